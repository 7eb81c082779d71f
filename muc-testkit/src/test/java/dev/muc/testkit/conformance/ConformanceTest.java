package dev.muc.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The rules of the project for its own conformance report. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
  private static final Set<String> REQUESTED =
      new TreeSet<>(
          Set.of(
              "rfc6120",
              "rfc7622",
              "xep-0004",
              "xep-0030",
              "xep-0045",
              "xep-0059",
              "xep-0077",
              "xep-0128",
              "xep-0199",
              "xep-0203",
              "xep-0249",
              "xep-0313",
              "xep-0334",
              "xep-0359",
              "xep-0410",
              "xep-0421"));

  private Path root;
  private Conformance conformance;

  @BeforeAll
  void readTheProject() throws IOException {
    root = root();
    conformance = Conformance.read(root, REQUESTED);
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("spec/requirements"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  @Test
  void everyRequestedDocumentIsInTheCatalogue() {
    assertThat(conformance.catalogue().specifications())
        .extracting(Specification::name)
        .containsAll(REQUESTED);
  }

  @Test
  void coversAndChoicesNameEntriesOfTheCatalogue() {
    assertThat(conformance.unknownIds()).isEmpty();
  }

  /** With {@code -Dconformance.write=true} the report is written, and so up to date. */
  @Test
  void theReportIsUpToDate() throws IOException {
    Path file = root.resolve("spec/CONFORMANCE.md");
    String report = ConformanceReport.of(conformance);
    if (Boolean.getBoolean("conformance.write")) {
      Files.writeString(file, report);
    }
    boolean stale = ConformanceReport.differ(Files.readString(file), report);
    assertThat(stale)
        .as(
            "spec/CONFORMANCE.md is out of date; write it again with: mvn -B -ntp -pl muc-testkit"
                + " -am test -Dtest=ConformanceTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dconformance.write=true")
        .isFalse();
  }

  @Test
  void everyMustIsCovered() {
    assertThat(conformance.uncoveredMusts()).isEmpty();
  }

  @Test
  void everyOtherEntryIsCoveredOrExplained() {
    assertThat(conformance.open()).isEmpty();
  }
}
