package dev.muc.stores;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL on a free loopback port with its data in a temporary folder, never the
 * machine's own. It is started when the first test needs it and ends with the tests, however they
 * end.
 */
public final class Postgres {
  /** PostgreSQL does not run as root: then it runs as the user of Debian's package. */
  private static final String USER_FOR_ROOT = "postgres";

  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();
  private static @Nullable Postgres running;

  private final Path binaries;
  private final Path folder;
  private final int port;
  private final Process undertaker;
  private @Nullable Process process;
  private int databases;

  private Postgres(Path binaries) throws IOException {
    this.binaries = binaries;
    this.folder = Files.createTempDirectory("muc-postgres");
    this.port = FreePort.choose();
    if (isRoot()) {
      var users = folder.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(folder, users.lookupPrincipalByName(USER_FOR_ROOT));
    }
    undertaker = undertaker(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    String data = folder.resolve("data").toString();
    run("initdb", "-D", data, "-U", "muc", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
  }

  /**
   * Returns the server. Aborts the test where no PostgreSQL is installed; on a machine for
   * continuous integration (CI=true) that is a failure.
   */
  public static synchronized Postgres server() throws IOException {
    if (running == null) {
      running = new Postgres(binaries().orElseGet(Postgres::missing));
      running.start();
    }
    return running;
  }

  private static Path missing() {
    String reason = "PostgreSQL is not installed (apt-get install postgresql)";
    return Boolean.parseBoolean(System.getenv("CI")) ? fail(reason) : abort(reason);
  }

  private static Optional<Path> binaries() throws IOException {
    Path debian = Path.of("/usr/lib/postgresql");
    List<Path> folders = new ArrayList<>();
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions.sorted().forEach(version -> folders.add(version.resolve("bin")));
      }
    }
    String path = System.getenv().getOrDefault("PATH", "");
    Pattern.compile(File.pathSeparator).splitAsStream(path).map(Path::of).forEach(folders::add);
    return folders.stream().filter(each -> Files.isExecutable(each.resolve("initdb"))).findFirst();
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Returns the JDBC URL of a database that is new and empty. */
  public synchronized String createDatabase() throws SQLException {
    String name = "muc" + ++databases;
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return url(name);
  }

  String url(String database) {
    return "jdbc:postgresql://" + LOOPBACK + ":" + port + "/" + database + "?user=muc";
  }

  /** Starts the server and waits until it takes connections. */
  public void start() throws IOException {
    Instant giveUp = Instant.now().plus(START_MAX);
    while (!isUp()) {
      if (Instant.now().isAfter(giveUp)) {
        throw new IOException(
            "PostgreSQL did not start: " + Files.readString(folder.resolve("log.txt")));
      }
      // After a kill it may refuse to start until the last of its processes has noticed.
      if (process == null || !process.isAlive()) {
        process = launch();
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private boolean isUp() {
    if (process == null || !process.isAlive()) {
      return false;
    }
    try (Connection connection = DriverManager.getConnection(url("postgres"))) {
      return connection.isValid(5);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private Process launch() throws IOException {
    return command(
            "postgres",
            "-D",
            folder.resolve("data").toString(),
            "-p",
            String.valueOf(port),
            "-c",
            "listen_addresses=" + LOOPBACK,
            "-c",
            "unix_socket_directories=")
        .start();
  }

  /** Ends the server at once, as a crash does; none of its processes answers anybody afterwards. */
  public void kill() {
    if (process != null) {
      List<ProcessHandle> others = process.descendants().toList();
      process.destroyForcibly().onExit().join();
      others.forEach(ProcessHandle::destroyForcibly);
      others.forEach(each -> each.onExit().join());
    }
  }

  private void run(String... command) throws IOException {
    int result = command(command).start().onExit().join().exitValue();
    if (result != 0) {
      throw new IOException(command[0] + ": " + Files.readString(folder.resolve("log.txt")));
    }
  }

  private ProcessBuilder command(String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=" + USER_FOR_ROOT, "--regid=" + USER_FOR_ROOT));
      command.add("--clear-groups");
    }
    command.add(binaries.resolve(arguments[0]).toString());
    command.addAll(List.of(arguments).subList(1, arguments.length));
    File log = folder.resolve("log.txt").toFile();
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
  }

  /**
   * Starts a process that ends the server and removes its folder as soon as this one has ended: its
   * input ends then, even if this process is killed. The server is asked first (SIGQUIT), as it has
   * memory of the system to give back.
   */
  private static Process undertaker(Path folder) throws IOException {
    String script =
        "isServer() { ps -o args= -p $pid | grep -F \"$0\"; };"
            + " cat > /dev/null; cd /; pid=$(head -n 1 \"$0/data/postmaster.pid\");"
            + " isServer && kill -QUIT $pid;"
            + " for try in $(seq 50); do isServer || break; sleep 0.1; done;"
            + " isServer && kill -9 $pid;"
            + " for try in 1 2 3 4 5; do rm -rf \"$0\" && break; sleep 1; done";
    return new ProcessBuilder("sh", "-c", script, folder.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void end() {
    try {
      undertaker.getOutputStream().close();
      undertaker.waitFor(10, TimeUnit.SECONDS);
    } catch (IOException | InterruptedException left) {
      System.err.println("left behind: " + folder);
    }
  }
}
