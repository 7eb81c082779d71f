package dev.muc.limits;

import static dev.muc.limits.Trials.assertRefused;
import static dev.muc.testing.Received.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.limits.Trials.Trial;
import dev.muc.spec.Covers;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each limit from both sides: as much as it says passes, and more is refused by name, or cut. */
class LimitsTest {

  @ParameterizedTest
  @EnumSource(Limit.class)
  @Covers("0045-14.6-2")
  void asMuchAsTheLimitSaysPassesAndOneMoreDoesNot(Limit limit) {
    Trial trial = Trials.of(limit);
    Rooms rooms = Trials.rooms(limit, trial);

    List<Stanza> passed = List.of();
    for (int i = trial.from(); i <= trial.max(); i++) {
      passed = trial.step().apply(rooms, i);
      assertThat(passed)
          .as("%s of %s: %s", i, limit, lines(passed))
          .noneMatch(answer -> limit.error().filter(e -> Trials.isOf(e, answer)).isPresent());
    }
    List<Stanza> more = trial.step().apply(rooms, trial.max() + 1);
    if (limit.error().isPresent()) {
      assertRefused(more, limit.error().get(), trial.max());
    } else {
      assertThat(more).as("it is cut").hasSizeLessThanOrEqualTo(passed.size());
      assertThat(passed).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(RateLimit.class)
  @Covers("0045-14.6-2")
  void burstPassesThenOneAnInterval(RateLimit limit) {
    Trial trial = Trials.of(limit);
    Rooms rooms = Trials.rooms(limit, trial);

    for (int i = trial.from(); i <= trial.max(); i++) {
      assertThat(trial.step().apply(rooms, i))
          .as("%s of %s", i, limit)
          .noneMatch(answer -> Trials.isOf(limit.error(), answer));
    }
    assertRefused(trial.step().apply(rooms, trial.max() + 1), limit.error(), trial.max());
    rooms.pass(Trials.INTERVAL.minusMillis(1));
    assertRefused(trial.step().apply(rooms, trial.max() + 2), limit.error(), trial.max());
    rooms.pass(Duration.ofMillis(1));
    assertThat(trial.step().apply(rooms, trial.max() + 3))
        .noneMatch(answer -> Trials.isOf(limit.error(), answer));
    assertRefused(trial.step().apply(rooms, trial.max() + 4), limit.error(), trial.max());
  }

  @ParameterizedTest
  @EnumSource(TimeLimit.class)
  void timesAreNoneWhereLimitsAreOff(TimeLimit limit) {
    assertThat(Limits.DEFAULT.of(limit)).isEqualTo(limit.normal());
    assertThat(Limits.OFF.with(limit, Duration.ofSeconds(3)).of(limit)).hasSeconds(3);
    assertThatThrownBy(() -> Limits.DEFAULT.with(limit, Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(RateLimit.class)
  void ratesAreNoneWhereLimitsAreOff(RateLimit limit) {
    assertThat(Limits.DEFAULT.of(limit)).isEqualTo(limit.normal());
    assertThat(Limits.OFF.of(limit)).isEqualTo(Rate.UNLIMITED);
    assertThat(Rate.UNLIMITED.twice()).isEqualTo(Rate.UNLIMITED);
  }

  @Test
  void oneLimitIsChangedAndTheOthersStay() {
    Limits changed = Limits.DEFAULT.with(Limit.NICK_LENGTH, 20);

    assertThat(changed.of(Limit.NICK_LENGTH)).isEqualTo(20);
    assertThat(changed.of(Limit.SUBJECT_LENGTH)).isEqualTo(Limit.SUBJECT_LENGTH.normal());
    assertThat(Limits.DEFAULT.of(Limit.NICK_LENGTH)).isEqualTo(64);
    assertThatThrownBy(() -> changed.with(Limit.PAGE, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
