package dev.muc.internal.feature;

import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.event.RoomEvent.SessionLeft;
import dev.muc.model.Availability;
import dev.muc.model.Destruction;
import dev.muc.model.Exit;
import dev.muc.model.Occupant;
import dev.muc.spi.RoomView;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Presence;
import java.util.Optional;

/** A client leaves (XEP-0045 §7.14). */
final class Leave {

  private Leave() {}

  static Decision decide(RoomView room, Presence request, FullJid client) {
    Availability leaving = Availability.of(request, Forgeries.strip(request.payloads(), room));
    return decide(room, client, Exit.LEFT, leaving);
  }

  /** Decides what it means that {@code client} is gone, whoever says so. */
  static Decision decide(RoomView room, FullJid client, Exit exit, Availability leaving) {
    Optional<Occupant> found = room.occupant(client);
    if (found.isEmpty()) {
      return Decision.ignore(); // 0045-17.3-6: no reply, no error.
    }
    Occupant occupant = found.get();
    if (occupant.sessions().size() > 1) {
      return Decision.accept(new SessionLeft(occupant, client, exit, leaving));
    }
    if (room.locked() && room.occupants().size() == 1) {
      // The creator goes before the room was ever open (0045-10.1.3-7).
      return Decision.accept(new RoomDestroyed(Destruction.SILENT));
    }
    return Decision.accept(new OccupantLeft(occupant, exit, null, null, leaving));
  }
}
