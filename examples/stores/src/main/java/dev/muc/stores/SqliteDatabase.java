package dev.muc.stores;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muc.store.StoreException;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A database in a file, by SQLite. */
final class SqliteDatabase implements Database {
  /*
   * SQLite has one writer at a time. So there is one connection that writes, with its statements
   * prepared once, and `writing` is held by whoever uses it; threads that read have connections of
   * their own, which neither wait for the writer nor make it wait (write-ahead log).
   *
   * After a failure the writing connection is closed, and the next who writes opens another: what
   * state a failure leaves it in depends on the failure.
   */
  private static final int READERS_MAX = 16;

  /** How long to wait for another program that has locked the file, in milliseconds. */
  private static final int BUSY_TIMEOUT = 5_000;

  /** What the log may keep of its size when it begins anew: a burst does not hold the disk. */
  private static final int LOG_BYTES_MAX = 64 << 20;

  /**
   * After how many pages the log is written back into the database, 32 MiB: what was changed many
   * times is written back once.
   */
  private static final int LOG_PAGES_MAX = 8 << 10;

  /** What each connection may keep of the file in memory, outside of the heap. */
  private static final int CACHE_KIB = 16 << 10;

  private final Failures failures;
  private final Jdbi writer;
  private final HikariDataSource readers;
  private final Jdbi reader;
  private final Semaphore reading = new Semaphore(READERS_MAX);
  private final ReentrantLock writing = new ReentrantLock();
  private final boolean toReadOnly;
  private @Nullable Session session;
  private boolean closed;

  private SqliteDatabase(String url, String name, boolean toReadOnly) {
    this.failures = new Failures("the database " + name, SqliteDatabase::meaning);
    this.toReadOnly = toReadOnly;
    this.writer = Handles.of(source(url, true));
    HikariConfig config = new HikariConfig();
    config.setPoolName("muc-read");
    config.setDataSource(source(url, false));
    config.setMaximumPoolSize(READERS_MAX);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(BUSY_TIMEOUT);
    this.readers = new HikariDataSource(config);
    this.reader = Handles.of(readers);
  }

  /**
   * Opens a database, which is created where there is none.
   *
   * @param url its JDBC URL
   * @param name what it is called in sentences
   * @param toReadOnly whether nothing is to be changed in it
   */
  static SqliteDatabase open(String url, String name, boolean toReadOnly) {
    SqliteDatabase database = new SqliteDatabase(url, name, toReadOnly);
    try {
      Schema schema = new Schema(source(url, true), Dialect.SQLITE, "the database " + name);
      if (toReadOnly) {
        schema.check();
      } else {
        schema.bringUpToDate();
      }
      return database;
    } catch (RuntimeException failure) {
      database.close();
      throw database.failures.explain(failure);
    }
  }

  /**
   * What is set on each connection; the URL may set it otherwise. spec/design/stores.md says why.
   */
  private static DataSource source(String url, boolean toWrite) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_TIMEOUT);
    config.enforceForeignKeys(true);
    config.setJournalSizeLimit(LOG_BYTES_MAX);
    config.setCacheSize(-CACHE_KIB);
    config.setGetGeneratedKeys(false); // Nobody asks for them; it is a query after each insert.
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(LOG_PAGES_MAX));
    if (toWrite) {
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    }
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url);
    return source;
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  public <T> T read(Work<T> work) {
    reading.acquireUninterruptibly(); // Not in the pool, where whoever waits for long has failed.
    try {
      return reader.inTransaction(handle -> work.on(new Session(handle)));
    } catch (SQLException | JdbiException failure) {
      throw failures.explain(failure);
    } finally {
      reading.release();
    }
  }

  @Override
  public <T> T write(Work<T> work) {
    if (toReadOnly) {
      throw new StoreException("the database was opened to read only");
    }
    writing.lock();
    try {
      return inTransaction(work);
    } catch (SQLException | JdbiException failure) {
      throw failures.explain(failure);
    } finally {
      writing.unlock();
    }
  }

  private <T> T inTransaction(Work<T> work) throws SQLException {
    boolean done = false;
    try {
      Session open = openSession();
      open.handle().begin();
      T result = work.on(open);
      open.handle().commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        closeSession();
      }
    }
  }

  private Session openSession() {
    if (closed) {
      throw new StoreException("the storage is closed");
    }
    if (session == null) {
      Handle handle = writer.open();
      session = new Session(handle);
    }
    return session;
  }

  /** Closes the connection that writes; SQLite undoes what was begun on it. */
  private void closeSession() {
    if (session != null) {
      session.close();
      Quietly.close(session.handle().getConnection());
      session = null;
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      closed = true;
      closeSession();
    } finally {
      writing.unlock();
    }
    readers.close();
  }

  /** See the result codes of SQLite; the names are without SQLITE_. */
  private static @Nullable String meaning(SQLException failure) {
    return switch (failure.getErrorCode() & 0xff) {
      case 5, 6 -> "is locked by another program"; // BUSY, LOCKED
      case 8 -> "cannot be written to: it is read-only"; // READONLY
      case 10 -> "cannot be read or written: the disk fails"; // IOERR
      case 11 -> "is damaged: put a backup in its place"; // CORRUPT
      case 13 -> "cannot grow: the disk is full"; // FULL
      case 14 -> "cannot be opened: the file or its folder cannot be written to"; // CANTOPEN
      case 19 -> "has something with the same id already"; // CONSTRAINT
      case 26 -> "is no SQLite database: put a backup in its place"; // NOTADB
      default -> null;
    };
  }
}
