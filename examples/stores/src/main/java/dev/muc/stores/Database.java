package dev.muc.stores;

import java.sql.SQLException;

/**
 * A database that is open. May be used by several threads.
 *
 * <p>What goes wrong is thrown as a {@link dev.muc.store.StoreException} with a sentence for an
 * operator; what has been done until then is undone.
 */
interface Database extends AutoCloseable {

  /** Something that is done with a database. */
  @FunctionalInterface
  interface Work<T> {
    T on(Session session) throws SQLException;
  }

  /** Returns the words in which it differs from others. */
  Dialect dialect();

  /** Does something that changes nothing, with all as it is at one moment. */
  <T> T read(Work<T> work);

  /** Does something in one transaction, which is durable when this returns. */
  <T> T write(Work<T> work);

  @Override
  void close();
}
