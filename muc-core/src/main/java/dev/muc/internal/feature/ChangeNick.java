package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.CONFLICT;
import static dev.muc.stanza.StanzaError.Condition.NOT_ACCEPTABLE;

import dev.muc.event.RoomEvent.NickChanged;
import dev.muc.event.RoomEvent.SessionJoined;
import dev.muc.internal.text.TextKey;
import dev.muc.model.Availability;
import dev.muc.model.JoinRequest;
import dev.muc.model.Occupant;
import dev.muc.model.Privilege;
import dev.muc.model.Session;
import dev.muc.payload.MucJoin;
import dev.muc.spi.RoomView;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.StanzaError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An occupant takes another nick (XEP-0045 §7.6). */
final class ChangeNick {

  private ChangeNick() {}

  /**
   * Decides whether {@code occupant}, one of whose clients asks, may be called {@code asked}.
   *
   * @param join the wish to enter under that nick, or null: a client that lost track of the room is
   *     told all of it besides (0045-17.3-3), and gets the nick that it has to use if it asks for
   *     another, as on any entry
   */
  static Decision decide(
      RoomView room,
      Occupant occupant,
      Presence request,
      FullJid client,
      FullJid asked,
      @Nullable MucJoin join,
      Context context) {
    FullJid nick = NickRules.given(room, occupant.account(), asked);
    if (join == null && !nick.equals(asked)) {
      return Decision.refuse(
          NOT_ACCEPTABLE.error(StanzaError.Type.CANCEL), TextKey.ERROR_NICK_REGISTERED);
    }
    Optional<Decision> refusal = NickRules.refuse(nick.resource(), context.service());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (!Privilege.OfRole.CHANGE_NICK.heldBy(occupant.role(), room.config())) {
      return Decision.refuse(
          NOT_ACCEPTABLE.error(StanzaError.Type.CANCEL), TextKey.ERROR_NICK_LOCKED);
    }
    if (NickRules.isReservedForAnother(room, nick.resource(), occupant.account())) {
      return Decision.refuse(CONFLICT.error(), TextKey.ERROR_NICK_RESERVED);
    }
    Optional<Occupant> holder = room.occupant(nick.resource());
    if (holder.isPresent() && !holder.get().address().equals(occupant.address())) {
      // Also for a nick that the same account holds in another session: 0045-7.6-8 is a choice.
      return Decision.refuse(CONFLICT.error(), TextKey.ERROR_NICK_TAKEN);
    }
    Availability availability = SelfDescription.of(request, occupant.role(), room);
    Session session = new Session(client, availability);
    Occupant after = occupant.withAddress(nick).with(session);
    boolean assigned = !nick.equals(asked);
    NickChanged changed = new NickChanged(occupant, after, assigned);
    return join == null
        ? Decision.accept(changed)
        : Decision.accept(
            changed,
            new SessionJoined(
                after, session, new JoinRequest(request.id(), join.history(), assigned)));
  }
}
