package dev.muc.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.stanza.Stanza;
import dev.muc.testing.Xml;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Decisions that wait, over many seeds; {@code -Dsimulation.seeds=5000} plays that many. */
class WaitingSimulationTest {
  private static final int SEEDS = Integer.getInteger("simulation.seeds", 200);

  @Test
  void decisionsThatWaitLoseAndReorderNothing() {
    int waited = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<Stanza> stanzas =
          new Scenario(seed)
              .steps(150).stream()
                  .filter(step -> !step.isRestart())
                  .map(step -> Xml.stanza(step.client(), step.xml()))
                  .toList();
      WaitingSimulation simulation = new WaitingSimulation();
      try {
        simulation.play(stanzas, new SplittableRandom(seed));
      } catch (AssertionError | RuntimeException broken) {
        throw new AssertionError("Seed " + seed + " fails: " + broken.getMessage(), broken);
      }
      waited += simulation.waited();
    }
    assertThat(waited).as("questions in all").isGreaterThan(10 * SEEDS);
  }
}
