package dev.muc.stores;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messages that have their places, before they are stored.
 *
 * @param archives the archive of each
 * @param rows the messages, in the same order
 */
record Placed(List<UnsortedArchive> archives, List<MessageRow> rows) {

  /** Returns those of which there are none yet. */
  static Placed empty() {
    return new Placed(new ArrayList<>(), new ArrayList<>());
  }

  /** Adds a message that is next in an archive. */
  void add(UnsortedArchive archive, MessageRow row) {
    archives.add(archive);
    rows.add(row);
  }

  /**
   * Gives messages their places, as far as that takes no look into the database.
   *
   * @param messages the messages of some rooms, by address
   * @return null if an archive is not known, an id may be taken, or too many would wait
   */
  static @Nullable Placed of(
      Map<String, List<EncodedMessage>> messages, Unsorted unsorted, LogLimits limits) {
    Placed placed = empty();
    long bytes = 0;
    for (Map.Entry<String, List<EncodedMessage>> each : messages.entrySet()) {
      UnsortedArchive archive = unsorted.find(each.getKey());
      if (archive == null || !placed.add(archive, each.getValue())) {
        return null;
      }
      bytes += EncodedMessage.bytes(each.getValue());
    }
    return unsorted.isFullWith(placed.rows.size(), bytes, limits) ? null : placed;
  }

  private boolean add(UnsortedArchive archive, List<EncodedMessage> messages) {
    ArchiveRow last = archive.last();
    long next = last.end();
    Set<String> ids = new HashSet<>();
    for (EncodedMessage each : messages) {
      String id = each.message().id();
      if (archive.ids().mayHave(id, next) || (messages.size() > 1 && !ids.add(id))) {
        return false;
      }
      last = last.after(Places.nanos(each.message().at()));
      add(archive, MessageRow.of(each, last));
    }
    return true;
  }

  /** Adds them to what waits, with the entry of the log that has them and nothing else. */
  void addTo(Unsorted unsorted, LogEntry entry) {
    unsorted.add(entry);
    for (int i = 0; i < rows.size(); i++) {
      unsorted.add(archives.get(i), rows.get(i), entry);
    }
  }
}
