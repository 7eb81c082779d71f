package dev.muc.internal.feature;

import dev.muc.stanza.BareJid;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names an account in one room without telling who it is (XEP-0421). */
final class OccupantId {
  private static final String ALGORITHM = "HmacSHA256";

  private OccupantId() {}

  /**
   * Returns the same id on every visit, another one in every room, and one that nobody without the
   * secret can make or undo (0421-4.1-6): 43 characters.
   */
  static String of(String secret, BareJid room, BareJid account) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      // NUL is in no address, so no two pairs give the same text.
      byte[] digest = mac.doFinal((room + "\0" + account).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException missing) {
      throw new AssertionError("every Java platform has " + ALGORITHM, missing);
    }
  }
}
