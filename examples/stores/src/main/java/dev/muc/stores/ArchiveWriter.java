package dev.muc.stores;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Stores messages, with as many statements however many archives they are for. */
final class ArchiveWriter {
  private static final String CREATE = "INSERT INTO archives (address) VALUES (?)";
  private static final String EMPTY = "DELETE FROM messages WHERE place >= ? AND place < ?";
  private static final String DROP = "DELETE FROM archives WHERE archive = ?";

  private final Session session;
  private final String select;

  ArchiveWriter(Session session, Dialect dialect) {
    this.session = session;
    this.select = ArchiveRow.SELECT + dialect.isOneOf("a.address");
  }

  /** Stores what a batch does to archives; the caller commits it. */
  void commit(List<EncodedRecord> batch) throws SQLException {
    drop(batch.stream().filter(EncodedRecord::dropsArchive).map(EncodedRecord::address).toList());
    Map<String, List<EncodedMessage>> messages = new LinkedHashMap<>();
    for (EncodedRecord each : batch) {
      if (each.record().summary() != null && !each.messages().isEmpty()) {
        messages.put(each.address(), each.messages());
      }
    }
    append(messages);
  }

  /** Appends messages to the archives of some addresses; the caller commits it. */
  void append(Map<String, List<EncodedMessage>> messages) throws SQLException {
    if (messages.isEmpty()) {
      return;
    }
    Map<String, ArchiveRow> rows = rows(messages.keySet());
    createMissing(messages.keySet(), rows);
    Batch insert = new Batch(session.prepare(EncodedMessage.INSERT));
    for (Map.Entry<String, List<EncodedMessage>> entry : messages.entrySet()) {
      ArchiveRow archive = Objects.requireNonNull(rows.get(entry.getKey()));
      for (EncodedMessage each : entry.getValue()) {
        archive = archive.after(Places.nanos(each.message().at()));
        each.bind(archive, insert.statement());
        insert.add();
      }
    }
    insert.execute();
  }

  private Map<String, ArchiveRow> rows(Collection<String> addresses) throws SQLException {
    Map<String, ArchiveRow> rows = new HashMap<>();
    PreparedStatement query = session.prepare(select);
    query.setString(1, Json.array(addresses));
    try (ResultSet found = query.executeQuery()) {
      while (found.next()) {
        rows.put(found.getString("address"), ArchiveRow.read(found));
      }
    }
    return rows;
  }

  private void createMissing(Collection<String> addresses, Map<String, ArchiveRow> rows)
      throws SQLException {
    List<String> missing =
        addresses.stream().filter(address -> !rows.containsKey(address)).toList();
    if (missing.isEmpty()) {
      return;
    }
    Batch create = new Batch(session.prepare(CREATE));
    for (String address : missing) {
      create.statement().setString(1, address);
      create.add();
    }
    create.execute();
    rows.putAll(rows(missing));
  }

  /** Removes the archives of some addresses; the caller commits it. */
  void drop(Collection<String> addresses) throws SQLException {
    if (addresses.isEmpty()) {
      return;
    }
    Batch empty = new Batch(session.prepare(EMPTY));
    Batch drop = new Batch(session.prepare(DROP));
    for (ArchiveRow row : rows(addresses).values()) {
      empty.statement().setLong(1, Places.of(row.archive(), 0));
      empty.statement().setLong(2, Places.end(row.archive()));
      empty.add();
      drop.statement().setLong(1, row.archive());
      drop.add();
    }
    empty.execute();
    drop.execute();
  }
}
