package dev.muc.component.rooms;

import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.RoomRestored;
import dev.muc.stanza.BareJid;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomSummary;
import dev.muc.store.Storage;
import dev.muc.xml.room.RoomDocument;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A room as a storage keeps it. */
final class StoredRoom {
  private StoredRoom() {}

  /** Returns all that the room at an address is; empty if there is none. */
  static Optional<RoomDocument> load(Storage storage, BareJid address) {
    List<RoomEvent> events = storage.rooms().load(address);
    if (events.isEmpty()) {
      return Optional.empty();
    }
    // Nobody is sent anything, and nothing is decided: what the service is set up with is no
    // matter.
    RoomService service =
        new RoomService(
            ServiceConfig.of(address.domain(), "unused"),
            InstantSource.fixed(Instant.EPOCH),
            () -> "unused");
    service.restore(address, events);
    return service.snapshot(address).map(snapshot -> new RoomDocument(address, snapshot));
  }

  /** Returns the record that puts a room in place of whatever is stored for its address. */
  static RoomRecord record(RoomDocument room) {
    var snapshot = room.snapshot();
    var profile = snapshot.config().profile();
    RoomSummary summary =
        new RoomSummary(
            room.address(),
            profile.name(),
            profile.listed() && !snapshot.locked(),
            profile.persistent(),
            snapshot.occupants().size(),
            snapshot.creator(),
            snapshot.createdAt());
    return new RoomRecord(
        room.address(),
        RoomRecord.Earlier.OVER,
        List.of(new RoomRestored(snapshot)),
        List.of(),
        summary,
        null);
  }
}
