package dev.muc.testkit;

import dev.muc.testkit.memory.MemoryBackend;
import dev.muc.testkit.scansion.Backend;
import dev.muc.testkit.scansion.PlayOptions;
import dev.muc.testkit.scansion.Scansion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The scripts of the specification, and of another project where they are at hand, in memory. */
class SpecScriptsTest {
  private static final Path OWN = Path.of("../spec/scansion");

  /** Scripts that this repository does not hold: they are played where somebody laid them. */
  private static final Path SHARED = Path.of("../../shared/scansion");

  /** Those of them that the rooms can do so far. */
  private static final List<String> SHARED_THAT_PASS =
      List.of(
          "muc_create_destroy.scs",
          "muc_mediated_invite.scs",
          "muc_members_only_change.scs",
          "muc_outcast_reason.scs",
          "muc_password.scs",
          "muc_presence_probe.scs",
          "muc_register.scs");

  private static final Backend MEMORY = MemoryBackend.of(MemoryBackend.DEFAULT_DOMAIN);

  @TestFactory
  Stream<DynamicTest> ownScripts() throws IOException {
    return Scansion.tests(OWN, MEMORY);
  }

  @TestFactory
  Stream<DynamicTest> sharedScripts() {
    List<Path> scripts =
        Files.isDirectory(SHARED)
            ? SHARED_THAT_PASS.stream().map(SHARED::resolve).toList()
            : List.of();
    return Scansion.tests(scripts, MEMORY, PlayOptions.DEFAULT);
  }
}
