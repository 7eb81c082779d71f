package dev.muc.testkit.store;

import dev.muc.event.RoomEvent;
import dev.muc.model.AffiliationEntry;
import dev.muc.payload.Page;
import dev.muc.stanza.BareJid;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a storage in memory holds of rooms. Used by one thread at a time. */
final class MemoryRooms {
  private final Map<String, StoredRoom> rooms = new TreeMap<>();

  /** What is stored for one address; without a summary it is of a room that is gone. */
  private static final class StoredRoom {
    final List<RoomEvent> events = new ArrayList<>();
    final Set<BareJid> reservedFor = new HashSet<>();
    @Nullable RoomSummary summary;
    @Nullable Instant keptUntil;
  }

  List<RoomEvent> load(BareJid room) {
    StoredRoom stored = rooms.get(room.toString());
    return stored == null ? List.of() : List.copyOf(stored.events);
  }

  void append(List<RoomRecord> batch) {
    batch.forEach(this::append);
  }

  private void append(RoomRecord record) {
    String address = record.room().toString();
    if (record.earlier() != RoomRecord.Earlier.STANDS) {
      rooms.remove(address);
    }
    if (record.summary() == null && record.keptUntil() == null) {
      rooms.remove(address);
      return;
    }
    StoredRoom stored = rooms.computeIfAbsent(address, ignored -> new StoredRoom());
    stored.events.addAll(record.events());
    stored.summary = record.summary();
    stored.keptUntil = record.keptUntil();
    for (AffiliationEntry entry : record.reservations()) {
      if (entry.nick() == null) {
        stored.reservedFor.remove(entry.account());
      } else {
        stored.reservedFor.add(entry.account());
      }
    }
  }

  Page<RoomSummary> list(RoomQuery query) {
    List<RoomSummary> wanted = summaries().stream().filter(query::accepts).toList();
    return Page.of(wanted, RoomSummary::id, query.page(), query.pageMax());
  }

  Optional<RoomSummary> find(BareJid room) {
    return Optional.ofNullable(rooms.get(room.toString())).map(stored -> stored.summary);
  }

  int roomsCreatedBy(BareJid account) {
    return (int) summaries().stream().filter(room -> room.creator().equals(account)).count();
  }

  int reservations(BareJid account) {
    return (int)
        rooms.values().stream()
            .filter(stored -> stored.summary != null && stored.reservedFor.contains(account))
            .count();
  }

  void forgetGone(Instant now) {
    rooms.values().removeIf(room -> room.keptUntil != null && room.keptUntil.isBefore(now));
  }

  private Collection<RoomSummary> summaries() {
    List<RoomSummary> summaries = new ArrayList<>(rooms.size());
    for (StoredRoom stored : rooms.values()) {
      if (stored.summary != null) {
        summaries.add(stored.summary);
      }
    }
    return summaries;
  }
}
