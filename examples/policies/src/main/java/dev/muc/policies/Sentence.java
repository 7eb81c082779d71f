package dev.muc.policies;

import dev.muc.stanza.BareJid;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an account may not do for a while.
 *
 * @param end when it may again
 */
record Sentence(Kind kind, BareJid account, Instant end) {

  /** What it may not do: enter or speak, or only speak. */
  enum Kind {
    BAN,
    MUTE
  }

  /**
   * Reads one that is written as {@code MUTE tybalt@example.org 2026-11-26T20:00:00Z}.
   *
   * @throws IllegalArgumentException if it is not
   */
  static Sentence of(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException("not three words: " + line);
    }
    try {
      return new Sentence(Kind.valueOf(words[0]), BareJid.of(words[1]), Instant.parse(words[2]));
    } catch (DateTimeException noTime) {
      throw new IllegalArgumentException("not a time: " + words[2], noTime);
    }
  }

  static boolean isOne(String line) {
    try {
      of(line);
      return true;
    } catch (IllegalArgumentException other) {
      return false;
    }
  }

  /** Adds it to lines, in the place of what they say of the account, and of all that is over. */
  List<String> addTo(List<String> lines, Instant now) {
    List<String> all = new ArrayList<>(lines);
    all.removeIf(line -> of(line).account().equals(account) || !now.isBefore(of(line).end()));
    all.add(toString());
    return all;
  }

  @Override
  public String toString() {
    return kind + " " + account + " " + end;
  }
}
