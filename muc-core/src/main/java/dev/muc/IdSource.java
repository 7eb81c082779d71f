package dev.muc;

/**
 * Makes the identifiers of messages and of stanzas that a room sends.
 *
 * <p>In production they must be unique for ever and impossible to predict, such as random UUIDs
 * (0359-2.1-2, 0359-3-1): {@code () -> UUID.randomUUID().toString()}. A test counts.
 */
@FunctionalInterface
public interface IdSource {

  /** Returns an identifier that this source has not returned before. */
  String next();
}
