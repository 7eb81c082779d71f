package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.BAD_REQUEST;
import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;
import static dev.muc.stanza.StanzaError.Condition.NOT_ACCEPTABLE;
import static dev.muc.stanza.StanzaError.Condition.RECIPIENT_UNAVAILABLE;
import static dev.muc.stanza.StanzaError.Condition.REMOTE_SERVER_NOT_FOUND;
import static dev.muc.stanza.StanzaError.Condition.REMOTE_SERVER_TIMEOUT;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.IqAnswered;
import dev.muc.event.RoomEvent.IqRelayed;
import dev.muc.internal.feature.Decision.InRoom;
import dev.muc.internal.feature.Decision.ReplyAt;
import dev.muc.internal.text.TextKey;
import dev.muc.limits.Bound;
import dev.muc.limits.TimeLimit;
import dev.muc.model.Availability;
import dev.muc.model.Exit;
import dev.muc.model.IqRelay;
import dev.muc.model.Occupant;
import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.StanzaError;
import dev.muc.stanza.StanzaError.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One occupant asks another something, and is answered, without either learning a real address
 * (XEP-0045 §17.4).
 */
public final class RelayIq {

  private static final Set<Condition> UNDELIVERED =
      EnumSet.of(RECIPIENT_UNAVAILABLE, REMOTE_SERVER_NOT_FOUND, REMOTE_SERVER_TIMEOUT);

  private RelayIq() {}

  /** Decides on a request to an occupant JID. */
  static Decision request(RoomView room, Iq request, Jid client, FullJid nick, Context context) {
    Optional<Occupant> asker = room.occupant(client);
    Element payload = request.payloads().get(0);
    if (asker.isEmpty()) {
      // §6.6 wants another error for discovery than XEP-0410 for a ping.
      boolean disco =
          payload.namespace().equals(Namespaces.DISCO_INFO)
              || payload.namespace().equals(Namespaces.DISCO_ITEMS);
      return disco
          ? Decision.refuse(BAD_REQUEST.error(), TextKey.ERROR_NOT_OCCUPANT)
          : Decision.refuse(
              NOT_ACCEPTABLE.error(StanzaError.Type.CANCEL), TextKey.ERROR_NOT_OCCUPANT);
    }
    Optional<Occupant> target = room.occupant(nick.resource());
    if (target.isEmpty()) {
      return Decision.refuse(ITEM_NOT_FOUND.error(), TextKey.ERROR_NO_SUCH_OCCUPANT);
    }
    boolean self = target.get().address().equals(asker.get().address());
    if (self && payload.is(Namespaces.PING, "ping")) {
      return Decision.reply(null); // XEP-0410 §3.3: the room itself knows that the client is in.
    }
    Optional<Decision> own = OwnRequests.toOccupant(room, request, target.get(), context);
    return own.orElseGet(() -> passOn(room, request, asker.get(), target.get(), context));
  }

  private static Decision passOn(
      RoomView room, Iq request, Occupant asker, Occupant target, Context context) {
    List<RoomEvent> events = new ArrayList<>(2);
    if (room.relays().size() >= Bound.RELAYS_OPEN.max()) {
      // The oldest has to go; it has been waiting the longest by far.
      events.add(givenUp(room.relays().get(0)));
    }
    events.add(relay(request, asker, target, context));
    return Decision.accept(ReplyAt.END, events);
  }

  private static IqRelayed relay(Iq request, Occupant asker, Occupant target, Context context) {
    String key = context.ids().next();
    Instant due = context.now().plus(context.service().limits().of(TimeLimit.ANSWER));
    // A user's server answers for the vCard, at the bare address (0153-4.1-2).
    boolean vcard =
        request.type() == Iq.Type.GET && request.payload(Namespaces.VCARD, "vCard").isPresent();
    Jid responder = vcard ? target.account() : target.shown().realJid();
    IqRelay relay =
        new IqRelay(key, responder, target.address(), request.from(), request.id(), due);
    Iq passedOn =
        new Iq(request.type(), asker.address(), null, key, request.lang(), request.payloads());
    return new IqRelayed(relay, passedOn);
  }

  /** The room answers instead of an occupant that did not in time. */
  public static InRoom giveUp(IqRelay unanswered) {
    return new InRoom(unanswered.asked().bare(), List.of(givenUp(unanswered)));
  }

  private static IqAnswered givenUp(IqRelay relay) {
    StanzaError error = REMOTE_SERVER_TIMEOUT.error().by(relay.asked().bare());
    List<Element> payloads = List.of(error.toElement());
    return new IqAnswered(relay, new Iq(Iq.Type.ERROR, relay.asked(), null, relay.id(), payloads));
  }

  /** Decides on an answer to an occupant JID; one that nobody waits for is dropped. */
  static Decision answer(RoomView room, Iq answer) {
    String key = answer.id();
    Optional<IqRelay> found = key == null ? Optional.empty() : room.relay(key);
    if (found.isEmpty() || !isFromResponder(found.get(), answer)) {
      return Decision.ignore(); // rfc6120-8.2.3-6.
    }
    IqRelay relay = found.get();
    List<Element> payloads =
        answer.payloads().stream().map(payload -> withoutRealJid(payload)).toList();
    Iq passedOn = new Iq(answer.type(), relay.asked(), null, relay.id(), answer.lang(), payloads);
    List<RoomEvent> events = new ArrayList<>(2);
    events.add(new IqAnswered(relay, passedOn));
    if (relay.responder() instanceof FullJid client && isUndelivered(answer)) {
      events.addAll(Leave.events(room, client, Exit.TECHNICAL_ERROR, Availability.PLAIN));
    }
    return Decision.accept(ReplyAt.END, events);
  }

  /**
   * Whether a request came back because its addressee could not be reached. Of the conditions of
   * §18.1.2 only those that no client answers with: a client that knows of no such item, say, is
   * there to say so.
   */
  private static boolean isUndelivered(Iq answer) {
    return StanzaError.of(answer)
        .map(StanzaError::condition)
        .filter(UNDELIVERED::contains)
        .isPresent();
  }

  /** The client itself, or its server in the name of the account. */
  private static boolean isFromResponder(IqRelay relay, Iq answer) {
    return answer.from().equals(relay.responder())
        || answer.from().equals(relay.responder().bare());
  }

  /** An error may name the entity that sent it: that would be a real address (0045-17.4-4). */
  private static Element withoutRealJid(Element payload) {
    if (!payload.name().equals("error") || payload.attribute("by").isEmpty()) {
      return payload;
    }
    return new Element(
        payload.namespace(),
        payload.name(),
        payload.attributes().stream().filter(a -> !a.name().equals("by")).toList(),
        payload.content());
  }
}
