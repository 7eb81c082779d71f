package dev.muc.testkit.scansion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Scripts as tests of JUnit 5, each a dynamic test that is named after its file.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> scripts() throws IOException {
 *   return Scansion.tests(Path.of("src/test/scansion"), MemoryBackend.of("conference.localhost"));
 * }
 * }</pre>
 */
public final class Scansion {
  private Scansion() {}

  /**
   * Returns a test for each script in {@code folder} and below, in the order of their names.
   *
   * @throws IOException if there is no such folder, or no script in it
   */
  public static Stream<DynamicTest> tests(Path folder, Backend backend) throws IOException {
    return tests(ScriptFiles.find(folder), backend, PlayOptions.DEFAULT);
  }

  /** Returns a test for each of {@code scripts}. A script that cannot be read is one that fails. */
  public static Stream<DynamicTest> tests(
      List<Path> scripts, Backend backend, PlayOptions options) {
    ScriptRunner runner = new ScriptRunner(backend, options);
    return scripts.stream()
        .map(
            script ->
                DynamicTest.dynamicTest(
                    String.valueOf(script.getFileName()),
                    script.toUri(),
                    () -> runner.play(ScriptParser.parse(script))));
  }
}
