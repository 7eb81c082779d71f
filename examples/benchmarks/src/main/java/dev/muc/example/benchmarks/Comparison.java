package dev.muc.example.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** The results of one comparison; of several runs of one scenario the median counts. */
final class Comparison {
  private final Map<String, Map<String, Result>> byScenario = new LinkedHashMap<>();
  private final Set<String> servers = new LinkedHashSet<>();

  /** Creates one from results in the order in which they are to be shown. */
  Comparison(List<Result> results) {
    Map<String, Map<String, List<Result>>> runs = new LinkedHashMap<>();
    for (Result result : results) {
      servers.add(result.server());
      runs.computeIfAbsent(result.scenario(), none -> new LinkedHashMap<>())
          .computeIfAbsent(result.server(), none -> new ArrayList<>())
          .add(result);
    }
    runs.forEach(
        (scenario, byServer) -> {
          Map<String, Result> medians = new LinkedHashMap<>();
          byServer.forEach((server, several) -> medians.put(server, median(several)));
          byScenario.put(scenario, medians);
        });
  }

  private static Result median(List<Result> several) {
    List<Result> sorted = new ArrayList<>(several);
    sorted.sort(
        Comparator.comparingDouble(
            result ->
                result.cpu().orElseGet(() -> result.figure("heap_bytes_per_room").orElse(0))));
    return sorted.get(sorted.size() / 2);
  }

  /** Returns the servers in the order in which they first appear. */
  Set<String> servers() {
    return servers;
  }

  /** Returns CPU seconds for a million deliveries by the number of occupants, in broadcasts. */
  Map<Integer, Double> broadcasts(String server) {
    Map<Integer, Double> curve = new TreeMap<>();
    byScenario.forEach(
        (scenario, results) -> {
          Result result = results.get(server);
          if (scenario.startsWith("broadcast") && result != null) {
            result.cpu().ifPresent(cpu -> curve.put(result.occupants(), cpu));
          }
        });
    return curve;
  }

  /** Returns a table in Markdown: a line for each scenario, a column for each server. */
  String table() {
    StringBuilder table = new StringBuilder("| scenario |");
    servers.forEach(server -> table.append(' ').append(server).append(" |"));
    table.append("\n|---|").append("---|".repeat(servers.size())).append('\n');
    byScenario.forEach(
        (scenario, results) -> {
          table.append("| ").append(scenario).append(" |");
          for (String server : servers) {
            table.append(' ');
            table.append(Optional.ofNullable(results.get(server)).map(this::cell).orElse("–"));
            table.append(" |");
          }
          table.append('\n');
        });
    return table.toString();
  }

  private String cell(Result result) {
    List<String> parts = new ArrayList<>();
    result.cpu().ifPresent(cpu -> parts.add(number("%.2f", cpu)));
    result.figure("deliveries_per_s").ifPresent(rate -> parts.add(thousands(rate)));
    OptionalDouble p50 = result.figure("latency_p50_ms");
    if (p50.isPresent()) {
      double p99 = result.figure("latency_p99_ms").orElse(Double.NaN);
      parts.add(number("%.1f ms", p50.getAsDouble()) + ", " + number("%.1f ms", p99));
    }
    OptionalDouble heap = result.figure("heap_bytes_per_occupant");
    OptionalDouble memory = heap.isPresent() ? heap : result.figure("rss_bytes_per_occupant");
    memory.ifPresent(bytes -> parts.add(number("%.0f B", bytes)));
    return String.join(" / ", parts);
  }

  private static String thousands(double rate) {
    return rate < 1_000_000 ? number("%.0f k", rate / 1_000) : number("%.1f M", rate / 1_000_000);
  }

  private static String number(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
