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

  /**
   * Gives messages their places, as far as that takes no look into the database.
   *
   * @param messages the messages of some rooms, by address
   * @return null if an archive is not known, an id may be taken, or too many would wait
   */
  static @Nullable Placed of(
      Map<String, List<EncodedMessage>> messages, Unsorted unsorted, LogLimits limits) {
    Placed placed = new Placed(new ArrayList<>(), new ArrayList<>());
    long bytes = 0;
    for (Map.Entry<String, List<EncodedMessage>> each : messages.entrySet()) {
      UnsortedArchive archive = unsorted.find(each.getKey());
      if (archive == null || !placed.add(archive, each.getValue())) {
        return null;
      }
      bytes += Unsorted.weight(each.getValue());
    }
    return unsorted.isFullWith(placed.rows.size(), bytes, limits) ? null : placed;
  }

  private boolean add(UnsortedArchive archive, List<EncodedMessage> messages) {
    ArchiveRow last = archive.last();
    long next = last.end();
    Set<String> ids = new HashSet<>(messages.size());
    for (EncodedMessage each : messages) {
      String id = each.message().id();
      if (!ids.add(id) || archive.ids().mayHave(id, next)) {
        return false;
      }
      last = last.after(Places.nanos(each.message().at()));
      archives.add(archive);
      rows.add(MessageRow.of(each, last));
    }
    return true;
  }

  /** Adds them to what waits. */
  void addTo(Unsorted unsorted, LogEntry entry) {
    for (int i = 0; i < rows.size(); i++) {
      unsorted.add(archives.get(i), rows.get(i), entry);
    }
  }
}
