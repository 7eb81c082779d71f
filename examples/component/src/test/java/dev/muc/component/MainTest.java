package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.component.config.Given;
import dev.muc.component.config.SettingGroup;
import dev.muc.spec.Covers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpNamesEveryWayToGiveTheSecret() {
    assertThat(run(Map.of(), "--help")).isZero();
    assertThat(out.toString())
        .contains("--secret", "--secret-file", "MUC_SECRET", "--occupant-id-secret", "--limits");
  }

  @Test
  void domainIsNeeded() {
    assertThat(run(Map.of(), "--secret", "s")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("--domain");
  }

  @Test
  void secretIsNeeded() {
    assertThat(run(Map.of(), "--domain", "conference.localhost"))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("--secret-file", "--secret", "MUC_SECRET");
  }

  @Test
  @Covers("0114-4-1")
  void twoSecretsAreOneTooMany(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "one-secret");
    int status =
        run(
            Map.of(),
            "--domain",
            "conference.localhost",
            "--secret-file",
            file.toString(),
            "--secret",
            "other-secret");
    assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString())
        .contains("keep one of --secret and --secret-file")
        .doesNotContain("one-secret", "other-secret");
  }

  @Test
  void secretFileMustExist(@TempDir Path folder) {
    String missing = folder.resolve("missing").toString();
    assertThat(run(Map.of(), "--domain", "conference.localhost", "--secret-file", missing))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("there is no secret file " + missing);
  }

  @Test
  void secretFileMustNotBeEmpty(@TempDir Path folder) throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    assertThat(run(Map.of(), "--domain", "conference.localhost", "--secret-file", empty.toString()))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("--secret-file is empty");
  }

  @Test
  void lineEndOfTheSecretFileIsNoPartOfTheSecret(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "secret\r\n");
    assertThat(secret(Map.of("MUC_SECRET_FILE", file.toString()))).contains("secret");
    assertThat(secret(Map.of("MUC_SECRET", "secret"))).contains("secret");
  }

  private static Optional<String> secret(Map<String, String> environment) {
    return Secrets.find(
        Given.in(environment, ComponentSettings.ALL),
        ComponentSettings.SECRET,
        ComponentSettings.SECRET_FILE);
  }

  @Test
  void everySettingIsAFlagInTheHelp() {
    run(Map.of(), "--help");
    for (SettingGroup group : ComponentSettings.ALL) {
      assertThat(out.toString()).contains(group.title());
      group.settings().forEach(s -> assertThat(out.toString()).contains(s.flag()));
    }
  }

  @Test
  void fileIsReadAndItsMistakesAreNamed(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("muc.conf"),
            "domain = conference.localhost\nsevrer = a:1\nthreads = 0\n");
    assertThat(run(Map.of(), "--config", file.toString())).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString().lines())
        .containsExactly(
            "muc-component: "
                + file
                + ":2: there is no setting \"sevrer\"; do you mean \"server\"?",
            "muc-component: " + file + ":3: threads: expected a whole number, 1 or more, not 0",
            "Try --help.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--server=localhost", "--server=:5347", "--server=a:b", "--server=::1:5"})
  void serverIsHostAndPort(String option) {
    assertThat(run(Map.of(), "--domain", "conference.localhost", "--secret", "s", option))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("expected HOST:PORT");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:5347, 127.0.0.1, 5347, 127.0.0.1:5347",
    "[::1]:1, ::1, 1, [::1]:1",
    "xmpp.example.org:65535, xmpp.example.org, 65535, xmpp.example.org:65535"
  })
  void hostAndPortAreRead(String text, String host, int port, String shown) {
    assertThat(HostAndPort.parse(text)).isEqualTo(new HostAndPort(host, port)).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--domain=a@conference.localhost", "--domain=@", "--domain=a/b"})
  void domainIsADomain(String option) {
    assertThat(run(Map.of(), option, "--secret", "s")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).startsWith("muc-component: ");
  }

  @Test
  void adminsAreAccounts() {
    assertThat(
            run(Map.of(), "--domain", "conference.localhost", "--secret", "s", "--admin", "a@b/c"))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("--admin", "a@b/c");
  }

  @Test
  void limitsAreDefaultOrOff() {
    assertThat(
            run(Map.of(), "--domain", "conference.localhost", "--secret", "s", "--limits", "some"))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("--limits: expected one of default, off, not some");
  }

  @ParameterizedTest
  @CsvSource({
    "--keep-archive=90, hours",
    "--keep-archive=-1d, number",
    "--keep-messages=-1, --keep-messages",
    "--threads=0, --threads",
    "--drain-max=-1, --drain-max"
  })
  void whatCannotBeMeantIsRefused(String option, String named, @TempDir Path folder) {
    Path data = folder.resolve("none");
    assertThat(
            run(
                Map.of(),
                option,
                "--domain",
                "conference.localhost",
                "--secret",
                "s",
                "--data",
                data.toString()))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains(named);
    assertThat(data).as("a database that nobody asked for").doesNotExist();
  }

  @Test
  void keptAndNotKeptAtOnceIsRefused(@TempDir Path folder) {
    String data = "--data=" + folder.resolve("none");
    assertThat(run(Map.of(), "--domain", "a.localhost", "--secret", "s", data, "--in-memory"))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("--in-memory");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"12h, PT12H", "90d, PT2160H", "2w, PT336H", "1y, PT8760H"})
  void agesAreRead(String text, Duration expected) {
    assertThat(Age.parse(text)).isEqualTo(expected);
  }

  private int run(Map<String, String> environment, String... arguments) {
    CommandLine commandLine = Main.commandLine(environment);
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
