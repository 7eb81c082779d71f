package dev.muc.store;

/**
 * Says that a store could not do what it was asked: the disk is full, the database is away, what is
 * stored cannot be read. The message is for an operator, in one sentence.
 */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates one without another exception behind it. */
  public StoreException(String message) {
    super(message);
  }

  /** Creates one because of {@code cause}. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
