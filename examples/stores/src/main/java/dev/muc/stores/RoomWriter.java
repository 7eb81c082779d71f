package dev.muc.stores;

import dev.muc.model.AffiliationEntry;
import dev.muc.store.RoomRecord;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stores what a batch did to rooms, with as many statements however many rooms there are. */
final class RoomWriter {
  private static final String INSERT =
      "INSERT INTO rooms (" + RoomRow.CHANGED + ", address) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE rooms SET name = ?, listed = ?, persistent = ?, occupants = ?,"
          + " creator = ?, created_at = ?, kept_until = ? WHERE room = ?";
  private static final String DELETE = "DELETE FROM rooms WHERE room = ?";
  private static final String FORGET = "DELETE FROM events WHERE place >= ? AND place < ?";
  private static final String APPEND = "INSERT INTO events (place, event) VALUES (?, ?)";
  private static final String UNRESERVE_ALL = "DELETE FROM reservations WHERE room = ?";
  private static final String UNRESERVE = "DELETE FROM reservations WHERE room = ? AND account = ?";
  private static final String RESERVE =
      "INSERT INTO reservations (room, account) VALUES (?, ?) ON CONFLICT DO NOTHING";

  private final Session session;
  private final String select;

  RoomWriter(Session session, Dialect dialect) {
    this.session = session;
    this.select =
        "SELECT "
            + RoomRow.COLUMNS
            + ", "
            + RoomRow.LAST_EVENT
            + " FROM rooms WHERE "
            + dialect.isOneOf("address");
  }

  /** Stores a batch; the caller commits it. */
  void append(List<EncodedRecord> batch) throws SQLException {
    if (batch.isEmpty()) {
      return;
    }
    Map<String, RoomRow> before = rows(batch);
    insertMissing(batch, before);
    clear(batch, before);
    update(batch, before);
    insertEvents(batch, before);
    reserve(batch, before);
  }

  private Map<String, RoomRow> rows(List<EncodedRecord> batch) throws SQLException {
    Map<String, RoomRow> rows = new HashMap<>();
    PreparedStatement query = session.prepare(select);
    query.setString(1, Json.array(batch.stream().map(EncodedRecord::address).toList()));
    try (ResultSet found = query.executeQuery()) {
      while (found.next()) {
        rows.put(found.getString("address"), RoomRow.read(found));
      }
    }
    return rows;
  }

  private void insertMissing(List<EncodedRecord> batch, Map<String, RoomRow> rows)
      throws SQLException {
    List<EncodedRecord> missing = new ArrayList<>();
    for (EncodedRecord each : batch) {
      if (!each.leavesNothing() && !rows.containsKey(each.address())) {
        missing.add(each);
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    Batch insert = new Batch(session.prepare(INSERT));
    for (EncodedRecord each : missing) {
      RoomRow.before(each.record()).bind(insert.statement());
      insert.statement().setString(8, each.address());
      insert.add();
    }
    insert.execute();
    rows.putAll(rows(missing));
  }

  /** Removes what does not stand of what was stored earlier. */
  private void clear(List<EncodedRecord> batch, Map<String, RoomRow> rows) throws SQLException {
    Batch forget = new Batch(session.prepare(FORGET));
    Batch unreserve = new Batch(session.prepare(UNRESERVE_ALL));
    Batch delete = new Batch(session.prepare(DELETE));
    for (EncodedRecord each : batch) {
      RoomRow row = rows.get(each.address());
      boolean stands = each.record().earlier() == RoomRecord.Earlier.STANDS;
      if (row == null || (stands && each.record().summary() != null)) {
        continue;
      }
      if (!stands || each.leavesNothing()) {
        forget.statement().setLong(1, Places.of(row.room(), 0));
        forget.statement().setLong(2, Places.end(row.room()));
        forget.add();
      }
      unreserve.statement().setLong(1, row.room());
      unreserve.add();
      if (each.leavesNothing()) {
        delete.statement().setLong(1, row.room());
        delete.add();
      }
    }
    forget.execute();
    unreserve.execute();
    delete.execute();
  }

  private void update(List<EncodedRecord> batch, Map<String, RoomRow> rows) throws SQLException {
    Batch update = new Batch(session.prepare(UPDATE));
    for (EncodedRecord each : batch) {
      RoomRow before = rows.get(each.address());
      if (before == null || each.leavesNothing()) {
        continue;
      }
      RoomRow after = before.after(each.record());
      if (!after.showsTheSameAs(before)) {
        after.bind(update.statement());
        update.statement().setLong(8, after.room());
        update.add();
      }
    }
    update.executeEachOnOne();
  }

  private void insertEvents(List<EncodedRecord> batch, Map<String, RoomRow> rows)
      throws SQLException {
    Batch insert = new Batch(session.prepare(APPEND));
    for (EncodedRecord each : batch) {
      RoomRow row = rows.get(each.address());
      if (row == null || each.leavesNothing()) {
        continue;
      }
      long place = row.nextEvent();
      for (String event : each.events()) {
        insert.statement().setLong(1, place++);
        insert.statement().setString(2, event);
        insert.add();
      }
    }
    insert.execute();
  }

  private void reserve(List<EncodedRecord> batch, Map<String, RoomRow> rows) throws SQLException {
    Batch reserve = new Batch(session.prepare(RESERVE));
    Batch unreserve = new Batch(session.prepare(UNRESERVE));
    for (EncodedRecord each : batch) {
      RoomRow row = rows.get(each.address());
      if (row == null || each.record().summary() == null) {
        continue;
      }
      Map<String, Boolean> reserved = new HashMap<>();
      for (AffiliationEntry entry : each.record().reservations()) {
        reserved.put(entry.account().toString(), entry.nick() != null);
      }
      for (Map.Entry<String, Boolean> entry : reserved.entrySet()) {
        Batch fitting = entry.getValue() ? reserve : unreserve;
        fitting.statement().setLong(1, row.room());
        fitting.statement().setString(2, entry.getKey());
        fitting.add();
      }
    }
    unreserve.execute();
    reserve.execute();
  }
}
