package dev.muc.stores;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Learns from the database what is in the log. */
final class LogReader {
  private static final String ALL = "SELECT number, messages FROM unsorted ORDER BY number";
  private static final String ENDS = "SELECT min(number), max(number) FROM unsorted";
  private static final String ARCHIVE = ArchiveRow.SELECT + "archive = ?";

  private final Session session;
  private final Unsorted unsorted;
  private final Chunks chunks;
  private final Map<Long, UnsortedArchive> archives = new HashMap<>();

  LogReader(Session session, Unsorted unsorted) {
    this.session = session;
    this.unsorted = unsorted;
    this.chunks = new Chunks(session);
  }

  /**
   * Reads all of it, if it is not as it was read before. A message that is in its archive already,
   * because others that came with it are not, waits no more; nor does one whose archive is gone.
   *
   * @param known whether it was read before
   * @return true
   */
  boolean readIfChanged(boolean known) throws SQLException {
    if (!known || hasChanged()) {
      unsorted.clear();
      read();
    }
    return true;
  }

  private boolean hasChanged() throws SQLException {
    try (ResultSet found = session.prepare(ENDS).executeQuery()) {
      found.next();
      return found.getLong(1) != unsorted.firstNumber()
          || found.getLong(2) != unsorted.lastNumber();
    }
  }

  private void read() throws SQLException {
    long now = System.nanoTime();
    try (ResultSet found = session.prepare(ALL).executeQuery()) {
      while (found.next()) {
        LogEntry entry = unsorted.addEntry(found.getLong(1), now);
        for (MessageRow row : MessageCodec.decode(found.getBytes(2))) {
          add(row, entry);
        }
      }
    }
  }

  private void add(MessageRow row, LogEntry entry) throws SQLException {
    UnsortedArchive archive = archives.get(row.archive());
    if (archive == null && !archives.containsKey(row.archive())) {
      archive = archive(row.archive());
      archives.put(row.archive(), archive);
    }
    if (archive != null && row.place() >= archive.last().end()) {
      unsorted.add(archive, row, entry);
    }
  }

  private @Nullable UnsortedArchive archive(long number) throws SQLException {
    PreparedStatement query = session.prepare(ARCHIVE);
    query.setLong(1, number);
    try (ResultSet found = query.executeQuery()) {
      if (!found.next()) {
        return null;
      }
      ArchiveRow row = ArchiveRow.read(found);
      UnsortedArchive archive = UnsortedArchive.of(found.getString("address"), row, chunks);
      unsorted.add(archive);
      return archive;
    }
  }
}
