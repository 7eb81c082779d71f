package dev.muc.component.rooms;

import dev.muc.xml.room.RoomFormatException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What the files of other servers have in common: words, numbers, quoted texts and signs; white
 * space and comments do not count.
 */
public abstract class ForeignText {
  private final byte[] file;
  private final Pattern numbers;
  private int position;

  /**
   * @param numbers what a number looks like, in ASCII
   */
  protected ForeignText(byte[] file, Pattern numbers) {
    this.file = file;
    this.numbers = numbers;
  }

  /** Returns whether a comment up to the end of the line begins here. */
  protected abstract boolean isComment();

  /** Returns whether the byte here goes on with a word. */
  protected abstract boolean isWordPart();

  /** Returns whether the byte here goes on with what may be a number. */
  protected abstract boolean isNumberPart();

  /** Takes what stands behind a backslash, and adds what it stands for. */
  protected abstract void escaped(ByteArrayOutputStream bytes) throws RoomFormatException;

  /** Returns the byte so far behind the next one; -1 if there is none. */
  protected final int at(int offset) {
    return position + offset < file.length ? file[position + offset] & 0xFF : -1;
  }

  /** Takes the next byte; -1 if there is none. */
  protected final int take() {
    int c = at(0);
    position += c < 0 ? 0 : 1;
    return c;
  }

  /** Takes what is left of a number of at most so many digits, which begins with {@code first}. */
  protected final int digits(int first, int radix, int max) {
    int value = first;
    for (int i = 1; i < max; i++) {
      int digit = at(0) < 0 ? -1 : Character.digit(at(0), radix);
      if (digit < 0) {
        break;
      }
      value = radix * value + digit;
      position++;
    }
    return value;
  }

  /** Returns an exception that says where it is. */
  public final RoomFormatException refused(String problem) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < position; i++) {
      if (file[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    int column = position - lineStart + 1;
    return new RoomFormatException("line " + line + ", column " + column + ": " + problem);
  }

  /** Returns the next byte that counts, without taking it; -1 at the end. */
  public final int peek() {
    while (at(0) >= 0) {
      if (isComment()) {
        while (at(0) >= 0 && at(0) != '\n') {
          position++;
        }
      } else if (at(0) == ' ' || (at(0) >= '\t' && at(0) <= '\r')) {
        position++;
      } else {
        return at(0);
      }
    }
    return -1;
  }

  /** Returns whether a text follows, without taking it. */
  public final boolean isNext(String ascii) {
    peek();
    for (int i = 0; i < ascii.length(); i++) {
      if (at(i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Takes a sign if it is next; returns whether it was. */
  public final boolean skip(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    position++;
    return true;
  }

  /** Takes a sign that has to be next. */
  public final void expect(char wanted) throws RoomFormatException {
    if (!skip(wanted)) {
      throw refused("expected '" + wanted + "'");
    }
  }

  /** Takes a word; an empty one if none is next. */
  public final String word() {
    peek();
    int start = position;
    while (at(0) >= 0 && isWordPart()) {
      position++;
    }
    return since(start);
  }

  /** Returns whether a word and then a sign follow, taking neither. */
  protected final boolean isWordBefore(char sign) {
    int before = position;
    boolean is = !word().isEmpty() && peek() == sign;
    position = before;
    return is;
  }

  /** Takes a number. */
  public final double number() throws RoomFormatException {
    peek();
    int start = position;
    while (at(0) >= 0 && isNumberPart()) {
      position++;
    }
    String text = since(start);
    if (!numbers.matcher(text).matches()) {
      throw refused("no number: " + text);
    }
    return Double.parseDouble(text);
  }

  /** Takes all up to a sign, and the sign; returns what stands before it. */
  protected final String upTo(char sign) throws RoomFormatException {
    int start = position;
    while (at(0) >= 0 && at(0) != sign) {
      position++;
    }
    String text = since(start);
    expect(sign);
    return text;
  }

  private String since(int start) {
    return new String(file, start, position - start, StandardCharsets.ISO_8859_1);
  }

  /** Takes a text with its quotes, which may be any sign; returns its bytes. */
  public final byte[] quoted() throws RoomFormatException {
    peek();
    int quote = take();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (at(0) >= 0 && at(0) != quote) {
      int c = take();
      if (c == '\\') {
        escaped(bytes);
      } else {
        bytes.write(c);
      }
    }
    if (at(0) < 0) {
      throw refused("a text does not end");
    }
    position++;
    return bytes.toByteArray();
  }
}
