package dev.muc.example.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the table and the plot of a comparison that {@code compare.sh} has run. */
public final class Report {

  private Report() {}

  /**
   * Reads results and writes the report.
   *
   * @param args the file with muc-load's results, a line each, and the folder for {@code
   *     comparison.md} and {@code comparison.svg}
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("expected: RESULTS.jsonl FOLDER");
    }
    List<Result> results;
    try (var lines = Files.lines(Path.of(args[0]))) {
      results = lines.filter(line -> !line.isBlank()).map(Result::parse).toList();
    }
    Comparison comparison = new Comparison(results);
    Path folder = Files.createDirectories(Path.of(args[1]));
    Files.writeString(folder.resolve("comparison.md"), comparison.table());
    Plot.write(comparison, folder.resolve("comparison.svg"));
    System.out.print(comparison.table());
  }
}
