package dev.muc.testkit.memory;

import dev.muc.IdSource;

/** Identifiers that are the same in every run: a prefix and a number. */
public final class CountingIds implements IdSource {
  private final String prefix;
  private int count;

  /** Creates a source of {@code a1}, {@code a2} and so on, for the prefix {@code a}. */
  public CountingIds(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public String next() {
    return prefix + ++count;
  }
}
