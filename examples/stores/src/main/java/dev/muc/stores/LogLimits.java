package dev.muc.stores;

import java.time.Duration;

/**
 * How much waits to be sorted into archives.
 *
 * @param max how much may wait; from half of it on some is sorted in, or from a sixteenth on if
 *     there are 64 messages of each archive; from three quarters on without a rest, and whoever
 *     would make it more sorts some in before
 * @param ageMax how long one waits at most where there are fewer
 * @param step about how many are sorted in by one transaction
 * @param byItself whether a thread sees to it; otherwise only when there are too many, or some are
 *     to be removed
 */
record LogLimits(Amount max, Duration ageMax, int step, boolean byItself) {

  /**
   * How much waits.
   *
   * @param messages how many messages
   * @param memory about how many bytes of memory they take
   * @param disk how many bytes of files they take
   */
  record Amount(int messages, long memory, long disk) {

    Amount plus(Amount more) {
      return new Amount(messages + more.messages, memory + more.memory, disk + more.disk);
    }

    private boolean exceeds(Amount other) {
      return messages > other.messages || memory > other.memory || disk > other.disk;
    }

    private Amount quarters(int count) {
      return part(count, 4);
    }

    private Amount part(int count, int of) {
      return new Amount(
          (int) ((long) messages * count / of), memory * count / of, disk * count / of);
    }

    private boolean reaches(Amount other) {
      return messages >= other.messages || memory >= other.memory || disk >= other.disk;
    }
  }

  /** So many messages of an archive are a chunk that needs no more. */
  private static final int EACH = 64;

  /**
   * A gigabyte of files, or a fourth of a smaller heap, as who looks at them has them in memory.
   * 20,000 rooms of the same pace come to 64 messages each within that. Reading what waits takes
   * seconds when the process starts.
   */
  static final LogLimits DEFAULT =
      new LogLimits(
          new Amount(
              4_194_304,
              Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 16),
              Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 4)),
          Duration.ofMinutes(5),
          4_096,
          true);

  /**
   * Returns whether so much should be sorted in.
   *
   * @param archives in how many archives it waits
   */
  boolean isEnough(Amount waiting, int archives) {
    return waiting.reaches(max.quarters(2))
        || (waiting.messages() / EACH >= archives && waiting.reaches(max.part(1, 16)));
  }

  /**
   * Returns of how many files of the log what is in them is kept in memory too: half as much again
   * as a sixteenth, since more comes while that is sorted in.
   */
  int filesInMemory() {
    return (int) (max.disk() * 3 / 32 / LogFile.BYTES);
  }

  /** Returns whether so much waits that it should be less soon. */
  boolean isNearlyTooMuch(Amount waiting) {
    return waiting.reaches(max.quarters(3));
  }

  /** Returns whether so much may not wait. */
  boolean isTooMuch(Amount waiting) {
    return waiting.exceeds(max);
  }
}
