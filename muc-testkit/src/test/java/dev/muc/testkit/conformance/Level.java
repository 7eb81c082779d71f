package dev.muc.testkit.conformance;

import java.util.Arrays;

/** How strongly a requirement binds, in the order of the report's columns. */
enum Level {
  MUST("MUST"),
  MUST_NOT("MUST NOT"),
  SHOULD("SHOULD"),
  SHOULD_NOT("SHOULD NOT"),
  MAY("MAY"),
  IMPLIED("implied");

  private final String text;

  Level(String text) {
    this.text = text;
  }

  /** Returns the level that the catalogue names so. */
  static Level of(String text) {
    return Arrays.stream(values())
        .filter(level -> level.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new ConformanceException("unknown level: " + text));
  }

  /** Returns whether a build without a cover may fail for it. */
  boolean isAbsolute() {
    return this == MUST || this == MUST_NOT;
  }

  @Override
  public String toString() {
    return text;
  }
}
