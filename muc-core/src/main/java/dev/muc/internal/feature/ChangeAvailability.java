package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;

import dev.muc.event.RoomEvent.AvailabilityChanged;
import dev.muc.internal.text.TextKey;
import dev.muc.model.Availability;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.model.Session;
import dev.muc.spi.RoomView;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Presence;

/** A client of an occupant says something new of its availability (XEP-0045 §7.7). */
final class ChangeAvailability {

  private ChangeAvailability() {}

  static Decision decide(RoomView room, Occupant occupant, Presence request, FullJid client) {
    if (occupant.role() == Role.VISITOR && !room.config().discussion().visitorsChangeStatus()) {
      return Decision.refuse(FORBIDDEN.error(), TextKey.ERROR_NO_VOICE);
    }
    Availability availability = Availability.of(request, Forgeries.strip(request.payloads(), room));
    return Decision.accept(new AvailabilityChanged(occupant, new Session(client, availability)));
  }
}
