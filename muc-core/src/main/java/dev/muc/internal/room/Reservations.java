package dev.muc.internal.room;

import dev.muc.model.AffiliationEntry;
import dev.muc.stanza.BareJid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** In how many rooms of a service each account has reserved a nick (0045-14.6-6). */
final class Reservations {
  /* byRoom holds whom counts counts, so that a room's reservations end with it. */
  private final Map<BareJid, Set<BareJid>> byRoom = new HashMap<>();
  private final Map<BareJid, Integer> counts = new HashMap<>();

  void put(BareJid room, AffiliationEntry entry) {
    BareJid account = entry.account();
    if (entry.nick() == null) {
      Set<BareJid> accounts = byRoom.getOrDefault(room, Set.of());
      if (accounts.contains(account)) {
        accounts.remove(account);
        uncount(account);
      }
    } else if (byRoom.computeIfAbsent(room, first -> new HashSet<>()).add(account)) {
      counts.merge(account, 1, Integer::sum);
    }
  }

  /** Forgets a room that is gone. */
  void remove(BareJid room) {
    Set<BareJid> accounts = byRoom.remove(room);
    if (accounts != null) {
      accounts.forEach(this::uncount);
    }
  }

  private void uncount(BareJid account) {
    counts.computeIfPresent(account, (key, count) -> count == 1 ? null : count - 1);
  }

  int count(BareJid account) {
    return counts.getOrDefault(account, 0);
  }
}
