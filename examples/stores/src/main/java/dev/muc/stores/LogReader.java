package dev.muc.stores;

import dev.muc.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Learns what is in the log: in its table, and in its files. */
final class LogReader {
  private static final String ALL = "SELECT number, messages FROM unsorted";
  private static final String ARCHIVE = ArchiveRow.SELECT + "archive = ?";

  private final Session session;
  private final Unsorted unsorted;
  private final boolean looking;
  private final Chunks chunks;
  private final Map<Long, UnsortedArchive> archives = new HashMap<>();

  /**
   * @param looking whether another process may write: it may have appended to a file and then to
   *     the table since the file was read
   */
  LogReader(Session session, Unsorted unsorted, boolean looking) {
    this.session = session;
    this.unsorted = unsorted;
    this.looking = looking;
    this.chunks = new Chunks(session);
  }

  /**
   * Reads all of it. A message that is in its archive already waits no more; nor does one whose
   * archive is gone.
   *
   * @param blocks what is in files, read before the transaction began
   * @return true
   * @throws StoreException if the files are not those of the database
   */
  boolean read(List<LogFile.Block> blocks) throws SQLException {
    unsorted.clear();
    long now = System.nanoTime();
    for (LogEntry entry : entries(blocks, now)) {
      add(entry);
    }
    return true;
  }

  private List<LogEntry> entries(List<LogFile.Block> blocks, long now) throws SQLException {
    List<LogEntry> entries = new ArrayList<>();
    for (LogFile.Block block : blocks) {
      entries.add(new LogEntry(now, block));
    }
    try (ResultSet found = session.prepare(ALL).executeQuery()) {
      while (found.next()) {
        entries.add(new LogEntry(found.getLong(1), now, found.getBytes(2)));
      }
    }
    entries.sort(Comparator.comparingLong(LogEntry::number));
    return entries;
  }

  private void add(LogEntry entry) throws SQLException {
    // A row of the table is removed when it is done; what is done in a file is no concern.
    boolean added = entry.file() == null;
    if (added) {
      unsorted.add(entry);
    }
    for (MessageRow row : MessageCodec.decode(entry.read(0, entry.length()))) {
      UnsortedArchive archive = archive(row);
      if (archive == null) {
        entry.pass(row);
      } else {
        if (!added) {
          unsorted.add(entry);
          added = true;
        }
        unsorted.add(archive, row, entry);
      }
    }
    unsorted.pass(entry.number());
  }

  /** Returns the archive in which a message waits; null if it does not. */
  private @Nullable UnsortedArchive archive(MessageRow row) throws SQLException {
    UnsortedArchive archive = archives.get(row.archive());
    if (archive == null && !archives.containsKey(row.archive())) {
      archive = archive(row.archive());
      archives.put(row.archive(), archive);
    }
    if (archive == null || row.place() < archive.last().end()) {
      return null;
    }
    if (row.place() > archive.last().end()) {
      if (looking) {
        return null; // What is between was written since the files were read.
      }
      throw new StoreException(
          "the messages that wait beside the database do not follow those in it: put back the files"
              + " muc.db and muc.db-messages-* of one time, or take the latter away to go on"
              + " without what they have");
    }
    return archive;
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
