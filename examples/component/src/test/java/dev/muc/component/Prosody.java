package dev.muc.component;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.muc.stores.FreePort;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A real Prosody on free loopback ports with its configuration and data in a folder of the test:
 * the host {@code localhost} with accounts for scripts, and {@code conference.localhost} as an
 * external component. Never the machine's own Prosody, and never as a service.
 */
final class Prosody implements AutoCloseable {
  static final String COMPONENT_SECRET = "component-secret";

  private static final Map<String, String> PASSWORDS = passwords();
  private static final Duration START_MAX = Duration.ofSeconds(30);
  private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();

  private final Path executable;
  private final Path folder;
  private final int clientPort;
  private final int componentPort;
  private final boolean ownRooms;
  private Process process;

  private Prosody(Path executable, Path folder, boolean ownRooms) throws IOException {
    this.executable = executable;
    this.folder = folder;
    this.ownRooms = ownRooms;
    this.clientPort = FreePort.choose();
    this.componentPort = FreePort.choose();
    configure();
    process = launch();
  }

  /**
   * Starts one in an empty folder and waits until it takes connections. Aborts the test where no
   * Prosody is installed; on a machine for continuous integration (CI=true) that is a failure.
   */
  static Prosody start(Path folder) throws IOException {
    return new Prosody(executable().orElseGet(Prosody::missing), folder, false);
  }

  /** As {@link #start}, but {@code conference.localhost} are rooms of Prosody itself. */
  static Prosody startWithOwnRooms(Path folder) throws IOException {
    return new Prosody(executable().orElseGet(Prosody::missing), folder, true);
  }

  /** Returns the folder in which it keeps its data. */
  Path data() {
    return folder.resolve("data");
  }

  private static Path missing() {
    String message = "Prosody is not installed; install it with: apt-get install prosody";
    if ("true".equals(System.getenv("CI"))) {
      return fail(message);
    }
    System.err.println("SKIPPED: " + message);
    return abort(message);
  }

  private static Optional<Path> executable() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .map(place -> Path.of(place, "prosody"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Returns the address at which it is reached. */
  String host() {
    return LOOPBACK;
  }

  /** Returns the port for clients. */
  int clientPort() {
    return clientPort;
  }

  /** Returns where it takes components. */
  HostAndPort components() {
    return new HostAndPort(LOOPBACK, componentPort);
  }

  /** Kills it without a warning and waits until it is dead. */
  void kill() {
    process.destroyForcibly();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** Starts it again with the same configuration and data. */
  void restart() throws IOException {
    process = launch();
  }

  /** Asks it to stop and waits until it has. */
  void stop() {
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    kill();
  }

  private Process launch() throws IOException {
    Path output = folder.resolve("output");
    Process launched =
        new ProcessBuilder(
                executable.toString(),
                "-F",
                "--config",
                folder.resolve("prosody.cfg.lua").toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
    awaitPort(launched, clientPort, output);
    if (!ownRooms) {
      awaitPort(launched, componentPort, output);
    }
    return launched;
  }

  private static void awaitPort(Process launched, int port, Path output) throws IOException {
    Instant deadline = Instant.now().plus(START_MAX);
    while (!answers(port)) {
      if (!launched.isAlive() || Instant.now().isAfter(deadline)) {
        launched.destroyForcibly();
        fail("Prosody does not listen on port " + port + ":\n" + Files.readString(output));
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static boolean answers(int port) {
    try (Socket probe = new Socket()) {
      probe.connect(new InetSocketAddress(LOOPBACK, port), 1_000);
      return true;
    } catch (IOException notYet) {
      return false; // The caller tries again and reports what Prosody wrote if it never works.
    }
  }

  private static Map<String, String> passwords() {
    Map<String, String> passwords = new TreeMap<>();
    for (String name : "user user2 user3 romeo juliet admin bot".split(" ", -1)) {
      passwords.put(name, "password");
    }
    for (String name : "ada ben cleo dora".split(" ", -1)) {
      passwords.put(name, "secret");
    }
    return passwords;
  }

  private void configure() throws IOException {
    Path accounts = Files.createDirectories(folder.resolve("data/localhost/accounts"));
    for (Map.Entry<String, String> account : PASSWORDS.entrySet()) {
      Files.writeString(
          accounts.resolve(account.getKey() + ".dat"),
          "return { [\"password\"] = \"" + account.getValue() + "\" };\n");
    }
    Files.writeString(
        folder.resolve("prosody.cfg.lua"),
        """
        run_as_root = true
        pidfile = "%1$s/prosody.pid"
        data_path = "%1$s/data"
        log = { info = "*console" }
        admins = { "admin@localhost" }
        modules_enabled = { "roster", "saslauth", "disco", "presence", "message", "iq", "ping", "vcard_legacy",
          "version", "private", "carbons", "blocklist" }
        modules_disabled = { "s2s", "offline", "posix" }
        authentication = "internal_plain"
        allow_unencrypted_plain_auth = true
        c2s_require_encryption = false
        interfaces = { "127.0.0.1" }
        local_interfaces = { "127.0.0.1" }
        c2s_ports = { %2$d }
        c2s_direct_tls_ports = { }
        s2s_ports = { }
        component_interfaces = { "127.0.0.1" }
        component_ports = { %3$d }
        VirtualHost "localhost"
        %4$s
        """
            .formatted(folder, clientPort, componentPort, rooms()));
  }

  private String rooms() {
    String component = "Component \"conference.localhost\"";
    return ownRooms
        ? component + " \"muc\"\n modules_enabled = { \"muc_mam\" }\n muc_log_by_default = true"
        : component + "\n component_secret = \"" + COMPONENT_SECRET + '"';
  }
}
