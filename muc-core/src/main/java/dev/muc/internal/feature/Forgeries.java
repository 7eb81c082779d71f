package dev.muc.internal.feature;

import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import java.util.ArrayList;
import java.util.List;

/** What only a room may say, and is therefore taken out of what clients send. */
final class Forgeries {

  private Forgeries() {}

  /** Returns the payloads that may be passed on: the same list, if all of them may. */
  static List<Element> strip(List<Element> payloads, RoomView room) {
    for (Element payload : payloads) {
      if (isForged(payload, room)) {
        return stripped(payloads, room);
      }
    }
    return payloads;
  }

  private static List<Element> stripped(List<Element> payloads, RoomView room) {
    List<Element> kept = new ArrayList<>(payloads.size());
    for (Element payload : payloads) {
      if (!isForged(payload, room)) {
        kept.add(payload);
      }
    }
    return kept;
  }

  /** The one list of what is stripped. */
  private static boolean isForged(Element payload, RoomView room) {
    return switch (payload.namespace()) {
      // Standing, real addresses, status codes (0045-17.3-7, 0045-17.3-8).
      case Namespaces.MUC_USER, Namespaces.MUC -> payload.name().equals("x");
      // 0421-4-2.
      case Namespaces.OCCUPANT_ID -> payload.name().equals("occupant-id");
      // 0359-3-2, 0359-3-3: only those that claim to be by this room.
      case Namespaces.STANZA_ID ->
          payload.name().equals("stanza-id") && claims(payload, "by", room);
      // 0203-5-1, 0203-5-2: likewise.
      case Namespaces.DELAY -> payload.name().equals("delay") && claims(payload, "from", room);
      default -> false;
    };
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
