package dev.muc;

import dev.muc.Question.ReadArchive;
import dev.muc.event.RoomEvent.HistoryRead;
import dev.muc.internal.room.Room;
import dev.muc.model.HistoryEntry;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchivedMessage;
import java.util.Optional;

/** The messages that newcomers are shown, where the archive has them (XEP-0045 §7.2.13). */
final class ArchivedHistory {

  private ArchivedHistory() {}

  /** Returns what to ask for a room that was just read; empty if it shows newcomers nothing. */
  static Optional<ReadArchive> question(Room room) {
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
