package dev.muc.example.benchmarks;

import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What muc-load found out about one server in one scenario.
 *
 * @param server the name of the server
 * @param scenario what was done, such as "broadcast, 1000"
 * @param occupants how many occupants a room had
 * @param figures all that muc-load reports
 */
record Result(String server, String scenario, int occupants, JsonNode figures) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /**
   * Reads a line of {@code results.jsonl}.
   *
   * @throws IllegalArgumentException if a run was not verified: its figures mean nothing
   */
  static Result parse(String line) {
    JsonNode figures = MAPPER.readTree(line);
    if (!figures.path("verified").asBoolean(false)) {
      throw new IllegalArgumentException("a run that lost, doubled or made up stanzas: " + line);
    }
    int occupants = figures.path("occupants").asInt(1);
    int rooms = figures.path("rooms").asInt(1);
    String kind = figures.path("scenario").asString("");
    String size =
        switch (kind) {
          case "many-rooms" -> rooms + " × " + occupants;
          case "idle-rooms" -> String.valueOf(rooms);
          default -> String.valueOf(occupants);
        };
    String server = figures.path("peer").asString("");
    return new Result(server, kind + ", " + size, occupants, figures);
  }

  /** Returns a figure, if the scenario has it. */
  OptionalDouble figure(String name) {
    JsonNode value = figures.path(name);
    return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
  }

  /** CPU seconds of the server for a million deliveries. */
  OptionalDouble cpu() {
    return figure("server_cpu_s_per_million");
  }
}
