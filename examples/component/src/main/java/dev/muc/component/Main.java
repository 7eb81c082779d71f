package dev.muc.component;

import dev.muc.ServiceConfig;
import dev.muc.component.rooms.RoomCommands;
import dev.muc.stanza.BareJid;
import dev.muc.store.Storage;
import dev.muc.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line of the component. */
@Command(
    name = "muc-component",
    mixinStandardHelpOptions = true,
    version = "muc-component 0.1.0-SNAPSHOT",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Multi-user chat rooms (XEP-0045) as an external component (XEP-0114).",
    footer = {
      "",
      "The secret has to be given in exactly one way. As an option it is visible to other users of"
          + " the machine; in a file or in the environment variable MUC_SECRET it is not.",
      "Logs go to standard output; the environment variable MUC_LOG_LEVEL sets how much (ERROR,"
          + " WARN, INFO, DEBUG).",
      "A lost server is looked for again until this program is stopped. SIGTERM takes leave of the"
          + " occupants before the stream is closed, unless rooms are kept (--data, --database)."
    })
public final class Main implements Callable<Integer> {
  private static final String OCCUPANT_ID_VARIABLE = "MUC_OCCUPANT_ID_SECRET";

  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      description = "Where the server takes components (default: ${DEFAULT-VALUE}).")
  private HostAndPort server = new HostAndPort("127.0.0.1", 5347);

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      description = "The address of the service, as the server knows it.")
  private @Nullable BareJid domain;

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      description = "The secret that the server knows too.")
  private @Nullable String secret;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "A file with nothing but the secret in it.")
  private @Nullable Path secretFile;

  @Option(
      names = "--occupant-id-secret",
      paramLabel = "SECRET",
      description =
          "What occupant ids are made from (XEP-0421), if they shall outlive the secret; the"
              + " environment variable MUC_OCCUPANT_ID_SECRET does the same. By default it is"
              + " derived from secret and domain: ids stay the same as long as both do.")
  private @Nullable String occupantIdSecret;

  @Option(
      names = "--admin",
      paramLabel = "JID",
      description = "An account that administers the service; may be repeated.")
  private List<BareJid> admins = new ArrayList<>();

  @Option(
      names = "--limits",
      paramLabel = "default|off",
      description =
          "Whether limits on how much users may do are on (default: ${DEFAULT-VALUE}); \"off\" is"
              + " for load tests and trusted networks.")
  private LimitsMode limits = LimitsMode.DEFAULT;

  @Mixin private HostingOptions hosting = new HostingOptions();

  Main(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Runs until the process is told to end. */
  public static void main(String[] args) {
    System.exit(commandLine(System.getenv()).execute(args));
  }

  static CommandLine commandLine(Map<String, String> environment) {
    CommandLine commandLine = new CommandLine(new Main(environment));
    RoomCommands.addTo(commandLine, Storages::open);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.registerConverter(HostAndPort.class, explained(HostAndPort::parse));
    commandLine.registerConverter(BareJid.class, explained(BareJid::of));
    commandLine.setParameterExceptionHandler(
        (error, args) -> {
          commandLine.getErr().println("muc-component: " + error.getMessage());
          commandLine.getErr().println("Try --help.");
          return CommandLine.ExitCode.USAGE;
        });
    return commandLine;
  }

  /** Returns a converter that passes on why a value is refused, and nothing about Java. */
  private static <T> ITypeConverter<T> explained(Function<String, T> parser) {
    return text -> {
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException invalid) {
        throw new TypeConversionException(invalid.getMessage());
      }
    };
  }

  @Override
  public Integer call() throws InterruptedException {
    Component component = component();
    Thread farewell = new Thread(component::close, "muc-farewell");
    Runtime.getRuntime().addShutdownHook(farewell);
    component.run();
    return CommandLine.ExitCode.OK;
  }

  private Component component() {
    CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
    if (domain == null) { // Not for the commands over stored rooms, so not for picocli to require.
      throw new ParameterException(commandLine, "Missing required option: '--domain=DOMAIN'");
    }
    try {
      SecretSource source =
          new SecretSource(secret, secretFile, environment.get(SecretSource.VARIABLE));
      Credentials credentials = source.read();
      ServiceConfig config =
          ServiceConfig.of(domain.toString(), occupantIdSecret(credentials, domain))
              .withAdmins(admins);
      Storage storage = hosting.openStorage();
      return new Component(
          limits.applyTo(config),
          server,
          credentials,
          new Pauses(new SplittableRandom()),
          hosting.options(storage));
    } catch (IllegalArgumentException | StoreException invalid) {
      throw new ParameterException(commandLine, invalid.getMessage(), invalid);
    }
  }

  private String occupantIdSecret(Credentials credentials, BareJid domain) {
    String given =
        occupantIdSecret != null ? occupantIdSecret : environment.get(OCCUPANT_ID_VARIABLE);
    return given != null ? given : credentials.derive("occupant ids of " + domain);
  }
}
