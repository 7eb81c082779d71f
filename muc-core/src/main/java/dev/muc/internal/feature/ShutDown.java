package dev.muc.internal.feature;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.internal.feature.Decision.InRoom;
import dev.muc.model.Availability;
import dev.muc.model.Exit;
import dev.muc.model.Occupant;
import dev.muc.spi.RoomView;
import java.util.ArrayList;
import java.util.List;

/** The service shuts down: everybody has to leave (XEP-0045 §11.2). */
public final class ShutDown {

  private ShutDown() {}

  public static InRoom decide(RoomView room) {
    List<RoomEvent> events = new ArrayList<>(room.occupants().size());
    for (Occupant occupant : room.occupants()) {
      events.add(new OccupantLeft(occupant, Exit.SHUTDOWN, null, null, Availability.PLAIN));
    }
    return new InRoom(room.address(), events);
  }
}
