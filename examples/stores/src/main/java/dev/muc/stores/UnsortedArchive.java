package dev.muc.stores;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** An archive with those of its messages that wait in the log. Used by one thread at a time. */
final class UnsortedArchive {
  private final String address;
  private final Deque<Waiting> waiting = new ArrayDeque<>(2);
  private final List<Waiting> inTransit = new ArrayList<>(0);
  private final RecentIds ids = new RecentIds();
  private ArchiveRow last;

  /** An archive in which no message waits, and whose latest ids are not known yet. */
  UnsortedArchive(String address, ArchiveRow archive) {
    this.address = address;
    this.last = archive;
  }

  /** Returns an archive in which no message waits. */
  static UnsortedArchive of(String address, ArchiveRow row, Chunks chunks) throws SQLException {
    UnsortedArchive archive = new UnsortedArchive(address, row);
    long latest = RecentIds.blockOf(row.end());
    chunks.between(row.begin(), latest, row.end()).forEach(archive.ids::add);
    return archive;
  }

  String address() {
    return address;
  }

  /** Returns the archive as its last message leaves it, whether that waits or not. */
  ArchiveRow last() {
    return last;
  }

  /** Returns the ids of its latest messages, whether they wait or not. */
  RecentIds ids() {
    return ids;
  }

  /** Returns the messages that are in no chunk as far as is known. */
  WaitingMessages waiting() {
    List<Waiting> all = new ArrayList<>(inTransit.size() + waiting.size());
    all.addAll(inTransit);
    all.addAll(waiting);
    return new WaitingMessages(all, last);
  }

  /** Returns whether no message waits to be taken. */
  boolean isSorted() {
    return waiting.isEmpty();
  }

  /** Returns whether no message waits, or was taken in a transaction that is not over. */
  boolean isAtRest() {
    return waiting.isEmpty() && inTransit.isEmpty();
  }

  /** Adds a message. */
  void add(MessageRow message, LogEntry entry) {
    waiting.addLast(entry.add(message));
    addSorted(message);
  }

  /** Adds a message that is sorted in at once, when no other waits. */
  void addSorted(MessageRow message) {
    last = last.after(message.at());
    ids.add(message);
  }

  /** Returns whether a message waits that came with an entry of the log or before it. */
  boolean hasFrom(long lastEntry) {
    Waiting first = waiting.peekFirst();
    return first != null && first.entry().number() <= lastEntry;
  }

  /**
   * Returns the first messages that wait, which all go on doing so; none if there is none.
   *
   * @param lastEntry none that came with a later entry of the log
   * @param messagesMax not more than so many
   * @param bytesMax none behind so many bytes
   */
  List<Waiting> first(long lastEntry, int messagesMax, long bytesMax) {
    List<Waiting> first = new ArrayList<>();
    long bytes = 0;
    for (Waiting each : waiting) {
      if (each.entry().number() > lastEntry || first.size() == messagesMax || bytes >= bytesMax) {
        break;
      }
      first.add(each);
      bytes += each.length();
    }
    return first;
  }

  /**
   * Takes messages, to be sorted in by a transaction, if they still are the first that wait.
   *
   * @return whether they are
   */
  boolean take(List<Waiting> first) {
    if (!first.get(0).equals(waiting.peekFirst())) {
      return false; // Others have taken it. What follows it does as long as it waits.
    }
    for (Waiting each : first) {
      waiting.removeFirst();
      each.entry().remove();
    }
    inTransit.addAll(first);
    return true;
  }

  /** What was taken is sorted in. */
  void arrived() {
    inTransit.clear();
  }
}
