package dev.muc.host;

import dev.muc.store.RoomRecord;
import dev.muc.store.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Stores the batches of several workers together, so that they wait for the disk once. */
final class GroupCommit {
  /*
   * Whoever comes while nobody stores does it, for itself and for all that have come by then; those
   * that come meanwhile wait for the next round. Batches of different workers are about different
   * rooms, so that one after the other is one batch. If a round fails, it fails for all in it.
   */
  private final Storage storage;
  private final HostObserver observer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition done = lock.newCondition();
  private Round gathering = new Round();
  private boolean busy;

  private static final class Round {
    private final List<RoomRecord> records = new ArrayList<>();
    private boolean over;
    private @Nullable Throwable failure;
  }

  GroupCommit(Storage storage, HostObserver observer) {
    this.storage = storage;
    this.observer = observer;
  }

  /**
   * Stores a batch; it is durable when this returns.
   *
   * @throws RuntimeException what the storage threw, or an error; then it counts as not stored
   */
  void commit(List<RoomRecord> batch) {
    Round mine;
    lock.lock();
    try {
      mine = gathering;
      mine.records.addAll(batch);
      while (busy && !mine.over) {
        done.awaitUninterruptibly();
      }
      if (!mine.over) {
        busy = true;
        gathering = new Round();
      }
    } finally {
      lock.unlock();
    }
    if (!mine.over) {
      store(mine);
    }
    if (mine.failure instanceof Error bug) {
      throw bug;
    } else if (mine.failure instanceof RuntimeException broken) {
      throw broken;
    }
  }

  private void store(Round round) {
    long begun = System.nanoTime();
    try {
      storage.commit(round.records);
    } catch (RuntimeException | Error broken) {
      round.failure = broken; // Whatever it is: who waits for this round must not wait for ever.
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    Counting.safely(() -> observer.stored(round.records.size(), took, round.failure == null));
    lock.lock();
    try {
      round.over = true;
      busy = false;
      done.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
