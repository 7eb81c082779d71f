package dev.muc.component.ejabberd;

import dev.muc.xml.room.RoomFormatException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The words, numbers, quoted texts and signs of a file of terms; white space does not count. */
final class TermBytes {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+(e[-+]?[0-9]+)?)?");

  private final byte[] file;
  private int position;

  TermBytes(byte[] file) {
    this.file = file;
  }

  RoomFormatException refused(String problem) {
    int line = 1;
    int lineStart = 0;
    int end = Math.min(position, file.length);
    for (int i = 0; i < end; i++) {
      if (file[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new RoomFormatException(
        "line " + line + ", column " + (end - lineStart + 1) + ": " + problem);
  }

  /** Returns the next byte that counts, without taking it; -1 at the end. */
  int peek() {
    while (position < file.length) {
      byte b = file[position];
      if (b == '%') {
        while (position < file.length && file[position] != '\n') {
          position++;
        }
      } else if (b == ' ' || (b >= '\t' && b <= '\r')) {
        position++;
      } else {
        return b & 0xFF;
      }
    }
    return -1;
  }

  boolean isNext(String ascii) {
    peek();
    byte[] wanted = ascii.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < wanted.length; i++) {
      if (position + i >= file.length || file[position + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  boolean skip(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    position++;
    return true;
  }

  void expect(char wanted) throws RoomFormatException {
    if (!skip(wanted)) {
      throw refused("expected '" + wanted + "'");
    }
  }

  /** Takes letters, digits, underlines and at signs; none if there are none. */
  String word() {
    peek();
    int start = position;
    while (position < file.length && isWordPart(file[position])) {
      position++;
    }
    return new String(file, start, position - start, StandardCharsets.US_ASCII);
  }

  private static boolean isWordPart(byte b) {
    return (b > 0 && Character.isLetterOrDigit(b)) || b == '_' || b == '@';
  }

  double number() throws RoomFormatException {
    peek();
    int start = position;
    while (position < file.length && (isNumberPart(file[position]) || isFraction())) {
      position++;
    }
    String text = new String(file, start, position - start, StandardCharsets.ISO_8859_1);
    if (!NUMBER.matcher(text).matches()) {
      throw refused("no number: " + text);
    }
    return Double.parseDouble(text);
  }

  private static boolean isNumberPart(byte b) {
    return (b >= '0' && b <= '9') || b == '-' || b == '+' || b == 'e';
  }

  /** Returns whether a full stop stands in a number, and not behind it. */
  private boolean isFraction() {
    return file[position] == '.'
        && position + 1 < file.length
        && file[position + 1] >= '0'
        && file[position + 1] <= '9';
  }

  /** Takes what has no value outside of its process, such as {@code <0.1.0>} or a reference. */
  String opaque() throws RoomFormatException {
    int start = position;
    while (position < file.length && file[position] != '>') {
      position++;
    }
    expect('>');
    return new String(file, start, position - start, StandardCharsets.ISO_8859_1);
  }

  /** Takes a text with its quotes; returns its bytes. */
  byte[] quoted(char quote) throws RoomFormatException {
    expect(quote);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (position < file.length && file[position] != quote) {
      byte b = file[position++];
      if (b == '\\') {
        escaped(bytes);
      } else {
        bytes.write(b);
      }
    }
    if (position >= file.length) {
      throw refused("a text does not end");
    }
    position++;
    return bytes.toByteArray();
  }

  private void escaped(ByteArrayOutputStream bytes) throws RoomFormatException {
    int c = position < file.length ? file[position++] : -1;
    int known = "bdefnrstv".indexOf(c);
    if (known >= 0) {
      bytes.write("\b\u007F\u001B\f\n\r \t\u000B".charAt(known));
    } else if (c == 'x') {
      hexadecimal(bytes);
    } else if (c >= '0' && c <= '7') {
      position--;
      octal(bytes);
    } else if (c == '"' || c == '\'' || c == '\\') {
      bytes.write(c);
    } else {
      throw refused("unknown escape in a text");
    }
  }

  private void octal(ByteArrayOutputStream bytes) {
    int value = 0;
    for (int i = 0; i < 3 && position < file.length; i++) {
      int digit = file[position] - '0';
      if (digit < 0 || digit > 7) {
        break;
      }
      value = 8 * value + digit;
      position++;
    }
    bytes.write(value);
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
