package dev.muc.component.rooms;

/** Makes text of strangers harmless on a terminal. */
final class Printable {
  private Printable() {}

  /**
   * Returns a text in one line, without what moves the cursor, colours the screen or turns the
   * direction of what follows.
   */
  static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().map(c -> isHarmless(c) ? c : '\uFFFD').forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          c == 0x200D; // Joins emoji.
      default -> true;
    };
  }
}
