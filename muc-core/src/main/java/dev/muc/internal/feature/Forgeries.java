package dev.muc.internal.feature;

import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** What only a room may say, and is therefore taken out of what clients send. */
final class Forgeries {

  /** The one list of what is taken out. */
  private static final List<Rule> RULES =
      List.of(
          // Standing, real addresses, status codes (0045-17.3-7, 0045-17.3-8).
          new Rule(Namespaces.MUC_USER, "x", Forgeries::always),
          // The wish to enter, with the password (0045-14.1-1).
          new Rule(Namespaces.MUC, "x", Forgeries::always),
          // 0421-4-2.
          new Rule(Namespaces.OCCUPANT_ID, "occupant-id", Forgeries::always),
          // Badges that a room gives (0317-3.1-6); it gives none, so that whoever shows some lies.
          new Rule(Namespaces.HATS, "hats", Forgeries::always),
          // 0359-3-2, 0359-3-3: only those that claim to be by this room.
          new Rule(Namespaces.STANZA_ID, "stanza-id", (x, room) -> claims(x, "by", room)),
          // 0203-5-1, 0203-5-2: likewise.
          new Rule(Namespaces.DELAY, "delay", (x, room) -> claims(x, "from", room)),
          new Rule(Namespaces.LEGACY_DELAY, "x", (x, room) -> claims(x, "from", room)),
          // In the history the room says there who sent a message (0045-7.2.13-9).
          new Rule(Namespaces.ADDRESSES, "addresses", (x, room) -> namesSender(x)),
          // An error belongs into stanzas of type "error" (rfc6120-8.3.1-9).
          new Rule(Stanza.NAMESPACE, "error", Forgeries::always));

  private Forgeries() {}

  private record Rule(String namespace, String name, BiPredicate<Element, RoomView> isForged) {

    boolean catches(Element payload, RoomView room) {
      return payload.is(namespace, name) && isForged.test(payload, room);
    }
  }

  /** Returns the payloads that may be passed on: the same list, if all of them may. */
  static List<Element> strip(List<Element> payloads, RoomView room) {
    for (int i = 0; i < payloads.size(); i++) {
      if (isTakenOut(i, payloads, room)) {
        return stripped(payloads, room);
      }
    }
    return payloads;
  }

  private static List<Element> stripped(List<Element> payloads, RoomView room) {
    List<Element> kept = new ArrayList<>(payloads.size());
    for (int i = 0; i < payloads.size(); i++) {
      if (!isTakenOut(i, payloads, room)) {
        kept.add(payloads.get(i));
      }
    }
    return kept;
  }

  private static boolean isTakenOut(int index, List<Element> payloads, RoomView room) {
    Element payload = payloads.get(index);
    return isForged(payload, room)
        || (isStanzaId(payload) && isSecondId(payload, payloads.subList(0, index)));
  }

  private static boolean isForged(Element payload, RoomView room) {
    for (Rule rule : RULES) {
      if (rule.catches(payload, room)) {
        return true;
      }
    }
    return false;
  }

  private static boolean always(Element payload, RoomView room) {
    return true;
  }

  /** A message has at most one stanza-id by any one entity (0359-3-4). */
  private static boolean isSecondId(Element payload, List<Element> before) {
    return before.stream()
        .filter(Forgeries::isStanzaId)
        .anyMatch(other -> other.attribute("by").equals(payload.attribute("by")));
  }

  private static boolean isStanzaId(Element payload) {
    return payload.is(Namespaces.STANZA_ID, "stanza-id");
  }

  private static boolean namesSender(Element addresses) {
    return addresses.children().stream()
        .anyMatch(address -> address.attribute("type").filter("ofrom"::equals).isPresent());
  }

  /** Compared as addresses, not as text: another spelling of the room is the room (0359-3-7). */
  private static boolean claims(Element payload, String attribute, RoomView room) {
    return payload
        .attribute(attribute)
        .flatMap(Jid::parse)
        .filter(jid -> jid.bare().equals(room.address()) || isService(jid, room))
        .isPresent();
  }

  private static boolean isService(Jid jid, RoomView room) {
    return jid.equals(room.address().domainJid());
  }
}
