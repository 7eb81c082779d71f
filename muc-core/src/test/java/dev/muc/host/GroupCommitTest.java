package dev.muc.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.stanza.BareJid;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomRecord.Earlier;
import dev.muc.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupCommitTest {
  private final TestStorage storage = new TestStorage();
  private final GroupCommit commits = new GroupCommit(storage, HostObserver.NONE);

  private static List<RoomRecord> batch(int room) {
    BareJid address = BareJid.of("r" + room + "@chat.example");
    return List.of(new RoomRecord(address, Earlier.STANDS, List.of(), List.of(), null, null));
  }

  private static void awaitBlocked(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  private Thread committing(int room, AtomicInteger failed) {
    Thread thread =
        new Thread(
            () -> {
              try {
                commits.commit(batch(room));
              } catch (StoreException broken) {
                failed.incrementAndGet();
              }
            });
    thread.start();
    awaitBlocked(thread);
    return thread;
  }

  @Test
  void batchIsStoredWhenCommitReturns() {
    commits.commit(batch(1));
    commits.commit(batch(2));
    assertThat(storage.records).hasSize(2);
    assertThat(storage.commits).hasValue(2);
  }

  @Test
  void thoseWhoComeWhileOneIsStoredAreStoredTogether() throws InterruptedException {
    AtomicInteger failed = new AtomicInteger();
    storage.commitsWait = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      threads.add(committing(i, failed));
    }
    storage.commitsWait.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(storage.records).hasSize(5);
    assertThat(storage.commits).as("the first alone, then the others").hasValue(2);
    assertThat(failed).hasValue(0);
  }

  @Test
  void failureReachesAllOfItsRoundAndNobodyElse() throws InterruptedException {
    AtomicInteger failed = new AtomicInteger();
    storage.commitsWait = new CountDownLatch(1);
    storage.commitsFail = true;
    Thread first = committing(1, failed);
    Thread second = committing(2, failed);
    Thread third = committing(3, failed);
    storage.commitsWait.countDown();
    first.join();
    second.join();
    third.join();
    assertThat(failed).hasValue(3);
    assertThatThrownBy(() -> commits.commit(batch(4))).isInstanceOf(StoreException.class);

    storage.commitsFail = false;
    commits.commit(batch(5));

    assertThat(storage.records).hasSize(1);
  }

  @Test
  void bugInAStorageLetsTheNextRoundThrough() {
    storage.commitsBug = true;
    assertThatThrownBy(() -> commits.commit(batch(1))).isInstanceOf(AssertionError.class);

    storage.commitsBug = false;
    commits.commit(batch(2));

    assertThat(storage.records).hasSize(1);
  }
}
