package dev.muc.internal.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexTest {
  private final Index<String, Integer> index = new Index<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 9, 40, 1_000})
  void holdsWhatALinkedMapHolds(int keys) {
    SplittableRandom random = new SplittableRandom(keys);
    Map<String, Integer> plain = new LinkedHashMap<>();
    for (int i = 0; i < 20_000; i++) {
      String key = key(random.nextInt(keys));
      if (random.nextInt(100) < 40 + 20 * (i / 500 % 2)) { // Grows for a while, then shrinks.
        index.put(key, i);
        plain.put(key, i);
      } else {
        assertThat(index.remove(key)).isEqualTo(plain.remove(key));
      }
      String other = key(random.nextInt(keys));
      assertThat(index.get(other)).isEqualTo(plain.get(other));
      assertThat(index.size()).isEqualTo(plain.size());
      if (i % 100 == 0) {
        assertThat(List.copyOf(index.values())).isEqualTo(List.copyOf(plain.values()));
      }
    }
  }

  /** Every second key has the same hash as the one before it. */
  private static String key(int number) {
    return number / 2 + (number % 2 == 0 ? "Aa" : "BB");
  }

  /** A key that counts how often it is compared; all have the same hash. */
  private record Colliding(int number, AtomicInteger compared) {

    @Override
    public boolean equals(Object other) {
      compared.incrementAndGet();
      return other instanceof Colliding key && key.number == number;
    }

    @Override
    public int hashCode() {
      return 7;
    }

    @Override
    public String toString() {
      return "key" + number;
    }
  }

  @Test
  void keysThatWereMadeToCollideAreFoundWithoutLookingAtAllOfThem() {
    Index<Colliding, Integer> attacked = new Index<>();
    AtomicInteger compared = new AtomicInteger();
    for (int i = 0; i < 10_000; i++) {
      attacked.put(new Colliding(i, compared), i);
    }
    for (int i = 0; i < 10_000; i += 2) {
      assertThat(attacked.remove(new Colliding(i, compared))).isEqualTo(i);
    }
    for (int i = 0; i < 10_000; i++) {
      Integer expected = i % 2 == 0 ? null : i;
      assertThat(attacked.get(new Colliding(i, compared))).isEqualTo(expected);
    }
    assertThat(List.copyOf(attacked.values()).subList(0, 3)).containsExactly(1, 3, 5);
    assertThat(attacked.size()).isEqualTo(5_000);
    assertThat(compared).as("25,000 look-ups, and the first 130 keys").hasValueLessThan(60_000);

    attacked.clear();
    attacked.put(new Colliding(1, compared), 1);
    assertThat(attacked.get(new Colliding(1, compared))).isEqualTo(1);
  }

  @Test
  void whoComesAgainComesLastButWhoChangesStays() {
    index.put("a", 1);
    index.put("b", 2);
    index.put("c", 3);

    index.put("b", 4);
    index.remove("a");
    index.put("a", 5);

    assertThat(index.values()).containsExactly(4, 3, 5);
  }

  @Test
  void nothingIsLeftAfterClearing() {
    for (int i = 0; i < 20; i++) {
      index.put(key(i), i);
    }

    index.clear();

    assertThat(index.values()).isEmpty();
    assertThat(index.get(key(1))).isNull();
    index.put(key(1), 1);
    assertThat(index.values()).containsExactly(1);
  }

  @Test
  void valuesAreALiveViewThatChangesNothing() {
    var values = index.values();
    index.put("a", 1);

    assertThat(values).containsExactly(1);
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(values::clear);
    var iterator = values.iterator();
    iterator.next();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
  }
}
