package dev.muc.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConformanceReportTest {
  private static final String LONG =
      "one two three four five six seven eight nine ten eleven twelve";
  private static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(
              new Specification(
                  "rfc0002",
                  "Later",
                  "RFC 2",
                  List.of(new Requirement("rfc0002-1-1", Level.MAY, "Wait."))),
              new Specification(
                  "xep-0001",
                  "First",
                  "1.0",
                  List.of(
                      new Requirement("0001-1-1", Level.MUST, LONG),
                      new Requirement("0001-1-2", Level.MUST, LONG + " thirteen"),
                      new Requirement("0001-1-3", Level.IMPLIED, "Send <a|b> to muc#user_x.")))));
  private static final Cover TEST =
      new Cover("0001-1-1", "ATest.a", "core/src/test/java/ATest.java", 7);
  private static final Cover SCRIPT = new Cover("0001-1-1", "a.scs", "spec/scansion/a.scs", 2);

  @Test
  void requestedDocumentsComeFirstWithTheirTotals() {
    String report = report(List.of(TEST, SCRIPT), Map.of("0001-1-2", "Not offered."));

    assertThat(report)
        .containsSubsequence(
            "## Requested",
            "| [xep-0001](#xep-0001) First | 1/2 |  |  |  |  | 0/1 | 1/3 | 1 | 1 |",
            "| **total** | 1/2 |  |  |  |  | 0/1 | 1/3 | 1 | 1 |",
            "## For later",
            "| [rfc0002](#rfc0002) Later |  |  |  |  | 0/1 |  | 0/1 | 0 | 1 |",
            "## xep-0001",
            "First, version 1.0.",
            "## rfc0002");
  }

  @Test
  void anEntryIsOneRowWithLinksToWhatCoversIt() {
    assertThat(report(List.of(TEST, SCRIPT), Map.of("0001-1-2", "Not offered.")))
        .contains(
            "| 0001-1-1 | MUST | "
                + LONG
                + " | [ATest.a](../core/src/test/java/ATest.java#L7), [a.scs](scansion/a.scs#L2) | "
                + " |\n")
        .contains("| 0001-1-2 | MUST | " + LONG + " … |  | Not offered. |\n")
        .contains("| 0001-1-3 | implied | Send &lt;a\\|b> to muc#user\\_x. |  | **open** |\n");
  }

  @Test
  void aChoiceThatATestShowsHasBoth() {
    assertThat(report(List.of(TEST), Map.of("0001-1-1", "The text wins.")))
        .contains("| [ATest.a](../core/src/test/java/ATest.java#L7) | The text wins. |\n");
  }

  @Test
  void afterFiveCoversTheRestIsCounted() {
    List<Cover> seven =
        IntStream.rangeClosed(1, 7)
            .mapToObj(i -> new Cover("0001-1-1", "T" + i, "spec/scansion/a.scs", i))
            .toList();

    assertThat(report(seven, Map.of())).contains("[T5](scansion/a.scs#L5) and 2 more |");
    assertThat(report(Collections.nCopies(7, SCRIPT), Map.of())).doesNotContain("more |");
  }

  @Test
  void aReportIsStaleWhenACoverOrChoiceIsAddedOrGone() {
    String report = report(List.of(TEST), Map.of());

    assertThat(ConformanceReport.differ(report, report(List.of(TEST), Map.of()))).isFalse();
    assertThat(ConformanceReport.differ(report, report(List.of(TEST, SCRIPT), Map.of()))).isTrue();
    assertThat(ConformanceReport.differ(report, report(List.of(), Map.of()))).isTrue();
    assertThat(ConformanceReport.differ(report, report(List.of(TEST), Map.of("0001-1-1", "So."))))
        .isTrue();
    assertThat(ConformanceReport.differ(report, "")).isTrue();
  }

  @Test
  void aReportIsNotStaleWhenATestMovesInItsFile() {
    Cover moved = new Cover(TEST.id(), TEST.name(), TEST.file(), 1234);

    assertThat(
            ConformanceReport.differ(
                report(List.of(TEST), Map.of()), report(List.of(moved), Map.of())))
        .isFalse();
  }

  private static String report(List<Cover> covers, Map<String, String> choices) {
    return ConformanceReport.of(new Conformance(CATALOGUE, Set.of("xep-0001"), covers, choices));
  }
}
