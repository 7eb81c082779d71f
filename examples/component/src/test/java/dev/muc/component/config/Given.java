package dev.muc.component.config;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Settings as somebody gives them. */
public final class Given {
  private Given() {}

  /** Settings of an environment alone. */
  public static Settings in(Map<String, String> environment, List<SettingGroup> groups) {
    return on(environment, groups);
  }

  /** Settings of an environment and a command line. */
  static Settings on(
      Map<String, String> environment, List<SettingGroup> groups, String... arguments) {
    CommandSpec command = CommandSpec.create();
    SettingsReader.addFlags(command, groups);
    var flags = new CommandLine(command).parseArgs(arguments);
    return new SettingsReader(environment, groups).read(flags);
  }
}
