package dev.muc.stores;

import java.time.Instant;

/** How places and times are numbers in the database. */
final class Places {

  /** How many bits of a place are the number within a room. */
  static final int NUMBER_BITS = 32;

  private static final long NANOS = 1_000_000_000;

  private Places() {}

  /** Returns the place of something with a number in a room. */
  static long of(long room, long number) {
    return (room << NUMBER_BITS) + number;
  }

  /** Returns the place before which all of a room ends. */
  static long end(long room) {
    return (room + 1) << NUMBER_BITS;
  }

  /**
   * Returns a time as nanoseconds since 1970, the nearest there is beyond the years 1678 to 2261.
   */
  static long nanos(Instant at) {
    long seconds = at.getEpochSecond();
    if (seconds >= Long.MAX_VALUE / NANOS) {
      return Long.MAX_VALUE;
    }
    return seconds <= Long.MIN_VALUE / NANOS ? Long.MIN_VALUE : seconds * NANOS + at.getNano();
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }

  /** Returns a sum that stays the greatest or least number there is where it would be beyond. */
  static long add(long a, long b) {
    long sum = a + b;
    boolean over = ((a ^ sum) & (b ^ sum)) < 0;
    return !over ? sum : a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
