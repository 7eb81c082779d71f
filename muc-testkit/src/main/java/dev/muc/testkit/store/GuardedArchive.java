package dev.muc.testkit.store;

import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchiveStore;
import dev.muc.store.ArchivedMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The archives of a storage in memory, one thread at a time and only as long as it works. */
record GuardedArchive(MemoryStorage storage) implements ArchiveStore {

  @Override
  public void append(BareJid room, List<ArchivedMessage> messages) {
    storage.write(
        held -> {
          held.archive.append(room, messages);
          return messages.size();
        });
  }

  @Override
  public Optional<ArchivePage> page(BareJid room, ArchiveQuery query) {
    return storage.read(held -> held.archive.page(room, query));
  }

  @Override
  public boolean redact(BareJid room, String id) {
    return storage.write(held -> held.archive.redact(room, id));
  }

  @Override
  public int eraseSender(@Nullable BareJid room, BareJid account) {
    return storage.write(held -> held.archive.eraseSender(room, account));
  }

  @Override
  public int expire(@Nullable Instant before, int messagesMax) {
    return storage.write(held -> held.archive.expire(before, messagesMax));
  }

  @Override
  public void drop(BareJid room) {
    storage.write(held -> held.archive.drop(room));
  }
}
