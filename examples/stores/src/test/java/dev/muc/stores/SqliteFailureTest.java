package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One clear sentence, nothing damaged, and all works again when the reason is gone. */
class SqliteFailureTest {
  private final Path folder;
  private final Path file;

  SqliteFailureTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("muc.db");
  }

  private static void assertFails(ThrowingCallable call, String sentence) {
    assertThatThrownBy(call)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(sentence)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void fileThatIsNoDatabaseIsLeftAsItIs() throws IOException {
    Files.writeString(file, "these are the notes of an operator, not a database. ".repeat(100));
    byte[] before = Files.readAllBytes(file);
    assertFails(() -> SqlStorage.inFolder(folder), "is no SQLite database");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);

    Files.delete(file);
    SqlStorage.inFolder(folder).close();
  }

  @Test
  void databaseOfAnotherProgramIsLeftAsItIs() throws SQLException {
    execute("CREATE TABLE notes (note TEXT)");
    assertFails(() -> SqlStorage.inFolder(folder), "belongs to another program");
    execute("INSERT INTO notes VALUES ('still here')");
  }

  @Test
  void damagedFileIsReportedAndItsBackupWorks() throws IOException {
    try (SqlStorage storage = SqlStorage.inFolder(folder)) {
      for (int i = 0; i < 50; i++) {
        storage.commit(Fill.batch(i, 40));
      }
    }
    byte[] backup = Files.readAllBytes(file);
    byte[] damaged = backup.clone();
    Arrays.fill(damaged, 40 * 4096, damaged.length, (byte) 0x5a);
    Files.write(file, damaged);
    assertFails(
        () -> {
          try (SqlStorage storage = SqlStorage.inFolder(folder)) {
            for (int i = 0; i < 50; i++) {
              storage.rooms().load(Fill.room(i));
              storage.archive().page(Fill.room(i), Fill.all());
            }
          }
        },
        "is damaged");

    Files.write(file, backup);
    try (SqlStorage storage = SqlStorage.inFolder(folder)) {
      assertThat(storage.rooms().load(Fill.room(7))).isEqualTo(Fill.events(7, 40));
    }
  }

  @Test
  void fullDiskIsReportedAndNothingOfTheBatchIsThere() {
    try (SqlStorage storage = SqlStorage.at("jdbc:sqlite:" + file + "?max_page_count=200")) {
      int stored = fillUntilItFails(storage);
      assertThat(stored).isPositive();
      assertFails(() -> storage.commit(Fill.batch(stored, 40)), "the disk is full");
      assertThat(storage.rooms().load(Fill.room(stored))).isEmpty();
      assertThat(storage.archive().page(Fill.room(stored), Fill.all()).orElseThrow().messages())
          .isEmpty();
      for (int i = 0; i < stored; i++) {
        assertThat(storage.rooms().load(Fill.room(i))).isEqualTo(Fill.events(i, 40));
      }

      storage.commit(Fill.gone(0));
      storage.commit(Fill.gone(1));
      storage.commit(Fill.batch(stored, 40));
      assertThat(storage.rooms().load(Fill.room(stored))).isEqualTo(Fill.events(stored, 40));
    }
  }

  private static int fillUntilItFails(SqlStorage storage) {
    int stored = 0;
    try {
      while (stored < 1_000) {
        storage.commit(Fill.batch(stored, 40));
        stored++;
      }
    } catch (StoreException full) {
      return stored;
    }
    throw new AssertionError("the disk was never full");
  }

  @Test
  void databaseThatMayOnlyBeReadIsReportedAndWorksWhenItMayBeWritten() {
    try (SqlStorage storage = SqlStorage.inFolder(folder)) {
      storage.commit(Fill.batch(0, 1));
    }
    assertFails(
        () -> {
          try (SqlStorage storage = SqlStorage.at("jdbc:sqlite:file:" + file + "?mode=ro")) {
            storage.commit(Fill.batch(1, 1));
          }
        },
        "read-only");
    try (SqlStorage storage = SqlStorage.inFolder(folder)) {
      assertThat(storage.rooms().load(Fill.room(0))).isEqualTo(Fill.events(0, 1));
      storage.commit(Fill.batch(1, 1));
    }
  }

  @Test
  void folderThatCannotBeMadeIsReported() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "");
    assertFails(() -> SqlStorage.inFolder(inTheWay.resolve("data")), "cannot be created");
    // No file can be made in there, not even by root.
    assertFails(() -> SqlStorage.inFolder(Path.of("/proc/self/fdinfo")), "cannot be written to");
  }

  @Test
  void newerSchemaIsReportedAndLeftAsItIs() throws SQLException {
    SqlStorage.inFolder(folder).close();
    execute(
        "INSERT INTO schema_history SELECT 99, '99', 'of the future', 'SQL', 'V99__f.sql', 1,"
            + " installed_by, installed_on, 1, 1 FROM schema_history WHERE installed_rank = 1");
    assertFails(() -> SqlStorage.inFolder(folder), "newer than this program");
    assertFails(() -> SqlStorage.toReadInFolder(folder), "newer than this program");

    execute("DELETE FROM schema_history WHERE installed_rank = 99");
    SqlStorage.inFolder(folder).close();
  }

  @Test
  void lockOfAnotherProgramIsReportedAndWaitedFor() throws SQLException {
    try (SqlStorage storage = SqlStorage.at("jdbc:sqlite:" + file)) {
      storage.commit(Fill.batch(0, 1));
      try (Connection other = connect()) {
        other.createStatement().execute("BEGIN IMMEDIATE");
        assertFails(() -> storage.commit(Fill.batch(1, 1)), "is locked by another program");
        assertThat(storage.rooms().load(Fill.room(0))).isEqualTo(Fill.events(0, 1));
      }
      storage.commit(Fill.batch(1, 1));
      assertThat(storage.rooms().load(Fill.room(1))).isEqualTo(Fill.events(1, 1));
    }
  }

  @Test
  void folderBelongsToOneServiceAtATimeButMayBeLookedAt() {
    try (SqlStorage storage = SqlStorage.inFolder(folder)) {
      storage.commit(Fill.batch(0, 3));
      assertFails(() -> SqlStorage.inFolder(folder), "another process serves the rooms");
      try (SqlStorage looking = SqlStorage.toReadInFolder(folder)) {
        storage.commit(Fill.batch(1, 3));
        assertThat(looking.rooms().load(Fill.room(1))).isEqualTo(Fill.events(1, 3));
        assertFails(() -> looking.commit(Fill.batch(2, 3)), "to read only");
      }
    }
    SqlStorage.inFolder(folder).close();
    assertFails(() -> SqlStorage.toReadInFolder(folder.resolve("none")), "there is no database");
  }

  @Test
  void eventThatCannotBeReadIsReportedAndItsRoomIsNotFree() throws SQLException {
    try (SqlStorage storage = SqlStorage.inFolder(folder)) {
      storage.commit(Fill.batch(0, 3));
      storage.commit(Fill.batch(1, 3));
    }
    execute("UPDATE events SET event = '<unknown/>' WHERE place = (SELECT max(place) FROM events)");
    try (SqlStorage storage = SqlStorage.inFolder(folder)) {
      assertFails(() -> storage.rooms().load(Fill.room(1)), "what is stored of room1@");
      assertThat(storage.rooms().load(Fill.room(0))).isEqualTo(Fill.events(0, 3));
    }
  }

  @Test
  void whatWasOpenWhenTheProcessEndedIsUndoneAndTheRestIsThere() throws IOException, SQLException {
    Path copy = Files.createDirectory(folder.resolve("copy"));
    try (SqlStorage storage = SqlStorage.inFolder(folder);
        Connection open = connect()) {
      storage.commit(Fill.batch(0, 3));
      open.createStatement().execute("BEGIN IMMEDIATE");
      open.createStatement().execute("DELETE FROM events");
      // What a process that is killed leaves is what is in its files at that moment.
      for (String name : new String[] {"muc.db", "muc.db-wal"}) {
        Files.copy(folder.resolve(name), copy.resolve(name));
      }
    }
    Files.write(copy.resolve("muc.db-wal"), new byte[1_000], StandardOpenOption.APPEND);
    try (SqlStorage storage = SqlStorage.inFolder(copy)) {
      assertThat(storage.rooms().load(Fill.room(0))).isEqualTo(Fill.events(0, 3));
      assertThat(storage.archive().page(Fill.room(0), Fill.all()).orElseThrow().messages())
          .hasSize(3);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
