package dev.muc.stores;

import dev.muc.Wordless;
import dev.muc.store.StoreException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archives of a database. Many messages of one room become a chunk of its archive at once; few
 * are appended to a log, one row a commit, and sorted in later, many at a time, by a thread of its
 * own. For several threads.
 */
final class Archives implements AutoCloseable {
  /*
   * A message is in the log or in its archive, or while others that came with it still wait, in
   * both; the row of the archive says how far it goes. So whenever the process ends, what the log
   * has and lies behind that is what waits.
   *
   * All that changes archives goes through `lock`, which is fair, so that the thread that sorts lets
   * commits pass after each transaction. After a failure it is not known whether the database has
   * what failed: what is in memory is read from it again before anything else is done.
   */
  private static final Logger log = LoggerFactory.getLogger(Archives.class);

  /** How long the thread that sorts waits after it has failed. */
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(2);

  /** How old may be what somebody sees who only looks: the log may be long, and change always. */
  private static final long LOOK = TimeUnit.SECONDS.toNanos(1);

  private final Database database;
  private final LogLimits limits;
  private final Unsorted unsorted = new Unsorted();
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private final @Nullable Thread sorting;
  private final boolean looking;
  private boolean known;
  private long loadedAt;
  private boolean closed;

  private Archives(Database database, LogLimits limits, boolean looking) {
    this.database = database;
    this.limits = limits;
    this.looking = looking;
    this.sorting = limits.byItself() && !looking ? new Thread(this::sort, "muc-sorting") : null;
  }

  /** Something that changes archives, and perhaps more, in one transaction. */
  @FunctionalInterface
  interface Change<T> {
    T on(Session session, ArchiveChange archives) throws SQLException;
  }

  /** Something that looks at an archive. */
  @FunctionalInterface
  interface Look<T> {
    T at(ArchiveView archive) throws SQLException;
  }

  /**
   * Begins with what is in the log.
   *
   * @throws StoreException if it cannot be read
   */
  static Archives open(Database database, LogLimits limits) {
    return open(new Archives(database, limits, false));
  }

  /**
   * As {@link #open(Database, LogLimits)}, for somebody who only reads while another process may
   * write; a message that it writes is seen a second later at most.
   */
  static Archives toRead(Database database) {
    return open(new Archives(database, LogLimits.DEFAULT, true));
  }

  private static Archives open(Archives archives) {
    archives.load();
    if (archives.sorting != null) {
      archives.sorting.setDaemon(true);
      archives.sorting.start();
    }
    return archives;
  }

  /** Does something in one transaction, which is durable when this returns. */
  <T> T write(Change<T> change) {
    lock.lock();
    try {
      boolean wasKnown = known;
      load();
      known = false;
      boolean wasEmpty = unsorted.lastNumber() == 0;
      T result = database.write(session -> change.on(session, change(session)));
      known = true;
      unsorted.forgetUnused();
      if (!wasKnown || wasEmpty || unsorted.nanosUntilDue(limits, System.nanoTime()) <= 0) {
        changed.signal(); // Otherwise the thread that sorts knows until when it may wait.
      }
      return result;
    } finally {
      lock.unlock();
    }
  }

  private ArchiveChange change(Session session) {
    return new ArchiveChange(session, database.dialect(), unsorted, limits);
  }

  private void load() {
    if (!known || (looking && System.nanoTime() - loadedAt > LOOK)) {
      known = database.read(session -> new LogReader(session, unsorted).readIfChanged(known));
      loadedAt = System.nanoTime();
    }
  }

  /** Looks at the archive of a room as it is, with all that was committed. */
  <T> T read(String address, Look<T> look) {
    List<MessageRow> waiting = waiting(address);
    return database.read(session -> look.at(ArchiveView.of(session, address, waiting)));
  }

  private List<MessageRow> waiting(String address) {
    lock.lock();
    try {
      load();
      return unsorted.waiting(address);
    } finally {
      lock.unlock();
    }
  }

  /** Sorts in all that waits now, in several transactions. */
  void sortAll() {
    long last = -1;
    boolean done = false;
    while (!done) {
      lock.lock();
      try {
        load();
        last = last < 0 ? unsorted.lastNumber() : last;
        done = unsorted.firstNumber() == 0 || unsorted.firstNumber() > last;
        if (!done) {
          sortSome();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private void sortSome() {
    write(
        (session, archives) -> {
          archives.sortSome();
          return archives;
        });
  }

  /** Sorts in what is due, until it is closed. */
  private void sort() {
    long notBefore = System.nanoTime();
    boolean failing = false;
    while (awaitDue(notBefore)) {
      try {
        sortSome();
        if (failing) {
          log.info("Messages are sorted into their archives again");
        }
        failing = false;
      } catch (RuntimeException failure) {
        if (!failing) {
          log.error("Failed to sort messages into their archives", Wordless.of(failure));
        }
        failing = true;
        notBefore = System.nanoTime() + PAUSE;
      }
    }
  }

  /** Waits until there is something to do, but not before a time; false if it is closed. */
  private boolean awaitDue(long notBefore) {
    lock.lock();
    try {
      long wait = nanosUntilDue(notBefore);
      while (!closed && wait > 0) {
        changed.awaitNanos(wait);
        wait = nanosUntilDue(notBefore);
      }
      return !closed;
    } catch (InterruptedException stop) {
      return false; // Nobody but the virtual machine at its end would do that.
    } finally {
      lock.unlock();
    }
  }

  private long nanosUntilDue(long notBefore) {
    long now = System.nanoTime();
    // After a failure whoever comes next reads the log, and tells this thread if it is due.
    long due = known ? unsorted.nanosUntilDue(limits, now) : Long.MAX_VALUE;
    return Math.max(due, notBefore - now);
  }

  /** Ends the sorting. What waits is in the log, and is there when it is opened again. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (sorting != null) {
      try {
        sorting.join();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
