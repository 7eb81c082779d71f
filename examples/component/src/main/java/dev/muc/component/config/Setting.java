package dev.muc.component.config;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an operator can set.
 *
 * @param name its key in the file, such as {@code secret-file}; the flag is {@code --secret-file},
 *     the environment variable {@code MUC_SECRET_FILE}
 * @param placeholder what stands for a value in the help; empty for a switch, true or false
 * @param parser reads a value; an IllegalArgumentException says what was expected
 * @param help what it is for, in whole sentences
 * @param byDefault the value where none is given, or null if there is none
 * @param sample the value in the sample file; the default where there is one
 * @param repeated whether there may be several values: as several flags, as several lines, or
 *     separated by spaces
 */
public record Setting<T>(
    String name,
    String placeholder,
    Function<String, T> parser,
    String help,
    @Nullable String byDefault,
    String sample,
    boolean repeated) {

  /** Creates one without a default. */
  public static <T> Setting<T> of(
      String name, String placeholder, Function<String, T> parser, String help) {
    return new Setting<>(name, placeholder, parser, help, null, "", false);
  }

  /** Creates one that is on or, by default, off. */
  public static Setting<Boolean> toggle(String name, String help) {
    return of(name, "", Parsers::truth, help).orElse("false");
  }

  /** Returns this setting with a default. */
  public Setting<T> orElse(String value) {
    return new Setting<>(name, placeholder, parser, help, value, value, repeated);
  }

  /** Returns this setting, which has no fixed default, with a value for the sample. */
  public Setting<T> suchAs(String value) {
    return new Setting<>(name, placeholder, parser, help, byDefault, value, repeated);
  }

  /** Returns this setting with any number of values. */
  public Setting<T> severalTimes() {
    return new Setting<>(name, placeholder, parser, help, byDefault, sample, true);
  }

  /** Returns the flag of the command line. */
  public String flag() {
    return "--" + name;
  }

  /** Returns the environment variable. */
  public String variable() {
    return "MUC_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  boolean isSwitch() {
    return placeholder.isEmpty();
  }
}
