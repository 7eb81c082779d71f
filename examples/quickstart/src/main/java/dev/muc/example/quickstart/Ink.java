package dev.muc.example.quickstart;

import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Colours, for a terminal whose owner wants them. */
enum Ink {
  PLAIN(""),
  BOLD("1"),
  FAINT("2"),
  RED("31"),
  GREEN("32"),
  YELLOW("33"),
  BLUE("34"),
  MAGENTA("35"),
  CYAN("36");

  private static final String ESCAPE = "\u001B[";

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  /** Returns the text in this colour. */
  String on(String text) {
    return this == PLAIN ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
  }

  /**
   * Returns whether output is for a terminal that shows colours. {@code NO_COLOR} with any value
   * but an empty one asks for none.
   */
  static boolean wanted(@Nullable Console console, Map<String, String> environment) {
    boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean able = !environment.getOrDefault("TERM", "dumb").equals("dumb");
    return console != null && isTerminal(console) && able && !refused;
  }

  /** Since Java 22 there is a console without a terminal, too; before, there was none. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException before22) {
      return true;
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("cannot ask the console", broken);
    }
  }
}
