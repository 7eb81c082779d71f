package dev.muc.component.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Makes flags of settings, and finds what is set. */
public final class SettingsReader {
  /** The file itself. */
  public static final Setting<Path> CONFIG =
      Setting.of(
          "config",
          "FILE",
          Path::of,
          "A file of settings. The command \"config\" prints one with all settings and their"
              + " defaults.");

  private final Map<String, String> environment;
  private final List<Setting<?>> known;

  /**
   * @param environment the environment variables
   * @param groups all settings that a file may have, whichever command reads it
   */
  public SettingsReader(Map<String, String> environment, List<SettingGroup> groups) {
    this.environment = Map.copyOf(environment);
    this.known = groups.stream().<Setting<?>>flatMap(group -> group.settings().stream()).toList();
  }

  /** Gives a command the flags of settings, a group after the other. */
  public static void addFlags(CommandSpec command, List<SettingGroup> groups) {
    command.addOption(flag(CONFIG));
    for (SettingGroup group : groups) {
      ArgGroupSpec.Builder shown =
          ArgGroupSpec.builder().heading("%n" + group.title() + "%n").validate(false);
      group.settings().forEach(setting -> shown.addArg(flag(setting)));
      command.addArgGroup(shown.build());
    }
  }

  private static OptionSpec flag(Setting<?> setting) {
    OptionSpec.Builder flag =
        OptionSpec.builder(setting.flag())
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel(setting.isSwitch() ? "true|false" : setting.placeholder())
            .arity(setting.isSwitch() ? "0..1" : "1")
            .description(description(setting));
    return setting.isSwitch() ? flag.fallbackValue("true").build() : flag.build();
  }

  private static String description(Setting<?> setting) {
    boolean shown = setting.byDefault() != null && !setting.isSwitch();
    String text = shown ? setting.help() + " Default: " + setting.byDefault() : setting.help();
    return text.replace("%", "%%");
  }

  /**
   * Finds what is set, for a command line that {@link #addFlags} gave its flags.
   *
   * @throws IllegalArgumentException if a flag is there twice, or the file makes no sense
   */
  public Settings read(ParseResult flags) {
    List<Layer> layers = new ArrayList<>();
    layers.add(onlyOnce(Layer.of(flags)));
    layers.add(Layer.of(environment));
    Optional<Path> file = new Settings(layers).find(CONFIG);
    file.ifPresent(path -> layers.add(ConfigFile.read(path, known)));
    return new Settings(layers);
  }

  private static Layer onlyOnce(Layer flags) {
    return setting -> {
      Layer.Given given = flags.find(setting);
      if (given != null && !setting.repeated() && given.values().size() > 1) {
        throw new IllegalArgumentException(setting.flag() + " is given more than once");
      }
      return given;
    };
  }
}
