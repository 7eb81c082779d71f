package dev.muc.stores;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** Version 4 of the tables: messages, a row each until then, are in chunks. */
final class MoveMessages implements JavaMigration {
  private static final List<String> FIELDS =
      List.of("id", "occupant", "account", "resource", "content");
  private static final String ALL =
      "SELECT place, latest_at, late, setback, sender_public, remembered, "
          + String.join(", ", FIELDS)
          + " FROM messages ORDER BY place";

  /** How many rows of the old table are in memory at a time. */
  private static final int FETCH = 1_024;

  private final Dialect dialect;

  MoveMessages(Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("4");
  }

  @Override
  public String getDescription() {
    return "move messages";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Session session = new Session(Handles.of(context.getConnection()));
    try (Statement old = context.getConnection().createStatement()) {
      old.setFetchSize(FETCH);
      try (ResultSet rows = old.executeQuery(ALL)) {
        move(rows, new Chunks(session), new ArchiveTable(session, dialect));
      }
      old.execute("DROP TABLE messages");
    } finally {
      session.close();
    }
  }

  private static void move(ResultSet rows, Chunks chunks, ArchiveTable archives)
      throws SQLException {
    List<MessageRow> some = new ArrayList<>();
    long end = 0;
    long setback = 0;
    while (rows.next()) {
      MessageRow next = read(rows);
      if (!some.isEmpty() && (some.get(0).archive() != next.archive() || some.size() == FETCH)) {
        end = move(some, setback, end, chunks, archives);
        some.clear();
      }
      some.add(next);
      setback = rows.getLong("setback");
    }
    if (!some.isEmpty()) {
      move(some, setback, end, chunks, archives);
    }
  }

  /**
   * Stores messages of one archive.
   *
   * @param end how far the archive of the messages before them goes, this one or another
   * @return how far this one goes now
   */
  private static long move(
      List<MessageRow> some, long setback, long end, Chunks chunks, ArchiveTable archives)
      throws SQLException {
    MessageRow last = some.get(some.size() - 1);
    chunks.insert(some);
    archives.update(
        Math.max(end, Places.of(last.archive(), 0)),
        new ArchiveRow(last.archive(), last.place() + 1, last.latestAt(), setback));
    return last.place() + 1;
  }

  private static MessageRow read(ResultSet row) throws SQLException {
    List<@Nullable String> fields = new ArrayList<>();
    for (String column : FIELDS) {
      fields.add(row.getString(column));
    }
    return new MessageRow(
        row.getLong("place"),
        row.getLong("latest_at"),
        row.getLong("late"),
        MessageBody.ofColumns(
            row.getBoolean("sender_public"), row.getBoolean("remembered"), fields));
  }
}
