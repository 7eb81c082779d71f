package dev.muc.limits;

import java.time.Duration;

/**
 * How often something may happen.
 *
 * @param burst how many times at once, after a while without
 * @param interval how long it takes until it may happen once more; zero sets no limit
 */
public record Rate(int burst, Duration interval) {

  /** As often as one likes. */
  public static final Rate UNLIMITED = new Rate(Integer.MAX_VALUE, Duration.ZERO);

  public Rate {
    if (burst < 1 || interval.isNegative()) {
      throw new IllegalArgumentException(
          "a rate needs a burst of 1 or more and no negative interval: " + burst + ", " + interval);
    }
  }

  /** Returns twice this rate. */
  public Rate twice() {
    return interval.isZero() ? this : new Rate(2 * burst, interval.dividedBy(2));
  }

  /** Returns a rate of so many at once and so many a second in the long run. */
  public static Rate of(int burst, int perSecond) {
    return new Rate(burst, Duration.ofSeconds(1).dividedBy(perSecond));
  }
}
