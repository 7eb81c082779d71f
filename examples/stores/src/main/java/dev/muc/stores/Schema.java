package dev.muc.stores;

import dev.muc.store.StoreException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** The tables, as this version of the program wants them. */
final class Schema {
  /** No name of a package, so that the resources in it are not closed up in the module. */
  private static final String SCHEMAS = "classpath:muc-stores/";

  private final Flyway flyway;
  private final String database;

  /**
   * Takes what describes the tables.
   *
   * @param database what the database is called in sentences
   */
  Schema(DataSource source, Dialect dialect, String database) {
    this.database = database;
    this.flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(source)
            .locations(SCHEMAS + dialect.name())
            .javaMigrations(new MoveMessages(dialect))
            .table("schema_history")
            .loggers("slf4j")
            .cleanDisabled(true)
            .load();
  }

  /**
   * Creates or alters the tables where they are not as they should be.
   *
   * @throws StoreException if they are of a newer version, or are not ours
   */
  void bringUpToDate() {
    refuseNewer();
    try {
      flyway.migrate();
    } catch (FlywayException failure) {
      if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
        throw new StoreException(
            database + " belongs to another program: take an empty one", failure);
      }
      throw failure;
    }
  }

  /**
   * Makes sure that the tables are as they should be.
   *
   * @throws StoreException if they are not
   */
  void check() {
    refuseNewer();
    if (flyway.info().pending().length > 0) {
      throw new StoreException(
          database
              + " has an older schema: start the service on it once, which brings it up to date");
    }
  }

  private void refuseNewer() {
    Arrays.stream(flyway.info().applied())
        .filter(applied -> applied.getState() == MigrationState.FUTURE_SUCCESS)
        .map(MigrationInfo::getVersion)
        .findFirst()
        .ifPresent(
            version -> {
              throw new StoreException(
                  database
                      + " has schema "
                      + version
                      + ", which is newer than this program: start a newer version on it");
            });
  }
}
