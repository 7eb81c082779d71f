package dev.muc.host;

import dev.muc.store.Storage;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link RoomHost} runs its rooms.
 *
 * @param shards over how many threads the rooms are spread; those of one room are always handled by
 *     the same
 * @param storage where rooms outlive the process, or null; the host does not close it
 * @param farewell whether closing the host takes everybody out of the rooms (XEP-0045 §11.2). With
 *     a storage, occupants can stay: when the next host starts they are still in their rooms
 * @param silenceMax after how long a room in which nothing happens asks its clients whether they
 *     are still there (XEP-0199); zero for never. Who has not answered by the next time is taken
 *     out
 * @param idleMax how long a room that nobody is in stays in memory without need; only with a
 *     storage
 * @param retention how long messages stay in archives; only with a storage
 * @param closeMax how long a host that closes may take to handle what has arrived, and then for the
 *     other side to take the last deliveries
 * @param observer who is told what is done, to count it
 * @param answerers who answers what policies ask
 */
public record HostOptions(
    int shards,
    @Nullable Storage storage,
    boolean farewell,
    Duration silenceMax,
    Duration idleMax,
    Retention retention,
    Duration closeMax,
    HostObserver observer,
    Answerers answerers) {

  /**
   * Five seconds: service managers kill a process that takes much longer to stop (Docker after 10
   * s, systemd after 90).
   */
  private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

  /**
   * An hour: a lost client is out after two, and a silent room of ten costs ten requests an hour.
   */
  private static final Duration SILENCE_MAX = Duration.ofHours(1);

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

  /**
   * Returns options for rooms that live in memory. There is a shard for every two processors: what
   * a shard handles has to be read and parsed before by the threads of the transport, and with as
   * many shards as processors they only take turns, at a tenth more for each message.
   */
  public static HostOptions inMemory() {
    return of(null);
  }

  /** Returns options for rooms that outlive the process; they have as many shards. */
  public static HostOptions storedIn(Storage storage) {
    return of(storage);
  }

  private static HostOptions of(@Nullable Storage storage) {
    return new Draft(storage).toOptions();
  }

  /** Returns these options with another number of shards. */
  public HostOptions withShards(int number) {
    return with(draft -> draft.shards = number);
  }

  /** Returns these options with or without a farewell. */
  public HostOptions withFarewell(boolean toldToLeave) {
    return with(draft -> draft.farewell = toldToLeave);
  }

  /** Returns these options with another time after which silent rooms ask; zero for never. */
  public HostOptions withSilenceMax(Duration max) {
    return with(draft -> draft.silenceMax = max);
  }

  /** Returns these options with another time that a room stays in memory without need. */
  public HostOptions withIdleMax(Duration max) {
    return with(draft -> draft.idleMax = max);
  }

  /** Returns these options with another time that messages stay in archives. */
  public HostOptions withRetention(Retention kept) {
    return with(draft -> draft.retention = kept);
  }

  /** Returns these options with another time that closing may take. */
  public HostOptions withCloseMax(Duration max) {
    return with(draft -> draft.closeMax = max);
  }

  /** Returns these options with somebody who counts. */
  public HostOptions withObserver(HostObserver newObserver) {
    return with(draft -> draft.observer = newObserver);
  }

  /** Returns these options with those who answer what policies ask. */
  public HostOptions withAnswerers(Answerers those) {
    return with(draft -> draft.answerers = those);
  }

  private HostOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(storage);
    draft.shards = shards;
    draft.farewell = farewell;
    draft.silenceMax = silenceMax;
    draft.idleMax = idleMax;
    draft.retention = retention;
    draft.closeMax = closeMax;
    draft.observer = observer;
    draft.answerers = answerers;
    change.accept(draft);
    return draft.toOptions();
  }

  /** Options that are being changed; the defaults stand here. */
  private static final class Draft {
    private final @Nullable Storage storage;
    private int shards;
    private boolean farewell;
    private Duration silenceMax = SILENCE_MAX;
    private Duration idleMax = IDLE_MAX;
    private Retention retention = Retention.FOREVER;
    private Duration closeMax = CLOSE_MAX;
    private HostObserver observer = HostObserver.NONE;
    private Answerers answerers = Answerers.NONE;

    Draft(@Nullable Storage storage) {
      this.storage = storage;
      this.shards = (Runtime.getRuntime().availableProcessors() + 1) / 2;
      this.farewell = storage == null;
    }

    HostOptions toOptions() {
      return new HostOptions(
          shards, storage, farewell, silenceMax, idleMax, retention, closeMax, observer, answerers);
    }
  }
}
