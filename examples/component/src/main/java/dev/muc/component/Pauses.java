package dev.muc.component;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: a second at first, then twice as long each time, up to
 * ten. Up to a quarter is taken off at random, so that components that lost the same server do not
 * come back all at once.
 */
final class Pauses {
  private static final Duration FIRST = Duration.ofSeconds(1);

  /** Attempts are cheap, and people wait for the rooms to be back. */
  private static final Duration MAX = Duration.ofSeconds(10);

  private final RandomGenerator random;
  private Duration next = FIRST;

  Pauses(RandomGenerator random) {
    this.random = random;
  }

  /** Returns the pause to make now; the one after it will be longer. */
  Duration next() {
    Duration pause = next;
    Duration doubled = pause.multipliedBy(2);
    next = doubled.compareTo(MAX) > 0 ? MAX : doubled;
    return pause.minusMillis(random.nextLong(pause.toMillis() / 4 + 1));
  }

  /** Begins anew after an attempt that succeeded. */
  void reset() {
    next = FIRST;
  }
}
