package dev.muc.component.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Readers of values that several settings have. */
public final class Parsers {
  private Parsers() {}

  /** Reads {@code true} or {@code false}. */
  static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("expected true or false, not " + text);
    };
  }

  /** Reads a whole number of {@code min} or more. */
  public static Function<String, Integer> number(int min) {
    return text -> {
      String expected = "expected a whole number, " + min + " or more, not " + text;
      try {
        int number = Integer.parseInt(text);
        if (number >= min) {
          return number;
        }
      } catch (NumberFormatException noNumber) {
        throw new IllegalArgumentException(expected, noNumber);
      }
      throw new IllegalArgumentException(expected);
    };
  }

  /** Reads a number of seconds. */
  public static Duration seconds(String text) {
    return Duration.ofSeconds(number(0).apply(text));
  }

  /** Reads the name of a constant, in letters of either case. */
  public static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
    E[] constants = type.getEnumConstants();
    return text -> {
      for (E constant : constants) {
        if (constant.name().equalsIgnoreCase(text)) {
          return constant;
        }
      }
      String names = Arrays.stream(constants).map(Parsers::lower).collect(Collectors.joining(", "));
      throw new IllegalArgumentException("expected one of " + names + ", not " + text);
    };
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
