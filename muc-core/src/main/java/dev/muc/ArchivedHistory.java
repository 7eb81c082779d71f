package dev.muc;

import dev.muc.Question.ReadArchive;
import dev.muc.event.RoomEvent.HistoryRead;
import dev.muc.internal.room.Directory;
import dev.muc.internal.room.Room;
import dev.muc.model.HistoryEntry;
import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchivedMessage;
import java.util.Optional;

/** The messages that newcomers are shown, where the archive has them (XEP-0045 §7.2.13). */
final class ArchivedHistory {

  private ArchivedHistory() {}

  /** Returns what to ask for a room that was just read; the archive has its history (§7.2.13). */
  static Optional<ReadArchive> question(ServiceConfig config, Directory rooms, BareJid room) {
    return config.host().keepsArchive() && rooms.has(room)
        ? question(rooms.at(room))
        : Optional.empty();
  }

  /** Empty if the room shows newcomers nothing. */
  private static Optional<ReadArchive> question(Room room) {
    int max = room.config().discussion().historyFetchMax();
    return max == 0
        ? Optional.empty()
        : Optional.of(new ReadArchive(room.address(), ArchiveQuery.history(max)));
  }

  /** Puts back what the archive has; nothing if it knows nothing of the room. */
  static void putBack(Room room, Optional<ArchivePage> answer) {
    answer
        .map(page -> page.messages().stream().map(ArchivedHistory::entry).toList())
        .ifPresent(entries -> room.apply(new HistoryRead(entries)));
  }

  private static HistoryEntry entry(ArchivedMessage kept) {
    return new HistoryEntry(
        kept.message(), kept.at(), kept.senderPublic() ? kept.sender() : null, true);
  }
}
