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
  private final Archives archives;

  SqlArchive(Database database, Archives archives) {
    this.database = database;
    this.archives = archives;
  }

  @Override
  public void append(BareJid room, List<ArchivedMessage> messages) {
    if (messages.isEmpty()) {
      return;
    }
    List<EncodedMessage> encoded = EncodedRecord.encode(room, messages);
    archives.write(
        (session, change) -> {
          change.append(Map.of(room.toString(), encoded));
          return encoded.size();
        });
  }

  @Override
  public Optional<ArchivePage> page(BareJid room, ArchiveQuery query) {
    return archives.read(room.toString(), archive -> new ArchiveSearch(archive, query).page());
  }

  @Override
  public boolean redact(BareJid room, String id) {
    return new ArchiveErasure(database, archives).redact(room.toString(), id);
  }

  @Override
  public int eraseSender(@Nullable BareJid room, BareJid account) {
    return new ArchiveErasure(database, archives).erase(room, account);
  }

  @Override
  public int expire(@Nullable Instant before, int messagesMax) {
    return new ArchiveExpiry(database, archives).expire(before, messagesMax);
  }

  @Override
  public void drop(BareJid room) {
    archives.write(
        (session, change) -> {
          change.drop(List.of(room.toString()));
          return room;
        });
  }
}
