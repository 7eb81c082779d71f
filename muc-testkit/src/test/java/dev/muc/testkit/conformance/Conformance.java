package dev.muc.testkit.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the project does about each requirement.
 *
 * @param catalogue all requirements
 * @param requested the names of the documents that are asked for now; the rest may wait
 * @param covers what tests and scripts say that they show
 * @param choices a sentence for an id: which way a choice went, or why there is no cover
 */
record Conformance(
    Catalogue catalogue, Set<String> requested, List<Cover> covers, Map<String, String> choices) {

  /** How far a requirement is dealt with. */
  enum State {
    /** A test or script shows it. */
    COVERED,
    /** Nothing shows it, and a sentence says why. */
    EXPLAINED,
    /** Neither. */
    OPEN
  }

  /** Reads everything under the root of the project. */
  static Conformance read(Path root, Set<String> requested) throws IOException {
    Path folder = root.resolve("spec/requirements");
    return new Conformance(
        Catalogue.read(folder), requested, CoverScan.of(root), Choices.read(folder));
  }

  /** Returns a line for each id that some cover or choice names and the catalogue does not. */
  List<String> unknownIds() {
    List<String> lines = new ArrayList<>();
    for (Cover cover : covers) {
      if (!catalogue.knows(cover.id())) {
        lines.add(cover.file() + ":" + cover.line() + ": unknown id \"" + cover.id() + "\"");
      }
    }
    for (String id : choices.keySet()) {
      if (!catalogue.knows(id)) {
        lines.add("spec/requirements: a choice for the unknown id \"" + id + "\"");
      }
    }
    return lines;
  }

  /**
   * Returns the ids of level MUST or MUST NOT in requested documents that nothing covers. A
   * sentence is no excuse, unless it says that the entry's own condition does not arise.
   */
  List<String> uncoveredMusts() {
    return requestedRequirements().stream()
        .filter(requirement -> requirement.level().isAbsolute())
        .filter(requirement -> state(requirement) != State.COVERED)
        .filter(
            requirement ->
                !choices.getOrDefault(requirement.id(), "").startsWith("Does not arise: "))
        .map(Requirement::id)
        .toList();
  }

  /** Returns the ids in requested documents with neither a cover nor a sentence. */
  List<String> open() {
    return requestedRequirements().stream()
        .filter(requirement -> state(requirement) == State.OPEN)
        .map(Requirement::id)
        .toList();
  }

  private List<Requirement> requestedRequirements() {
    return catalogue.specifications().stream()
        .filter(specification -> requested.contains(specification.name()))
        .flatMap(specification -> specification.requirements().stream())
        .toList();
  }

  /** Returns how far {@code requirement} is dealt with. */
  State state(Requirement requirement) {
    if (covers.stream().anyMatch(cover -> cover.id().equals(requirement.id()))) {
      return State.COVERED;
    }
    return choices.containsKey(requirement.id()) ? State.EXPLAINED : State.OPEN;
  }
}
