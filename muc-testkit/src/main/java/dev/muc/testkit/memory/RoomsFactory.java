package dev.muc.testkit.memory;

import dev.muc.IdSource;
import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.spi.Inquiry;
import dev.muc.testkit.store.MemoryStorage;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Makes the rooms of one script or test. */
@FunctionalInterface
public interface RoomsFactory {
  /**
   * Makes a {@link RoomService} whose rooms can have archives (XEP-0313). What policies ask has no
   * answer.
   */
  RoomsFactory DEFAULT = answering(inquiry -> Optional.empty());

  /** Returns new rooms, which take time and identifiers from these sources alone. */
  Rooms rooms(ServiceConfig config, InstantSource time, IdSource ids);

  /**
   * Returns one as the default in which policies are answered at once.
   *
   * @param answers answers an inquiry with what its type says; empty for no answer
   */
  static RoomsFactory answering(Function<Inquiry<?>, Optional<?>> answers) {
    return (config, time, ids) ->
        new ArchivedRooms(
            new RoomService(config.withHost(ArchivedRooms.ABILITIES), time, ids),
            new MemoryStorage().archive(),
            answers);
  }
}
