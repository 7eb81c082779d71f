package dev.muc.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds a short run that still fails, by leaving out ever smaller parts of a long one. */
final class Shrinker {

  private Shrinker() {}

  static List<Step> shrink(List<Step> failing, Predicate<List<Step>> fails) {
    List<Step> best = failing;
    for (int size = Math.max(1, best.size() / 2); size >= 1; size = size == 1 ? 0 : size / 2) {
      for (int at = 0; at < best.size(); ) {
        List<Step> shorter = new ArrayList<>(best.subList(0, at));
        shorter.addAll(best.subList(Math.min(best.size(), at + size), best.size()));
        if (fails.test(shorter)) {
          best = shorter;
        } else {
          at += size;
        }
      }
    }
    return best;
  }

  /** Writes a run as a script: the clients, and what each of them sends. */
  static String script(List<Step> steps, String title) {
    StringBuilder script = new StringBuilder("# " + title + "\n\n");
    for (String client : Scenario.CLIENTS) {
      script.append("[Client] ").append(name(client)).append("\n\tjid: ").append(client);
      script.append("\n\tpassword: password\n\n");
    }
    script.append("-----\n\n");
    for (String client : Scenario.CLIENTS) {
      script.append(name(client)).append(" connects\n\n");
    }
    for (Step step : steps) {
      if (step.isRestart()) {
        script.append("# The process is restarted here.\n\n");
      } else {
        script.append(name(step.client())).append(" sends:\n\t").append(step.xml()).append("\n\n");
      }
    }
    return script.toString();
  }

  private static String name(String client) {
    return client.substring(0, client.indexOf('@'))
        + " at "
        + client.substring(client.indexOf('/') + 1);
  }
}
