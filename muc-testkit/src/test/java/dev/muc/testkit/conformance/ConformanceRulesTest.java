package dev.muc.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules, on a small project that is made for each test. */
class ConformanceRulesTest {
  private static final Set<String> REQUESTED = Set.of("xep-0001");

  @TempDir private Path root;

  @BeforeEach
  void aProjectWithTwoDocuments() throws IOException {
    specification("xep-0001", "0001-1-1", "MUST", "0001-1-2", "MUST NOT", "0001-1-3", "MAY");
    specification("rfc0002", "rfc0002-1-1", "MUST");
    write("spec/requirements/CHOICES.yaml", "# Nothing yet.\n{}\n");
    write("spec/requirements/DECISIONS.md", "# Decisions\n\n| entry | choice |\n|---|---|\n");
  }

  @Test
  void withoutCoversEveryMustOfARequestedDocumentIsUncovered() throws IOException {
    assertThat(read().uncoveredMusts()).containsExactly("0001-1-1", "0001-1-2");
    assertThat(read().open()).containsExactly("0001-1-1", "0001-1-2", "0001-1-3");
    assertThat(read().unknownIds()).isEmpty();
  }

  @Test
  void testsOfEveryModuleAndScriptsCover() throws IOException {
    write("muc-core/src/test/java/ATest.java", test("0001-1-1"));
    write("spec/scansion/a.scs", "# Title\n## covers: 0001-1-2\n");
    write("examples/a/src/test/java/b/BTest.java", test("0001-1-3"));

    assertThat(read().uncoveredMusts()).isEmpty();
    assertThat(read().open()).isEmpty();
  }

  @Test
  void otherFilesDoNotCover() throws IOException {
    write("muc-core/src/main/java/ATest.java", test("0001-1-1"));
    write("muc-core/target/src/test/java/ATest.java", test("0001-1-1"));
    write("muc-core/src/test/java/ATest.txt", test("0001-1-1"));
    write("spec/other/a.scs", "## covers: 0001-1-1\n");

    assertThat(read().covers()).isEmpty();
  }

  @Test
  void aConditionThatDoesNotAriseNeedsNoCover() throws IOException {
    write("spec/requirements/CHOICES.yaml", "\"0001-1-1\": \"Does not arise: it is offered.\"\n");

    assertThat(read().uncoveredMusts()).containsExactly("0001-1-2");
  }

  @Test
  void aReasonExplainsButDoesNotCover() throws IOException {
    write(
        "spec/requirements/CHOICES.yaml", "\"0001-1-1\": Not here.\n\"0001-1-3\": Not offered.\n");

    assertThat(read().uncoveredMusts()).containsExactly("0001-1-1", "0001-1-2");
    assertThat(read().open()).containsExactly("0001-1-2");
  }

  @Test
  void decisionsExplainToo() throws IOException {
    write(
        "spec/requirements/DECISIONS.md",
        """
        | entry | choice |
        |---|---|
        | 0001-1-1, 0001-1-3 | the text wins |
        | order | first |
        """);

    assertThat(read().open()).containsExactly("0001-1-2");
    assertThat(read().choices()).containsOnlyKeys("0001-1-1", "0001-1-3");
  }

  @Test
  void anUnknownIdIsNamedWithFileAndLine() throws IOException {
    write("muc-core/src/test/java/ATest.java", test("0001-1-9"));
    write("spec/scansion/a.scs", "# Title\n## covers: 0001-1-1, 0001-1-8\n");
    write("spec/requirements/CHOICES.yaml", "\"0001-1-7\": Not offered.\n");
    write("spec/requirements/DECISIONS.md", "| rfc0002-1-6 | so |\n");

    assertThat(read().unknownIds())
        .containsExactly(
            "muc-core/src/test/java/ATest.java:2: unknown id \"0001-1-9\"",
            "spec/scansion/a.scs:2: unknown id \"0001-1-8\"",
            "spec/requirements: a choice for the unknown id \"rfc0002-1-6\"",
            "spec/requirements: a choice for the unknown id \"0001-1-7\"");
  }

  @Test
  void idsOfAScriptAreSeparatedByCommasOrSpaces() {
    assertThat(CoverScan.ofScript("spec/scansion/a.scs", "##covers: a,b  c , d\n## covers:e\n"))
        .extracting(Cover::id)
        .containsExactly("a", "b", "c", "d", "e");
    assertThat(CoverScan.ofScript("a.scs", "Romeo sends:\n\t<body>covers: a</body>\n# covers: b\n"))
        .isEmpty();
  }

  @Test
  void aCoverOfNothingIsAnUnknownId() throws IOException {
    write("spec/scansion/a.scs", "## covers:\n");

    assertThat(read().unknownIds()).containsExactly("spec/scansion/a.scs:1: unknown id \"\"");
  }

  @Test
  void anIdMayBeDecidedInOneFileOnly() throws IOException {
    write("spec/requirements/DECISIONS.md", "| 0001-1-1 | so |\n");
    write("spec/requirements/CHOICES.yaml", "\"0001-1-1\": Otherwise.\n");

    assertThatExceptionOfType(ConformanceException.class)
        .isThrownBy(this::read)
        .withMessageContaining("0001-1-1");
  }

  @Test
  void aChoiceNeedsASentence() throws IOException {
    write("spec/requirements/CHOICES.yaml", "\"0001-1-1\": ''\n");

    assertThatExceptionOfType(ConformanceException.class)
        .isThrownBy(this::read)
        .withMessageContaining("0001-1-1");
  }

  @Test
  void anIdStandsInTheCatalogueOnce() throws IOException {
    specification("xep-0003", "0001-1-1", "MUST");

    assertThatExceptionOfType(ConformanceException.class)
        .isThrownBy(this::read)
        .withMessageContaining("0001-1-1");
  }

  @Test
  void aLevelIsOneOfSix() throws IOException {
    specification("xep-0003", "0003-1-1", "SHALL");

    assertThatExceptionOfType(ConformanceException.class)
        .isThrownBy(this::read)
        .withMessageContaining("SHALL");
  }

  private Conformance read() throws IOException {
    return Conformance.read(root, REQUESTED);
  }

  private static String test(String id) {
    return "class ATest {\n@Test @Covers(\"" + id + "\") void a() {} }\n";
  }

  private void specification(String name, String... idsAndLevels) throws IOException {
    StringBuilder yaml =
        new StringBuilder("title: \"" + name + "\"\nversion: \"1.0\"\nrequirements:\n");
    for (int i = 0; i < idsAndLevels.length; i += 2) {
      yaml.append("  - id: \"%s\"\n".formatted(idsAndLevels[i]));
      yaml.append("    level: \"%s\"\n".formatted(idsAndLevels[i + 1]));
      yaml.append("    text: >-\n      Do as the document says.\n");
    }
    write("spec/requirements/" + name + ".yaml", yaml.toString());
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
