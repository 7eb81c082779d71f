package dev.muc.example.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
  private static final String SCRIPT =
      """
      # Own presence comes back
      [Client] Romeo
      \tjid: romeo@localhost/orchard
      -----
      # He looks
      # into the mirror.
      Romeo connects
      Romeo sends:
      \t<presence/>
      Romeo receives:
      \t<presence/>
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(boolean colours, String... arguments) {
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Quickstart(to, errors, colours).run(List.of(arguments));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void withoutArgumentsTheScriptOfTheSpecificationIsPlayed() throws IOException {
    assertThat(run(false)).isZero();
    String title =
        Files.readAllLines(Path.of("../../spec/scansion/muc_members_only_change.scs")).get(0);
    assertThat(out())
        .contains(title.substring(2))
        .contains("Ada  → knocks at circle, to enter as Ada")
        .contains("Ada  ← is in circle as Ada (owner, moderator), the room is new")
        .contains("Ben  ← hears Ben say “I liked the film better.”")
        .contains("Ben  ← is out of circle, no member any more: “Books only”")
        .contains("Passed. ");
  }

  @Test
  void storyHasTheCommentsOfItsScript(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mirror.scs"), SCRIPT);
    assertThat(run(false, file.toString())).isZero();
    assertThat(out())
        .isEqualTo(
            """

            Own presence comes back

              He looks
              into the mirror.

              Romeo   connects as romeo@localhost/orchard
              Romeo → is available
              Romeo ← sees that romeo@localhost/orchard is there

            Passed. 1 stanzas were sent and 1 received, among them the 1 that the script expects.
            """);
  }

  @Test
  void failureIsShownWithItsLine(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("bad.scs"), SCRIPT + "Romeo receives:\n\t<message/>\n");
    assertThat(run(false, file.toString())).isEqualTo(1);
    assertThat(out()).contains("Failed. " + file + ":12: Romeo did not receive what is expected");
  }

  @Test
  void stanzasAreShownOnRequest(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mirror.scs"), SCRIPT);
    assertThat(run(false, "--xml", file.toString())).isZero();
    assertThat(out()).contains("<presence xmlns='jabber:client' to='romeo@localhost/orchard'");
  }

  @Test
  void missingScriptIsStatusTwo() {
    assertThat(run(false, "nowhere.scs")).isEqualTo(2);
    assertThat(err()).isEqualTo("There is no script nowhere.scs\n");
  }

  @Test
  void brokenScriptIsStatusTwoWithItsLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("broken.scs"), "nonsense\n");
    assertThat(run(false, file.toString())).isEqualTo(2);
    assertThat(err()).contains(file + ":1: ");
  }

  @Test
  void helpAndMistakesShowTheUsage() {
    assertThat(run(false, "--help")).isZero();
    assertThat(out()).startsWith("Usage: java -jar muc-quickstart.jar");
    assertThat(run(false, "--colour")).isEqualTo(2);
    assertThat(run(false, "a", "b")).isEqualTo(2);
    assertThat(err()).startsWith("Usage: ");
  }

  @Test
  void coloursAreForTerminalsWhoseOwnersWantThem(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mirror.scs"), SCRIPT);
    run(false, file.toString());
    assertThat(out()).doesNotContain("\u001B");
    run(true, file.toString());
    assertThat(out()).contains("\u001B[32mPassed.\u001B[0m");
    assertThat(Ink.wanted(null, Map.of("TERM", "xterm"))).isFalse();
    assertThat(Ink.wanted(System.console(), Map.of("TERM", "xterm", "NO_COLOR", "1"))).isFalse();
    assertThat(Ink.wanted(System.console(), Map.of("TERM", "dumb"))).isFalse();
  }
}
