package dev.muc.stanza;

import org.jspecify.annotations.Nullable;

/**
 * Something immutable that a codec may leave its encoding with, so that what is sent again and
 * again is encoded once. The engine neither makes nor reads encodings, and they are no part of the
 * value: {@code equals} does not see them.
 */
public interface Encodable {

  /**
   * Returns what was {@linkplain #keepEncoding kept} last, or null. A codec has to look whether it
   * is its own.
   */
  @Nullable Object encoding();

  /**
   * Keeps an encoding for as long as this lives, in place of one kept before. Threads may race
   * here, and the loser's encoding is lost: it must be immutable, with nothing but final fields.
   */
  void keepEncoding(Object encoding);
}
