package dev.muc.example.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

  private static String line(String server, int occupants, double cpu) {
    return "{\"scenario\":\"broadcast\",\"peer\":\""
        + server
        + "\",\"occupants\":"
        + occupants
        + ",\"verified\":true,\"server_cpu_s_per_million\":"
        + cpu
        + ",\"deliveries_per_s\":1500000}";
  }

  private static Comparison comparison(String... lines) {
    return new Comparison(Stream.of(lines).map(Result::parse).toList());
  }

  @Test
  void theMedianOfSeveralRunsCounts() {
    Comparison comparison =
        comparison(line("a", 10, 3), line("a", 10, 1), line("a", 10, 2), line("a", 100, 5));
    assertThat(comparison.broadcasts("a")).containsEntry(10, 2.0).containsEntry(100, 5.0);
  }

  @Test
  void theTableHasALineForEachScenarioAndAColumnForEachServer() {
    Comparison comparison = comparison(line("a", 10, 0.5), line("b", 10, 20), line("a", 100, 0.25));
    assertThat(comparison.table())
        .isEqualTo(
            """
            | scenario | a | b |
            |---|---|---|
            | broadcast, 10 | 0.50 / 1.5 M | 20.00 / 1.5 M |
            | broadcast, 100 | 0.25 / 1.5 M | – |
            """);
  }

  @Test
  void aRunThatWasNotVerifiedIsNoResult() {
    String line = line("a", 10, 1).replace("true", "false");
    assertThatIllegalArgumentException().isThrownBy(() -> Result.parse(line));
  }

  @Test
  void tableAndPictureAreWritten(@TempDir Path folder) throws Exception {
    Path results = folder.resolve("results.jsonl");
    Files.write(results, List.of(line("a", 10, 1), line("a", 1000, 0.3), line("b", 10, 17)));
    Report.main(new String[] {results.toString(), folder.toString()});
    assertThat(folder.resolve("comparison.md")).content().contains("| broadcast, 1000 |");
    assertThat(folder.resolve("comparison.svg")).content().contains("<svg").contains("</svg>");
  }
}
