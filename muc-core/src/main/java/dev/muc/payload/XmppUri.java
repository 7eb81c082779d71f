package dev.muc.payload;

import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import java.nio.charset.StandardCharsets;

/** Addresses as links that a client can follow (RFC 5122). */
public final class XmppUri {
  /** What RFC 3986 and RFC 5122 leave as it is in every part. */
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$()*+,;=";

  private static final String HEX = "0123456789ABCDEF";

  private XmppUri() {}

  /** Returns a link that opens the room at {@code room} (XEP-0045 §17.5). */
  public static String join(Jid room) {
    StringBuilder uri = new StringBuilder("xmpp:");
    room.bare().local().ifPresent(local -> uri.append(encoded(local, "")).append('@'));
    uri.append(encoded(room.bare().domain(), ":[]"));
    if (room instanceof FullJid full) {
      uri.append('/').append(encoded(full.resource(), ":@"));
    }
    return uri.append("?join").toString();
  }

  private static String encoded(String part, String alsoPlain) {
    StringBuilder text = new StringBuilder(part.length());
    for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (PLAIN.indexOf(c) >= 0 || alsoPlain.indexOf(c) >= 0) {
        text.append(c);
      } else {
        text.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
      }
    }
    return text.toString();
  }
}
