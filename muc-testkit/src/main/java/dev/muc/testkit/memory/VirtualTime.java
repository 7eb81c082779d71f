package dev.muc.testkit.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that stands still until a test moves it. */
public final class VirtualTime implements InstantSource {
  /** When every virtual time begins, so that tests can expect time stamps: an arbitrary moment. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;

  /** Creates a time that stands at {@link #START}. */
  public VirtualTime() {}

  @Override
  public Instant instant() {
    return now;
  }

  /**
   * Moves time forward.
   *
   * @throws IllegalArgumentException if {@code step} is negative: time does not run backwards
   */
  public void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("time does not run backwards: " + step);
    }
    now = now.plus(step);
  }
}
