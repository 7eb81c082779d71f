package dev.muc.component.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** One of the places in which settings are given: flags, environment variables or a file. */
@FunctionalInterface
interface Layer {

  /** Returns what is given here for a setting, or null if nothing is. */
  @Nullable Given find(Setting<?> setting);

  /**
   * What is given for a setting.
   *
   * @param origin where, for a message: a flag, a variable, or a line of a file with the key
   * @param values as written; several for a repeated setting only
   */
  record Given(String origin, List<String> values) {

    public Given {
      values = List.copyOf(values);
    }

    /** Splits values that are separated by spaces, for a setting that may have several. */
    static Given of(String origin, List<String> written, Setting<?> setting) {
      return setting.repeated()
          ? new Given(
              origin,
              written.stream()
                  .flatMap(text -> List.of(text.strip().split("\\s+")).stream())
                  .filter(text -> !text.isEmpty())
                  .toList())
          : new Given(origin, written);
    }
  }

  /** The flags of a command line. */
  static Layer of(ParseResult flags) {
    return setting -> {
      List<String> given = flags.matchedOptionValue(setting.flag(), List.<String>of());
      return given.isEmpty() ? null : Given.of(setting.flag(), given, setting);
    };
  }

  /** Environment variables; an empty one counts as none, because some tools cannot unset any. */
  static Layer of(Map<String, String> environment) {
    return setting -> {
      String given = environment.getOrDefault(setting.variable(), "");
      String origin = "the environment variable " + setting.variable();
      return given.isEmpty() ? null : Given.of(origin, List.of(given), setting);
    };
  }
}
