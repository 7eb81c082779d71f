package dev.muc.model;

import rocks.xmpp.precis.PrecisProfiles;

/**
 * How nicknames are compared and which are allowed (XEP-0045 §17.1).
 *
 * <p>Two nicks are the same when their comparison forms by RFC 8266 are: case, width, and repeated
 * spaces make no difference (0045-7.2.8-8). On the wire a nick keeps the form of RFC 7622.
 */
public final class Nickname {

  private Nickname() {}

  /**
   * Returns the comparison form of a nick, by which a room indexes its occupants and reserved
   * nicks. A nick that RFC 8266 refuses compares as it is written.
   */
  public static String key(String nick) {
    if (isLowerAscii(nick)) {
      return nick;
    }
    try {
      return PrecisProfiles.NICKNAME.toComparableString(nick);
    } catch (IllegalArgumentException outsideProfile) {
      return nick; // RFC 7622 allows some characters that RFC 8266 does not.
    }
  }

  /** Returns whether {@code nick} is its own comparison form; most are, or differ in case. */
  private static boolean isLowerAscii(String nick) {
    for (int i = 0; i < nick.length(); i++) {
      char c = nick.charAt(i);
      if (c <= ' ' || c > '~' || (c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether anything of {@code nick} can be seen (0045-17.1-4). */
  public static boolean isVisible(String nick) {
    return nick.codePoints().anyMatch(Nickname::isVisible);
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> !isBlankLetter(codePoint);
    };
  }

  /** Fillers that Unicode counts among letters and symbols, but that show nothing. */
  private static boolean isBlankLetter(int codePoint) {
    return codePoint == 0x115F
        || codePoint == 0x1160
        || codePoint == 0x2800
        || codePoint == 0x3164
        || codePoint == 0xFFA0;
  }
}
