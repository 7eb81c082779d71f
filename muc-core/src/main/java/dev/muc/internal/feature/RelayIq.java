package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.BAD_REQUEST;
import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;
import static dev.muc.stanza.StanzaError.Condition.NOT_ACCEPTABLE;

import dev.muc.event.RoomEvent.IqAnswered;
import dev.muc.event.RoomEvent.IqRelayed;
import dev.muc.internal.text.TextKey;
import dev.muc.model.IqRelay;
import dev.muc.model.Occupant;
import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.StanzaError;
import java.util.List;
import java.util.Optional;

/**
 * One occupant asks another something, and is answered, without either learning a real address
 * (XEP-0045 §17.4).
 */
final class RelayIq {

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
    return relay(request, payload, asker.get(), target.get(), client, context);
  }

  private static Decision relay(
      Iq request, Element payload, Occupant asker, Occupant target, Jid client, Context context) {
    // A user's server answers for the vCard, at the bare address (0153-4.1-2).
    boolean vcard = payload.is(Namespaces.VCARD, "vCard") && request.type() == Iq.Type.GET;
    Jid responder = vcard ? target.account() : target.shown().realJid();
    String id = request.id() == null ? "" : request.id();
    IqRelay relay = new IqRelay(context.ids().next(), responder, target.address(), client, id);
    Iq passedOn =
        new Iq(
            request.type(), asker.address(), null, relay.key(), request.lang(), request.payloads());
    return Decision.accept(new IqRelayed(relay, passedOn));
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
    return Decision.accept(new IqAnswered(relay, passedOn));
  }

  /** A server may answer for the account, or for the whole of it, in an error (§17.4). */
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
