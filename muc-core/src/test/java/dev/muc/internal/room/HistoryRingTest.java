package dev.muc.internal.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.model.HistoryEntry;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ring holds what a plain list of the latest would, wherever it begins. */
class HistoryRingTest {
  private static final int BYTES_MAX = 40_000;

  private final History history = new History(Limits.DEFAULT.with(Limit.HISTORY_BYTES, BYTES_MAX));
  private final List<HistoryEntry> plain = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isTheLatestThatFit(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long millis = 0;
    for (int i = 0; i < 2_000; i++) {
      int most = i % 100 < 50 ? random.nextInt(30) : 20; // Owners change it as they like.
      int pause = random.nextInt(100); // Some are packed and some are not.
      millis += pause;
      HistoryEntry entry = entry(i, Instant.ofEpochMilli(millis), random.nextInt(8_000));
      history.add(entry, most);
      plain.add(entry);
      boolean packed = i == 0 || pause >= 20;
      sizes.add(packed ? PackedEntry.of(entry).bytes() : Footprint.of(entry.message()));
      while (plain.size() > most || bytes() > BYTES_MAX) {
        plain.remove(0);
        sizes.remove(0);
      }
      assertThat(history.all()).isEqualTo(plain);
    }
  }

  /** Times that no clock shows come from elsewhere: nothing of them is too large, or goes back. */
  @Test
  void keepsWhatHasAnyTime() {
    for (Instant at : List.of(Instant.MIN, Instant.MAX, Instant.EPOCH, Instant.MAX, Instant.MIN)) {
      HistoryEntry entry = entry(plain.size(), at, 10);
      history.add(entry, 20);
      plain.add(entry);
    }

    assertThat(history.all()).isEqualTo(plain);
  }

  private long bytes() {
    return sizes.stream().mapToLong(Integer::longValue).sum();
  }

  private static HistoryEntry entry(int number, Instant at, int length) {
    Message message =
        new Message(
            Message.Type.GROUPCHAT,
            Jid.of("room@service/nick"),
            null,
            "m" + number,
            List.of(Element.ofText(Stanza.NAMESPACE, "body", "x".repeat(length))));
    return new HistoryEntry(message, at, null, false);
  }
}
