package dev.muc.host;

import dev.muc.store.Storage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link RoomHost} runs its rooms.
 *
 * @param shards over how many threads the rooms are spread; those of one room are always handled by
 *     the same
 * @param storage where rooms outlive the process, or null; the host does not close it
 * @param farewell whether closing the host takes everybody out of the rooms (XEP-0045 §11.2). With
 *     a storage, occupants can stay: when the next host starts they are still in their rooms
 * @param idleMax how long a room that nobody is in stays in memory without need; only with a
 *     storage
 */
public record HostOptions(
    int shards, @Nullable Storage storage, boolean farewell, Duration idleMax) {

  /**
   * Ten minutes: those who look into a room do so again within minutes, and a room that is read
   * once in ten minutes costs nothing.
   */
  private static final Duration IDLE_MAX = Duration.ofMinutes(10);

  public HostOptions {
    if (shards < 1) {
      throw new IllegalArgumentException("expected at least one shard: " + shards);
    }
  }

  /** Returns options for rooms that live in memory: a shard for each processor. */
  public static HostOptions inMemory() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new HostOptions(processors, null, true, IDLE_MAX);
  }

  /** Returns options for rooms that outlive the process. */
  public static HostOptions storedIn(Storage storage) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new HostOptions(processors, storage, false, IDLE_MAX);
  }

  /** Returns these options with another number of shards. */
  public HostOptions withShards(int number) {
    return new HostOptions(number, storage, farewell, idleMax);
  }

  /** Returns these options with or without a farewell. */
  public HostOptions withFarewell(boolean toldToLeave) {
    return new HostOptions(shards, storage, toldToLeave, idleMax);
  }

  /** Returns these options with another time that a room stays in memory without need. */
  public HostOptions withIdleMax(Duration max) {
    return new HostOptions(shards, storage, farewell, max);
  }
}
