package dev.muc.stores;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The archive of one room as a transaction sees it: its chunks, and behind them the messages that
 * wait in the log. Places are without gaps, so they say how many messages are in between.
 */
final class ArchiveView {
  private static final String ROW = ArchiveRow.SELECT + "address = ?";

  /** No archive has the number 0. */
  private static final ArchiveRow NONE = new ArchiveRow(0, 0, 0, 0);

  private final Chunks chunks;
  private final ArchiveRow row;
  private final WaitingMessages waiting;
  private final long first;
  private @Nullable Chunk latest;

  private ArchiveView(Chunks chunks, ArchiveRow row, WaitingMessages waiting) throws SQLException {
    this.chunks = chunks;
    this.row = row;
    this.waiting = waiting;
    this.first = chunks.first(row.begin(), row.end());
  }

  /**
   * Returns the archive of a room; of one that has none, an empty one.
   *
   * @param waiting messages that waited before the transaction began: what is in chunks by now, or
   *     of an archive that is gone, is not heeded
   */
  static ArchiveView of(Session session, String address, WaitingMessages waiting)
      throws SQLException {
    PreparedStatement query = session.prepare(ROW);
    query.setString(1, address);
    ArchiveRow row;
    try (ResultSet found = query.executeQuery()) {
      row = found.next() ? ArchiveRow.read(found) : NONE;
    }
    return new ArchiveView(new Chunks(session), row, waiting.behind(row));
  }

  /** Returns an archive without what waits. */
  static ArchiveView ofSorted(Session session, ArchiveRow row) throws SQLException {
    return new ArchiveView(new Chunks(session), row, WaitingMessages.none());
  }

  /** Returns all of it. */
  ArchiveRange all() {
    return new ArchiveRange(first, row.end() + waiting.size());
  }

  /** Returns how far a time ever was behind the latest one before it, in nanoseconds. */
  long setback() {
    return Math.max(row.setback(), waiting.setback());
  }

  /** Returns the messages around a place. */
  Chunk chunk(long place) throws SQLException {
    if (latest == null || !latest.has(place)) {
      latest =
          place >= row.end()
              ? new Chunk(row.end(), waiting)
              : chunks
                  .at(row.begin(), place)
                  .orElseThrow(() -> new IllegalStateException("a gap in an archive"));
    }
    return latest;
  }

  /** Returns the place of a message; -1 if it is not there. */
  long placeOf(String id) throws SQLException {
    long place = waiting.placeOf(id);
    return place >= 0 ? place : chunks.placeOf(id, row.begin(), row.end());
  }

  /**
   * Returns the first place of a range at which the latest time so far is {@code time} or later.
   */
  long firstAtOrAfter(long time, ArchiveRange range) throws SQLException {
    long low = range.from();
    long high = Math.max(range.from(), range.to());
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (chunk(middle).get(middle).latestAt() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
