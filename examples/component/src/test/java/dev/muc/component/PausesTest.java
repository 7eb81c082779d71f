package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PausesTest {

  @Test
  void growUpToTenSeconds() {
    RandomGenerator nothingOff = () -> 0;
    Pauses pauses = new Pauses(nothingOff);
    assertThat(Stream.generate(pauses::next).limit(6).map(Duration::toSeconds))
        .isEqualTo(List.of(1L, 2L, 4L, 8L, 10L, 10L));
  }

  @Test
  void beginAnewAfterSuccess() {
    Pauses pauses = new Pauses(() -> 0);
    pauses.next();
    pauses.next();
    pauses.reset();
    assertThat(pauses.next()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void areShortenedByAQuarterAtMost() {
    for (int seed = 0; seed < 100; seed++) {
      Duration pause = new Pauses(new SplittableRandom(seed)).next();
      assertThat(pause).isBetween(Duration.ofMillis(750), Duration.ofSeconds(1));
    }
  }
}
