package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.component.config.Given;
import dev.muc.component.config.SampleFile;
import dev.muc.component.config.Setting;
import dev.muc.component.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample of a configuration file that comes with the component. */
class SampleFileTest {
  private static final Path SAMPLE = Path.of("muc-component.conf");

  /** To write it again after a change: run this with {@code -Dsample.write=true}. */
  @Test
  void sampleIsWhatTheSettingsSay() throws IOException {
    List<String> lines = SampleFile.lines(ComponentSettings.ALL);
    if (Boolean.getBoolean("sample.write")) {
      Files.write(SAMPLE, lines);
    }
    assertThat(Files.readAllLines(SAMPLE)).isEqualTo(lines);
  }

  @Test
  void sampleChangesNothing() {
    Settings sample = read(SAMPLE);
    settings().forEach(s -> assertThat(sample.find(s)).isEqualTo(read(Map.of()).find(s)));
  }

  static Stream<Setting<?>> settings() {
    return ComponentSettings.ALL.stream().flatMap(group -> group.settings().stream());
  }

  /** With the # taken away, each line alone: several of them exclude each other. */
  @ParameterizedTest
  @MethodSource("settings")
  void sampleShowsEverySettingWithItsDefault(Setting<?> setting, @TempDir Path folder)
      throws IOException {
    List<String> lines =
        Files.readAllLines(SAMPLE).stream()
            .filter(line -> line.startsWith("#" + setting.name() + " = "))
            .map(line -> line.substring(1))
            .toList();
    assertThat(lines).hasSize(1);
    Settings changed = read(Files.write(folder.resolve("muc.conf"), lines));
    assertThat(changed.find(setting)).as("a value that is taken").isPresent();
    if (setting.byDefault() != null) {
      assertThat(changed.find(setting)).isEqualTo(read(Map.of()).find(setting));
    }
  }

  private static Settings read(Path file) {
    return read(Map.of("MUC_CONFIG", file.toString()));
  }

  private static Settings read(Map<String, String> environment) {
    return Given.in(environment, ComponentSettings.ALL);
  }
}
