package dev.muc.stores;

import dev.muc.store.RoomRecord;
import dev.muc.store.RoomSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is stored of rooms in which something has happened lately: of a batch in which there are
 * only messages in a room, nothing else has to be looked up. For several threads.
 */
final class KnownSummaries {

  /** As many as archives are known; some 300 bytes each. */
  private static final int KNOWN_MAX = 32_768;

  private final Map<String, RoomSummary> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RoomSummary> eldest) {
          return size() > KNOWN_MAX;
        }
      };

  /** Returns whether a record says more of a room than is known to be stored, but for messages. */
  synchronized boolean isNew(EncodedRecord encoded) {
    RoomRecord record = encoded.record();
    return record.earlier() != RoomRecord.Earlier.STANDS
        || !record.events().isEmpty()
        || record.summary() == null
        || !record.summary().equals(known.get(encoded.address()));
  }

  /** What is known of some rooms counts no more: it is about to change. */
  synchronized void forget(List<EncodedRecord> changing) {
    for (EncodedRecord each : changing) {
      known.remove(each.address());
    }
  }

  /** Learns what is stored now. */
  synchronized void add(List<EncodedRecord> stored) {
    for (EncodedRecord each : stored) {
      RoomSummary summary = each.record().summary();
      if (summary != null) {
        known.put(each.address(), summary);
      }
    }
  }
}
