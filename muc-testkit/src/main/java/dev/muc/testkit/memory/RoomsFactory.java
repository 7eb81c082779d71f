package dev.muc.testkit.memory;

import dev.muc.IdSource;
import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.testkit.store.MemoryStorage;
import java.time.InstantSource;

/** Makes the rooms of one script or test. */
@FunctionalInterface
public interface RoomsFactory {
  /** Makes a {@link RoomService} whose rooms can have archives (XEP-0313). */
  RoomsFactory DEFAULT =
      (config, time, ids) ->
          new ArchivedRooms(
              new RoomService(config.withHost(ArchivedRooms.ABILITIES), time, ids),
              new MemoryStorage().archive());

  /** Returns new rooms, which take time and identifiers from these sources alone. */
  Rooms rooms(ServiceConfig config, InstantSource time, IdSource ids);
}
