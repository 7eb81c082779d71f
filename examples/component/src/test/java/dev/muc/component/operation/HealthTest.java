package dev.muc.component.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.host.ShardLoad;
import dev.muc.stanza.BareJid;
import dev.muc.store.ArchiveStore;
import dev.muc.store.RoomStore;
import dev.muc.store.Storage;
import dev.muc.store.StoreException;
import dev.muc.testkit.store.MemoryStorage;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a component is ready, and what is missing if it is not. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HealthTest {
  private static final BareJid SERVICE = BareJid.of("conference.localhost");

  private record State(boolean isConnected, boolean isAlive) implements Running {
    @Override
    public List<ShardLoad> load() {
      return List.of();
    }
  }

  /** A storage whose rooms are what is given here. */
  private record Rooms(Supplier<RoomStore> source) implements Storage {
    @Override
    public RoomStore rooms() {
      return source.get();
    }

    @Override
    public ArchiveStore archive() {
      throw new AssertionError("nobody asks for it");
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }

  private static List<String> missing(Running component, Storage storage) {
    try (Health health = new Health(component, storage, SERVICE)) {
      return health.missing();
    }
  }

  @Test
  void nothingIsMissingWithAServerAndAStore() {
    assertThat(missing(new State(true, true), new MemoryStorage())).isEmpty();
  }

  @Test
  void roomsInMemoryNeedNoStore() {
    try (Health health = new Health(new State(true, true), null, SERVICE)) {
      assertThat(health.missing()).isEmpty();
      assertThat(health.isLive()).isTrue();
    }
  }

  @Test
  void whatIsMissingIsNamed() {
    Storage broken =
        new Rooms(
            () -> {
              throw new StoreException("the disk is gone");
            });
    assertThat(missing(new State(false, false), broken))
        .containsExactly(
            "the rooms have stopped", "not connected to the server", "the store does not answer");
  }

  @Test
  void aStoreThatHangsIsAskedOnce() {
    CountDownLatch answers = new CountDownLatch(1);
    CountDownLatch twice = new CountDownLatch(2);
    MemoryStorage memory = new MemoryStorage();
    Storage hanging =
        new Rooms(
            () -> {
              twice.countDown();
              try {
                answers.await();
              } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
              }
              return memory.rooms();
            });
    try (Health health = new Health(new State(true, true), hanging, SERVICE)) {
      assertThat(health.missing()).containsExactly("the store does not answer");
      assertThat(health.missing()).containsExactly("the store does not answer");
      assertThat(twice.getCount()).as("one question hangs, not two").isEqualTo(1);
      answers.countDown();
      assertThat(health.missing()).isEmpty();
    }
  }
}
