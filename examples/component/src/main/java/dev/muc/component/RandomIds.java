package dev.muc.component;

import dev.muc.IdSource;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * Identifiers of 22 characters, 128 bits each, that nobody can guess. For any number of threads.
 */
final class RandomIds implements IdSource {
  /*
   * A random UUID costs some 600 ns, most of it for asking the system for 16 bytes. Asking for many
   * at once leaves 80 ns, and six bits a character make each message 14 bytes shorter.
   */
  private static final int ID_BYTES = 16;

  private static final int IDS_AT_ONCE = 256;

  private final SecureRandom random = new SecureRandom();
  private final Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
  private final byte[] pool = new byte[IDS_AT_ONCE * ID_BYTES];
  private int used = pool.length;

  @Override
  public synchronized String next() {
    if (used == pool.length) {
      random.nextBytes(pool);
      used = 0;
    }
    byte[] id = Arrays.copyOfRange(pool, used, used + ID_BYTES);
    used += ID_BYTES;
    return encoder.encodeToString(id);
  }
}
