package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.store.ArchivePage;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.RoomRecord;
import dev.muc.store.StoreException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What waits in the log is as good as in its archive, whenever the process ends. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MessageLogTest {
  private final Path folder;
  private int copies;

  MessageLogTest(@TempDir Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** Opens the storage in a folder; its log is in files. */
  SqlStorage open(Path place, LogLimits limits) {
    return SqlStorage.inFolder(place, limits);
  }

  private SqlStorage open(LogLimits limits) {
    return open(folder, limits);
  }

  /** What a process that is killed leaves is what is in its files at that moment. */
  Path asIfKilled() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy" + ++copies));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "muc.db*")) {
      for (Path file : files) {
        if (!file.toString().endsWith("-shm")) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }
    }
    return copy;
  }

  /** Returns how many entries of the log have messages that are not in chunks. */
  static int inLog(Path folder) throws SQLException {
    int count = number(folder, "SELECT count(*) FROM unsorted");
    try (LogFiles files = new LogFiles(folder.resolve("muc.db"), false, 0)) {
      for (LogFile.Block block : files.blocks()) {
        boolean waits = false;
        for (MessageRow row : MessageCodec.decode(Objects.requireNonNull(block.kept()).array())) {
          waits = waits || row.place() >= end(folder, row.archive());
        }
        count += waits ? 1 : 0;
      }
    }
    return count;
  }

  /** Returns the place up to which an archive is sorted; of one that is gone, the last of all. */
  private static long end(Path folder, long archive) throws SQLException {
    int next =
        number(folder, "SELECT coalesce(max(next), -1) FROM archives WHERE archive = " + archive);
    return next < 0 ? Long.MAX_VALUE : Places.of(archive, next);
  }

  static int inChunks(Path folder) throws SQLException {
    return number(folder, "SELECT coalesce(sum(length(ids)) / 4, 0) FROM chunks");
  }

  static int number(Path folder, String query) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("muc.db"));
        var statement = connection.createStatement();
        var found = statement.executeQuery(query)) {
      return found.getInt(1);
    }
  }

  private static ArchivePage page(SqlStorage storage, int room) {
    return storage.archive().page(Fill.room(room), Fill.all()).orElseThrow();
  }

  static List<ArchivedMessage> archive(SqlStorage storage, int room) {
    return page(storage, room).messages();
  }

  /** Stores messages in rooms 0 to 2 with one commit. */
  static void say(SqlStorage storage, int from, int count) {
    List<RoomRecord> batch = new ArrayList<>();
    for (int room = 0; room < 3; room++) {
      RoomRecord filled = Fill.batch(room, 0).get(0);
      batch.add(
          new RoomRecord(
              filled.room(),
              filled.earlier(),
              List.of(),
              Fill.messages(room, from, count),
              filled.summary(),
              null));
    }
    storage.commit(batch);
  }

  static void assertHas(SqlStorage storage, int room, List<ArchivedMessage> expected) {
    ArchivePage page = page(storage, room);
    assertThat(page.messages()).isEqualTo(expected);
    assertThat(page.count()).isEqualTo(expected.size());
    assertThat(page.index()).isEqualTo(0);
  }

  @Test
  void whatWaitsWhenTheProcessIsKilledIsThere() throws Exception {
    try (SqlStorage storage = open(TestLimits.NEVER)) {
      say(storage, 0, 3);
      say(storage, 3, 2);
      Path copy = asIfKilled();
      assertThat(inLog(copy)).isEqualTo(2);
      try (SqlStorage again = open(copy, TestLimits.NEVER)) {
        say(again, 5, 1);
        for (int room = 0; room < 3; room++) {
          assertHas(again, room, Fill.messages(room, 0, 6));
        }
      }
    }
  }

  /** Says seven things in each room, with six of room 0 in its archive and in the log. */
  private static void sayUntilSomeAreSortedIn(SqlStorage storage) {
    say(storage, 0, 3);
    say(storage, 3, 3);
    say(storage, 6, 1);
  }

  @Test
  void whatIsSortedInBeforeTheOthersOfItsCommitIsThereOnce() throws Exception {
    try (SqlStorage storage = open(TestLimits.ONE_BY_ONE)) {
      sayUntilSomeAreSortedIn(storage);
      Path copy = asIfKilled();
      assertThat(inLog(copy)).isEqualTo(3);
      assertThat(inChunks(copy)).isEqualTo(6);
      try (SqlStorage again = open(copy, TestLimits.ONE_BY_ONE)) {
        for (int room = 0; room < 3; room++) {
          assertHas(again, room, Fill.messages(room, 0, 7));
        }
        say(again, 7, 3);
        say(again, 10, 3);
        assertThat(inLog(copy)).as("all of the first three are sorted in").isLessThan(4);
        for (int room = 0; room < 3; room++) {
          assertHas(again, room, Fill.messages(room, 0, 13));
        }
      }
    }
  }

  /** Something that removes messages. */
  @FunctionalInterface
  private interface Removal {
    void from(SqlStorage storage) throws Exception;
  }

  private void assertNotBack(Removal removing) throws Exception {
    try (SqlStorage storage = open(TestLimits.ONE_BY_ONE)) {
      sayUntilSomeAreSortedIn(storage);
      removing.from(storage);
      Path copy = asIfKilled();
      List<List<ArchivedMessage>> expected = new ArrayList<>();
      for (int room = 0; room < 3; room++) {
        expected.add(archive(storage, room));
      }
      try (SqlStorage again = open(copy, TestLimits.NEVER)) {
        for (int room = 0; room < 3; room++) {
          assertThat(archive(again, room)).isEqualTo(expected.get(room));
        }
      }
    }
  }

  @Test
  void whatHasExpiredDoesNotComeBack() throws Exception {
    assertNotBack(storage -> assertThat(storage.archive().expire(null, 1)).isEqualTo(18));
  }

  @Test
  void archiveThatHasExpiredAsAWholeDoesNotComeBack() throws Exception {
    assertNotBack(
        storage -> {
          ArchivedMessage last = archive(storage, 1).get(6);
          storage.archive().expire(last.at().plusSeconds(1), 0);
          assertThat(archive(storage, 1)).isEmpty();
          say(storage, 7, 2);
        });
  }

  @Test
  void whatWasErasedDoesNotComeBack() throws Exception {
    assertNotBack(
        storage -> {
          var sender = Fill.messages(0, 1).get(0).sender().bare();
          assertThat(storage.archive().eraseSender(Fill.room(1), sender)).isEqualTo(7);
          assertThat(storage.archive().redact(Fill.room(0), "id-0-2")).isTrue();
          assertThat(storage.archive().redact(Fill.room(2), "id-2-6")).isTrue();
          assertThat(inLog(folder)).as("what was erased is nowhere else").isZero();
        });
  }

  @Test
  void archiveThatWasDroppedDoesNotComeBack() throws Exception {
    assertNotBack(
        storage -> {
          storage.commit(Fill.gone(1));
          storage.archive().drop(Fill.room(2));
          storage.commit(Fill.batch(1, 2));
        });
  }

  @Test
  void roomThatMovesInLeavesNothingOfTheOneBefore() throws Exception {
    assertNotBack(
        storage -> {
          RoomRecord filled = Fill.batch(1, 1).get(0);
          storage.replace(
              new RoomRecord(
                  filled.room(),
                  RoomRecord.Earlier.OVER,
                  filled.events(),
                  List.of(),
                  filled.summary(),
                  null),
              Fill.messages(1, 10, 3).iterator());
          assertHas(storage, 1, Fill.messages(1, 10, 3));
          say(storage, 13, 1);
          assertHas(storage, 1, Fill.messages(1, 10, 4));
        });
  }

  @Test
  void commitOfMoreThanMayWaitIsThere() throws Exception {
    try (SqlStorage storage = open(TestLimits.AT_ONCE)) {
      say(storage, 0, 1);
      say(storage, 1, 100);
      say(storage, 101, 1);
      for (int room = 0; room < 3; room++) {
        assertHas(storage, room, Fill.messages(room, 0, 102));
      }
    }
  }

  @Test
  void whatWaitsIsSortedInAfterAWhileAndNotByClosing() throws Exception {
    try (SqlStorage storage = open(TestLimits.AT_ONCE)) {
      say(storage, 0, 1);
      while (inLog(folder) > 0) {
        Thread.onSpinWait();
      }
      assertThat(inChunks(folder)).isEqualTo(3);
      assertHas(storage, 1, Fill.messages(1, 0, 1));
    }
    try (SqlStorage storage = open(LogLimits.DEFAULT)) {
      say(storage, 1, 1);
    }
    assertThat(inLog(folder)).isEqualTo(1);
    try (SqlStorage storage = open(LogLimits.DEFAULT)) {
      assertHas(storage, 1, Fill.messages(1, 0, 2));
    }
  }

  @Test
  void fewMessagesJoinTheChunkBeforeThem() throws Exception {
    try (SqlStorage storage = open(TestLimits.NEVER)) {
      for (int i = 0; i < 100; i++) {
        say(storage, i, 1);
        assertThat(storage.archive().redact(Fill.room(0), "none")).isFalse();
      }
      assertThat(inLog(folder)).isZero();
      assertThat(number(folder, "SELECT count(*) FROM chunks")).isEqualTo(3 * 7);
      assertHas(storage, 1, Fill.messages(1, 0, 100));
    }
  }

  @Test
  void chunksAreNeitherOfTooManyNorOfTooLongMessages() throws Exception {
    try (SqlStorage storage = open(TestLimits.NEVER)) {
      storage.archive().append(Fill.room(0), Fill.messages(0, 0, 300));
      storage.archive().append(Fill.room(1), Fill.longMessages(1, 5));
      assertThat(storage.archive().redact(Fill.room(0), "id-0-0")).isTrue();
      assertThat(number(folder, "SELECT count(*) FROM chunks")).isEqualTo(3 + 5);
      assertThat(archive(storage, 0)).hasSize(300);
      assertThat(archive(storage, 1)).isEqualTo(Fill.longMessages(1, 5));
    }
  }

  @Test
  void takenIdIsRefusedWhetherItsOwnerWaitsOrNot() throws Exception {
    try (SqlStorage storage = open(TestLimits.NEVER)) {
      say(storage, 0, 3);
      assertThatThrownBy(() -> say(storage, 2, 1)).isInstanceOf(StoreException.class);
      assertHas(storage, 0, Fill.messages(0, 0, 3));
      assertThat(storage.archive().redact(Fill.room(1), "id-1-0")).isTrue();
      assertThat(inLog(folder)).isZero();
      assertThatThrownBy(() -> say(storage, 1, 1)).isInstanceOf(StoreException.class);
      say(storage, 3, 1);
      assertHas(storage, 0, Fill.messages(0, 0, 4));
      assertHas(storage, 2, Fill.messages(2, 0, 4));
    }
    try (SqlStorage again = open(TestLimits.NEVER)) {
      assertThatThrownBy(() -> say(again, 3, 1)).isInstanceOf(StoreException.class);
      assertThatThrownBy(() -> say(again, 2, 1)).isInstanceOf(StoreException.class);
    }
  }

  @Test
  void whoeverLooksSoonSeesAllThatWaitsAndChangesNothing() throws Exception {
    try (SqlStorage storage = open(TestLimits.NEVER);
        SqlStorage looking = SqlStorage.toReadInFolder(folder)) {
      assertThat(archive(looking, 2)).isEmpty();
      say(storage, 0, 3);
      while (archive(looking, 2).isEmpty()) {
        Thread.onSpinWait();
      }
      assertHas(looking, 2, Fill.messages(2, 0, 3));
      storage.archive().expire(null, 2);
      assertHas(looking, 2, Fill.messages(2, 1, 2));
      say(storage, 3, 1);
      while (archive(looking, 2).size() < 3) {
        Thread.onSpinWait();
      }
      assertHas(looking, 2, Fill.messages(2, 1, 3));
      assertThat(inLog(folder)).isEqualTo(1);
      assertThatThrownBy(() -> looking.archive().expire(null, 1))
          .isInstanceOf(StoreException.class);
    }
  }

  @Test
  void readersSeeAllWhileItIsSortedIn() throws Exception {
    try (SqlStorage storage = open(TestLimits.AT_ONCE)) {
      for (int i = 0; i < 60; i++) {
        say(storage, i, 1);
        int said = i + 1;
        int room = i % 3;
        var other = CompletableFuture.supplyAsync(() -> page(storage, room));
        assertHas(storage, (i + 1) % 3, Fill.messages((i + 1) % 3, 0, said));
        assertThat(other.get().count()).isEqualTo(said);
      }
    }
  }
}
