package dev.muc.component;

import dev.muc.ServiceConfig;
import dev.muc.component.config.Settings;
import dev.muc.component.config.SettingsReader;
import dev.muc.component.operation.Health;
import dev.muc.component.operation.Metrics;
import dev.muc.component.rooms.RoomCommands;
import dev.muc.host.HostOptions;
import dev.muc.stanza.BareJid;
import dev.muc.store.StoreException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The command line of the component. */
public final class Main implements Callable<Integer> {
  private static final String[] FOOTER = {
    "",
    "Each setting can also be given in the environment (--secret-file FILE is MUC_SECRET_FILE=FILE)"
        + " or as a line of the --config file (secret-file = FILE). A flag counts first, then the"
        + " environment, then the file. As a flag, a secret is visible to other users of the"
        + " machine.",
    "A lost server is looked for again until this program is stopped. SIGTERM handles what has"
        + " arrived, takes leave of the occupants if rooms are not kept (--in-memory) or with"
        + " --farewell, and closes the stream; a second one ends at once."
  };

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
  private final SettingsReader reader;

  private Main(SettingsReader reader) {
    this.reader = reader;
    spec.name("muc-component").mixinStandardHelpOptions(true);
    spec.version("muc-component 0.1.0-SNAPSHOT");
    spec.usageMessage()
        .customSynopsis("muc-component [--config FILE] [SETTING]... [COMMAND]")
        .description("Multi-user chat rooms (XEP-0045) as an external component (XEP-0114).")
        .sortOptions(false)
        .autoWidth(true)
        .footer(FOOTER);
    SettingsReader.addFlags(spec, ComponentSettings.ALL);
  }

  /** Runs until the process is told to end. */
  public static void main(String[] args) {
    System.exit(commandLine(System.getenv()).execute(args));
  }

  static CommandLine commandLine(Map<String, String> environment) {
    SettingsReader reader = new SettingsReader(environment, ComponentSettings.ALL);
    CommandLine commandLine = new CommandLine(new Main(reader).spec);
    RoomCommands.addTo(commandLine, Storages::open, reader);
    commandLine.addSubcommand(new PrintConfig());
    commandLine.setParameterExceptionHandler(
        (error, args) -> {
          String.valueOf(error.getMessage()).lines().forEach(line -> complain(commandLine, line));
          commandLine.getErr().println("Try --help.");
          return CommandLine.ExitCode.USAGE;
        });
    return commandLine;
  }

  private static void complain(CommandLine commandLine, String line) {
    commandLine.getErr().println("muc-component: " + line);
  }

  @Override
  public Integer call() throws InterruptedException {
    Program program = program();
    Runtime.getRuntime().addShutdownHook(new Thread(program::close, "muc-farewell"));
    Signals.endAtTheSecond();
    program.run();
    return CommandLine.ExitCode.OK;
  }

  private Program program() {
    try {
      Settings settings = reader.read(spec.commandLine().getParseResult());
      // Before the first line is logged: the configuration of the log reads it then.
      System.setProperty("MUC_LOG_LEVEL", settings.get(ComponentSettings.LOG_LEVEL).name());
      return program(settings);
    } catch (IllegalArgumentException | StoreException | IOException invalid) {
      throw new ParameterException(
          spec.commandLine(), String.valueOf(invalid.getMessage()), invalid);
    }
  }

  private static Program program(Settings settings) throws IOException {
    BareJid domain = settings.require(ComponentSettings.DOMAIN);
    Credentials credentials = credentials(settings);
    ServiceConfig config =
        ServiceConfig.of(domain.toString(), occupantIdSecret(settings, credentials, domain))
            .withAdmins(settings.all(ComponentSettings.ADMIN));
    HostAndPort server = settings.get(ComponentSettings.SERVER);
    LimitsMode limits = settings.get(ComponentSettings.LIMITS);
    Optional<HostAndPort> http = settings.get(ComponentSettings.HTTP);
    Metrics metrics = new Metrics();
    // Last what opens something: all else that can be wrong is known to be right.
    HostOptions options = Hosting.options(settings).withObserver(metrics);
    Component component =
        new Component(
            limits.applyTo(config),
            server,
            credentials,
            new Pauses(new SplittableRandom()),
            options);
    Health health = new Health(component, options.storage(), domain);
    Program program = new Program(component, metrics, health);
    if (http.isPresent()) {
      program.listen(http.get(), settings.isGiven(ComponentSettings.HTTP));
    }
    return program;
  }

  private static Credentials credentials(Settings settings) {
    return Secrets.find(settings, ComponentSettings.SECRET, ComponentSettings.SECRET_FILE)
        .map(Credentials::new)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the secret is missing: give --secret-file, or MUC_SECRET in the environment,"
                        + " or \"secret\" in the --config file, or --secret"));
  }

  private static String occupantIdSecret(
      Settings settings, Credentials credentials, BareJid domain) {
    return Secrets.find(
            settings,
            ComponentSettings.OCCUPANT_ID_SECRET,
            ComponentSettings.OCCUPANT_ID_SECRET_FILE)
        .orElseGet(() -> credentials.derive("occupant ids of " + domain));
  }
}
