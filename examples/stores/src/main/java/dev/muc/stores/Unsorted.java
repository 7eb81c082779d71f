package dev.muc.stores;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of the log wait, and where each of them is. Used by one thread at a time. What is
 * done to it in a transaction that fails is not undone: then all is read again. After one that does
 * not, {@link #settled} is due.
 */
final class Unsorted {
  /*
   * `waiting` has the archives in which messages wait, by number. They are sorted in by going
   * through it in circles: `position` is where the circle is, `end` the last entry of the log that
   * it takes along, so that an archive that never rests does not hold the others up. When a circle
   * is done, all entries up to that are, or somebody has found what they have and is about to take
   * it.
   *
   * What a transaction takes out is `inTransit` until that is over, so that whoever reads meanwhile
   * sees it; and so long are the files, of which it was the last that waited, not used again.
   *
   * `known` has these archives and others, for which the database need not be asked for the place of
   * the next message.
   *
   * `memory` and `disk` are how long the entries are, until nothing of them or before them waits.
   */
  private static final int KNOWN_MAX = 32_768;

  /** How many messages of one archive are sorted in at a time, however few are enough. */
  private static final int STEP = 1_024;

  /** How many bytes of messages are sorted in at a time: they are in memory meanwhile. */
  private static final long STEP_BYTES = 8L << 20;

  /** About how many bytes of memory a message takes that is in a file. */
  private static final long OVERHEAD = 50;

  private final Map<String, UnsortedArchive> known = new LinkedHashMap<>();
  private final NavigableMap<Long, UnsortedArchive> waiting = new TreeMap<>();
  private final Deque<LogEntry> log = new ArrayDeque<>();
  private final List<UnsortedArchive> inTransit = new ArrayList<>();
  private final List<LogFile> released = new ArrayList<>();
  private long lastNumber;
  private long position;
  private long end;
  private int messages;
  private long memory;
  private long disk;

  /**
   * Messages of one archive that follow each other, one at least.
   *
   * @param from where they wait, or waited
   * @param archive the archive as it is after these and others that wait
   */
  record Run(UnsortedArchive from, ArchiveRow archive, List<Waiting> messages) {

    /** Returns how long they are. */
    long bytes() {
      return messages.stream().mapToLong(Waiting::length).sum();
    }
  }

  /** Returns the messages of an archive that wait. */
  WaitingMessages waiting(String address) {
    UnsortedArchive archive = known.get(address);
    return archive == null ? WaitingMessages.none() : archive.waiting();
  }

  /**
   * Returns whether more may not wait as well, in a file or in memory.
   *
   * @param count how many messages
   * @param bytes how long they are
   */
  boolean isFullWith(int count, long bytes, LogLimits limits) {
    LogLimits.Amount more = new LogLimits.Amount(count, OVERHEAD * count + bytes, bytes);
    return messages > 0 && limits.isTooMuch(amount().plus(more));
  }

  /** Returns whether so much waits that soon others would have to sort some in. */
  boolean isNearlyFull(LogLimits limits) {
    return limits.isNearlyTooMuch(amount());
  }

  private LogLimits.Amount amount() {
    return new LogLimits.Amount(messages, OVERHEAD * messages + memory, disk);
  }

  /** Returns the number of the last entry of the log; 0 if it is empty. */
  long lastNumber() {
    return log.isEmpty() ? 0 : lastNumber;
  }

  /** Returns the number of the first entry of the log; 0 if it is empty. */
  long firstNumber() {
    LogEntry first = log.peekFirst();
    return first == null ? 0 : first.number();
  }

  /** Returns after how many nanoseconds some should be sorted in if no more come. */
  long nanosUntilDue(LogLimits limits, long now) {
    LogEntry oldest = log.peekFirst();
    if (oldest == null) {
      return Long.MAX_VALUE;
    }
    if (position > 0 || limits.isEnough(amount(), waiting.size())) {
      return 0;
    }
    return oldest.at() + limits.ageMax().toNanos() - now;
  }

  @Nullable UnsortedArchive find(String address) {
    return known.get(address);
  }

  /** Adds an archive in which no message waits. */
  void add(UnsortedArchive archive) {
    known.put(archive.address(), archive);
  }

  /** Forgets archives that are known for the longest time. Due between two transactions. */
  void forgetUnused() {
    for (int i = known.size(); i > KNOWN_MAX; i--) {
      Iterator<UnsortedArchive> all = known.values().iterator();
      UnsortedArchive longest = all.next();
      all.remove();
      if (!longest.isAtRest()) {
        known.put(longest.address(), longest); // Its turn comes again.
      }
    }
  }

  /** Returns the number that the next entry of the log has. */
  long nextNumber() {
    return lastNumber + 1;
  }

  /** Adds an entry to the log. */
  void add(LogEntry entry) {
    log.addLast(entry);
    lastNumber = entry.number();
    memory += entry.lengthInMemory();
    LogFile file = entry.file();
    if (file != null) {
      disk += entry.length();
      file.add();
    }
  }

  /** Learns of an entry of which nothing waits. */
  void pass(long number) {
    lastNumber = number;
  }

  /** Adds a message to an archive. */
  void add(UnsortedArchive archive, MessageRow message, LogEntry entry) {
    if (archive.isSorted()) {
      waiting.put(archive.last().archive(), archive);
    }
    messages++;
    archive.add(message, entry);
  }

  /**
   * Finds what is next to be sorted in, some messages of some archives. They go on waiting until
   * they are taken.
   *
   * @param enough no more archives when there are so many messages
   * @return nothing when all are at their end that were there when it began
   */
  List<Run> next(int enough) {
    List<Run> runs = new ArrayList<>();
    int count = 0;
    long bytes = 0;
    if (position == 0) {
      end = lastNumber;
    }
    Map.Entry<Long, UnsortedArchive> next = ceiling(position);
    while (next != null) {
      int max = Math.max(STEP, enough - count);
      Run run = run(next.getValue(), end, max, STEP_BYTES - bytes);
      runs.add(run);
      count += run.messages().size();
      bytes += run.bytes();
      boolean more = run.messages().size() == max || bytes >= STEP_BYTES;
      position = more ? next.getKey() : next.getKey() + 1;
      if (more || count >= enough) {
        return runs;
      }
      next = ceiling(position);
    }
    position = 0;
    return runs;
  }

  /** Returns the first archive from a number on that has something to be taken along. */
  private Map.@Nullable Entry<Long, UnsortedArchive> ceiling(long archive) {
    Map.Entry<Long, UnsortedArchive> next = waiting.ceilingEntry(archive);
    while (next != null && !next.getValue().hasFrom(end)) {
      next = waiting.higherEntry(next.getKey());
    }
    return next;
  }

  /** Finds messages of any archive; null if none waits. */
  @Nullable Run any() {
    position = 0;
    Map.Entry<Long, UnsortedArchive> any = waiting.firstEntry();
    return any == null ? null : run(any.getValue(), Long.MAX_VALUE, STEP, STEP_BYTES);
  }

  /** Finds the messages of one archive; null if none waits. */
  @Nullable Run of(UnsortedArchive archive) {
    return archive.isSorted()
        ? null
        : run(archive, Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);
  }

  private static Run run(UnsortedArchive from, long lastEntry, int messagesMax, long bytesMax) {
    return new Run(from, from.last(), from.first(lastEntry, messagesMax, bytesMax));
  }

  /**
   * Takes out messages that were found.
   *
   * @return false if others have done so
   */
  boolean take(Run run) {
    UnsortedArchive archive = run.from();
    if (!archive.take(run.messages())) {
      return false;
    }
    messages -= run.messages().size();
    inTransit.add(archive);
    if (archive.isSorted()) {
      waiting.remove(archive.last().archive());
    }
    return true;
  }

  /** Takes out what of some that were found nobody else has taken out. */
  List<ReadyRun> take(List<ReadyRun> found) {
    List<ReadyRun> taken = new ArrayList<>(found.size());
    for (ReadyRun each : found) {
      if (take(each.run())) {
        taken.add(each);
      }
    }
    return taken;
  }

  /** Forgets an archive that is no more, with its messages. */
  void drop(String address) {
    UnsortedArchive dropped = known.remove(address);
    Run waiting = dropped == null ? null : of(dropped);
    if (waiting != null) {
      take(waiting);
    }
  }

  /**
   * Takes out of the log what is done at its beginning.
   *
   * @return the number of the last row of the table that is; 0 if none is
   */
  long trim() {
    long done = 0;
    for (LogEntry first = log.peekFirst(); first != null && first.isDone(); ) {
      LogFile file = first.file();
      memory -= first.lengthInMemory();
      if (file == null) {
        done = first.number();
      } else {
        disk -= first.length();
        released.add(file);
      }
      log.removeFirst();
      first = log.peekFirst();
    }
    return done;
  }

  /** What was done to it is in the database. */
  void settled() {
    inTransit.forEach(UnsortedArchive::arrived);
    inTransit.clear();
    released.forEach(LogFile::release);
    released.clear();
  }

  /** Forgets all. */
  void clear() {
    known.clear();
    waiting.clear();
    log.clear();
    inTransit.clear();
    released.clear();
    lastNumber = 0;
    position = 0;
    end = 0;
    messages = 0;
    memory = 0;
    disk = 0;
  }
}
