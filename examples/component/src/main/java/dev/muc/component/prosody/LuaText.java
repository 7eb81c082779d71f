package dev.muc.component.prosody;

import dev.muc.xml.room.RoomFormatException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The words, strings, numbers and signs of a Lua file; white space and comments do not count. */
final class LuaText {
  private static final Pattern NUMBER =
      Pattern.compile("-?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private final byte[] file;
  private int position;

  LuaText(byte[] file) {
    this.file = file;
  }

  RoomFormatException refused(String problem) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < Math.min(position, file.length); i++) {
      if (file[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    int column = Math.min(position, file.length) - lineStart + 1;
    return new RoomFormatException("line " + line + ", column " + column + ": " + problem);
  }

  /** Returns the next character that counts, without taking it; -1 at the end. */
  int peek() {
    while (position < file.length) {
      byte b = file[position];
      if (b == '-' && position + 1 < file.length && file[position + 1] == '-') {
        skipLine();
      } else if (b == ' ' || (b >= '\t' && b <= '\r')) {
        position++;
      } else {
        return b & 0xFF;
      }
    }
    return -1;
  }

  private void skipLine() {
    while (position < file.length && file[position] != '\n') {
      position++;
    }
  }

  boolean atEnd() {
    return peek() < 0;
  }

  void expectEnd() throws RoomFormatException {
    if (!atEnd()) {
      throw refused("expected the end");
    }
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

  void expectWord(String wanted) throws RoomFormatException {
    if (!word().equals(wanted)) {
      throw refused("expected '" + wanted + "'");
    }
  }

  /** Takes letters, digits and underlines; none if there are none. */
  String word() {
    peek();
    StringBuilder word = new StringBuilder();
    while (position < file.length && isWordPart(file[position])) {
      word.append((char) file[position++]);
    }
    return word.toString();
  }

  private static boolean isWordPart(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '_';
  }

  /** Returns whether a name and an equals sign follow, taking neither. */
  boolean isNameWithValue() {
    int before = position;
    boolean is = !word().isEmpty() && peek() == '=';
    position = before;
    return is;
  }

  Double number() throws RoomFormatException {
    peek();
    int start = position;
    while (position < file.length
        && (isWordPart(file[position]) || "+-.".indexOf(file[position]) >= 0)) {
      position++;
    }
    String text = new String(file, start, position - start, StandardCharsets.ISO_8859_1);
    if (!NUMBER.matcher(text).matches()) {
      throw refused("no number: " + text);
    }
    return Double.valueOf(text);
  }

  /** Takes a string with its quotes; returns its bytes. */
  byte[] string() throws RoomFormatException {
    int quote = peek();
    position++;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (position < file.length && file[position] != quote) {
      byte b = file[position++];
      if (b == '\\') {
        bytes.write(escaped());
      } else {
        bytes.write(b);
      }
    }
    if (position >= file.length) {
      throw refused("a string does not end");
    }
    position++;
    return bytes.toByteArray();
  }

  private int escaped() throws RoomFormatException {
    int c = position < file.length ? file[position++] : -1;
    int known = "abfnrtv".indexOf(c);
    if (known >= 0) {
      return "\u0007\b\f\n\r\t\u000B".charAt(known);
    } else if (c == '\\' || c == '"' || c == '\'' || c == '\n') {
      return c;
    } else if (c >= '0' && c <= '9') {
      return decimal(c - '0');
    }
    throw refused("unknown escape in a string");
  }

  private int decimal(int first) throws RoomFormatException {
    int value = first;
    for (int i = 0; i < 2 && position < file.length; i++) {
      int digit = file[position] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      value = 10 * value + digit;
      position++;
    }
    if (value > 0xFF) {
      throw refused("no byte: " + value);
    }
    return value;
  }
}
