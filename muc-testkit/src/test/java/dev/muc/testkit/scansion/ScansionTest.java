package dev.muc.testkit.scansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.testkit.memory.MemoryBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScansionTest {
  private static final Backend MEMORY = MemoryBackend.of("conference.localhost");
  private static final String GOOD =
      """
      # Own presence comes back
      [Client] R
      \tjid: r@localhost
      -----
      R connects
      R sends:
      \t<presence/>
      R receives:
      \t<presence/>
      """;

  @Test
  void everyScriptBelowAFolderIsATestInTheOrderOfNames(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("b.scs"), GOOD);
    Files.writeString(folder.resolve("c.txt"), "no script");
    Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("z.scs"), GOOD);
    assertThat(Scansion.tests(folder, MEMORY))
        .extracting(DynamicTest::getDisplayName)
        .containsExactly("z.scs", "b.scs");
  }

  @Test
  void testPlaysItsScript(@TempDir Path folder) throws Throwable {
    Files.writeString(folder.resolve("good.scs"), GOOD);
    for (DynamicTest test : Scansion.tests(folder, MEMORY).toList()) {
      test.getExecutable().execute();
    }
  }

  @Test
  void testFailsAsItsScriptDoes(@TempDir Path folder) throws IOException {
    Path script = folder.resolve("bad.scs");
    Files.writeString(script, GOOD + "R receives:\n\t<presence/>\n");
    DynamicTest test = Scansion.tests(folder, MEMORY).findFirst().orElseThrow();
    assertThatThrownBy(test.getExecutable()::execute)
        .isInstanceOf(ScriptFailure.class)
        .hasMessageStartingWith(script + ":10: ");
  }

  @Test
  void scriptThatCannotBeReadIsATestThatFails(@TempDir Path folder) throws IOException {
    Path script = folder.resolve("bad.scs");
    Files.writeString(script, "nonsense");
    DynamicTest test =
        Scansion.tests(List.of(script), MEMORY, PlayOptions.DEFAULT).findFirst().orElseThrow();
    assertThatThrownBy(test.getExecutable()::execute).isInstanceOf(ScriptException.class);
  }

  @Test
  void folderWithoutScriptsIsAMistake(@TempDir Path folder) {
    assertThatThrownBy(() -> Scansion.tests(folder, MEMORY))
        .hasMessageContaining("there is no script (*.scs) in this folder");
    assertThatThrownBy(() -> Scansion.tests(folder.resolve("nowhere"), MEMORY))
        .hasMessageContaining("there is no such script or folder");
  }
}
