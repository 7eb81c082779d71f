package dev.muc.testkit.conformance;

import dev.muc.testkit.conformance.Conformance.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a {@link Conformance} as the Markdown of {@code spec/CONFORMANCE.md}. */
final class ConformanceReport {
  /** As many words tell two requirements apart; the whole text stands in the catalogue. */
  private static final int WORDS_MAX = 12;

  /** As many links as a reader opens. */
  private static final int COVERS_MAX = 5;

  private final Conformance conformance;
  private final StringBuilder out = new StringBuilder();

  private ConformanceReport(Conformance conformance) {
    this.conformance = conformance;
  }

  /** Returns the report; the same one for the same input. */
  static String of(Conformance conformance) {
    return new ConformanceReport(conformance).write();
  }

  /** Returns whether two reports differ in more than the lines that tests stand on. */
  static boolean differ(String one, String other) {
    return !withoutLines(one).equals(withoutLines(other));
  }

  private static String withoutLines(String report) {
    return report.replaceAll("#L[0-9]+\\)", ")");
  }

  private String write() {
    line("# Conformance");
    line("");
    line(
        "What shows that a requirement of [the catalogue](requirements/README.md) is met, entry"
            + " by");
    line(
        "entry. Written by `ConformanceTest` from the catalogue, from `@Covers` on tests and from");
    line(
        "`## covers:` in scripts; CONTRIBUTING.md says how to write it again. The build fails when"
            + " it");
    line("is out of date, apart from line numbers.");
    summary("Requested", true);
    summary("For later", false);
    for (Specification specification : inOrder()) {
      rows(specification);
    }
    return out.toString();
  }

  private List<Specification> inOrder() {
    List<Specification> specifications = new ArrayList<>(specifications(true));
    specifications.addAll(specifications(false));
    return specifications;
  }

  private List<Specification> specifications(boolean requested) {
    return conformance.catalogue().specifications().stream()
        .filter(s -> conformance.requested().contains(s.name()) == requested)
        .toList();
  }

  private void summary(String heading, boolean requested) {
    List<Specification> specifications = specifications(requested);
    if (specifications.isEmpty()) {
      return;
    }
    line("");
    line("## " + heading);
    line("");
    line(
        "Covered of all, by level. *Explained* entries have no cover but a reason; *open* ones"
            + " neither.");
    line("");
    String levels = levels().map(Level::toString).collect(Collectors.joining(" | "));
    line("| document | " + levels + " | all | explained | open |");
    line("|---|" + "---:|".repeat(Level.values().length + 3));
    for (Specification s : specifications) {
      totals("[" + s.name() + "](#" + s.name() + ") " + escaped(s.title()), s.requirements());
    }
    totals("**total**", specifications.stream().flatMap(s -> s.requirements().stream()).toList());
  }

  private static Stream<Level> levels() {
    return Arrays.stream(Level.values());
  }

  private void totals(String name, List<Requirement> requirements) {
    String byLevel =
        levels()
            .map(level -> share(requirements.stream().filter(r -> r.level() == level).toList()))
            .collect(Collectors.joining(" | "));
    long explained = count(requirements, State.EXPLAINED);
    long open = count(requirements, State.OPEN);
    line(
        "| "
            + name
            + " | "
            + byLevel
            + " | "
            + share(requirements)
            + " | "
            + explained
            + " | "
            + open
            + " |");
  }

  private String share(List<Requirement> requirements) {
    return requirements.isEmpty()
        ? ""
        : count(requirements, State.COVERED) + "/" + requirements.size();
  }

  private long count(List<Requirement> requirements, State state) {
    return requirements.stream().filter(r -> conformance.state(r) == state).count();
  }

  private void rows(Specification specification) {
    line("");
    line("## " + specification.name());
    line("");
    line(
        escaped(specification.title())
            + ", version "
            + escaped(specification.version())
            + ". Texts: ["
            + specification.name()
            + ".yaml](requirements/"
            + specification.name()
            + ".yaml).");
    line("");
    line("| id | level | requirement | covered by | choice, or why not |");
    line("|---|---|---|---|---|");
    for (Requirement r : specification.requirements()) {
      String choice = conformance.choices().getOrDefault(r.id(), "");
      String note = conformance.state(r) == State.OPEN ? "**open**" : escaped(choice);
      line(
          "| "
              + r.id()
              + " | "
              + r.level()
              + " | "
              + shortened(r.text())
              + " | "
              + covers(r)
              + " | "
              + note
              + " |");
    }
  }

  private String covers(Requirement requirement) {
    List<String> links =
        conformance.covers().stream()
            .filter(cover -> cover.id().equals(requirement.id()))
            .map(ConformanceReport::link)
            .distinct()
            .toList();
    String shown = links.stream().limit(COVERS_MAX).collect(Collectors.joining(", "));
    int more = links.size() - COVERS_MAX;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private static String link(Cover cover) {
    String path =
        cover.file().startsWith("spec/")
            ? cover.file().substring("spec/".length())
            : "../" + cover.file();
    return "[" + cover.name() + "](" + path + "#L" + cover.line() + ")";
  }

  private static String shortened(String text) {
    String[] words = text.strip().split("\\s+", -1);
    String first =
        String.join(" ", Arrays.asList(words).subList(0, Math.min(words.length, WORDS_MAX)));
    return escaped(words.length > WORDS_MAX ? first + " …" : first);
  }

  /** Escapes what Markdown would read as a table, a tag or a mark. */
  private static String escaped(String text) {
    return text.replaceAll("\\s+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([|*_`\\[\\]\\\\])", "\\\\$1");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
