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

    assertThat(limits.isEnough(of.apply(399), 100)).isFalse();
    assertThat(limits.isEnough(of.apply(400), 100)).isTrue();
    assertThat(limits.isNearlyTooMuch(of.apply(599))).isFalse();
    assertThat(limits.isNearlyTooMuch(of.apply(600))).isTrue();
    assertThat(limits.isTooMuch(of.apply(800))).isFalse();
    assertThat(limits.isTooMuch(of.apply(801))).isTrue();
  }

  @Test
  void sixteenthIsEnoughIfThereAre64OfEachArchive() {
    LogLimits limits =
        new LogLimits(new LogLimits.Amount(8_000, 1 << 30, 1 << 30), Duration.ofDays(1), 1, false);

    assertThat(limits.isEnough(new LogLimits.Amount(499, 0, 0), 1)).isFalse();
    assertThat(limits.isEnough(new LogLimits.Amount(500, 0, 0), 7)).isTrue();
    assertThat(limits.isEnough(new LogLimits.Amount(500, 0, 0), 8)).isFalse();
    assertThat(limits.isEnough(new LogLimits.Amount(512, 0, 0), 8)).isTrue();
    assertThat(limits.isEnough(new LogLimits.Amount(64, 1 << 26, 0), 1)).isTrue();
    assertThat(limits.isEnough(new LogLimits.Amount(63, 0, 1 << 26), 1)).isFalse();
    assertThat(limits.isEnough(new LogLimits.Amount(64, 0, 1 << 26), 1)).isTrue();
  }

  @Test
  void halfAsMuchAgainAsASixteenthIsInMemory() {
    LogLimits.Amount files = new LogLimits.Amount(MANY, MANY, 128L * LogFile.BYTES);

    assertThat(new LogLimits(files, Duration.ZERO, 1, false).filesInMemory()).isEqualTo(12);
    assertThat(TestLimits.AT_ONCE.filesInMemory()).isZero();
  }
}
