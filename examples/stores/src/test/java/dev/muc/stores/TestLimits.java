package dev.muc.stores;

import java.time.Duration;

/** How much waits in tests. */
final class TestLimits {
  private static final Duration LONG = Duration.ofDays(1);

  /** Nothing is sorted in by itself. */
  static final LogLimits NEVER = new LogLimits(messages(1_000_000), LONG, 1, false);

  /** Three messages are enough and six are too many. */
  static final LogLimits AT_ONCE =
      new LogLimits(new LogLimits.Amount(6, 100_000, 100_000), Duration.ofMillis(40), 1, true);

  /** All is sorted in as soon as it is there, and nobody has to wait for that. */
  static final LogLimits ALL_THE_TIME = new LogLimits(messages(1_000_000), Duration.ZERO, 1, true);

  /** Of more than twenty messages those of one archive are sorted in, and nothing else is. */
  static final LogLimits ONE_BY_ONE = new LogLimits(messages(20), LONG, 1, false);

  private TestLimits() {}

  private static LogLimits.Amount messages(int count) {
    return new LogLimits.Amount(count, 1L << 30, 1L << 30);
  }
}
