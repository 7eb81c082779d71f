package dev.muc.component.rooms;

import dev.muc.component.config.SettingsReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Commands over stored rooms, as somebody types them. */
final class Cli {
  private final StorageOpener opener;
  private final Map<String, String> environment;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  Cli(StorageOpener opener) {
    this(opener, Map.of());
  }

  Cli(StorageOpener opener, Map<String, String> environment) {
    this.opener = opener;
    this.environment = environment;
  }

  int run(String... arguments) {
    return run(new RoomCommand.Terminal(false, InstantSource.system()), arguments);
  }

  /** Runs a command at a terminal, on which a second passes at each look at the clock. */
  int runAtTerminal(String... arguments) {
    Instant[] now = {Instant.EPOCH};
    InstantSource time =
        () -> {
          now[0] = now[0].plusSeconds(1);
          return now[0];
        };
    return run(new RoomCommand.Terminal(true, time), arguments);
  }

  private int run(RoomCommand.Terminal terminal, String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine commandLine = new CommandLine(CommandSpec.create().name("muc-component"));
    SettingsReader settings = new SettingsReader(environment, List.of(StorageSettings.GROUP));
    RoomCommands.addTo(commandLine, opener, settings, terminal);
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
