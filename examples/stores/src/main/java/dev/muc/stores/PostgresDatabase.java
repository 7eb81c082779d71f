package dev.muc.stores;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** A database of a PostgreSQL server. */
final class PostgresDatabase implements Database {
  private static final int CONNECTIONS_MAX = 16;

  /** How many of them may be reading: whoever writes does not wait for them, however slow. */
  private static final int READERS_MAX = CONNECTIONS_MAX - 2;

  /** How long to wait for a connection, in milliseconds, until the database counts as away. */
  private static final int CONNECTION_TIMEOUT = 5_000;

  /** How long to wait for an answer of the server, in seconds, until it counts as away. */
  private static final int ANSWER_TIMEOUT = 60;

  private static final String AWAY = "cannot be reached: the server is away, or about to be";

  private final Failures failures;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Semaphore reading = new Semaphore(READERS_MAX);

  private PostgresDatabase(Failures failures, HikariDataSource pool) {
    this.failures = failures;
    this.pool = pool;
    this.jdbi = Handles.of(pool);
  }

  /**
   * Opens a database, which has to be there.
   *
   * @param url its JDBC URL
   * @param name what it is called in sentences
   */
  static PostgresDatabase open(String url, String name) {
    Failures failures = new Failures("the database " + name, PostgresDatabase::meaning);
    try {
      HikariDataSource pool = new HikariDataSource(config(url));
      PostgresDatabase database = new PostgresDatabase(failures, pool);
      try {
        new Schema(pool, Dialect.POSTGRESQL, "the database " + name).bringUpToDate();
        return database;
      } catch (RuntimeException failure) {
        database.close();
        throw failure;
      }
    } catch (RuntimeException failure) {
      throw failures.explain(failure);
    }
  }

  private static HikariConfig config(String url) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("muc");
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS_MAX);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(CONNECTION_TIMEOUT);
    // Durable is durable, whatever the server's default is.
    config.setConnectionInitSql("SET synchronous_commit TO on");
    config.addDataSourceProperty("ApplicationName", "muc");
    config.addDataSourceProperty("connectTimeout", CONNECTION_TIMEOUT / 1_000);
    config.addDataSourceProperty("socketTimeout", ANSWER_TIMEOUT);
    config.addDataSourceProperty("tcpKeepAlive", true);
    config.addDataSourceProperty("reWriteBatchedInserts", true);
    return config;
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public <T> T read(Work<T> work) {
    reading.acquireUninterruptibly();
    try {
      return inTransaction(
          handle -> {
            // What several statements see is of one moment.
            handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            return work.on(new Session(handle));
          });
    } finally {
      reading.release();
    }
  }

  @Override
  public <T> T write(Work<T> work) {
    return inTransaction(
        handle -> {
          Session session = new Session(handle);
          try {
            return work.on(session);
          } finally {
            session.close();
          }
        });
  }

  /** Something that is done with a connection. */
  @FunctionalInterface
  private interface Use<T> {
    T of(Handle handle) throws SQLException;
  }

  private <T> T inTransaction(Use<T> use) {
    try {
      return jdbi.inTransaction(use::of);
    } catch (SQLException | JdbiException failure) {
      // Where one connection is dead the others may be too, and one that was in use within the last
      // half second is not tried before it is used again: all of them are replaced, so that a
      // server that is back is used from the next call on.
      if (isAway(failure)) {
        pool.getHikariPoolMXBean().softEvictConnections();
      }
      throw failures.explain(failure);
    }
  }

  private static boolean isAway(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && AWAY.equals(meaning(sql))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    pool.close();
  }

  /** See the error codes of PostgreSQL: mostly the first two letters say what matters. */
  private static @Nullable String meaning(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return switch (state) {
      case "53100" -> "cannot grow: the disk of the server is full";
      case "53300" -> "takes no more connections";
      case "25006" -> "cannot be written to: the server is read-only";
      case "3D000" -> "does not exist: create it first";
      case "23505" -> "has something with the same id already";
      case "42501" -> "does not let this user create or change its tables";
      default -> meaning(state.substring(0, 2));
    };
  }

  private static @Nullable String meaning(String kind) {
    return switch (kind) {
      case "08", "57" -> AWAY;
      case "28" -> "refuses the user or the password";
      case "40" -> "was changed by another process at the same time";
      case "58", "XX" -> "fails: see the log of the server";
      default -> null;
    };
  }
}
