package dev.muc.component;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a length of time from a number and a letter: {@code 90d}. */
final class Age {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([hdwy])");

  private Age() {}

  /** Reads hours, days, weeks or years. */
  static Duration parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "expected a number and h, d, w or y (hours, days, weeks, years), not " + text);
    }
    long number = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      case "w" -> Duration.ofDays(7 * number);
      default -> Duration.ofDays(365 * number);
    };
  }
}
