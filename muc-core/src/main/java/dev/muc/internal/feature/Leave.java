package dev.muc.internal.feature;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.event.RoomEvent.SessionLeft;
import dev.muc.internal.feature.Decision.ReplyAt;
import dev.muc.model.Availability;
import dev.muc.model.Destruction;
import dev.muc.model.Exit;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.spi.RoomView;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Presence;
import java.util.List;
import java.util.Optional;

/** A client leaves (XEP-0045 §7.14). */
final class Leave {

  private Leave() {}

  static Decision decide(RoomView room, Presence request, FullJid client) {
    Role role = room.occupant(client).map(Occupant::role).orElse(Role.NONE);
    return decide(room, client, Exit.LEFT, SelfDescription.of(request, role, room));
  }

  /** Decides what it means that {@code client} is gone, whoever says so. */
  static Decision decide(RoomView room, FullJid client, Exit exit, Availability leaving) {
    List<RoomEvent> events = events(room, client, exit, leaving);
    // 0045-17.3-6: to one that is not here no reply, no error.
    return events.isEmpty() ? Decision.ignore() : Decision.accept(ReplyAt.END, events);
  }

  /** Returns what happens because {@code client} is gone; nothing, if it was not here. */
  static List<RoomEvent> events(RoomView room, FullJid client, Exit exit, Availability leaving) {
    Optional<Occupant> found = room.occupant(client);
    if (found.isEmpty()) {
      return List.of();
    }
    Occupant occupant = found.get();
    if (occupant.sessions().size() > 1) {
      return List.of(new SessionLeft(occupant, client, exit, leaving));
    }
    if (room.locked() && room.occupants().size() == 1) {
      // The creator goes before the room was ever open (0045-10.1.3-7).
      return List.of(new RoomDestroyed(Destruction.SILENT));
    }
    return List.of(new OccupantLeft(occupant, exit, null, null, leaving));
  }
}
