package dev.muc.stores;

/** What one commit has added to the log. Used by one thread at a time. */
final class LogEntry {
  private final long number;
  private final long at;
  private int waiting;

  /**
   * @param number its number in the log
   * @param at when it came, by {@link System#nanoTime}
   */
  LogEntry(long number, long at) {
    this.number = number;
    this.at = at;
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
