package dev.muc.host;

import dev.muc.event.RoomEvent;
import dev.muc.model.AffiliationEntry;
import dev.muc.payload.Page;
import dev.muc.payload.PageRequest;
import dev.muc.stanza.BareJid;
import dev.muc.store.ArchiveStore;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomRecord.Earlier;
import dev.muc.store.RoomStore;
import dev.muc.store.RoomSummary;
import dev.muc.store.Storage;
import dev.muc.store.StoreException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the shards of a host know of each other's rooms where there is no store: which there are,
 * who created them, who reserved a nick in them. It keeps no room.
 */
final class RoomIndex implements RoomStore, Storage {
  /*
   * Everything under one lock: shards come here when a room comes, goes, or changes its name or its
   * number of occupants, and for questions about all rooms; not for messages.
   */
  private final TreeMap<String, RoomSummary> summaries = new TreeMap<>();
  private final Map<BareJid, Integer> created = new HashMap<>();
  private final Map<BareJid, Set<BareJid>> reservers = new HashMap<>();
  private final Map<BareJid, Integer> reservations = new HashMap<>();

  /** Nothing is kept, so that a room that is not in memory is not there. */
  @Override
  public List<RoomEvent> load(BareJid room) {
    return List.of();
  }

  @Override
  public void commit(List<RoomRecord> batch) {
    append(batch);
  }

  @Override
  public synchronized void append(List<RoomRecord> batch) {
    for (RoomRecord record : batch) {
      if (record.earlier() == Earlier.OVER || record.summary() == null) {
        forget(record.room());
      }
      RoomSummary summary = record.summary();
      if (summary != null) {
        RoomSummary before = summaries.put(summary.id(), summary);
        if (before == null) {
          created.merge(summary.creator(), 1, Integer::sum);
        }
        record.reservations().forEach(entry -> reserve(record.room(), entry));
      }
    }
  }

  private void forget(BareJid room) {
    RoomSummary before = summaries.remove(room.toString());
    if (before != null) {
      uncount(created, before.creator());
    }
    Set<BareJid> accounts = reservers.remove(room);
    if (accounts != null) {
      accounts.forEach(account -> uncount(reservations, account));
    }
  }

  private void reserve(BareJid room, AffiliationEntry entry) {
    BareJid account = entry.account();
    Set<BareJid> accounts = reservers.computeIfAbsent(room, first -> new HashSet<>());
    if (entry.nick() == null) {
      if (accounts.remove(account)) {
        uncount(reservations, account);
      }
    } else if (accounts.add(account)) {
      reservations.merge(account, 1, Integer::sum);
    }
  }

  private static void uncount(Map<BareJid, Integer> counts, BareJid account) {
    counts.computeIfPresent(account, (key, count) -> count == 1 ? null : count - 1);
  }

  @Override
  public synchronized Page<RoomSummary> list(RoomQuery query) {
    PageRequest page = query.page();
    List<RoomSummary> wanted = summaries.values().stream().filter(query::accepts).toList();
    return Page.of(wanted, RoomSummary::id, page, query.pageMax());
  }

  @Override
  public synchronized Optional<RoomSummary> find(BareJid room) {
    return Optional.ofNullable(summaries.get(room.toString()));
  }

  @Override
  public synchronized int roomsCreatedBy(BareJid account) {
    return created.getOrDefault(account, 0);
  }

  @Override
  public synchronized int reservations(BareJid account) {
    return reservations.getOrDefault(account, 0);
  }

  /** Nothing is kept. */
  @Override
  public void forgetGone(Instant now) {
    // Whoever asks for such a room is answered by the shard that had it.
  }

  @Override
  public RoomStore rooms() {
    return this;
  }

  @Override
  public ArchiveStore archive() {
    throw new StoreException("there is no archive");
  }

  @Override
  public void close() {
    // Holds nothing that has to be released.
  }
}
