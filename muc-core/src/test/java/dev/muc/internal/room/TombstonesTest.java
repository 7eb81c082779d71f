package dev.muc.internal.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.stanza.BareJid;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TombstonesTest {
  private static final BareJid VENUE = BareJid.of("venue@chat.example");
  private final Tombstones tombstones = new Tombstones();

  private static BareJid room(int number) {
    return BareJid.of("room" + number + "@chat.example");
  }

  @Test
  void ofTooManyTheOneThatWouldGoFirstGoes() {
    for (int i = 0; i <= 10_000; i++) {
      tombstones.put(room(i), VENUE, Instant.ofEpochSecond(20_000 - i));
    }

    assertThat(tombstones.venue(room(10_000), Instant.EPOCH)).isEmpty();
    assertThat(tombstones.venue(room(9_999), Instant.EPOCH)).contains(VENUE);
    assertThat(tombstones.venue(room(0), Instant.EPOCH)).contains(VENUE);
  }

  @Test
  void nothingIsLeftOfWhatExpired() {
    tombstones.put(room(1), VENUE, Instant.ofEpochSecond(1));
    tombstones.put(room(2), VENUE, Instant.ofEpochSecond(2));

    tombstones.expire(Instant.ofEpochSecond(1));

    assertThat(tombstones.nextDeadline()).contains(Instant.ofEpochSecond(2));
    assertThat(tombstones.venue(room(1), Instant.EPOCH)).isEmpty();
    assertThat(tombstones.venue(room(2), Instant.EPOCH)).contains(VENUE);
  }
}
