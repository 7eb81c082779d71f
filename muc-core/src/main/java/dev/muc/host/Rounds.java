package dev.muc.host;

import dev.muc.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets silent rooms ask their clients whether they are still there, a part of the rooms at a time.
 */
final class Rounds {
  /** In how many parts; a minute each of an hour. */
  static final int SLICES = 60;

  private final Rooms rooms;
  private final Duration silenceMax;
  private Instant next = Instant.MIN;
  private int slice;

  /**
   * @param silenceMax for how long nothing happens in a silent room; zero if none is ever asked
   */
  Rounds(Rooms rooms, Duration silenceMax) {
    this.rooms = rooms;
    this.silenceMax = silenceMax;
  }

  /** Returns when the next part is due; in the farthest future if none ever is. */
  Instant due() {
    return silenceMax.isZero() ? Instant.MAX : next;
  }

  /** Goes on to the next part. The first time it only looks at the clock. */
  Outcome next(Instant now) {
    boolean first = next.equals(Instant.MIN);
    next = now.plus(silenceMax.dividedBy(SLICES));
    if (first) {
      return Outcome.NOTHING;
    }
    slice = (slice + 1) % SLICES;
    return rooms.askSilent(now.minus(silenceMax), slice, SLICES);
  }
}
