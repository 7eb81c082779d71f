package dev.muc.internal.feature;

import dev.muc.event.RoomEvent.AvailabilityChanged;
import dev.muc.model.Availability;
import dev.muc.model.Occupant;
import dev.muc.model.Session;
import dev.muc.spi.RoomView;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Presence;

/** A client of an occupant says something new of its availability (XEP-0045 §7.7). */
final class ChangeAvailability {

  private ChangeAvailability() {}

  static Decision decide(RoomView room, Occupant occupant, Presence request, FullJid client) {
    Availability availability = SelfDescription.of(request, occupant.role(), room);
    return Decision.accept(new AvailabilityChanged(occupant, new Session(client, availability)));
  }
}
