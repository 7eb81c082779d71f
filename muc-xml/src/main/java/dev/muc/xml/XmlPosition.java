package dev.muc.xml;

/**
 * A place in a stream or document.
 *
 * @param line the line, counted from 1
 * @param column the column in its line, in UTF-16 units, counted from 1
 */
public record XmlPosition(int line, int column) {

  public XmlPosition {
    // A parser counts from 0 in a declaration, and gives -1 where it does not know.
    line = Math.max(line, 1);
    column = Math.max(column, 1);
  }

  /** Returns the place of the character at {@code index}. */
  static XmlPosition in(CharSequence text, int index) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < index; i++) {
      char c = text.charAt(i);
      boolean ofPair = c == '\n' && i > 0 && text.charAt(i - 1) == '\r';
      if (c == '\n' || c == '\r') {
        line += ofPair ? 0 : 1;
        lineStart = i + 1;
      }
    }
    return new XmlPosition(line, index - lineStart + 1);
  }

  /** Returns the place as messages tell it. */
  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
