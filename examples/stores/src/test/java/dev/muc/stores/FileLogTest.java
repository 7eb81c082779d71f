package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.store.ArchivedMessage;
import dev.muc.store.RoomRecord;
import dev.muc.store.StoreException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true of a log in files only, and of what may happen to them. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FileLogTest {
  private final Path folder;

  FileLogTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private SqlStorage open() {
    return SqlStorage.inFolder(folder, TestLimits.NEVER);
  }

  private static void say(SqlStorage storage, int from, int count) {
    MessageLogTest.say(storage, from, count);
  }

  private static void assertHasAll(SqlStorage storage, int count) {
    for (int room = 0; room < 3; room++) {
      MessageLogTest.assertHas(storage, room, Fill.messages(room, 0, count));
    }
  }

  private List<Path> files() throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "muc.db-messages-*")) {
      files.forEach(found::add);
    }
    return found;
  }

  @Test
  void messagesAloneTouchNoTable() throws Exception {
    try (SqlStorage storage = open()) {
      say(storage, 0, 1); // The first ones say that the rooms are there.
      say(storage, 1, 40);
      assertThat(MessageLogTest.number(folder, "SELECT count(*) FROM unsorted")).isEqualTo(1);
      assertThat(MessageLogTest.inChunks(folder)).isZero();
      assertThat(MessageLogTest.inLog(folder)).isEqualTo(2);
      assertHasAll(storage, 41);
    }
  }

  @Test
  void whatCannotBeAppendedIsRefusedAndTheNextIsThere() {
    try (SqlStorage storage = open()) {
      say(storage, 0, 1);
      say(storage, 1, 2);
      Thread.currentThread().interrupt(); // Which closes the channel that it writes to.
      assertThatThrownBy(() -> say(storage, 3, 1))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("the log of messages beside")
          .hasMessageContaining("cannot be written");
      assertThat(Thread.interrupted()).isTrue();
      assertHasAll(storage, 3);
      say(storage, 3, 1);
      say(storage, 4, 1);
      assertHasAll(storage, 5);
    }
    try (SqlStorage again = open()) {
      assertHasAll(again, 5);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void whatFailsWhileOthersAreSortedInIsNotThereAndAllElseIs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int failures = 0;
    try (SqlStorage storage = SqlStorage.inFolder(folder, TestLimits.ALL_THE_TIME)) {
      int said = 0;
      while (said < 300) {
        int count = random.nextInt(1, 4);
        if (random.nextInt(8) == 0) {
          Thread.currentThread().interrupt();
        }
        try {
          say(storage, said, count);
          said += count;
        } catch (StoreException refused) {
          failures++;
        }
        boolean unused = Thread.interrupted();
        int room = random.nextInt(3);
        MessageLogTest.assertHas(storage, room, Fill.messages(room, 0, said));
      }
      assertThat(failures).as("some were to fail").isPositive();
    }
    try (SqlStorage again = open()) {
      assertThat(MessageLogTest.archive(again, 0)).hasSizeGreaterThanOrEqualTo(300);
    }
  }

  @Test
  void fileThatCannotBeCreatedIsReportedAndNothingIsLost() throws Exception {
    Path inTheWay = folder.resolve("muc.db-messages-1");
    try (SqlStorage storage = open()) {
      say(storage, 0, 1);
      Files.createSymbolicLink(inTheWay, folder.resolve("nowhere").resolve("file"));
      assertThatThrownBy(() -> say(storage, 1, 1))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("muc.db-messages-1");
      Files.delete(inTheWay);
      say(storage, 1, 2);
      assertHasAll(storage, 3);
    }
  }

  @Test
  void fileIsCreatedByTheThreadThatSorts() throws Exception {
    LogLimits never = TestLimits.NEVER;
    try (SqlStorage storage =
        SqlStorage.inFolder(folder, new LogLimits(never.max(), never.ageMax(), 1, true))) {
      say(storage, 0, 1);
      int said = 1;
      while (said * 3L * 400 < LogFile.BYTES) { // So half of it is passed, whatever one takes.
        say(storage, said, 50);
        said += 50;
      }
      while (files().size() < 2) {
        Thread.onSpinWait();
      }
      say(storage, said, 1);
      assertThat(MessageLogTest.archive(storage, 2)).isEqualTo(Fill.messages(2, said - 999, 1_000));
    }
  }

  @Test
  void messagesAreSortedInThoughNoFileCanBeCreatedForMore() throws Exception {
    LogLimits never = TestLimits.NEVER;
    try (SqlStorage storage =
        SqlStorage.inFolder(folder, new LogLimits(never.max(), Duration.ofSeconds(1), 500, true))) {
      say(storage, 0, 1);
      Path inTheWay = folder.resolve("muc.db-messages-2");
      Files.createSymbolicLink(inTheWay, folder.resolve("nowhere").resolve("file"));
      int said = 1;
      while (said * 3L * 400 < LogFile.BYTES) {
        say(storage, said, 50);
        said += 50;
      }
      while (MessageLogTest.inChunks(folder) < said * 3) {
        Thread.onSpinWait();
      }
      assertThat(Files.exists(inTheWay)).isFalse();
    }
  }

  @Test
  void onlySoMuchWaitsInFiles() throws Exception {
    LogLimits.Amount most = new LogLimits.Amount(1_000_000, 1L << 30, 20_000);
    try (SqlStorage storage =
        SqlStorage.inFolder(folder, new LogLimits(most, Duration.ofDays(1), 64, false))) {
      say(storage, 0, 1);
      int waitedMost = 0;
      for (int from = 1; from < 200; from++) {
        say(storage, from, 1);
        if (from % 8 == 0) {
          waitedMost = Math.max(waitedMost, MessageLogTest.inLog(folder) * 3 * 240);
        }
      }
      assertThat(waitedMost).as("240 bytes a message and more").isBetween(10_000, 20_000);
      assertHasAll(storage, 200);
    }
  }

  @Test
  void commitThatIsTooLongForAFileIsThere() throws Exception {
    try (SqlStorage storage = open()) {
      say(storage, 0, 1);
      List<ArchivedMessage> longOnes = Fill.longMessages(0, 80).subList(1, 80);
      RoomRecord filled = Fill.batch(0, 0).get(0);
      storage.commit(
          List.of(
              new RoomRecord(
                  filled.room(), filled.earlier(), List.of(), longOnes, filled.summary(), null)));
      assertThat(files()).isEmpty();
      assertThat(MessageLogTest.archive(storage, 0).subList(1, 80)).isEqualTo(longOnes);
    }
  }

  @Test
  void whatWasErasedIsInNoFile() throws Exception {
    try (SqlStorage storage = open()) {
      say(storage, 0, 1);
      say(storage, 1, 2);
      assertThat(files()).hasSize(1);
      assertThat(storage.archive().redact(Fill.room(0), "id-0-1")).isTrue();
      assertThat(files()).isEmpty();
      say(storage, 3, 1);
      var sender = Fill.messages(0, 1).get(0).sender().bare();
      assertThat(storage.archive().eraseSender(null, sender)).isEqualTo(3 * 4 - 1);
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void filesAreUsedAgainAndGoWhenNothingWaits() throws Exception {
    int each = LogFile.BYTES / 400 / 3; // Less than 400 bytes a message: about two files.
    try (SqlStorage storage = open()) {
      say(storage, 0, 1);
      for (int from = 1; from < 4 * each; from += 50) {
        say(storage, from, 50);
        if (from % 2_000 == 1) {
          assertThat(storage.archive().expire(null, 1_000_000)).as("sorts all in").isZero();
        }
      }
      assertThat(files()).hasSizeBetween(2, 3);
    }
    open().close();
    List<Path> left = files();
    try (SqlStorage storage = open()) {
      assertThat(storage.archive().redact(Fill.room(0), "none")).isFalse();
    }
    open().close();
    assertThat(left).hasSizeLessThan(3);
    assertThat(files()).isEmpty();
  }

  @Test
  void filesOfAnotherTimeThanTheDatabaseAreRefused() throws Exception {
    Path older = Files.createDirectory(folder.resolve("older"));
    try (SqlStorage storage = open()) {
      say(storage, 0, 3);
    }
    Files.copy(folder.resolve("muc.db"), older.resolve("muc.db"));
    try (SqlStorage storage = open()) {
      say(storage, 3, 1);
      assertThat(storage.archive().redact(Fill.room(0), "none")).as("sorts all in").isFalse();
      say(storage, 4, 1);
    }
    Path newer = folder.resolve("newer");
    Files.copy(folder.resolve("muc.db"), newer);
    Files.copy(
        older.resolve("muc.db"), folder.resolve("muc.db"), StandardCopyOption.REPLACE_EXISTING);
    // The file of before is used again, so that what the database lacks is nowhere.
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("put back the files");
    Files.copy(newer, folder.resolve("muc.db"), StandardCopyOption.REPLACE_EXISTING);
    try (SqlStorage storage = open()) {
      assertHasAll(storage, 5);
    }
  }

  @Test
  void databaseIsNotOpenedByItsUrlWhileMessagesWaitBesideIt() throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("muc.db");
    try (SqlStorage storage = open()) {
      say(storage, 0, 1);
      say(storage, 1, 1);
    }
    assertThatThrownBy(() -> SqlStorage.at(url))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("open its folder instead");
    try (SqlStorage storage = open()) {
      assertThat(storage.archive().redact(Fill.room(0), "none")).as("sorts all in").isFalse();
    }
    try (SqlStorage storage = SqlStorage.at(url)) {
      assertHasAll(storage, 2);
      say(storage, 2, 1);
    }
    try (SqlStorage storage = open()) {
      say(storage, 3, 1);
      assertHasAll(storage, 4);
    }
  }
}
