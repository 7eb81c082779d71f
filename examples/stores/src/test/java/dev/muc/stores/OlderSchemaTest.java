package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.payload.PageRequest;
import dev.muc.stanza.Jid;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.RoomQuery;
import dev.muc.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that an earlier version has made. */
class OlderSchemaTest {

  private static final String MESSAGE =
      "INSERT INTO messages (place, id, latest_at, late, setback, occupant, account, resource,"
          + " sender_public, remembered, content) VALUES (";

  private static final String CONTENT =
      "'<message xmlns=\"jabber:client\" from=\"r@localhost/n\" type=\"groupchat\"/>'";

  /** Makes a database as a version of the schema has it. */
  private static void make(Path folder, String version, List<String> rows) throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("muc.db");
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:muc-stores/sqlite")
        .table("schema_history")
        .target(version)
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (String row : rows) {
        statement.execute(row);
      }
    }
    assertThatThrownBy(() -> SqlStorage.toReadInFolder(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("older schema");
  }

  private static String room(int number) {
    return "INSERT INTO rooms (address, name, listed, persistent, occupants, creator, created_at)"
        + String.format(
            " VALUES ('room%d@conference.localhost', 'Room', TRUE, TRUE, 1, 'a@localhost', 5)",
            number);
  }

  @Test
  void roomsOfTheFirstVersionAreCounted(@TempDir Path folder) throws SQLException {
    make(folder, "1", List.of(room(0), room(1), room(2)));
    try (SqlStorage storage = SqlStorage.inFolder(folder)) {
      storage.commit(Fill.batch(3, 2));
      storage.commit(Fill.gone(0));
      var all = storage.rooms().list(RoomQuery.all(PageRequest.FIRST, 10));
      assertThat(all.count()).isEqualTo(3);
      assertThat(all.entries()).hasSize(3);
      assertThat(storage.rooms().list(RoomQuery.listed(PageRequest.FIRST, 1)).count()).isEqualTo(3);
      assertThat(storage.rooms().list(RoomQuery.occupied(PageRequest.FIRST, 1)).count())
          .isEqualTo(3);
    }
  }

  @Test
  void messagesOfTheSecondVersionMoveIntoChunks(@TempDir Path folder) throws SQLException {
    List<String> rows = new ArrayList<>();
    rows.add("INSERT INTO archives (address) VALUES ('room0@conference.localhost')");
    rows.add("INSERT INTO archives (address) VALUES ('room1@conference.localhost')");
    for (int i = 5; i < 1_505; i++) {
      rows.add(row(Places.of(1, i), "a" + i, i, 0, CONTENT));
    }
    rows.add(row(Places.of(2, 0), "b0", 7, 0, "NULL"));
    rows.add(row(Places.of(2, 1), "b1", 7, 3, "NULL"));
    make(folder, "2", rows);

    try (SqlStorage storage = SqlStorage.inFolder(folder)) {
      var first = storage.archive().page(Fill.room(0), Fill.all()).orElseThrow();
      assertThat(first.count()).isEqualTo(1_500);
      assertThat(first.index()).isEqualTo(500);
      ArchivedMessage last = first.messages().get(999);
      assertThat(last.id()).isEqualTo("a1504");
      assertThat(last.at()).isEqualTo(Instant.ofEpochSecond(0, 1_504));
      assertThat(last.sender()).isEqualTo(Jid.of("a@localhost/r"));
      assertThat(last.senderPublic()).isTrue();
      assertThat(last.remembered()).isFalse();
      var second = storage.archive().page(Fill.room(1), Fill.all()).orElseThrow().messages();
      assertThat(second).extracting(ArchivedMessage::id).containsExactly("b0", "b1");
      assertThat(second.get(1).at()).isEqualTo(Instant.ofEpochSecond(0, 4));
      assertThat(second.get(1).message().from()).isEqualTo(Jid.of("r@localhost/n"));
      storage.archive().append(Fill.room(1), Fill.messages(1, 2));
      assertThat(storage.archive().page(Fill.room(1), Fill.all()).orElseThrow().count())
          .isEqualTo(4);
    }
  }

  private static String row(long place, String id, int latestAt, int late, String content) {
    return MESSAGE
        + String.format(
            "%d, '%s', %d, %d, %d, 'r@localhost/n', 'a@localhost', 'r', TRUE, FALSE, %s)",
            place, id, latestAt, late, late, content);
  }
}
