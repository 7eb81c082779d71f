package dev.muc.testkit.store;

import dev.muc.event.RoomEvent;
import dev.muc.payload.Page;
import dev.muc.stanza.BareJid;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomStore;
import dev.muc.store.RoomSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rooms of a storage in memory, one thread at a time and only as long as it works. */
record GuardedRooms(MemoryStorage storage) implements RoomStore {

  @Override
  public List<RoomEvent> load(BareJid room) {
    return storage.read(held -> held.rooms.load(room));
  }

  @Override
  public void append(List<RoomRecord> batch) {
    storage.write(
        held -> {
          held.rooms.append(batch);
          return batch.size();
        });
  }

  @Override
  public Page<RoomSummary> list(RoomQuery query) {
    return storage.read(held -> held.rooms.list(query));
  }

  @Override
  public Optional<RoomSummary> find(BareJid room) {
    return storage.read(held -> held.rooms.find(room));
  }

  @Override
  public int roomsCreatedBy(BareJid account) {
    return storage.read(held -> held.rooms.roomsCreatedBy(account));
  }

  @Override
  public int reservations(BareJid account) {
    return storage.read(held -> held.rooms.reservations(account));
  }

  @Override
  public void forgetGone(Instant now) {
    storage.write(
        held -> {
          held.rooms.forgetGone(now);
          return now;
        });
  }
}
