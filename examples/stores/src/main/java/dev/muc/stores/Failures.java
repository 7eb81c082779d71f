package dev.muc.stores;

import dev.muc.store.StoreException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says what the failure of a database means, in a sentence for an operator. */
final class Failures {

  /** Says what an exception of one kind of database means; null for nothing that is known. */
  @FunctionalInterface
  interface Meaning {
    @Nullable String of(SQLException failure);
  }

  private final String database;
  private final Meaning meaning;

  /**
   * Takes what a kind of database means.
   *
   * @param database what the database is called in sentences
   * @param meaning what follows that name in a sentence
   */
  Failures(String database, Meaning meaning) {
    this.database = database;
    this.meaning = meaning;
  }

  /** Returns what to throw in place of an exception. */
  StoreException explain(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreException known) {
        return known;
      }
      String known = cause instanceof SQLException sql ? known(sql) : null;
      if (known != null) {
        return new StoreException(database + ' ' + known, failure);
      }
    }
    return new StoreException(database + " failed: " + firstLine(failure), failure);
  }

  /** Looks at what followed in a batch too. */
  private @Nullable String known(SQLException failure) {
    for (SQLException each = failure; each != null; each = each.getNextException()) {
      String known = meaning.of(each);
      if (known != null) {
        return known;
      }
    }
    return null;
  }

  private static String firstLine(Exception failure) {
    String message = String.valueOf(failure.getMessage());
    return message.lines().findFirst().orElse("").strip();
  }
}
