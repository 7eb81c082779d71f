package dev.muc.testkit.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads which way the project goes where a requirement leaves it open, and what it leaves out. */
final class Choices {
  private static final Pattern DECISION = Pattern.compile("\\| ([^|]+) \\| ([^|]+) \\|");
  private static final Pattern ID = Pattern.compile("(rfc)?[0-9]{4}-[0-9A-Za-z.]+-[0-9]+");

  private Choices() {}

  /**
   * Returns a sentence for each id in {@code CHOICES.yaml} and in the table of {@code
   * DECISIONS.md}. An id in both is refused, since one of them would be forgotten at the next
   * change.
   */
  static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> choices = decisions(Files.readString(folder.resolve("DECISIONS.md")));
    JsonNode root = new YAMLMapper().readTree(folder.resolve("CHOICES.yaml"));
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      if (!entry.getValue().isString() || entry.getValue().stringValue().isBlank()) {
        throw new ConformanceException("CHOICES.yaml: no sentence for " + entry.getKey());
      }
      if (choices.put(entry.getKey(), entry.getValue().stringValue().strip()) != null) {
        throw new ConformanceException("in DECISIONS.md too: " + entry.getKey());
      }
    }
    return choices;
  }

  private static Map<String, String> decisions(String markdown) {
    Map<String, String> decisions = new LinkedHashMap<>();
    Matcher rows = DECISION.matcher(markdown);
    while (rows.find()) {
      for (String id : rows.group(1).split(",\\s*", -1)) {
        if (ID.matcher(id).matches()) {
          decisions.put(id, rows.group(2));
        }
      }
    }
    return decisions;
  }
}
