package dev.muc.component.prosody;

import dev.muc.component.rooms.ForeignText;
import dev.muc.xml.room.RoomFormatException;
import java.io.ByteArrayOutputStream;
import java.util.regex.Pattern;

/** The words, strings, numbers and signs of a Lua file. */
final class LuaText extends ForeignText {
  private static final Pattern NUMBER =
      Pattern.compile("-?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  LuaText(byte[] file) {
    super(file, NUMBER);
  }

  @Override
  protected boolean isComment() {
    return at(0) == '-' && at(1) == '-';
  }

  /** Letters, digits and underlines. */
  @Override
  protected boolean isWordPart() {
    int c = at(0);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  @Override
  protected boolean isNumberPart() {
    return isWordPart() || "+-.".indexOf(at(0)) >= 0;
  }

  boolean atEnd() {
    return peek() < 0;
  }

  void expectEnd() throws RoomFormatException {
    if (!atEnd()) {
      throw refused("expected the end");
    }
  }

  void expectWord(String wanted) throws RoomFormatException {
    if (!word().equals(wanted)) {
      throw refused("expected '" + wanted + "'");
    }
  }

  /** Returns whether a name and an equals sign follow, taking neither. */
  boolean isNameWithValue() {
    return isWordBefore('=');
  }

  @Override
  protected void escaped(ByteArrayOutputStream bytes) throws RoomFormatException {
    int c = take();
    int known = "abfnrtv".indexOf(c);
    if (known >= 0) {
      bytes.write("\u0007\b\f\n\r\t\u000B".charAt(known));
    } else if (c == '\\' || c == '"' || c == '\'' || c == '\n') {
      bytes.write(c);
    } else if (c >= '0' && c <= '9') {
      bytes.write(octet(digits(c - '0', 10, 3)));
    } else {
      throw refused("unknown escape in a string");
    }
  }

  private int octet(int value) throws RoomFormatException {
    if (value > 0xFF) {
      throw refused("no byte: " + value);
    }
    return value;
  }
}
