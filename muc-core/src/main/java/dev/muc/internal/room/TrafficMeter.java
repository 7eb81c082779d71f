package dev.muc.internal.room;

import dev.muc.limits.Limits;
import dev.muc.limits.Rate;
import dev.muc.limits.RateLimit;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often accounts have sent something lately, against how often they may (0045-14.6-2). */
public final class TrafficMeter {
  private final Meter messages;
  private final Meter presences;

  public TrafficMeter(Limits limits) {
    messages = new Meter(limits.of(RateLimit.MESSAGES));
    presences = new Meter(limits.of(RateLimit.PRESENCES));
  }

  /** Counts {@code stanza}, unless its sender has to wait: then the answer is no. */
  public boolean admits(Stanza stanza, Instant now) {
    if (stanza instanceof Message message) {
      return message.isError() || messages.admits(message.from().bare(), now);
    }
    return !(stanza instanceof Presence presence)
        || presence.type() != Presence.Type.AVAILABLE
        || presences.admits(presence.from().bare(), now);
  }

  /** One rate, for each account by itself. */
  private static final class Meter {
    /*
     * Everything that is sent takes up one interval. For an account only one moment is kept: when
     * the intervals that it has taken up will be over, which is at most a burst of them from now.
     * Accounts stand in the order in which they last sent; those for which the moment has come are
     * as good as new, and are forgotten as they reach the front.
     */
    private final Rate rate;
    private final Map<BareJid, Instant> takenUntil = new LinkedHashMap<>();

    Meter(Rate rate) {
      this.rate = rate;
    }

    boolean admits(BareJid account, Instant now) {
      if (rate.interval().isZero()) {
        return true;
      }
      forgetOver(now);
      Instant taken = takenUntil.getOrDefault(account, now);
      Instant next = (taken.isBefore(now) ? now : taken).plus(rate.interval());
      Duration burst = rate.interval().multipliedBy(rate.burst());
      if (Duration.between(now, next).compareTo(burst) > 0) {
        return false;
      }
      takenUntil.remove(account);
      takenUntil.put(account, next);
      return true;
    }

    private void forgetOver(Instant now) {
      Iterator<Instant> longestAgo = takenUntil.values().iterator();
      while (longestAgo.hasNext() && !longestAgo.next().isAfter(now)) {
        longestAgo.remove();
      }
    }
  }
}
