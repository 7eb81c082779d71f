package dev.muc.xml;

import com.ctc.wstx.io.WstxInputData;
import org.jspecify.annotations.Nullable;

/** Escapes text and checks names, so that nothing that is written can be other than XML. */
final class XmlText {
  /*
   * In text, '>' is escaped since "]]>" must not appear, and CR since a parser would turn it into
   * LF. In attribute values TAB and LF are escaped too, since a parser would turn them into spaces.
   * Values stand in apostrophes.
   */
  private static final boolean[] PLAIN_IN_TEXT = plainBut("&<>\r");
  private static final boolean[] PLAIN_IN_ATTRIBUTE = plainBut("&<>'\r\n\t");

  /**
   * ASCII names that were found right of late, one a slot: there are few, and looking at one again
   * takes three times as long as copying it. Threads may race: at worst two look at the same name.
   */
  private static final @Nullable String[] NAMES = new String[256];

  private XmlText() {}

  private static boolean[] plainBut(String escaped) {
    boolean[] plain = new boolean[128];
    for (int c = 0; c < plain.length; c++) {
      plain[c] = Utf8.isXmlChar(c) && escaped.indexOf(c) < 0;
    }
    return plain;
  }

  /**
   * Appends character data.
   *
   * @throws IllegalArgumentException if it has a character that no XML document can carry
   */
  static void appendText(String text, XmlBuffer out) {
    append(text, PLAIN_IN_TEXT, out);
  }

  /** Appends what stands between the apostrophes of an attribute; as {@link #appendText}. */
  static void appendValue(String value, XmlBuffer out) {
    append(value, PLAIN_IN_ATTRIBUTE, out);
  }

  /** Returns {@code value} as it stands in an attribute. */
  static String escaped(String value) {
    XmlBuffer out = new XmlBuffer();
    appendValue(value, out);
    return out.toString();
  }

  private static void append(String text, boolean[] plain, XmlBuffer out) {
    int count = text.length();
    out.reserve(count);
    byte[] array = out.array();
    int start = out.length();
    int i = 0;
    for (; i < count; i++) {
      char c = text.charAt(i);
      if (c >= 128 || !plain[c]) {
        break;
      }
      array[start + i] = (byte) c;
    }
    out.truncate(start + i);
    if (i < count) {
      appendAny(text, i, plain, out);
    }
  }

  private static void appendAny(String text, int from, boolean[] plain, XmlBuffer out) {
    int i = from;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (c < 128 && plain[c]) {
        out.append((char) c);
      } else if (!Utf8.isXmlChar(c)) {
        throw new IllegalArgumentException(
            String.format("XML cannot carry U+%04X (character %d of \"%s\")", c, i, start(text)));
      } else if (c < 128) {
        out.appendAscii(reference(c));
      } else {
        appendEncoded(c, out);
      }
      i += Character.charCount(c);
    }
  }

  /** Long texts do not belong into messages. */
  private static String start(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  private static String reference(int c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '\'' -> "&apos;";
      default -> "&#" + c + ';';
    };
  }

  private static void appendEncoded(int c, XmlBuffer out) {
    if (c < 0x800) {
      out.append((char) (0xC0 | c >> 6));
    } else {
      if (c < 0x10000) {
        out.append((char) (0xE0 | c >> 12));
      } else {
        out.append((char) (0xF0 | c >> 18));
        out.append((char) (0x80 | (c >> 12 & 0x3F)));
      }
      out.append((char) (0x80 | (c >> 6 & 0x3F)));
    }
    out.append((char) (0x80 | (c & 0x3F)));
  }

  /**
   * Appends the local name of an element or attribute.
   *
   * @throws IllegalArgumentException if it is no name without colon (XML Namespaces, NCName)
   */
  static void appendName(String name, XmlBuffer out) {
    int slot = name.hashCode() & (NAMES.length - 1);
    if (name.equals(NAMES[slot])) {
      out.appendAscii(name);
      return;
    }
    boolean valid = !name.isEmpty();
    for (int i = 0; i < name.length() && valid; i++) {
      char c = name.charAt(i);
      // The parser's own tables: what is written can be read again.
      valid =
          i == 0
              ? WstxInputData.isNameStartChar(c, true, false)
              : WstxInputData.isNameChar(c, true, false);
    }
    if (!valid) {
      throw new IllegalArgumentException("no name of an element or attribute: \"" + name + '"');
    }
    int start = out.length();
    append(name, PLAIN_IN_ATTRIBUTE, out);
    if (out.length() - start == name.length()) {
      NAMES[slot] = name; // It is ASCII.
    }
  }
}
