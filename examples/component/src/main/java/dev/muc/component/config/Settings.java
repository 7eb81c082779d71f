package dev.muc.component.config;

import dev.muc.component.config.Layer.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is set: a flag counts before an environment variable, and that before a line of the file.
 *
 * <p>All methods throw IllegalArgumentException for a value that makes no sense; the message says
 * where it stands and what was expected.
 */
public final class Settings {
  private final List<Layer> layers;

  /**
   * @param layers the places to look, the one that counts first
   */
  Settings(List<Layer> layers) {
    this.layers = List.copyOf(layers);
  }

  /** Returns a value, or the default of the setting; empty if there is neither. */
  public <T> Optional<T> find(Setting<T> setting) {
    Given given = given(setting);
    if (given != null) {
      return Optional.of(parse(setting, given, given.values().get(0)));
    }
    return Optional.ofNullable(setting.byDefault()).map(setting.parser());
  }

  /** Returns the value of a setting that has a default. */
  public <T> T get(Setting<T> setting) {
    return find(setting).orElseThrow();
  }

  /** Returns the value of a setting that has to be given. */
  public <T> T require(Setting<T> setting) {
    return find(setting)
        .orElseThrow(
            () -> new IllegalArgumentException(setting.flag() + " is missing; " + ways(setting)));
  }

  /** Says how to give a setting, for a message. */
  static String ways(Setting<?> setting) {
    return "give it as "
        + setting.flag()
        + ", as "
        + setting.variable()
        + " in the environment, or as \""
        + setting.name()
        + "\" in the --config file";
  }

  /** Returns all values of a repeated setting. */
  public <T> List<T> all(Setting<T> setting) {
    Given given = given(setting);
    return given == null
        ? List.of()
        : given.values().stream().map(text -> parse(setting, given, text)).toList();
  }

  /**
   * Returns which one of settings that exclude each other is given, where it counts most; empty if
   * none is.
   */
  public Optional<Setting<?>> oneOf(Setting<?>... alternatives) {
    for (Layer layer : layers) {
      List<Setting<?>> found = new ArrayList<>();
      for (Setting<?> setting : alternatives) {
        if (layer.find(setting) != null) {
          found.add(setting);
        }
      }
      if (found.size() > 1) {
        throw new IllegalArgumentException("keep one of " + origins(layer, found));
      }
      if (!found.isEmpty()) {
        return Optional.of(found.get(0));
      }
    }
    return Optional.empty();
  }

  private static String origins(Layer layer, List<Setting<?>> found) {
    return found.stream()
        .flatMap(setting -> Stream.ofNullable(layer.find(setting)))
        .map(Given::origin)
        .collect(Collectors.joining(" and "));
  }

  /** Returns whether a setting is given at all, be it as it is by default. */
  public boolean isGiven(Setting<?> setting) {
    return given(setting) != null;
  }

  /** Returns where a setting is given, for a message. */
  public String origin(Setting<?> setting) {
    Given given = given(setting);
    return given == null ? setting.flag() : given.origin();
  }

  private @Nullable Given given(Setting<?> setting) {
    for (Layer layer : layers) {
      Given given = layer.find(setting);
      if (given != null && !given.values().isEmpty()) {
        return given;
      }
    }
    return null;
  }

  private static <T> T parse(Setting<T> setting, Given given, String text) {
    try {
      return setting.parser().apply(text);
    } catch (IllegalArgumentException invalid) {
      throw new IllegalArgumentException(given.origin() + ": " + invalid.getMessage(), invalid);
    }
  }
}
