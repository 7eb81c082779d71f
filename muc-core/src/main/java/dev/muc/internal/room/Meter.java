package dev.muc.internal.room;

import dev.muc.limits.Bound;
import dev.muc.limits.Rate;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each of many has done something lately, against how often it may.
 *
 * @param <K> who does it
 */
final class Meter<K> {
  /*
   * Everything that is done takes up one interval. For each only one moment is kept, in nanoseconds
   * since 1970: when the intervals that it has taken up will be over, which is at most a burst of
   * them from now. They stand in the order in which they last did something; those for which the
   * moment has come are as good as new, and are forgotten as they reach the front.
   */

  private final long interval;
  private final long burst;
  private final Map<K, Long> takenUntil = new LinkedHashMap<>();

  Meter(Rate rate) {
    interval = rate.interval().toNanos();
    burst = rate.interval().multipliedBy(rate.burst()).toNanos();
  }

  /** Counts what {@code who} does so many times, unless it has to wait: then the answer is no. */
  boolean admits(K who, int times, Instant at) {
    if (interval == 0) {
      return true;
    }
    long now = nanos(at);
    forgetOver(now);
    long next = Math.max(now, takenUntil.getOrDefault(who, now)) + interval * times;
    if (next - now > burst) {
      return false;
    }
    takenUntil.remove(who);
    takenUntil.put(who, next);
    if (takenUntil.size() > Bound.METERED.max()) {
      takenUntil.remove(takenUntil.keySet().iterator().next());
    }
    return true;
  }

  /** Returns whether {@code who} could do something now; counts nothing. */
  boolean wouldAdmit(K who, Instant at) {
    return interval == 0 || taken(who, at) + interval <= burst;
  }

  /** Returns whether {@code who} has taken up more than a tenth of what it may do at once. */
  boolean isBusy(K who, Instant at) {
    return interval > 0 && taken(who, at) > burst / 10;
  }

  private long taken(K who, Instant at) {
    Long until = takenUntil.get(who);
    return until == null ? 0 : Math.max(0, until - nanos(at));
  }

  private void forgetOver(long now) {
    Iterator<Long> longestAgo = takenUntil.values().iterator();
    while (longestAgo.hasNext() && longestAgo.next() <= now) {
      longestAgo.remove();
    }
  }

  private static long nanos(Instant at) {
    return at.getEpochSecond() * 1_000_000_000 + at.getNano();
  }
}
