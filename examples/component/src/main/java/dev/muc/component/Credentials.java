package dev.muc.component;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that a component shares with its server, and what is computed from it. It has no way
 * out but {@link #handshake}, so that no log can show it (0114-4-1).
 */
final class Credentials {
  private final String secret;

  Credentials(String secret) {
    this.secret = secret;
  }

  /** Returns the proof of the secret for a stream: SHA-1 of id and secret (XEP-0114 §3). */
  String handshake(String streamId) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return hex(sha1.digest(utf8(streamId + secret)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("every Java platform has SHA-1", impossible);
    }
  }

  /** Returns another secret that is the same whenever it is derived for {@code purpose}. */
  String derive(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(utf8(secret), "HmacSHA256"));
      return hex(mac.doFinal(utf8(purpose)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("every Java platform has HmacSHA256", impossible);
    }
  }

  @Override
  public String toString() {
    return "Credentials[secret not shown]";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
