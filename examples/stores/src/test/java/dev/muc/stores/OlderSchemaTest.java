package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.payload.PageRequest;
import dev.muc.store.RoomQuery;
import dev.muc.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that an earlier version has made. */
class OlderSchemaTest {

  @Test
  void databaseOfTheFirstVersionIsBroughtUpToDate(@TempDir Path folder) throws SQLException {
    try (SqlStorage storage = SqlStorage.inFolder(folder)) {
      for (int i = 0; i < 3; i++) {
        storage.commit(Fill.batch(i, 2));
      }
    }
    asOfTheFirstVersion(folder);
    assertThatThrownBy(() -> SqlStorage.toReadInFolder(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("older schema");

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

  private static void asOfTheFirstVersion(Path folder) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("muc.db"));
        var statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "DROP TRIGGER rooms_counted_in",
              "DROP TRIGGER rooms_counted_anew",
              "DROP TRIGGER rooms_counted_out",
              "DROP TABLE room_counts",
              "DELETE FROM schema_history WHERE version = '2'")) {
        statement.execute(sql);
      }
    }
  }
}
