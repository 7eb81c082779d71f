package dev.muc.testkit.memory;

import dev.muc.IdSource;
import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import java.time.InstantSource;

/** Makes the rooms of one script or test. */
@FunctionalInterface
public interface RoomsFactory {
  /** Makes a {@link RoomService} as it comes. */
  RoomsFactory DEFAULT = (config, time, ids) -> Rooms.of(new RoomService(config, time, ids));

  /** Returns new rooms, which take time and identifiers from these sources alone. */
  Rooms rooms(ServiceConfig config, InstantSource time, IdSource ids);
}
