package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.BAD_REQUEST;
import static dev.muc.stanza.StanzaError.Condition.FEATURE_NOT_IMPLEMENTED;
import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;
import static dev.muc.stanza.StanzaError.Condition.JID_MALFORMED;
import static dev.muc.stanza.StanzaError.Condition.NOT_ACCEPTABLE;
import static dev.muc.stanza.StanzaError.Condition.SERVICE_UNAVAILABLE;

import dev.muc.internal.text.TextKey;
import dev.muc.limits.Limit;
import dev.muc.model.Affiliation;
import dev.muc.model.Availability;
import dev.muc.model.Exit;
import dev.muc.model.Occupant;
import dev.muc.payload.MucJoin;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import java.util.Optional;

/** Finds the use case that a stanza to a room or to an occupant is about. */
public final class Router {

  private Router() {}

  /** Decides on a stanza to {@code to}, which is the room or an occupant. */
  public static Decision decide(RoomView room, Stanza stanza, Jid to, Context context) {
    if (ServiceBan.concerns(stanza, context)) {
      return ServiceBan.refuse();
    }
    Jid client = stanza.from();
    Limit exceeded = stanza.isError() ? null : Excess.of(stanza, context);
    if (exceeded != null) {
      return tooMuch(room, stanza, exceeded, context);
    }
    if (stanza instanceof Presence presence) {
      if (presence.type() == Presence.Type.SUBSCRIBE) {
        // Rooms offer none; accounts ask for it rather than clients (0045-18.2.2-1).
        return Decision.refuse(FEATURE_NOT_IMPLEMENTED);
      }
      // Only clients are present anywhere; an account or a server is not.
      return client instanceof FullJid full
          ? presence(room, presence, full, to, context)
          : Decision.ignore();
    } else if (stanza instanceof Message message) {
      return message(room, message, client, to, context);
    } else if (stanza instanceof Iq iq) {
      return iq(room, iq, client, to, context);
    }
    throw new AssertionError("no case for " + stanza.getClass());
  }

  /** Nobody is kept from leaving, but without all those words. */
  private static Decision tooMuch(RoomView room, Stanza stanza, Limit exceeded, Context context) {
    boolean leaving =
        stanza instanceof Presence presence && presence.type() == Presence.Type.UNAVAILABLE;
    return leaving && stanza.from() instanceof FullJid client
        ? Leave.decide(room, client, Exit.LEFT, Availability.PLAIN)
        : Excess.of(exceeded, context.service().limits());
  }

  private static Decision presence(
      RoomView room, Presence presence, FullJid client, Jid to, Context context) {
    return switch (presence.type()) {
      case AVAILABLE ->
          to instanceof FullJid nick
              ? available(room, presence, client, nick, context)
              : Decision.refuse(JID_MALFORMED); // 0045-7.2.1-2.
      case UNAVAILABLE -> Leave.decide(room, presence, client);
      case PROBE -> Probe.decide(room, client, to);
      case ERROR -> Bounce.decide(room, presence, client);
      case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED -> Decision.ignore();
    };
  }

  private static Decision available(
      RoomView room, Presence presence, FullJid client, FullJid nick, Context context) {
    Optional<MucJoin> join = MucJoin.read(presence, context.now());
    Optional<Occupant> occupant = room.occupant(client);
    if (occupant.isEmpty()) {
      return join.isPresent()
          ? Join.decide(room, presence, client, nick, join.get(), context)
          : TurnAway.decide(room, client, nick);
    }
    FullJid given = NickRules.given(room, client.bare(), nick);
    if (join.isPresent() && room.occupant(given.resource()).equals(occupant)) {
      // Who is in need not pass the gates again, such as a password that was set meanwhile.
      return Join.again(room, occupant.get(), presence, client, nick, join.get());
    }
    return occupant.get().address().equals(nick)
        ? ChangeAvailability.decide(room, occupant.get(), presence, client)
        : ChangeNick.decide(
            room, occupant.get(), presence, client, nick, join.orElse(null), context);
  }

  private static Decision message(
      RoomView room, Message message, Jid client, Jid to, Context context) {
    if (message.type() == Message.Type.ERROR) {
      return error(room, message, client, to);
    }
    if (!room.exists()) {
      return Decision.refuse(ITEM_NOT_FOUND.error(), TextKey.ERROR_NO_ROOM);
    }
    if (isClosedTo(client, room)) {
      return Decision.refuse(ITEM_NOT_FOUND.error(), TextKey.ERROR_ROOM_LOCKED);
    }
    if (to instanceof FullJid nick) {
      return PrivateMessage.decide(room, message, client, nick);
    }
    return toRoom(room, message, client, context);
  }

  private static Decision toRoom(RoomView room, Message message, Jid client, Context context) {
    Optional<Occupant> sender = room.occupant(client);
    if (message.type() == Message.Type.NORMAL) {
      return MessageRequest.decide(room, sender, message, context);
    }
    if (sender.isEmpty()) {
      return Decision.refuse(
          NOT_ACCEPTABLE.error(StanzaError.Type.CANCEL), TextKey.ERROR_NOT_OCCUPANT);
    }
    if (message.type() != Message.Type.GROUPCHAT) {
      return Decision.refuse(BAD_REQUEST); // 0045-17.2-1.
    }
    return ChangeSubject.isSubject(message)
        ? ChangeSubject.decide(room, sender.get(), message, client, context)
        : GroupMessage.decide(room, sender.get(), message, client, context);
  }

  /** What comes back of an invitation is not about an occupant: the invitee may well be one. */
  private static Decision error(RoomView room, Message error, Jid client, Jid to) {
    if (to instanceof BareJid) {
      Optional<Decision> invitation = ReturnInvitation.decide(room, error);
      if (invitation.isPresent()) {
        return invitation.get();
      }
    }
    return client instanceof FullJid full ? Bounce.decide(room, error, full) : Decision.ignore();
  }

  /** What comes back to the room itself answers the room; all else another occupant. */
  private static Decision answer(RoomView room, Iq iq, Jid client, Jid to) {
    return client instanceof FullJid full && to instanceof BareJid && room.isAsked(full)
        ? AskSilent.answer(room, iq, full)
        : RelayIq.answer(room, iq);
  }

  private static Decision iq(RoomView room, Iq iq, Jid client, Jid to, Context context) {
    if (!iq.isRequest()) {
      return answer(room, iq, client, to);
    }
    if (iq.payloads().size() != 1) {
      return Decision.refuse(BAD_REQUEST); // rfc6120-8.2.3-4.
    }
    if (to instanceof FullJid nick) {
      return RelayIq.request(room, iq, client, nick, context);
    }
    if (!room.exists()) {
      return Decision.refuse(ITEM_NOT_FOUND.error(), TextKey.ERROR_NO_ROOM);
    }
    if (isClosedTo(client, room)) {
      return Decision.refuse(ITEM_NOT_FOUND.error(), TextKey.ERROR_ROOM_LOCKED);
    }
    for (RoomRequest handler : RoomRequest.ALL) {
      if (handler.accepts(iq)) {
        return Review.request(room, iq, context)
            .orElseGet(() -> handler.handler().decide(room, iq, client, context));
      }
    }
    return OwnRequests.toRoom(room, iq, context).orElseGet(() -> unknown(iq));
  }

  private static Decision unknown(Iq iq) {
    return RoomRequest.isKnown(iq.payloads().get(0).namespace())
        ? Decision.refuse(BAD_REQUEST) // rfc6120-8.4-2.
        : Decision.refuse(SERVICE_UNAVAILABLE.error(), TextKey.ERROR_UNKNOWN_REQUEST);
  }

  /** To strangers a room is not there before its owner has opened it (0045-17.2-4). */
  private static boolean isClosedTo(Jid client, RoomView room) {
    return room.locked()
        && room.occupant(client).isEmpty()
        && room.affiliation(client.bare()) != Affiliation.OWNER;
  }
}
