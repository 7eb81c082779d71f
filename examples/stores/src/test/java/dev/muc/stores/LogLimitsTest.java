package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class LogLimitsTest {
  private static final int MANY = 800;

  @Test
  void sortingBeginsAtAHalfHastensAtThreeQuartersAndAllIsTheEndWhateverThereIsMostOf() {
    int unlimited = Integer.MAX_VALUE;
    check(new LogLimits.Amount(MANY, unlimited, unlimited), n -> new LogLimits.Amount(n, 0, 0));
    check(new LogLimits.Amount(unlimited, MANY, unlimited), n -> new LogLimits.Amount(0, n, 0));
    check(new LogLimits.Amount(unlimited, unlimited, MANY), n -> new LogLimits.Amount(0, 0, n));
  }

  private static void check(LogLimits.Amount max, IntFunction<LogLimits.Amount> of) {
    LogLimits limits = new LogLimits(max, Duration.ofDays(1), 1, false);

    assertThat(limits.isEnough(of.apply(399))).isFalse();
    assertThat(limits.isEnough(of.apply(400))).isTrue();
    assertThat(limits.isNearlyTooMuch(of.apply(599))).isFalse();
    assertThat(limits.isNearlyTooMuch(of.apply(600))).isTrue();
    assertThat(limits.isTooMuch(of.apply(800))).isFalse();
    assertThat(limits.isTooMuch(of.apply(801))).isTrue();
  }
}
