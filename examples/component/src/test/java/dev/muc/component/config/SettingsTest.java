package dev.muc.component.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final Setting<Integer> THREADS =
      Setting.of("thread-count", "N", Parsers.number(1), "How many.").orElse("4");
  private static final Setting<String> NAME = Setting.of("name", "NAME", text -> text, "A name.");
  private static final Setting<String> ADMIN =
      Setting.of("admin", "JID", text -> text, "An admin.").severalTimes();
  private static final Setting<Boolean> FAREWELL = Setting.toggle("farewell", "Takes leave.");
  private static final List<SettingGroup> ALL =
      List.of(SettingGroup.of("All", THREADS, NAME), SettingGroup.of("More", ADMIN, FAREWELL));

  @TempDir private Path folder = Path.of("");

  private String file(String... lines) throws IOException {
    return Files.write(folder.resolve("muc.conf"), List.of(lines)).toString();
  }

  @Test
  void flagCountsBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    String file = file("thread-count = 1", "name = of the file");
    Map<String, String> two = Map.of("MUC_THREAD_COUNT", "2");
    assertThat(Given.on(two, ALL, "--config", file, "--thread-count", "3").get(THREADS))
        .isEqualTo(3);
    assertThat(Given.on(two, ALL, "--config", file).get(THREADS)).isEqualTo(2);
    assertThat(Given.on(Map.of(), ALL, "--config", file).get(THREADS)).isEqualTo(1);
    assertThat(Given.on(Map.of(), ALL).get(THREADS)).isEqualTo(4);
    assertThat(Given.on(two, ALL, "--config", file).find(NAME)).contains("of the file");
  }

  @Test
  void theFileItselfCanBeNamedInTheEnvironment() throws IOException {
    assertThat(Given.in(Map.of("MUC_CONFIG", file("name = x")), ALL).find(NAME)).contains("x");
  }

  @Test
  void anEmptyVariableIsNone() {
    assertThat(Given.in(Map.of("MUC_THREAD_COUNT", ""), ALL).get(THREADS)).isEqualTo(4);
  }

  @Test
  void severalValuesAreSeveralFlagsLinesOrWords() throws IOException {
    assertThat(Given.on(Map.of(), ALL, "--admin", "a@x", "--admin", "b@x").all(ADMIN))
        .containsExactly("a@x", "b@x");
    assertThat(Given.in(Map.of("MUC_ADMIN", " a@x  b@x "), ALL).all(ADMIN))
        .containsExactly("a@x", "b@x");
    String file = file("admin = a@x", "admin = b@x c@x");
    assertThat(Given.on(Map.of(), ALL, "--config", file).all(ADMIN))
        .containsExactly("a@x", "b@x", "c@x");
    assertThat(Given.on(Map.of(), ALL, "--config", file, "--admin", "d@x").all(ADMIN))
        .as("not added to those of the file")
        .containsExactly("d@x");
  }

  @Test
  void aSwitchIsOnByItsFlagAlone() throws IOException {
    assertThat(Given.on(Map.of(), ALL).get(FAREWELL)).isFalse();
    assertThat(Given.on(Map.of(), ALL, "--farewell").get(FAREWELL)).isTrue();
    String file = file("farewell = true");
    assertThat(Given.on(Map.of(), ALL, "--config", file).get(FAREWELL)).isTrue();
    assertThat(Given.on(Map.of(), ALL, "--config", file, "--farewell=false").get(FAREWELL))
        .isFalse();
  }

  @Test
  void aFlagGivenTwiceIsRefused() {
    Settings settings = Given.on(Map.of(), ALL, "--name", "a", "--name", "b");
    assertThatThrownBy(() -> settings.find(NAME)).hasMessage("--name is given more than once");
  }

  @Test
  void whatIsWrongSaysWhereItStands() {
    assertThatThrownBy(() -> Given.on(Map.of(), ALL, "--thread-count=no").get(THREADS))
        .hasMessage("--thread-count: expected a whole number, 1 or more, not no");
    assertThatThrownBy(() -> Given.in(Map.of("MUC_THREAD_COUNT", "0"), ALL).get(THREADS))
        .hasMessage(
            "the environment variable MUC_THREAD_COUNT: expected a whole number, 1 or more, not 0");
    assertThatThrownBy(() -> Given.in(Map.of("MUC_FAREWELL", "yes"), ALL).get(FAREWELL))
        .hasMessageContaining("expected true or false, not yes");
  }

  @Test
  void whatIsMissingIsNamedInEachOfItsForms() {
    assertThatThrownBy(() -> Given.on(Map.of(), ALL).require(NAME))
        .hasMessageContainingAll("--name", "MUC_NAME", "\"name\"", "--config");
  }

  @Test
  void ofSettingsThatExcludeEachOtherTheNearestCounts() throws IOException {
    String file = file("name = x", "thread-count = 2");
    assertThat(Given.on(Map.of("MUC_NAME", "y"), ALL, "--config", file).oneOf(NAME, THREADS))
        .contains(NAME);
    assertThat(Given.on(Map.of(), ALL).oneOf(NAME, THREADS)).isEmpty();
    Settings both = Given.on(Map.of(), ALL, "--config", file);
    assertThatThrownBy(() -> both.oneOf(NAME, THREADS))
        .hasMessage("keep one of " + file + ":1: name and " + file + ":2: thread-count");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    String missing = folder.resolve("none").toString();
    assertThatThrownBy(() -> Given.on(Map.of(), ALL, "--config", missing))
        .hasMessage("there is no configuration file " + missing);
  }

  @Test
  void aFileInAnotherEncodingIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("latin1"), new byte[] {'#', (byte) 0xe4, '\n'});
    assertThatThrownBy(() -> Given.on(Map.of(), ALL, "--config", file.toString()))
        .hasMessage(file + " is not in UTF-8");
  }
}
