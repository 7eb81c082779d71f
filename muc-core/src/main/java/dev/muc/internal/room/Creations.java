package dev.muc.internal.room;

import dev.muc.stanza.BareJid;
import java.util.HashMap;
import java.util.Map;

/** How many of the rooms that there are each account has created (0045-14.6-4). */
final class Creations {
  /* creators holds whom counts counts, so that a room that is gone no longer counts. */
  private final Map<BareJid, BareJid> creators = new HashMap<>();
  private final Map<BareJid, Integer> counts = new HashMap<>();

  void put(BareJid room, BareJid creator) {
    remove(room);
    creators.put(room, creator);
    counts.merge(creator, 1, Integer::sum);
  }

  void remove(BareJid room) {
    BareJid creator = creators.remove(room);
    if (creator != null) {
      counts.computeIfPresent(creator, (key, count) -> count == 1 ? null : count - 1);
    }
  }

  int count(BareJid creator) {
    return counts.getOrDefault(creator, 0);
  }
}
