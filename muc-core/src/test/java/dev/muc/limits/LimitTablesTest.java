package dev.muc.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.stanza.StanzaError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** spec/design/limits.md is what the code says. {@code -Dtables.write=true} writes it again. */
class LimitTablesTest {
  /** Tests run in the folder of their module. */
  private static final Path PAGE = Path.of("../spec/design/limits.md");

  private static final Path SOURCES = Path.of("src/main/java");

  private static final Pattern CONSTANT =
      Pattern.compile("static final (?:int|long|Duration) (\\w+_(?:MAX|LIMIT))\\b");

  /** The constants that set a bound to nothing that clients or policies do, and why. */
  private static final Map<String, String> ELSEWHERE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("Wordless.DEPTH_MAX", "causes of an exception in the log"),
              Map.entry("JidParser.PART_OCTETS_MAX", "Bound.ADDRESS_PART, where limits are above"),
              Map.entry("Punycode.T_MAX", "a number of the algorithm"),
              Map.entry("HostLimits.INBOX_BYTES_MAX", "back-pressure, which refuses nobody"),
              Map.entry("HostAdmin.PAGE_MAX", "a step of a walk"),
              Map.entry("HostOptions.CLOSE_MAX", "the end of a host"),
              Map.entry("HostOptions.SILENCE_MAX", "an option of the host"),
              Map.entry("HostOptions.IDLE_MAX", "an option of the host"),
              Map.entry("Waking.PAUSE_MAX", "while a store is away"),
              Map.entry("Worker.PATIENCE_MAX", "how long a thread without work sleeps"),
              Map.entry("XmlLength.CHARACTER_MAX", "an estimate"),
              Map.entry("XmlLength.STANZA_MARKUP_MAX", "an estimate"),
              Map.entry("XmlLength.MARKUP_MAX", "an estimate")));

  private static final String HEAD =
      """
      # Limits

      What a service puts up with that chooses nothing, from `dev.muc.limits`, where the origin of each number stands.

      Written by `LimitTablesTest` from the code; the build fails when it is out of date, and when a limit has no trial from both
      sides (`LimitsTest`, `BoundsTest`). Write it again with
      `mvn -B -ntp -pl muc-core test -Dtest=LimitTablesTest -Dtables.write=true`. What the parser takes:
      [xml-limits.md](xml-limits.md).

      **Where it is counted.** What is about a room, or about an account in a room, is counted for the whole room, wherever it is.
      What is about an account in all rooms, or about all rooms, is counted by each `RoomService`. A `RoomHost` has one a shard
      (`HostOptions.shards`; the component: `--threads`), and its rooms are spread over them by their addresses. So an account that
      sends to rooms of several shards has the rates in the table once for each of these shards; in one room it never has more, and
      what it sends to the service itself is always counted by the same shard. `ROOMS` is divided among the shards, so that a host
      has no more in memory than one service would (rounded up; one shard may be full when others have a few places left, and an
      error names the part of the shard). `ROOMS_PER_ACCOUNT` and `RESERVATIONS_PER_ACCOUNT` are counted over all rooms of a host.
      """;

  @Test
  void thePageIsWhatTheCodeSays() throws IOException {
    String page = HEAD + numbers() + rates() + times() + bounds();
    if (Boolean.getBoolean("tables.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).as("spec/design/limits.md").isEqualTo(page);
  }

  private static String numbers() {
    StringBuilder text =
        new StringBuilder("\n## Numbers\n\n| name | default | unit | error |\n|---|---|---|---|\n");
    for (Limit limit : Limit.values()) {
      String error = limit.error().map(LimitTablesTest::error).orElse("none: cut");
      text.append(row(limit.name(), limit.normal(), limit.unit(), error));
    }
    return text.toString();
  }

  private static String rates() {
    StringBuilder text =
        new StringBuilder(
            """

            ## Rates

            Per account, but for the last two; `JOINS` per account and room. Members of a room have twice as much again in it, admins no limit.

            | name | at once | then one every | error |
            |---|---|---|---|
            """);
    for (RateLimit limit : RateLimit.values()) {
      Rate rate = limit.normal();
      String interval = rate.interval().toMillis() + " ms";
      text.append(row(limit.name(), rate.burst(), interval, error(limit.error())));
    }
    return text.toString();
  }

  private static String times() {
    StringBuilder text =
        new StringBuilder("\n## Times\n\n| name | default | unit | then |\n|---|---|---|---|\n");
    for (TimeLimit limit : TimeLimit.values()) {
      text.append(row(limit.name(), limit.normal().toSeconds(), "seconds", limit.then()));
    }
    return text.toString();
  }

  private static String bounds() {
    StringBuilder text =
        new StringBuilder(
            """

            ## Bounds

            These hold whatever is set, and cannot be set.

            | name | at most | unit | more |
            |---|---|---|---|
            """);
    for (Bound bound : Bound.values()) {
      text.append(row(bound.name(), bound.max(), bound.unit(), bound.beyond()));
    }
    return text.toString();
  }

  private static String row(String name, Number max, String second, String error) {
    return "| `" + name + "` | " + max + " | " + second + " | " + error + " |\n";
  }

  private static String error(StanzaError error) {
    return error.type().name().toLowerCase(Locale.ROOT) + "/" + error.condition().elementName();
  }

  @Test
  void noOtherConstantSetsABound() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<String> constants =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(LimitTablesTest::constants)
              .toList();

      assertThat(constants)
          .as("a new bound belongs into Limit, TimeLimit or Bound")
          .containsExactlyInAnyOrderElementsOf(ELSEWHERE.keySet());
    }
  }

  private static Stream<String> constants(Path file) {
    try {
      String name = file.getFileName().toString().replace(".java", "");
      Matcher matcher = CONSTANT.matcher(Files.readString(file));
      return matcher.results().map(found -> name + "." + found.group(1)).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
