package dev.muc.stores;

import dev.muc.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A statement that is executed for many parameters at once, or not at all for none. */
final class Batch {
  private final PreparedStatement statement;
  private int size;

  Batch(PreparedStatement statement) {
    this.statement = statement;
  }

  /** Returns the statement, to bind parameters. */
  PreparedStatement statement() {
    return statement;
  }

  /** Takes the parameters that are bound. */
  void add() throws SQLException {
    statement.addBatch();
    size++;
  }

  void execute() throws SQLException {
    if (size > 0) {
      statement.executeBatch();
    }
  }

  /**
   * Executes it, and makes sure that each found the one row that it was for.
   *
   * @throws StoreException if another process has taken one away meanwhile
   */
  void executeEachOnOne() throws SQLException {
    if (size == 0) {
      return;
    }
    for (int changed : statement.executeBatch()) {
      if (changed != 1 && changed != Statement.SUCCESS_NO_INFO) {
        throw new StoreException("another process has changed the same room in the database");
      }
    }
  }
}
