package dev.muc.stores;

import dev.muc.event.RoomEvent;
import dev.muc.payload.Page;
import dev.muc.stanza.BareJid;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomStore;
import dev.muc.store.RoomSummary;
import dev.muc.store.StoreException;
import dev.muc.xml.room.EventCodec;
import dev.muc.xml.room.RoomFormatException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rooms in a database. */
final class SqlRooms implements RoomStore {
  private static final String EVENTS =
      "SELECT e.event FROM rooms r JOIN events e"
          + " ON e.place >= (r.room << 32) AND e.place < ((r.room + 1) << 32)"
          + " WHERE r.address = :address ORDER BY e.place";
  private static final String FIND =
      "SELECT " + RoomRow.COLUMNS + " FROM rooms WHERE address = :address AND kept_until IS NULL";
  private static final String CREATED_BY =
      "SELECT count(*) FROM rooms WHERE creator = :account AND kept_until IS NULL";
  private static final String RESERVED_FOR =
      "SELECT count(*) FROM reservations WHERE account = :account";

  private final Database database;
  private final KnownSummaries known;

  SqlRooms(Database database, KnownSummaries known) {
    this.database = database;
    this.known = known;
  }

  @Override
  public List<RoomEvent> load(BareJid room) {
    List<String> stored =
        database.read(
            session ->
                session
                    .handle()
                    .createQuery(EVENTS)
                    .bind("address", room.toString())
                    .map((row, context) -> row.getString(1))
                    .list());
    List<RoomEvent> events = new ArrayList<>(stored.size());
    for (String event : stored) {
      events.add(decode(room, event));
    }
    return events;
  }

  private static RoomEvent decode(BareJid room, String event) {
    try {
      return EventCodec.decode(event);
    } catch (RoomFormatException unreadable) {
      throw new StoreException(
          "what is stored of " + room + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  @Override
  public void append(List<RoomRecord> batch) {
    List<EncodedRecord> encoded = batch.stream().map(EncodedRecord::of).toList();
    known.forget(encoded);
    database.write(
        session -> {
          new RoomWriter(session, database.dialect()).append(encoded);
          return encoded.size();
        });
  }

  @Override
  public Page<RoomSummary> list(RoomQuery query) {
    return database.read(
        session -> new RoomList(session.handle(), database.dialect(), query).page());
  }

  @Override
  public Optional<RoomSummary> find(BareJid room) {
    return database.read(
        session ->
            session
                .handle()
                .createQuery(FIND)
                .bind("address", room.toString())
                .map((row, context) -> RoomRow.summary(row))
                .findOne());
  }

  @Override
  public int roomsCreatedBy(BareJid account) {
    return count(CREATED_BY, account);
  }

  @Override
  public int reservations(BareJid account) {
    return count(RESERVED_FOR, account);
  }

  @Override
  public void forgetGone(Instant now) {
    RoomPurge.run(database, now);
  }

  private int count(String query, BareJid account) {
    return database.read(
        session ->
            session
                .handle()
                .createQuery(query)
                .bind("account", account.toString())
                .mapTo(Integer.class)
                .one());
  }
}
