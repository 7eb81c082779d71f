package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many who read, for as long as they like. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrowdedDatabaseTest {
  private static final int READERS = 40;

  private final CountDownLatch readOn = new CountDownLatch(1);
  private final AtomicInteger reading = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();

  @Test
  void whoeverStoresDoesNotWaitForThoseWhoReadSqlite(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("muc.db");
    try (Database database = SqliteDatabase.open("jdbc:sqlite:" + file, file.toString(), false)) {
      assertWritesWhileOthersRead(database);
    }
  }

  @Test
  void whoeverStoresDoesNotWaitForThoseWhoReadPostgres() throws Exception {
    String url = Postgres.server().createDatabase();
    try (Database database = PostgresDatabase.open(url, "of the test")) {
      assertWritesWhileOthersRead(database);
    }
  }

  private void assertWritesWhileOthersRead(Database database) throws InterruptedException {
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      Thread reader = new Thread(() -> read(database));
      reader.start();
      readers.add(reader);
    }
    while (reading.get() < 10) {
      Thread.onSpinWait();
    }
    assertThat(database.<String>write(session -> "stored")).isEqualTo("stored");
    assertThat(done).hasValue(0);

    readOn.countDown();

    for (Thread reader : readers) {
      reader.join();
    }
    assertThat(done).as("those who waited for others have read too").hasValue(READERS);
  }

  private void read(Database database) {
    int count =
        database.read(
            session -> {
              int rooms =
                  session
                      .handle()
                      .createQuery("SELECT count(*) FROM rooms")
                      .mapTo(Integer.class)
                      .one();
              reading.incrementAndGet();
              await(readOn);
              return rooms;
            });
    if (count == 0) {
      done.incrementAndGet();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      throw new AssertionError("nobody interrupts a test", stop);
    }
  }
}
