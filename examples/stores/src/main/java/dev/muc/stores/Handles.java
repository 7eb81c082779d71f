package dev.muc.stores;

import java.sql.Connection;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/** Sets the library for SQL up. */
final class Handles {

  private Handles() {}

  /** Returns what opens connections of a source. */
  static Jdbi of(DataSource source) {
    return withOptions(Jdbi.create(source));
  }

  /** Returns a handle on a connection that is open, and whose closing is left to others. */
  static Handle of(Connection connection) {
    return withOptions(Jdbi.create(connection)).open();
  }

  /** Statements are taken as they stand. */
  private static Jdbi withOptions(Jdbi jdbi) {
    jdbi.getConfig(SqlStatements.class)
        .setTemplateEngine(TemplateEngine.NOP)
        .setUnusedBindingAllowed(true);
    return jdbi;
  }
}
