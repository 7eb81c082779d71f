package dev.muc.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.ServiceConfig;
import dev.muc.host.TestStorage.Expired;
import dev.muc.spec.Covers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is too old in a storage goes while the rooms go on. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UpkeepTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final InstantSource TIME = InstantSource.fixed(NOW);
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final TestStorage storage = new TestStorage();

  private Expired nextExpired() throws InterruptedException {
    return storage.expired.poll(20, TimeUnit.SECONDS);
  }

  private RoomHost host(Retention retention) {
    HostOptions options = HostOptions.storedIn(storage).withRetention(retention);
    return new RoomHost(ServiceConfig.of("chat.example", "secret"), TIME, () -> "id", options);
  }

  @Test
  @Covers("0313-3.2-1")
  void hostRemovesOldMessagesFromArchives() throws InterruptedException {
    try (RoomHost host = host(new Retention(Duration.ofDays(90), 10_000))) {
      assertThat(host).isNotNull();
      assertThat(nextExpired())
          .isEqualTo(new Expired(Instant.parse("2025-10-03T00:00:00Z"), 10_000));
    }
  }

  @Test
  void numberOfMessagesMayBeLimitedAlone() throws InterruptedException {
    try (RoomHost host = host(new Retention(null, 5))) {
      assertThat(host).isNotNull();
      assertThat(nextExpired()).isEqualTo(new Expired(null, 5));
    }
  }

  @Test
  void oldMessagesAreRemovedAgainAndAgain() throws InterruptedException {
    try (Upkeep upkeep = new Upkeep(storage, TIME, new Retention(null, 5))) {
      upkeep.clearOut(AT_ONCE);
      for (int i = 0; i < 3; i++) {
        assertThat(nextExpired()).isEqualTo(new Expired(null, 5));
      }
    }
  }

  @Test
  void storageThatFailsIsTriedAgain() throws InterruptedException {
    storage.expiryFails = true;
    try (Upkeep upkeep = new Upkeep(storage, TIME, new Retention(null, 5))) {
      upkeep.clearOut(AT_ONCE);
      for (int i = 0; i < 3; i++) {
        assertThat(nextExpired()).isNotNull();
        assertThat(storage.forgotten.poll(20, TimeUnit.SECONDS)).isEqualTo(NOW);
      }
    }
  }

  @Test
  void everythingStaysByDefaultButWaysToOtherRooms() throws InterruptedException {
    try (Upkeep upkeep = new Upkeep(storage, TIME, Retention.FOREVER)) {
      upkeep.clearOut(AT_ONCE);
      assertThat(storage.forgotten.poll(20, TimeUnit.SECONDS)).isEqualTo(NOW);
      assertThat(storage.forgotten.poll(20, TimeUnit.SECONDS)).isEqualTo(NOW);
    }
    assertThat(storage.expired).isEmpty();
  }

  @Test
  void retentionIsForSomeTimeOrSomeMessages() {
    assertThatThrownBy(() -> new Retention(Duration.ZERO, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Retention(null, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Retention(null, 1).isForever()).isFalse();
    assertThat(new Retention(Duration.ofDays(1), 0).isForever()).isFalse();
  }
}
