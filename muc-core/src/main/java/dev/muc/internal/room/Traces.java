package dev.muc.internal.room;

import dev.muc.spi.RoomView;
import java.time.Instant;

/** What is known about a room and no part of its state: when it was last used, and by how many. */
abstract class Traces implements RoomView {
  private long touchedAt = Long.MIN_VALUE; // Seconds since 1970, as the next.
  private long stirredAt = Long.MIN_VALUE;
  private int counted;

  /** Notes that something is about this room. */
  public void touch(Instant now) {
    touchedAt = now.getEpochSecond();
  }

  /** Notes that something happened in this room. */
  public void stirred(Instant now) {
    stirredAt = now.getEpochSecond();
  }

  boolean isSilentSince(Instant then) {
    return stirredAt < then.getEpochSecond();
  }

  boolean isIdleSince(Instant then) {
    return touchedAt < then.getEpochSecond();
  }

  /** Counts the occupants; returns how many more there are than when they were last counted. */
  int recount() {
    int before = counted;
    counted = occupants().size();
    return counted - before;
  }
}
