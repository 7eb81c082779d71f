package dev.muc.xml;

/** Decodes characters beyond ASCII, strictly (RFC 3629 §3), and says which ones XML allows. */
final class Utf8 {
  /** The sequence goes on behind the end of what is there. */
  static final int INCOMPLETE = -1;

  /** No sequence of UTF-8 starts like this. */
  static final int INVALID = -2;

  private static final int[] LEAST = {0, 0, 0x80, 0x800, 0x10000};

  private Utf8() {}

  /**
   * Returns the code point whose sequence of two to four bytes starts at {@code from}, or {@link
   * #INCOMPLETE} or {@link #INVALID}.
   */
  static int decode(byte[] bytes, int from, int end) {
    int lead = bytes[from] & 0xFF;
    int length = lengthAfter(lead);
    int c = lead & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      if (from + i == end) {
        return INCOMPLETE;
      }
      int next = bytes[from + i];
      if ((next & 0xC0) != 0x80) {
        return INVALID;
      }
      c = c << 6 | (next & 0x3F);
    }
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return length == 1 || c < LEAST[length] || c > Character.MAX_CODE_POINT || surrogate
        ? INVALID
        : c;
  }

  private static int lengthAfter(int lead) {
    if (lead >= 0xC2 && lead < 0xE0) {
      return 2;
    }
    if (lead >= 0xE0 && lead < 0xF0) {
      return 3;
    }
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 1;
  }

  /** Returns the number of bytes that {@link #decode} took for {@code c}, which is beyond ASCII. */
  static int length(int c) {
    return c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }

  /** Returns whether XML 1.0 allows a code point in a document ({@code Char}, production 2). */
  static boolean isXmlChar(int c) {
    if (c < ' ') {
      return c == '\t' || c == '\n' || c == '\r';
    }
    return c < Character.MIN_SURROGATE
        || (c > Character.MAX_SURROGATE && c <= Character.MAX_CODE_POINT && (c & ~1) != 0xFFFE);
  }
}
