package dev.muc.testkit.cli;

import dev.muc.testkit.memory.MemoryBackend;
import dev.muc.testkit.scansion.AddressMap;
import dev.muc.testkit.scansion.Backend;
import dev.muc.testkit.scansion.PlayOptions;
import dev.muc.testkit.scansion.ScriptFiles;
import dev.muc.testkit.tcp.TcpBackend;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays scripts from the command line. */
@Command(
    name = "muc-scansion",
    mixinStandardHelpOptions = true,
    version = "muc-scansion 0.1.0",
    sortOptions = false,
    description = {
      "Plays scansion scripts: against rooms in memory, or with --server through a real server.",
      "The last line of output is \"N passed, N failed\"."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all scripts passed",
      "1:a script failed or could not be read",
      "2:the command line is wrong"
    })
public final class ScansionCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      description =
          "Connect here, where a script says nothing else. Its accounts must exist, and it must"
              + " allow SASL PLAIN without TLS.")
  private @Nullable String server;

  @Option(
      names = "--map",
      paramLabel = "FROM=TO",
      description = "Replace a domain in the scripts. May be repeated.")
  private List<String> maps = new ArrayList<>();

  @Option(
      names = "--exact-order",
      description = "Fail on every stanza that is not expected at its place.")
  private boolean exactOrder;

  @Option(
      names = "--service",
      paramLabel = "DOMAIN",
      description =
          "The domain of the rooms in memory (default: " + MemoryBackend.DEFAULT_DOMAIN + ").")
  private @Nullable String service;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "How long to wait for a stanza from a server (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  @Option(
      names = "--no-photo-updates",
      description = "In memory, do not add empty photo updates (XEP-0153) to presence.")
  private boolean noPhotoUpdates;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = "Scripts, or folders of them.")
  private List<Path> files = new ArrayList<>();

  /** Plays the scripts that the arguments name, and exits with the status of {@code --help}. */
  public static void main(String[] arguments) {
    // Stanzas are in Unicode, whatever the platform's default is.
    CommandLine command = commandLine();
    command.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    System.exit(command.execute(arguments));
  }

  /** Returns the command, to be executed with arguments. */
  static CommandLine commandLine() {
    return new CommandLine(new ScansionCommand())
        .setParameterExceptionHandler(
            (problem, arguments) -> {
              CommandLine command = problem.getCommandLine();
              command.getErr().println(problem.getMessage());
              command.getErr().println("Try muc-scansion --help");
              return command.getCommandSpec().exitCodeOnInvalidInput();
            });
  }

  @Override
  public Integer call() {
    PrintWriter out = commandSpec().commandLine().getOut();
    Session session = new Session(backend(), options(), out);
    scripts().forEach(session::play);
    return session.finish();
  }

  private List<Path> scripts() {
    List<Path> scripts = new ArrayList<>();
    for (Path file : files) {
      try {
        scripts.addAll(ScriptFiles.find(file));
      } catch (NoSuchFileException missing) {
        throw wrong(missing.getFile() + ": " + missing.getReason());
      } catch (IOException unreadable) {
        throw wrong("cannot read " + file + ": " + unreadable.getMessage());
      }
    }
    return scripts;
  }

  private PlayOptions options() {
    if (timeoutSeconds < 1) {
      throw wrong("--timeout must be at least one second");
    }
    AddressMap addresses = AddressMap.NONE;
    for (String map : maps) {
      int equals = map.indexOf('=');
      if (equals < 0) {
        throw wrong("--map needs FROM=TO, not " + map);
      }
      try {
        addresses = addresses.with(map.substring(0, equals), map.substring(equals + 1));
      } catch (IllegalArgumentException invalid) {
        throw wrong("--map " + map + ": " + invalid.getMessage());
      }
    }
    return new PlayOptions(exactOrder, Duration.ofSeconds(timeoutSeconds), addresses);
  }

  private Backend backend() {
    if (server == null) {
      return memory(service == null ? MemoryBackend.DEFAULT_DOMAIN : service);
    }
    if (service != null || noPhotoUpdates) {
      throw wrong("--service and --no-photo-updates are for rooms in memory, without --server");
    }
    HostAndPort address = HostAndPort.parse(server);
    if (address == null) {
      throw wrong("--server needs HOST:PORT, such as 127.0.0.1:5222, not " + server);
    }
    return TcpBackend.of(address.host(), address.port());
  }

  private Backend memory(String domain) {
    try {
      return MemoryBackend.of(domain).withPhotoUpdates(!noPhotoUpdates);
    } catch (IllegalArgumentException invalid) {
      throw wrong("--service " + domain + ": " + invalid.getMessage());
    }
  }

  private ParameterException wrong(String problem) {
    return new ParameterException(commandSpec().commandLine(), problem);
  }

  private CommandSpec commandSpec() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets this before it calls");
    }
    return spec;
  }
}
