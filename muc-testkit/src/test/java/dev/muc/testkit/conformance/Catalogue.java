package dev.muc.testkit.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The requirements of {@code spec/requirements/}.
 *
 * @param specifications the documents in the order of their names
 */
record Catalogue(List<Specification> specifications) {
  private static final YAMLMapper YAML = new YAMLMapper();

  /** Reads every {@code xep-*.yaml} and {@code rfc*.yaml} of a folder; refuses an id used twice. */
  static Catalogue read(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(Catalogue::isSpecification).sorted().toList();
    }
    List<Specification> specifications = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>();
    for (Path file : files) {
      Specification specification = specification(file);
      for (Requirement requirement : specification.requirements()) {
        if (!ids.add(requirement.id())) {
          throw new ConformanceException(file + ": id used twice: " + requirement.id());
        }
      }
      specifications.add(specification);
    }
    return new Catalogue(specifications);
  }

  private static boolean isSpecification(Path file) {
    return file.getFileName().toString().matches("(xep-|rfc)[0-9]+\\.yaml");
  }

  private static Specification specification(Path file) {
    JsonNode root = YAML.readTree(file);
    List<Requirement> requirements = new ArrayList<>();
    for (JsonNode entry : root.path("requirements")) {
      String id = text(file, entry, "id");
      Level level = Level.of(text(file, entry, "level"));
      requirements.add(new Requirement(id, level, text(file, entry, "text")));
    }
    String name = file.getFileName().toString().replace(".yaml", "");
    return new Specification(
        name, text(file, root, "title"), text(file, root, "version"), requirements);
  }

  private static String text(Path file, JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isString()) {
      throw new ConformanceException(file + ": no text \"" + key + "\" in " + node);
    }
    return value.stringValue();
  }

  /** Returns whether some document has this id. */
  boolean knows(String id) {
    return specifications.stream()
        .flatMap(specification -> specification.requirements().stream())
        .anyMatch(requirement -> requirement.id().equals(id));
  }
}
