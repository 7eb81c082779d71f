package dev.muc.internal.room;

import dev.muc.limits.Bound;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The addresses of destroyed rooms that show the way to another room (0045-10.9-4). */
final class Tombstones {
  private final Map<BareJid, Jid> venues = new HashMap<>();
  private final Deadlines<BareJid> deadlines = new Deadlines<>();

  void put(BareJid room, Jid venue, Instant until) {
    venues.put(room, venue);
    deadlines.put(room, until);
    if (deadlines.size() > Bound.TOMBSTONES.max()) {
      deadlines.first().ifPresent(this::remove);
    }
  }

  /** Frees an address: a room was created there. */
  void remove(BareJid room) {
    venues.remove(room);
    deadlines.remove(room);
  }

  /** Returns the other room; empty once the time is over, whether or not it was expired. */
  Optional<Jid> venue(BareJid room, Instant now) {
    return deadlines.isDue(room, now) ? Optional.empty() : Optional.ofNullable(venues.get(room));
  }

  Optional<Instant> nextDeadline() {
    return deadlines.next();
  }

  void expire(Instant now) {
    deadlines.due(now).forEach(this::remove);
  }
}
