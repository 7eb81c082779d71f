package dev.muc.internal.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private final Deadlines<String> deadlines = new Deadlines<>();

  private static Instant at(int second) {
    return Instant.ofEpochSecond(second);
  }

  @Test
  void earliestComesFirstHoweverTheyWerePut() {
    deadlines.put("late", at(9));
    deadlines.put("early", at(3));
    deadlines.put("between", at(5));

    assertThat(deadlines.next()).contains(at(3));
    assertThat(deadlines.first()).contains("early");
    assertThat(deadlines.due(at(5))).containsExactly("early", "between");
    assertThat(deadlines.size()).isEqualTo(3);
  }

  @Test
  void whatIsDueAtTheSameTimeKeepsItsOrder() {
    for (String key : new String[] {"c", "a", "b"}) {
      deadlines.put(key, at(1));
    }

    assertThat(deadlines.due(at(1))).containsExactly("c", "a", "b");
  }

  @Test
  void keyHasOneDeadlineAtATime() {
    deadlines.put("a", at(1));
    deadlines.put("a", at(4));

    assertThat(deadlines.size()).isEqualTo(1);
    assertThat(deadlines.due(at(3))).isEmpty();
    assertThat(deadlines.isDue("a", at(3))).isFalse();
    assertThat(deadlines.isDue("a", at(4))).isTrue();
  }

  @Test
  void whatWasRemovedIsNotDue() {
    deadlines.put("a", at(1));
    deadlines.remove("a");
    deadlines.remove("never there");

    assertThat(deadlines.next()).isEmpty();
    assertThat(deadlines.first()).isEmpty();
    assertThat(deadlines.isDue("a", at(9))).isFalse();
  }

  @Test
  void theEarlierOfTwoTimesIsOneThatThereIs() {
    Optional<Instant> none = Optional.empty();

    assertThat(Deadlines.earlier(Optional.of(at(1)), Optional.of(at(2)))).contains(at(1));
    assertThat(Deadlines.earlier(Optional.of(at(2)), Optional.of(at(1)))).contains(at(1));
    assertThat(Deadlines.earlier(none, Optional.of(at(2)))).contains(at(2));
    assertThat(Deadlines.earlier(Optional.of(at(2)), none)).contains(at(2));
    assertThat(Deadlines.earlier(none, none)).isEmpty();
  }
}
