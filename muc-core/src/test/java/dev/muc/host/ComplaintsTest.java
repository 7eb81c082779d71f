package dev.muc.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComplaintsTest {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final Complaints complaints = new Complaints();

  @ParameterizedTest
  @ValueSource(longs = {0, -12_345, Long.MAX_VALUE - 10, Long.MIN_VALUE})
  void firstIsToldAtOnceAndTheOthersOnceAMinute(long start) {
    assertThat(complaints.failed("a", start)).isEqualTo(1);
    assertThat(complaints.failed("a", start + 1)).isZero();
    assertThat(complaints.failed("a", start + MINUTE - 1)).isZero();
    assertThat(complaints.failed("a", start + MINUTE)).isEqualTo(3);
    assertThat(complaints.failed("a", start + MINUTE + 1)).isZero();
    assertThat(complaints.failed("a", start + 5 * MINUTE)).isEqualTo(2);
  }

  @Test
  void kindsDoNotHideEachOther() {
    assertThat(complaints.failed("a", 0)).isEqualTo(1);
    assertThat(complaints.failed("b", 1)).isEqualTo(1);
    assertThat(complaints.failed("a", 2)).isZero();
  }
}
