package dev.muc.component.ejabberd;

import dev.muc.component.rooms.ForeignText;
import dev.muc.xml.room.RoomFormatException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The words, numbers, quoted texts and signs of a file of terms. */
final class TermBytes extends ForeignText {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+(e[-+]?[0-9]+)?)?");

  TermBytes(byte[] file) {
    super(file, NUMBER);
  }

  @Override
  protected boolean isComment() {
    return at(0) == '%';
  }

  /** Letters, digits, underlines and at signs. */
  @Override
  protected boolean isWordPart() {
    int c = at(0);
    return (c < 0x80 && Character.isLetterOrDigit(c)) || c == '_' || c == '@';
  }

  /** A full stop stands in a number, or behind it. */
  @Override
  protected boolean isNumberPart() {
    int c = at(0);
    return isDigit(c) || c == '-' || c == '+' || c == 'e' || (c == '.' && isDigit(at(1)));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Takes what has no value outside of its process, such as {@code <0.1.0>} or a reference. */
  String opaque() throws RoomFormatException {
    return upTo('>');
  }

  @Override
  protected void escaped(ByteArrayOutputStream bytes) throws RoomFormatException {
    int c = take();
    int known = "bdefnrstv".indexOf(c);
    if (known >= 0) {
      bytes.write("\b\u007F\u001B\f\n\r \t\u000B".charAt(known));
    } else if (c == 'x') {
      hexadecimal(bytes);
    } else if (c >= '0' && c <= '7') {
      bytes.write(digits(c - '0', 8, 3));
    } else if (c == '"' || c == '\'' || c == '\\') {
      bytes.write(c);
    } else {
      throw refused("unknown escape in a text");
    }
  }

  /** Takes a character in braces. */
  private void hexadecimal(ByteArrayOutputStream bytes) throws RoomFormatException {
    expect('{');
    String digits = word();
    expect('}');
    if (!digits.matches("[0-9A-Fa-f]{1,6}")
        || !Character.isValidCodePoint(Integer.parseInt(digits, 16))) {
      throw refused("no character: " + digits);
    }
    bytes.writeBytes(
        Character.toString(Integer.parseInt(digits, 16)).getBytes(StandardCharsets.UTF_8));
  }
}
