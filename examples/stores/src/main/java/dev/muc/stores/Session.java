package dev.muc.stores;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** A connection with the statements that were prepared on it. Used by one thread at a time. */
final class Session {
  private final Handle handle;
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Session(Handle handle) {
    this.handle = handle;
    this.connection = handle.getConnection();
  }

  /** Returns the connection for whatever need not be fast. */
  Handle handle() {
    return handle;
  }

  /** Returns a statement, which is not to be closed. */
  PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      prepared.put(sql, known);
    }
    return known;
  }

  /** Closes the statements, and leaves the connection open. */
  void close() {
    for (PreparedStatement statement : prepared.values()) {
      Quietly.close(statement);
    }
    prepared.clear();
  }
}
