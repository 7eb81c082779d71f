package dev.muc.stores;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/** Sets the library for SQL up. */
final class Handles {

  private Handles() {}

  /** Returns what opens connections of a source. Statements are taken as they stand. */
  static Jdbi of(DataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    jdbi.getConfig(SqlStatements.class)
        .setTemplateEngine(TemplateEngine.NOP)
        .setUnusedBindingAllowed(true);
    return jdbi;
  }
}
