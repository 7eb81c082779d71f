package dev.muc.stores;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/**
 * A row of the table of archives: an archive as its last message leaves it.
 *
 * @param archive the number that stands for the address
 * @param end the place that the next message has
 * @param latestAt the latest time of any message so far, in nanoseconds
 * @param setback how far the time of a message ever was behind the latest one before it
 */
record ArchiveRow(long archive, long end, long latestAt, long setback) {

  /** Selects what {@link #read} needs; a condition may follow. */
  static final String SELECT =
      "SELECT address, archive, next, latest_at, setback FROM archives WHERE ";

  /** Stores a row that has changed: what {@link #bind} binds. */
  static final String UPDATE =
      "UPDATE archives SET next = ?, latest_at = ?, setback = ? WHERE archive = ? AND next = ?";

  static ArchiveRow read(ResultSet row) throws SQLException {
    long archive = row.getLong("archive");
    long end = Places.of(archive, row.getLong("next"));
    long setback = row.getLong("setback");
    long latestAt = row.getLong("latest_at");
    return new ArchiveRow(archive, end, row.wasNull() ? Long.MIN_VALUE : latestAt, setback);
  }

  /**
   * Binds the parameters of {@link #UPDATE}.
   *
   * @param endBefore where it ended as it was stored before
   */
  void bind(long endBefore, PreparedStatement update) throws SQLException {
    update.setLong(1, end - begin());
    if (latestAt == Long.MIN_VALUE) {
      update.setNull(2, Types.BIGINT);
    } else {
      update.setLong(2, latestAt);
    }
    update.setLong(3, setback);
    update.setLong(4, archive);
    update.setLong(5, endBefore - begin());
  }

  /** Returns the place before which nothing of it is. */
  long begin() {
    return Places.of(archive, 0);
  }

  /** Returns this row as it was after an earlier message, but for the setback. */
  ArchiveRow upTo(MessageRow message) {
    return upTo(message.place(), message.latestAt());
  }

  /**
   * As {@link #upTo(MessageRow)}.
   *
   * @param place the place of the message
   * @param latest the latest time of it and all before it
   */
  ArchiveRow upTo(long place, long latest) {
    return new ArchiveRow(archive, place + 1, latest, setback);
  }

  /** Returns this row after one more message. */
  ArchiveRow after(long at) {
    long latest = Math.max(latestAt, at);
    return new ArchiveRow(archive, end + 1, latest, Math.max(setback, latest - at));
  }
}
