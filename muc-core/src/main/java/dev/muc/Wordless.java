package dev.muc;

import dev.muc.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * What was thrown, without what it says: the message of any exception may have addresses of users,
 * nicks and bodies in it, which are not for logs. What a storage says is for operators, and stays;
 * the stack trace stays too. For hosts and embedders that log what the code of others threw.
 */
public final class Wordless extends Exception {
  private static final long serialVersionUID = 1L;

  /** How many causes are shown; exceptions may cause each other in a circle. */
  private static final int DEPTH_MAX = 8;

  private Wordless(Throwable original, @Nullable Throwable cause) {
    super(
        original instanceof StoreException told ? told.toString() : original.getClass().getName(),
        cause);
    setStackTrace(original.getStackTrace());
  }

  /** Takes the words from {@code cause} and what caused it, unless they are for operators. */
  public static Throwable of(Throwable cause) {
    return wordless(cause, 0);
  }

  private static Throwable wordless(Throwable original, int depth) {
    Throwable cause = original.getCause();
    return new Wordless(
        original, cause == null || depth == DEPTH_MAX ? null : wordless(cause, depth + 1));
  }
}
