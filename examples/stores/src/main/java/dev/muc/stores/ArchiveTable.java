package dev.muc.stores;

import dev.muc.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of archives, in a transaction: as many statements however many archives. */
final class ArchiveTable {
  private static final String CREATE = "INSERT INTO archives (address) VALUES (?)";
  private static final String DELETE = "DELETE FROM archives WHERE archive = ?";

  private final Session session;
  private final String select;

  ArchiveTable(Session session, Dialect dialect) {
    this.session = session;
    this.select = ArchiveRow.SELECT + dialect.isOneOf("address");
  }

  /** Returns the archives of some addresses, as far as they have one. */
  Map<String, ArchiveRow> find(Collection<String> addresses) throws SQLException {
    Map<String, ArchiveRow> rows = new HashMap<>();
    if (addresses.isEmpty()) {
      return rows;
    }
    PreparedStatement query = session.prepare(select);
    query.setString(1, Json.array(addresses));
    try (ResultSet found = query.executeQuery()) {
      while (found.next()) {
        rows.put(found.getString("address"), ArchiveRow.read(found));
      }
    }
    return rows;
  }

  /** Returns the archives of some addresses, which are created where there is none. */
  Map<String, ArchiveRow> findOrCreate(Collection<String> addresses) throws SQLException {
    Map<String, ArchiveRow> rows = find(addresses);
    List<String> missing =
        addresses.stream().filter(address -> !rows.containsKey(address)).toList();
    Batch create = new Batch(session.prepare(CREATE));
    for (String address : missing) {
      create.statement().setString(1, address);
      create.add();
    }
    create.execute();
    rows.putAll(find(missing));
    return rows;
  }

  /**
   * Stores how far an archive goes.
   *
   * @param endBefore how far it went before
   * @throws StoreException if it did not, because another process has written to it
   */
  void update(long endBefore, ArchiveRow row) throws SQLException {
    PreparedStatement update = session.prepare(ArchiveRow.UPDATE);
    row.bind(endBefore, update);
    if (update.executeUpdate() != 1) {
      throw new StoreException("another process has changed the same archive in the database");
    }
  }

  /** Removes the archives of some addresses, with their chunks. */
  void drop(Collection<String> addresses) throws SQLException {
    Chunks chunks = new Chunks(session);
    for (ArchiveRow row : find(addresses).values()) {
      chunks.delete(row.begin(), row.end());
      PreparedStatement delete = session.prepare(DELETE);
      delete.setLong(1, row.archive());
      delete.executeUpdate();
    }
  }
}
