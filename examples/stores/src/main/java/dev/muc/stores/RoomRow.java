package dev.muc.stores;

import dev.muc.stanza.BareJid;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomSummary;
import dev.muc.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of rooms.
 *
 * @param room the number that stands for the address
 * @param nextEvent the place that its next event has
 * @param summary what lists show; of a room that is gone, what fills the columns
 * @param keptUntil of a room that is gone, until when its events are kept, in nanoseconds
 */
record RoomRow(long room, long nextEvent, RoomSummary summary, @Nullable Long keptUntil) {

  /** The columns that a record changes, in the order in which {@link #bind} binds them. */
  static final String CHANGED =
      "name, listed, persistent, occupants, creator, created_at, kept_until";

  /** The columns that {@link #read} needs beside {@link #LAST_EVENT}. */
  static final String COLUMNS = "room, address, " + CHANGED;

  /** The place of the last event; null if there is none. */
  static final String LAST_EVENT =
      "(SELECT max(place) FROM events"
          + " WHERE place >= (room << 32) AND place < ((room + 1) << 32)) AS last_event";

  static RoomRow read(ResultSet row) throws SQLException {
    RoomSummary summary = summary(row);
    long keptUntil = row.getLong("kept_until");
    Long orNull = row.wasNull() ? null : keptUntil;
    long room = row.getLong("room");
    long last = row.getLong("last_event");
    return new RoomRow(room, row.wasNull() ? Places.of(room, 0) : last + 1, summary, orNull);
  }

  static RoomSummary summary(ResultSet row) throws SQLException {
    return new RoomSummary(
        address(row.getString("address")),
        row.getString("name"),
        row.getBoolean("listed"),
        row.getBoolean("persistent"),
        row.getInt("occupants"),
        address(row.getString("creator")),
        Places.instant(row.getLong("created_at")));
  }

  private static BareJid address(String text) {
    try {
      return BareJid.of(text);
    } catch (IllegalArgumentException invalid) {
      throw new StoreException("no address, but stored as one: " + text, invalid);
    }
  }

  /** Returns this row as it is after a record that leaves something. */
  RoomRow after(RoomRecord record) {
    RoomSummary now = record.summary();
    return new RoomRow(
        room,
        nextEvent,
        now == null ? gone(record.room()) : now,
        record.keptUntil() == null || now != null ? null : Places.nanos(record.keptUntil()));
  }

  /** Returns a row for a room that has none, before the record that makes it. */
  static RoomRow before(RoomRecord record) {
    return new RoomRow(0, 0, gone(record.room()), null);
  }

  /** Returns what stands in the columns of the summary where there is none. */
  private static RoomSummary gone(BareJid room) {
    return new RoomSummary(room, "", false, false, 0, room, Instant.EPOCH);
  }

  /** Returns whether the columns of this row are those of another. */
  boolean showsTheSameAs(RoomRow other) {
    return summary.equals(other.summary) && Objects.equals(keptUntil, other.keptUntil);
  }

  /** Binds the seven columns that {@link #CHANGED} names. */
  void bind(PreparedStatement statement) throws SQLException {
    statement.setString(1, summary.name());
    statement.setBoolean(2, summary.listed());
    statement.setBoolean(3, summary.persistent());
    statement.setInt(4, summary.occupants());
    statement.setString(5, summary.creator().toString());
    statement.setLong(6, Places.nanos(summary.createdAt()));
    if (keptUntil == null) {
      statement.setNull(7, Types.BIGINT);
    } else {
      statement.setLong(7, keptUntil);
    }
  }
}
