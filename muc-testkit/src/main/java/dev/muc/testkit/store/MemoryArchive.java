package dev.muc.testkit.store;

import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.RoomRecord;
import dev.muc.store.StoreException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a storage in memory holds of archives. Used by one thread at a time. */
final class MemoryArchive {
  private final Map<BareJid, MessageLog> logs = new HashMap<>();

  /**
   * Throws unless the messages of a batch can be appended.
   *
   * @throws StoreException if an id is taken
   */
  void check(List<RoomRecord> batch) {
    for (RoomRecord record : batch) {
      if (record.summary() != null) {
        boolean over = record.earlier() == RoomRecord.Earlier.OVER;
        check(record.room(), record.messages(), over ? new MessageLog() : log(record.room()));
      }
    }
  }

  private static void check(BareJid room, List<ArchivedMessage> messages, MessageLog log) {
    Set<String> ids = new HashSet<>();
    for (ArchivedMessage message : messages) {
      if (log.placeOf(message.id()).isPresent() || !ids.add(message.id())) {
        throw new StoreException(
            "the archive of " + room + " has a message " + message.id() + " already");
      }
    }
  }

  void commit(List<RoomRecord> batch) {
    for (RoomRecord record : batch) {
      if (record.earlier() == RoomRecord.Earlier.OVER || record.summary() == null) {
        drop(record.room());
      }
      if (record.summary() != null) {
        append(record.room(), record.messages());
      }
    }
  }

  void append(BareJid room, List<ArchivedMessage> messages) {
    check(room, messages, log(room));
    MessageLog log = logs.computeIfAbsent(room, ignored -> new MessageLog());
    messages.forEach(log::add);
  }

  Optional<ArchivePage> page(BareJid room, ArchiveQuery query) {
    return MemoryPaging.page(log(room), query);
  }

  boolean redact(BareJid room, String id) {
    return log(room).redact(id);
  }

  int eraseSender(@Nullable BareJid room, BareJid account) {
    Collection<MessageLog> wanted = room == null ? logs.values() : List.of(log(room));
    return wanted.stream().mapToInt(log -> log.eraseSender(account)).sum();
  }

  int expire(@Nullable Instant before, int messagesMax) {
    return logs.values().stream().mapToInt(log -> log.expire(before, messagesMax)).sum();
  }

  boolean drop(BareJid room) {
    return logs.remove(room) != null;
  }

  private MessageLog log(BareJid room) {
    return logs.getOrDefault(room, new MessageLog());
  }
}
