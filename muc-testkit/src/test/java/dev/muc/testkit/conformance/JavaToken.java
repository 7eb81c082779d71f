package dev.muc.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, string or sign of Java source.
 *
 * @param kind what it is
 * @param text the word, the string without its quotes, or the sign
 * @param line the line where it begins, from 1
 */
record JavaToken(Kind kind, String text, int line) {
  enum Kind {
    WORD,
    STRING,
    SIGN
  }

  /* In this order: a comment sign inside a string is no comment, and the other way round. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<skip>//[^\\n]*|/\\*(?s:.*?)\\*/|\"\"\"(?s:.*?)(?<!\\\\)\"\"\"|'\\\\?.[^'\\n]*'|\\s+)"
              + "|\"(?<string>[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+)\""
              + "|(?<word>[\\w$.]*[\\w$])"
              + "|(?<sign>(?s:.))");

  /** Splits source into its tokens, without comments, white space, text blocks and characters. */
  static List<JavaToken> of(String source) {
    List<JavaToken> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(source);
    int line = 1;
    while (matcher.find()) {
      for (Kind kind : Kind.values()) {
        String text = matcher.group(kind.name().toLowerCase(Locale.ROOT));
        if (text != null) {
          tokens.add(new JavaToken(kind, text, line));
        }
      }
      line += (int) matcher.group().chars().filter(c -> c == '\n').count();
    }
    return tokens;
  }

  boolean is(String other) {
    return kind != Kind.STRING && text.equals(other);
  }
}
