package dev.muc.stores;

import org.jspecify.annotations.Nullable;

/** What one commit has added to the log. Used by one thread at a time. */
final class LogEntry {
  private final long number;
  private final long at;
  private final @Nullable LogFile file;
  private int waiting;

  /**
   * @param number its number in the log
   * @param at when it came, by {@link System#nanoTime}
   * @param file where it is; null if it is a row of the table
   */
  LogEntry(long number, long at, @Nullable LogFile file) {
    this.number = number;
    this.at = at;
    this.file = file;
  }

  @Nullable LogFile file() {
    return file;
  }

  long number() {
    return number;
  }

  long at() {
    return at;
  }

  void add() {
    waiting++;
  }

  /** One of its messages waits no more. */
  void remove() {
    waiting--;
  }

  /** Returns whether none of its messages waits. */
  boolean isDone() {
    return waiting == 0;
  }
}
