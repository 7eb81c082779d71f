package dev.muc.testkit.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds all covers: {@code @Covers} on tests, and {@code ## covers:} in scripts. */
final class CoverScan {
  private static final Pattern SCRIPT_LINE = Pattern.compile("##\\s*covers\\s*:(.*)");

  private CoverScan() {}

  /** Returns the covers under the root of the project, in the order of their files and lines. */
  static List<Cover> of(Path root) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(file -> !name(root, file).contains("/target/")).sorted().toList();
    }
    List<Cover> covers = new ArrayList<>();
    for (Path file : files) {
      String name = name(root, file);
      if (name.contains("/src/test/java/") && name.endsWith(".java")) {
        covers.addAll(JavaCovers.of(name, Files.readString(file)));
      } else if (name.startsWith("spec/scansion/") && name.endsWith(".scs")) {
        covers.addAll(ofScript(name, Files.readString(file)));
      }
    }
    return covers;
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** Returns the covers of a script: ids behind {@code ## covers:}, with commas or spaces. */
  static List<Cover> ofScript(String file, String script) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    List<Cover> covers = new ArrayList<>();
    List<String> lines = script.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = SCRIPT_LINE.matcher(lines.get(i).strip());
      if (matcher.matches()) {
        for (String id : matcher.group(1).strip().split("[,\\s]+", -1)) {
          covers.add(new Cover(id, name, file, i + 1));
        }
      }
    }
    return covers;
  }
}
