package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.store.ArchivedMessage;
import dev.muc.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same of a log that is a table, as in any database that was opened by its URL. */
class TableLogTest extends MessageLogTest {

  TableLogTest(@TempDir Path folder) {
    super(folder);
  }

  @Override
  SqlStorage open(Path place, LogLimits limits) {
    return SqlStorage.at("jdbc:sqlite:" + place.resolve("muc.db"), limits);
  }

  @Test
  void whatFailsLeavesWhatWaitsAsItWas() throws Exception {
    try (SqlStorage storage = open(folder(), TestLimits.NEVER)) {
      say(storage, 0, 3);
      try (Connection other =
          DriverManager.getConnection("jdbc:sqlite:" + folder().resolve("muc.db"))) {
        other.createStatement().execute("BEGIN IMMEDIATE");
        assertThatThrownBy(() -> say(storage, 3, 1)).isInstanceOf(StoreException.class);
      }
      say(storage, 3, 2);
      for (int room = 0; room < 3; room++) {
        assertHas(storage, room, Fill.messages(room, 0, 5));
      }
    }
  }

  @Test
  void anotherProcessThatSortsInIsNoticed() throws Exception {
    try (SqlStorage storage = open(folder(), TestLimits.NEVER);
        SqlStorage other = open(folder(), TestLimits.NEVER)) {
      say(storage, 0, 3);
      assertThat(other.archive().redact(Fill.room(0), "id-0-1")).isFalse();
      try (SqlStorage late = open(folder(), TestLimits.NEVER)) {
        assertThat(late.archive().redact(Fill.room(0), "id-0-1")).isTrue();
      }
      List<ArchivedMessage> expected = new ArrayList<>(Fill.messages(0, 0, 3));
      expected.set(1, expected.get(1).redacted());
      assertThat(archive(storage, 0)).isEqualTo(expected);
      assertThatThrownBy(() -> storage.archive().redact(Fill.room(0), "id-0-2"))
          .isInstanceOf(StoreException.class);
      assertThat(archive(storage, 0)).isEqualTo(expected);
      assertThat(storage.archive().redact(Fill.room(0), "id-0-2")).isTrue();
      say(storage, 3, 1);
      assertThat(archive(storage, 1)).isEqualTo(Fill.messages(1, 0, 4));
    }
  }
}
