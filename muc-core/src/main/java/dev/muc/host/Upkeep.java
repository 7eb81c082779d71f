package dev.muc.host;

import dev.muc.store.Storage;
import dev.muc.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done for a storage on a thread of its own while the rooms go on: what is too old in it is
 * removed, and the rooms that somebody was in when the last host ended are read.
 */
final class Upkeep implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

  /**
   * The pause between two looks for what is too old. One look asks once for every archive, so that
   * a million of them take some minutes; and who says "90 days" does not mind an hour.
   */
  static final Duration PAUSE = Duration.ofHours(1);

  private final Storage storage;
  private final InstantSource time;
  private final Retention retention;
  private final ScheduledThreadPoolExecutor thread;

  Upkeep(Storage storage, InstantSource time, Retention retention) {
    this.storage = storage;
    this.time = time;
    this.retention = retention;
    this.thread = new ScheduledThreadPoolExecutor(1, Upkeep::thread, new DiscardPolicy());
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "muc-upkeep");
    thread.setDaemon(true);
    return thread;
  }

  /** Looks for what is too old, at once and again after each pause. */
  void clearOut(Duration pause) {
    long millis = pause.toMillis();
    Future<?> unused = // What goes wrong is logged.
        thread.scheduleWithFixedDelay(this::clearOut, 0, millis, TimeUnit.MILLISECONDS);
  }

  private void clearOut() {
    guarded(this::expireArchives, "remove old messages");
    guarded(() -> storage.rooms().forgetGone(time.instant()), "forget rooms that are gone");
  }

  private void expireArchives() {
    if (!retention.isForever()) {
      Duration age = retention.ageMax();
      Instant before = age == null ? null : time.instant().minus(age);
      int removed = storage.archive().expire(before, retention.messagesMax());
      if (removed > 0) {
        log.info("Removed {} old messages from archives", removed);
      }
    }
  }

  /** Has all occupied rooms read, step by step. */
  void wake(Waking waking) {
    wakeAfter(Duration.ZERO, waking);
  }

  private void wakeAfter(Duration pause, Waking waking) {
    Runnable step =
        () -> guarded(() -> waking.next(next -> wakeAfter(next, waking)), "read occupied rooms");
    Future<?> unused = thread.schedule(step, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void guarded(Runnable work, String what) {
    try {
      work.run();
    } catch (StoreException unable) {
      if (!thread.isShutdown()) {
        log.warn("Could not {}, which will be tried again: {}", what, unable.getMessage());
      }
    } catch (RuntimeException | AssertionError | StackOverflowError bug) {
      Incident.log(log, what, bug);
    }
  }

  /** Begins nothing any more; what is being done may go on until the storage is closed. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
