package dev.muc.host;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Of what may fail thousands of times a second, a log is told once a minute, and how often it was.
 * For several threads.
 */
final class Complaints {
  private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

  private final Map<String, Failures> byKind = new HashMap<>();

  private static final class Failures {
    private long toldAt;
    private int untold;

    private Failures(long now) {
      this.toldAt = now - PAUSE;
    }
  }

  /**
   * Takes note of a failure.
   *
   * @param kind what failed, of a few kinds
   * @param now the time, by {@link System#nanoTime}
   * @return how many there were since the log was last told, this one included; 0 if it is not to
   *     be told now
   */
  synchronized int failed(String kind, long now) {
    Failures failures = byKind.computeIfAbsent(kind, first -> new Failures(now));
    failures.untold++;
    if (now - failures.toldAt < PAUSE) {
      return 0;
    }
    int times = failures.untold;
    failures.untold = 0;
    failures.toldAt = now;
    return times;
  }
}
