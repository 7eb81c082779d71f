package dev.muc.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ScansionCommandTest {
  private static final String START =
      """
      # Enters a room
      [Client] R
      \tjid: r@localhost/x
      -----
      R connects
      R sends:
      \t<presence to='room@conference.localhost/R'><x xmlns='http://jabber.org/protocol/muc'/></presence>
      """;
  private static final String GOOD =
      START + "R receives:\n\t<presence from='room@conference.localhost/R'/>\n";
  private static final String BAD =
      START + "R receives:\n\t<presence from='room@conference.localhost/S'/>\n";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path folder;
  private Path good;
  private Path bad;

  @BeforeEach
  void writeScripts(@TempDir Path empty) throws IOException {
    folder = empty;
    good = Files.writeString(folder.resolve("good.scs"), GOOD);
    bad = Files.writeString(folder.resolve("bad.scs"), BAD);
  }

  private int run(Object... arguments) {
    CommandLine command = ScansionCommand.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] texts = new String[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      texts[i] = arguments[i].toString();
    }
    return command.execute(texts);
  }

  private String lastLine() {
    return out.toString().lines().reduce("", (before, line) -> line);
  }

  @Test
  void scriptThatPassesIsStatusZero() {
    assertThat(run(good)).isZero();
    assertThat(out.toString()).contains("passed  " + good).contains("(Enters a room)");
    assertThat(lastLine()).isEqualTo("1 passed, 0 failed");
  }

  @Test
  void scriptThatFailsIsStatusOne() {
    assertThat(run(bad, good)).isEqualTo(1);
    assertThat(out.toString())
        .contains("FAILED  " + bad)
        .contains(bad + ":8: R did not receive what is expected");
    assertThat(lastLine()).isEqualTo("1 passed, 1 failed");
  }

  @Test
  void scriptThatCannotBeReadHasFailed() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.scs"), "# T\nfoo\n");
    assertThat(run(broken)).isEqualTo(1);
    assertThat(out.toString()).contains(broken + ":2: ");
    assertThat(lastLine()).isEqualTo("0 passed, 1 failed");
  }

  @Test
  void folderStandsForItsScripts() {
    assertThat(run(folder)).isEqualTo(1);
    assertThat(lastLine()).isEqualTo("1 passed, 1 failed");
  }

  @Test
  void roomsCanHaveAnotherDomain() {
    assertThat(run("--service", "rooms.test", good)).isEqualTo(1);
    assertThat(run("--service", "rooms.test", "--map", "conference.localhost=rooms.test", good))
        .isZero();
  }

  @Test
  void exactOrderFailsOnWhatIsNotExpected() {
    assertThat(run("--exact-order", good)).isEqualTo(1);
    assertThat(out.toString()).contains("R received what is not expected: 1");
  }

  @Test
  void photoUpdatesAreThereUnlessTheyAreNotWanted() throws IOException {
    String photo = "<presence><x xmlns='vcard-temp:x:update'><photo/></x></presence>";
    Path script =
        Files.writeString(folder.resolve("photo.scs"), START + "R receives:\n\t" + photo + "\n");
    assertThat(run(script)).isZero();
    assertThat(run("--no-photo-updates", script)).isEqualTo(1);
  }

  @Test
  void serverThatIsNotThereFailsTheScript() {
    // Port 1 of the loopback address: privileged, and nothing serves it.
    assertThat(run("--server", "127.0.0.1:1", good)).isEqualTo(1);
    assertThat(out.toString()).contains("cannot connect to 127.0.0.1:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--map localhost",
        "--map a@b=c",
        "--server localhost",
        "--server localhost:0",
        "--server localhost:99999",
        "--server localhost:5222 --service rooms.test",
        "--timeout 0",
        "--service a@b",
        "--unknown"
      })
  void wrongOptionIsStatusTwoWithAReason(String options) {
    Object[] arguments = (options + " " + good).split(" ");
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("--").contains("Try muc-scansion --help");
  }

  @Test
  void missingFileIsStatusTwo() {
    assertThat(run(folder.resolve("none.scs"))).isEqualTo(2);
    assertThat(err.toString()).contains("none.scs: there is no such script or folder");
    assertThat(run()).isEqualTo(2);
  }

  @Test
  void helpTellsOfEveryOption() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("--server", "--map", "--exact-order", "--service", "FILE|FOLDER", "Exit status");
  }

  @Test
  void addressesOfServersMayBeOfEitherKind() {
    assertThat(HostAndPort.parse("localhost:5222")).isEqualTo(new HostAndPort("localhost", 5222));
    assertThat(HostAndPort.parse("[::1]:5222")).isEqualTo(new HostAndPort("::1", 5222));
    assertThat(HostAndPort.parse("::1:5222")).isNull();
  }
}
