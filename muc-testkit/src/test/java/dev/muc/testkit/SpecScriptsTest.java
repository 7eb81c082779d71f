package dev.muc.testkit;

import dev.muc.testkit.memory.MemoryBackend;
import dev.muc.testkit.scansion.Backend;
import dev.muc.testkit.scansion.Scansion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The scripts of the specification, and of another project where they are at hand, in memory. */
class SpecScriptsTest {
  private static final Path OWN = Path.of("../spec/scansion");

  /** Scripts that this repository does not hold: they are played where somebody laid them. */
  private static final Path SHARED = Path.of("../../shared/scansion");

  private static final Backend MEMORY = MemoryBackend.of(MemoryBackend.DEFAULT_DOMAIN);

  @TestFactory
  Stream<DynamicTest> ownScripts() throws IOException {
    return Scansion.tests(OWN, MEMORY);
  }

  @TestFactory
  Stream<DynamicTest> sharedScripts() throws IOException {
    return Files.isDirectory(SHARED) ? Scansion.tests(SHARED, MEMORY) : Stream.empty();
  }
}
