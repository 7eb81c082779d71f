package dev.muc.stores;

import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchiveStore;
import dev.muc.store.ArchivedMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Archives in a database. */
final class SqlArchive implements ArchiveStore {
  private final Database database;

  SqlArchive(Database database) {
    this.database = database;
  }

  @Override
  public void append(BareJid room, List<ArchivedMessage> messages) {
    if (messages.isEmpty()) {
      return;
    }
    List<EncodedMessage> encoded = EncodedRecord.encode(room, messages);
    database.write(
        session -> {
          new ArchiveWriter(session, database.dialect()).append(Map.of(room.toString(), encoded));
          return encoded.size();
        });
  }

  @Override
  public Optional<ArchivePage> page(BareJid room, ArchiveQuery query) {
    return database.read(
        session ->
            new ArchiveSearch(session.handle(), database.dialect(), room.toString(), query).page());
  }

  @Override
  public boolean redact(BareJid room, String id) {
    return new ArchiveErasure(database).redact(room.toString(), id);
  }

  @Override
  public int eraseSender(@Nullable BareJid room, BareJid account) {
    return new ArchiveErasure(database).erase(room, account);
  }

  @Override
  public int expire(@Nullable Instant before, int messagesMax) {
    return new ArchiveExpiry(database).expire(before, messagesMax);
  }

  @Override
  public void drop(BareJid room) {
    database.write(
        session -> {
          new ArchiveWriter(session, database.dialect()).drop(List.of(room.toString()));
          return true;
        });
  }
}
