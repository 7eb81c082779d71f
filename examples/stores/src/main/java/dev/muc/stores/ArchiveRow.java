package dev.muc.stores;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An archive as its last message leaves it.
 *
 * @param archive the number that stands for the address
 * @param next the place that the next message has
 * @param latestAt the latest time of any message so far, in nanoseconds
 * @param setback how far the time of a message ever was behind the latest one before it
 */
record ArchiveRow(long archive, long next, long latestAt, long setback) {

  /** Selects what {@link #read} needs; a condition on {@code a}, the archive, may follow. */
  static final String SELECT =
      "SELECT a.address, a.archive, m.place, m.latest_at, m.setback"
          + " FROM archives a LEFT JOIN messages m ON m.place = (SELECT max(l.place)"
          + " FROM messages l WHERE l.place >= (a.archive << 32)"
          + " AND l.place < ((a.archive + 1) << 32)) WHERE ";

  static ArchiveRow read(ResultSet row) throws SQLException {
    long archive = row.getLong("archive");
    long last = row.getLong("place");
    return row.wasNull()
        ? new ArchiveRow(archive, Places.of(archive, 0), Long.MIN_VALUE, 0)
        : new ArchiveRow(archive, last + 1, row.getLong("latest_at"), row.getLong("setback"));
  }

  /** Returns this row after one more message. */
  ArchiveRow after(long at) {
    long latest = Math.max(latestAt, at);
    return new ArchiveRow(archive, next + 1, latest, Math.max(setback, latest - at));
  }
}
