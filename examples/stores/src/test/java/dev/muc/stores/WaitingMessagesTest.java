package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.store.ArchivedMessage;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits in a file is there for whoever looks at it, whatever is done meanwhile. */
class WaitingMessagesTest {
  private static final String ADDRESS = Fill.room(0).toString();
  private static final List<ArchivedMessage> LONG = Fill.longMessages(0, 600);

  private final Database database;
  private final Archives archives;
  private int said;

  WaitingMessagesTest(@TempDir Path folder) {
    Path file = folder.resolve("muc.db");
    this.database = SqliteDatabase.open("jdbc:sqlite:" + file, file.toString(), false);
    this.archives = Archives.open(database, new LogFiles(file, true, 0), TestLimits.NEVER);
  }

  @BeforeEach
  void createArchive() {
    Map<String, List<EncodedMessage>> first = say(1);
    int unused =
        archives.write(
            (session, change) -> {
              change.append(first);
              return 1;
            });
  }

  @AfterEach
  void close() {
    archives.close();
    database.close();
  }

  private Map<String, List<EncodedMessage>> say(int count) {
    List<EncodedMessage> next =
        EncodedRecord.encode(Fill.room(0), LONG.subList(said, said + count));
    said += count;
    return Map.of(ADDRESS, next);
  }

  private boolean appendToFile() {
    return archives.append(say(20));
  }

  private static List<ArchivedMessage> all(ArchiveView view) throws SQLException {
    List<ArchivedMessage> all = new ArrayList<>();
    for (long place = view.all().from(); place < view.all().to(); place++) {
      all.add(view.chunk(place).get(place).message());
    }
    return all;
  }

  @Test
  void fileIsNotUsedAgainAsLongAsSomebodyLooksAtIt() {
    assertThat(appendToFile()).isTrue();
    List<ArchivedMessage> seen =
        archives.read(
            ADDRESS,
            view -> {
              while (said < 500) { // Four files, if one after the other is full and free.
                archives.sortAll();
                assertThat(appendToFile()).isTrue();
              }
              return all(view);
            });
    assertThat(seen).isEqualTo(LONG.subList(0, 21));
    assertThat(archives.<List<ArchivedMessage>>read(ADDRESS, WaitingMessagesTest::all))
        .isEqualTo(LONG.subList(0, said));
  }

  @Test
  void whoIsInterruptedWhileLookingDoesNotKeepOthersFromAppending() {
    assertThat(appendToFile()).isTrue();
    List<ArchivedMessage> seen =
        archives.read(
            ADDRESS,
            view -> {
              Thread.currentThread().interrupt();
              List<ArchivedMessage> all = all(view);
              assertThat(Thread.interrupted()).isTrue();
              return all;
            });
    assertThat(seen).isEqualTo(LONG.subList(0, 21));
    assertThat(appendToFile()).isTrue();
    assertThat(archives.<List<ArchivedMessage>>read(ADDRESS, WaitingMessagesTest::all))
        .isEqualTo(LONG.subList(0, 41));
  }
}
