package dev.muc.stores;

import java.time.Duration;

/**
 * How much waits to be sorted into archives.
 *
 * @param messagesMax how many messages may wait; from half of it on they are sorted in, and whoever
 *     would make them more sorts some in before
 * @param bytesMax about how many bytes of memory they may take, in the same way
 * @param ageMax how long one waits at most where there are fewer
 * @param step about how many are sorted in by one transaction
 * @param byItself whether a thread sees to it; otherwise only when there are too many, or some are
 *     to be removed
 */
record LogLimits(int messagesMax, long bytesMax, Duration ageMax, int step, boolean byItself) {

  /**
   * 256 MiB, or a sixteenth of a smaller heap. In 2,000 rooms of the same pace, some 90 messages of
   * each are sorted in at once then, which is a page or two. Reading what waits takes seconds when
   * the process starts.
   */
  static final LogLimits DEFAULT =
      new LogLimits(
          524_288,
          Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 16),
          Duration.ofMinutes(5),
          4_096,
          true);

  /** Returns whether so many should be sorted in. */
  boolean areEnough(int messages, long bytes) {
    return messages >= messagesMax / 2 || bytes >= bytesMax / 2;
  }

  /** Returns whether so many may not wait. */
  boolean areTooMany(int messages, long bytes) {
    return messages > messagesMax || bytes > bytesMax;
  }
}
