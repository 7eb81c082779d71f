package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.store.StoreException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One clear sentence, nothing damaged, and all works again when the reason is gone. */
class PostgresFailureTest {
  private Postgres server;
  private String url;

  @BeforeEach
  void create() throws IOException, SQLException {
    server = Postgres.server();
    url = server.createDatabase();
  }

  private static void assertFails(ThrowingCallable call, String sentence) {
    assertThatThrownBy(call)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(sentence)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void serverThatIsKilledIsReportedAndUsedAgainWhenItIsBack() throws IOException {
    try (SqlStorage storage = SqlStorage.at(url)) {
      storage.commit(Fill.batch(0, 10));
      server.kill();
      try {
        assertFails(() -> storage.commit(Fill.batch(1, 10)), "cannot be reached");
        assertFails(() -> storage.rooms().load(Fill.room(0)), "cannot be reached");
      } finally {
        server.start();
      }
      assertThat(storage.rooms().load(Fill.room(0))).isEqualTo(Fill.events(0, 10));
      assertThat(storage.rooms().load(Fill.room(1))).isEmpty();
      storage.commit(Fill.batch(1, 10));
      assertThat(storage.archive().page(Fill.room(1), Fill.all()).orElseThrow().messages())
          .isEqualTo(Fill.messages(1, 10));
    }
  }

  @Test
  void connectionsThatTheServerEndsAreReplaced() throws SQLException {
    try (SqlStorage storage = SqlStorage.at(url)) {
      storage.commit(Fill.batch(0, 10));
      execute(
          server.url("postgres"),
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'muc'");
      // A connection that has just been in use is not tried before it is used again.
      try {
        storage.rooms().load(Fill.room(0));
      } catch (StoreException ended) {
        assertThat(ended).hasMessageContaining("cannot be reached");
      }
      assertThat(storage.rooms().load(Fill.room(0))).isEqualTo(Fill.events(0, 10));
      assertThat(storage.rooms().load(Fill.room(1))).isEmpty();
    }
  }

  @Test
  void databaseThatIsNotThereIsReportedWithoutThePassword() {
    String missing = server.url("missing") + "&password=secret-of-mine";
    assertFails(() -> SqlStorage.at(missing), "/missing does not exist");
    assertThatThrownBy(() -> SqlStorage.at(missing)).message().doesNotContain("secret-of-mine");
  }

  @Test
  void serverThatIsNotThereIsReported() {
    assertFails(() -> SqlStorage.at("jdbc:postgresql://127.0.0.1:1/muc"), "cannot be reached");
  }

  @Test
  void newerSchemaIsReported() throws SQLException {
    SqlStorage.at(url).close();
    execute(
        url,
        "INSERT INTO schema_history SELECT 99, '99', 'of the future', 'SQL', 'V99__f.sql', 1,"
            + " installed_by, installed_on, 1, true FROM schema_history WHERE installed_rank = 1");
    assertFails(() -> SqlStorage.at(url), "newer than this program");
    execute(url, "DELETE FROM schema_history WHERE installed_rank = 99");
    SqlStorage.at(url).close();
  }

  @Test
  void tablesOfAnotherProgramAreLeftAsTheyAre() throws SQLException {
    execute(url, "CREATE TABLE notes (note TEXT)");
    assertFails(() -> SqlStorage.at(url), "belongs to another program");
  }

  @Test
  void urlOfAnotherKindOfDatabaseIsRefused() {
    assertFails(
        () -> SqlStorage.at("jdbc:mysql://user:secret@localhost/muc"),
        "no database is known by jdbc:mysql://localhost/muc");
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
