package dev.muc.internal.feature;

import dev.muc.model.Availability;
import dev.muc.model.Privilege;
import dev.muc.model.Role;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import java.util.List;

/** What a client says of itself in its presence, as far as a room passes it on. */
final class SelfDescription {

  private SelfDescription() {}

  /**
   * Returns what others are told of {@code presence}: all but what only a room may say. Visitors
   * that are not to speak in any other way either say whether they are there, and no more: a status
   * or an extension can hold any text (0045-14.6-3).
   */
  static Availability of(Presence presence, Role role, RoomView room) {
    List<Element> kept = Forgeries.strip(presence.payloads(), room);
    if (!Privilege.OfRole.CHANGE_AVAILABILITY.heldBy(role, room.config())) {
      kept = kept.stream().filter(SelfDescription::isWordless).toList();
    }
    return Availability.of(presence, kept);
  }

  private static boolean isWordless(Element payload) {
    return payload.is(Stanza.NAMESPACE, "show") || payload.is(Stanza.NAMESPACE, "priority");
  }
}
