package dev.muc.component.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of settings: {@code key = value}, one a line, and lines that begin with {@code #}, which
 * are comments. A value is what follows the first {@code =}, without the spaces around it; nothing
 * in it has a special meaning.
 */
final class ConfigFile implements Layer {
  /*
   * Messages never repeat a line that is not understood: it may well hold a secret.
   */
  private final String name;
  private final Map<String, Setting<?>> known = new HashMap<>();
  private final Map<String, List<String>> values = new HashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private ConfigFile(String name, List<Setting<?>> known) {
    this.name = name;
    known.forEach(setting -> this.known.put(setting.name(), setting));
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it cannot be read, or not all of it makes sense; the
   *     message names every line that does not
   */
  static ConfigFile read(Path path, List<Setting<?>> known) {
    try {
      return parse(path.toString(), Files.readAllLines(path), known);
    } catch (NoSuchFileException missing) {
      throw new IllegalArgumentException("there is no configuration file " + path, missing);
    } catch (CharacterCodingException invalid) {
      throw new IllegalArgumentException(path + " is not in UTF-8", invalid);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "cannot read the configuration file " + path + ": " + unreadable, unreadable);
    }
  }

  /** As {@link #read}, of lines that are there already. */
  static ConfigFile parse(String name, List<String> lines, List<Setting<?>> known) {
    ConfigFile file = new ConfigFile(name, known);
    for (int i = 0; i < lines.size(); i++) {
      file.add(i + 1, lines.get(i).strip());
    }
    if (!file.problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", file.problems));
    }
    return file;
  }

  private void add(int number, String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int equals = line.indexOf('=');
    if (equals < 0) {
      problem(number, "expected KEY = VALUE, or # before a comment");
      return;
    }
    String key = line.substring(0, equals).strip();
    String value = line.substring(equals + 1).strip();
    Setting<?> setting = known.get(key);
    if (setting == null) {
      problem(number, "there is no setting \"" + key + '"' + suggestion(key));
    } else if (value.isEmpty()) {
      problem(number, key + " has no value; # before it leaves it out");
    } else if (values.containsKey(key) && !setting.repeated()) {
      problem(number, key + " is given in line " + lines.get(key) + " already");
    } else {
      values.computeIfAbsent(key, first -> new ArrayList<>()).add(value);
      lines.putIfAbsent(key, number);
      check(number, setting, value);
    }
  }

  private void check(int number, Setting<?> setting, String value) {
    try {
      for (String each : Given.of("", List.of(value), setting).values()) {
        Object unused = setting.parser().apply(each);
      }
    } catch (IllegalArgumentException invalid) {
      problem(number, setting.name() + ": " + invalid.getMessage());
    }
  }

  private String suggestion(String key) {
    return Nearest.to(key, known.keySet())
        .map(near -> "; do you mean \"" + near + "\"?")
        .orElse("");
  }

  private void problem(int line, String what) {
    problems.add(name + ':' + line + ": " + what);
  }

  @Override
  public @Nullable Given find(Setting<?> setting) {
    List<String> given = values.get(setting.name());
    if (given == null) {
      return null;
    }
    int line = Objects.requireNonNull(lines.get(setting.name()));
    return Given.of(name + ':' + line + ": " + setting.name(), given, setting);
  }
}
