package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The component as an operator runs it: a process of its own, whose output is read. */
final class ComponentProcess implements AutoCloseable {
  /** From this version on, a JVM warns of native code that was not announced: SQLite's. */
  private static final int NATIVE_ACCESS_WARNED = 24;

  private final Process process;
  private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
  private final List<String> read = new ArrayList<>();
  private final CompletableFuture<?> reading;

  private ComponentProcess(Process process) {
    this.process = process;
    reading = Background.call(this::readAll);
  }

  /** Starts it for {@code conference.localhost} with further arguments. */
  static ComponentProcess start(
      HostAndPort server, Map<String, String> environment, String... arguments) throws IOException {
    return startIn(Path.of(""), server, environment, arguments);
  }

  /** Starts it in a working directory. */
  static ComponentProcess startIn(
      Path directory, HostAndPort server, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= NATIVE_ACCESS_WARNED) {
      command.add("--enable-native-access=ALL-UNNAMED"); // In the jar, its manifest says so.
    }
    command.addAll(settingsOfJvm());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("--server", server.toString(), "--domain", "conference.localhost"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(directory.toAbsolutePath().toFile());
    builder.environment().remove(ComponentSettings.SECRET.variable());
    builder.environment().put(ComponentSettings.HTTP.variable(), "off"); // Unless it is wanted.
    builder.environment().putAll(environment);
    return new ComponentProcess(builder.start());
  }

  /** Returns the settings of this virtual machine: the process is compiled as the test is. */
  private static List<String> settingsOfJvm() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(each -> each.startsWith("-XX:"))
        .toList();
  }

  /** Waits for the next line of output with {@code part} in it and returns it. */
  String awaitLine(String part) throws InterruptedException {
    while (true) {
      String line = unread.poll(30, TimeUnit.SECONDS);
      assertThat(line).as("a line with \"%s\" after %s", part, read).isNotNull();
      read.add(line);
      if (line.contains(part)) {
        return line;
      }
    }
  }

  /** Returns all lines so far. */
  List<String> output() {
    unread.drainTo(read);
    return List.copyOf(read);
  }

  /** Returns the number by which the operating system knows it. */
  long pid() {
    return process.pid();
  }

  /** Asks it to end, as a service manager does (SIGTERM). */
  void terminate() {
    process.toHandle().destroy(); // Unlike that of Process, it leaves the output open.
  }

  /** Ends it as a power cut does (SIGKILL). */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Waits until it has ended and returns its exit status. */
  int awaitExit() throws InterruptedException {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ended").isTrue();
    return process.exitValue();
  }

  private @Nullable Void readAll() throws IOException {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        unread.add(line);
      }
    }
    return null;
  }

  @Override
  public void close() {
    process.toHandle().destroyForcibly();
    reading.join();
  }
}
