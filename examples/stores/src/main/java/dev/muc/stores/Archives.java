package dev.muc.stores;

import dev.muc.store.StoreException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The archives of a database. Messages are appended to a log and sorted into their archives later,
 * many at a time, by a thread of its own; many of one room in a transaction become a chunk at once.
 * For several threads.
 */
final class Archives implements AutoCloseable {
  /*
   * A message is in the log or in its archive, or while others that came with it still wait, in
   * both; the row of the archive says how far it goes. So whenever the process ends, what the log
   * has and lies behind that is what waits.
   *
   * `changing` is held by whoever changes archives in the database; it is fair, so that the thread
   * that sorts lets commits pass after each transaction. `lock` is held, inside of that, by whoever
   * uses what is in memory or appends to a file: so messages that are stored in a file wait for the
   * thread that sorts only while it takes some out.
   *
   * Sorting begins before either: what is next is found, read and packed while it goes on waiting.
   * Then it is taken out, but for what others have taken meanwhile, because a room is gone or has to
   * be complete. `ahead` is held by whoever does so, outside of the other two.
   *
   * After a failure it is not known what of it is stored: what is in memory is read again before
   * anything else is done.
   */

  /** How old may be what somebody sees who only looks: the log may be long, and change always. */
  private static final long LOOK = TimeUnit.SECONDS.toNanos(1);

  private final Database database;
  private final @Nullable LogFiles files;
  private final LogLimits limits;
  private final Unsorted unsorted = new Unsorted();
  private final LogCopy copy = new LogCopy();
  private final LogCopy ahead = new LogCopy();
  private final ReentrantLock changing = new ReentrantLock(true);
  private final ReentrantLock lock = new ReentrantLock();
  private final @Nullable SortingThread sorting;
  private final boolean looking;
  private boolean known;
  private int loads;
  private long loadedAt;

  private Archives(Database database, @Nullable LogFiles files, LogLimits limits, boolean looking) {
    this.database = database;
    this.files = files;
    this.limits = limits;
    this.looking = looking;
    this.sorting = limits.byItself() && !looking ? new SortingThread(new SortingWork(this)) : null;
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
   * @param files the log as far as it is in files; null if all of it is in the database
   * @throws StoreException if it cannot be read
   */
  static Archives open(Database database, @Nullable LogFiles files, LogLimits limits) {
    return open(new Archives(database, files, limits, false));
  }

  /**
   * As {@link #open(Database, LogFiles, LogLimits)}, for somebody who only reads while another
   * process may write; a message that it writes is seen a second later at most.
   */
  static Archives toRead(Database database, LogFiles files) {
    return open(new Archives(database, files, LogLimits.DEFAULT, true));
  }

  private static Archives open(Archives archives) {
    try {
      archives.load();
    } catch (RuntimeException failure) {
      archives.closeFiles();
      throw failure;
    }
    if (archives.sorting != null) {
      archives.sorting.start();
    }
    return archives;
  }

  /**
   * Appends messages to the log in files, if there is one and it takes nothing else to store them.
   * They are durable when this returns.
   *
   * @param messages the messages of some rooms, by address
   * @return whether they were appended
   */
  boolean append(Map<String, List<EncodedMessage>> messages) {
    if (messages.isEmpty()) {
      return true;
    }
    lock.lock();
    try {
      if (files == null || !known) {
        return false;
      }
      Placed placed = Placed.of(messages, unsorted, limits);
      if (placed == null) {
        return false;
      }
      boolean wasEmpty = unsorted.lastNumber() == 0;
      long number = unsorted.nextNumber();
      LogFile.Block block;
      try {
        block = files.append(number, placed.rows());
      } finally {
        known = files.areCertain();
      }
      if (block != null) {
        placed.addTo(unsorted, new LogEntry(System.nanoTime(), block));
      }
      signalIfDue(wasEmpty);
      return block != null;
    } finally {
      lock.unlock();
    }
  }

  private void signalIfDue(boolean news) {
    if (sorting != null && (news || nanosUntilSorting() <= 0 || filesRunningOut().isPresent())) {
      sorting.signal(); // Otherwise it knows until when it may wait.
    }
  }

  /** Does something in one transaction, which is durable when this returns. */
  <T> T write(Change<T> change) {
    changing.lock();
    lock.lock();
    try {
      boolean wasKnown = known;
      load();
      known = false;
      boolean wasEmpty = unsorted.lastNumber() == 0;
      T result = database.write(session -> change.on(session, change(session)));
      known = true;
      unsorted.settled();
      unsorted.forgetUnused();
      signalIfDue(!wasKnown || wasEmpty);
      return result;
    } finally {
      lock.unlock();
      changing.unlock();
    }
  }

  private ArchiveChange change(Session session) {
    return new ArchiveChange(session, database.dialect(), unsorted, limits, copy);
  }

  private void load() {
    if (!known || (looking && System.nanoTime() - loadedAt > LOOK)) {
      known = false;
      loads++;
      // Before the transaction: what has left a file by then is in a chunk.
      List<LogFile.Block> blocks = files == null ? List.of() : files.blocks();
      known = database.read(session -> new LogReader(session, unsorted, looking).read(blocks));
      if (files != null && !looking) {
        files.removeUnused();
      }
      loadedAt = System.nanoTime();
    }
  }

  /** Looks at the archive of a room as it is, with all that was committed. */
  <T> T read(String address, Look<T> look) {
    WaitingMessages waiting = waiting(address);
    Set<LogFile> files = waiting.files();
    try {
      return database.read(session -> look.at(ArchiveView.of(session, address, waiting)));
    } finally {
      release(files);
    }
  }

  /** Returns the messages of an archive that wait; their files stay as they are. */
  private WaitingMessages waiting(String address) {
    return locked(
        () -> {
          load();
          WaitingMessages waiting = unsorted.waiting(address);
          waiting.files().forEach(LogFile::add);
          return waiting;
        });
  }

  private <T> T locked(Supplier<T> use) {
    lock.lock();
    try {
      return use.get();
    } finally {
      lock.unlock();
    }
  }

  private void release(Set<LogFile> files) {
    if (!files.isEmpty()) {
      lock.lock();
      try {
        files.forEach(LogFile::release);
      } finally {
        lock.unlock();
      }
    }
  }

  /** Returns whether there is something in files that waits. */
  boolean haveWaitingInFiles() {
    return files != null && files.haveWaiting();
  }

  /** Removes the files in which nothing waits, so that what was erased is not in them either. */
  void removeUnusedFiles() {
    lock.lock();
    try {
      if (files != null && known) {
        files.removeUnused();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Sorts in all that waits now, in several transactions. */
  void sortAll() {
    long last = lastNumber();
    while (waitsUpTo(last)) {
      sortSome();
    }
  }

  private long lastNumber() {
    return locked(
        () -> {
          load();
          return unsorted.lastNumber();
        });
  }

  private boolean waitsUpTo(long last) {
    changing.lock(); // Otherwise some may be on their way.
    lock.lock();
    try {
      load();
      return unsorted.firstNumber() > 0 && unsorted.firstNumber() <= last;
    } finally {
      lock.unlock();
      changing.unlock();
    }
  }

  /** Sorts some in, while others may look at them and append to files. */
  void sortSome() {
    synchronized (ahead) {
      NextRuns next = findSome();
      try {
        List<ReadyRun> ready = makeReady(next);
        changing.lock();
        try {
          sortIn(ready, next.loads());
        } finally {
          changing.unlock();
        }
      } finally {
        release(next.files());
      }
    }
  }

  private NextRuns findSome() {
    return locked(
        () -> {
          load();
          return NextRuns.find(unsorted, limits.step(), loads);
        });
  }

  private List<ReadyRun> makeReady(NextRuns next) {
    try {
      return next.makeReady(ahead);
    } catch (RuntimeException failure) {
      lock.lock();
      try {
        known = known && loads != next.loads(); // Unless it was read again meanwhile.
      } finally {
        lock.unlock();
      }
      throw failure;
    }
  }

  private void sortIn(List<ReadyRun> ready, int loadsBefore) {
    Sorting some = take(ready, loadsBefore);
    boolean done = false;
    try {
      database.write(
          session -> {
            change(session).sortIn(some.runs(), some.done());
            return some;
          });
      done = true;
    } finally {
      settle(some, done);
    }
  }

  /**
   * What a transaction sorts in.
   *
   * @param done the last row of the log that it may remove
   * @param loads how often the log had been read
   */
  private record Sorting(List<ReadyRun> runs, long done, int loads) {}

  private Sorting take(List<ReadyRun> ready, int loadsBefore) {
    return locked(
        () -> {
          load();
          List<ReadyRun> taken = loads == loadsBefore ? unsorted.take(ready) : List.of();
          return new Sorting(taken, unsorted.trim(), loads);
        });
  }

  private void settle(Sorting some, boolean done) {
    lock.lock();
    try {
      if (done && some.loads() == loads) {
        unsorted.settled();
      } else {
        known = false;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether so much waits that soon others would have to sort some in. */
  boolean isNearlyFull() {
    return locked(() -> unsorted.isNearlyFull(limits));
  }

  /** Returns after how many nanoseconds some should be sorted in, as far as is known. */
  long nanosUntilSorting() {
    // After a failure whoever comes next reads the log, and tells the thread if it is due.
    return locked(() -> known ? unsorted.nanosUntilDue(limits, System.nanoTime()) : Long.MAX_VALUE);
  }

  /** Returns the files of the log if one more of them will soon be needed. */
  Optional<LogFiles> filesRunningOut() {
    return locked(() -> Optional.ofNullable(known ? files : null).filter(LogFiles::areRunningOut));
  }

  /** Ends the sorting. What waits is in the log, and is there when it is opened again. */
  @Override
  public void close() {
    if (sorting != null) {
      sorting.close();
    }
    closeFiles();
  }

  private void closeFiles() {
    lock.lock();
    try {
      known = false;
      if (files != null) {
        files.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
