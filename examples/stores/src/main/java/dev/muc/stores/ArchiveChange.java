package dev.muc.stores;

import dev.muc.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The archives in a transaction that changes them. */
final class ArchiveChange {
  private static final String ADD = "INSERT INTO unsorted (number, messages) VALUES (?, ?)";
  private static final String TRIM = "DELETE FROM unsorted WHERE number <= ?";

  /** So many messages of one commit are a chunk at once: writing them twice would cost more. */
  private static final int MANY = 32;

  private final Session session;
  private final Unsorted unsorted;
  private final LogLimits limits;
  private final ArchiveTable table;
  private final Chunks chunks;
  private final LogCopy copy;

  /**
   * @param copy what nobody else uses meanwhile
   */
  ArchiveChange(
      Session session, Dialect dialect, Unsorted unsorted, LogLimits limits, LogCopy copy) {
    this.session = session;
    this.unsorted = unsorted;
    this.limits = limits;
    this.copy = copy;
    this.table = new ArchiveTable(session, dialect);
    this.chunks = new Chunks(session);
  }

  /** Appends messages to the archives of some addresses. */
  void append(Map<String, List<EncodedMessage>> messages) throws SQLException {
    Map<String, List<EncodedMessage>> few = new LinkedHashMap<>();
    int count = 0;
    long bytes = 0;
    for (Map.Entry<String, List<EncodedMessage>> each : messages.entrySet()) {
      if (each.getValue().size() >= MANY) {
        fill(each.getKey(), each.getValue());
      } else {
        few.put(each.getKey(), each.getValue());
        count += each.getValue().size();
        bytes += EncodedMessage.bytes(each.getValue());
      }
    }
    while (unsorted.isFullWith(count, bytes, limits)) {
      sortSome();
    }
    if (!few.isEmpty()) {
      log(few);
    }
  }

  private void log(Map<String, List<EncodedMessage>> messages) throws SQLException {
    Map<String, UnsortedArchive> archives = find(messages.keySet());
    Placed placed = Placed.empty();
    for (Map.Entry<String, List<EncodedMessage>> each : messages.entrySet()) {
      UnsortedArchive archive = Objects.requireNonNull(archives.get(each.getKey()));
      next(each.getValue(), archive).forEach(row -> placed.add(archive, row));
    }
    byte[] encoded = MessageCodec.encode(placed.rows());
    LogEntry entry = new LogEntry(unsorted.nextNumber(), System.nanoTime(), encoded);
    placed.addTo(unsorted, entry);
    PreparedStatement add = session.prepare(ADD);
    add.setLong(1, entry.number());
    add.setBytes(2, encoded);
    add.executeUpdate();
  }

  /** Returns some archives, which are created where there is none. */
  private Map<String, UnsortedArchive> find(Collection<String> addresses) throws SQLException {
    Map<String, UnsortedArchive> found = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    for (String address : addresses) {
      UnsortedArchive known = unsorted.find(address);
      if (known == null) {
        unknown.add(address);
      } else {
        found.put(address, known);
      }
    }
    for (Map.Entry<String, ArchiveRow> each : table.findOrCreate(unknown).entrySet()) {
      UnsortedArchive archive = UnsortedArchive.of(each.getKey(), each.getValue(), chunks);
      unsorted.add(archive);
      found.put(each.getKey(), archive);
    }
    return found;
  }

  /** Returns the rows of messages that are next in an archive. */
  private List<MessageRow> next(List<EncodedMessage> messages, UnsortedArchive archive)
      throws SQLException {
    List<MessageRow> rows = new ArrayList<>(messages.size());
    Set<String> ids = new HashSet<>();
    ArchiveRow last = archive.last();
    for (EncodedMessage each : messages) {
      String id = each.message().id();
      if (!ids.add(id) || isTaken(id, archive)) {
        throw new StoreException(
            "the archive of " + archive.address() + " has a message with the same id already");
      }
      last = last.after(Places.nanos(each.message().at()));
      rows.add(MessageRow.of(each, last));
    }
    return rows;
  }

  private boolean isTaken(String id, UnsortedArchive archive) throws SQLException {
    ArchiveRow last = archive.last();
    return archive.ids().mayHave(id, last.end())
        && (archive.waiting().placeOf(id) >= 0
            || chunks.placeOf(id, last.begin(), last.end()) >= 0);
  }

  /** Appends many messages to one archive, past the log. */
  void fill(String address, List<EncodedMessage> messages) throws SQLException {
    if (messages.isEmpty()) {
      return;
    }
    UnsortedArchive archive = Objects.requireNonNull(find(List.of(address)).get(address));
    Unsorted.Run waiting = unsorted.of(archive);
    if (waiting != null) {
      takeAndSortIn(waiting);
      trim();
    }
    long end = archive.last().end();
    List<MessageRow> rows = next(messages, archive);
    rows.forEach(archive::addSorted);
    chunks.insert(rows);
    table.update(end, archive.last());
  }

  /** Removes the archives of some addresses. */
  void drop(Collection<String> addresses) throws SQLException {
    if (!addresses.isEmpty()) {
      table.drop(addresses);
      addresses.forEach(unsorted::drop);
      trim();
    }
  }

  /** Makes sure that all messages are in their archives and nowhere else. */
  void settle() throws SQLException {
    for (Unsorted.Run any = unsorted.any(); any != null; any = unsorted.any()) {
      takeAndSortIn(any);
    }
    trim();
  }

  private void sortSome() throws SQLException {
    for (Unsorted.Run next : unsorted.next(limits.step())) {
      takeAndSortIn(next);
    }
    trim();
  }

  private void takeAndSortIn(Unsorted.Run run) throws SQLException {
    if (unsorted.take(run)) {
      sortIn(ReadyRun.of(run, copy));
    }
  }

  /**
   * Sorts messages in that were taken out.
   *
   * @param done the number of the last row of the log of which nothing waits any more
   */
  void sortIn(List<ReadyRun> runs, long done) throws SQLException {
    for (ReadyRun run : runs) {
      sortIn(run);
    }
    trim(done);
  }

  private void sortIn(ReadyRun ready) throws SQLException {
    if (ready.chunks().isEmpty()) {
      chunks.append(ready.sorted().begin(), ready.few());
    } else {
      chunks.insertPacked(ready.chunks());
    }
    table.update(ready.endBefore(), ready.sorted());
  }

  private void trim() throws SQLException {
    trim(unsorted.trim());
  }

  private void trim(long done) throws SQLException {
    if (done > 0) {
      PreparedStatement trim = session.prepare(TRIM);
      trim.setLong(1, done);
      trim.executeUpdate();
    }
  }
}
