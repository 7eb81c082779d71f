package dev.muc.internal.room;

import static dev.muc.payload.Namespaces.ADDRESSES;

import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.model.HistoryEntry;
import dev.muc.model.HistoryRequest;
import dev.muc.payload.Delay;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The latest messages of a room, for those who enter later (XEP-0045 §7.2.13). */
final class History {
  /*
   * The size of a message is kept with it: by the time it is forgotten, nothing of it is in the
   * processor's cache any more, and to look at it again takes a microsecond.
   */
  private final Deque<Kept> entries = new ArrayDeque<>(0);
  private final int bytesMax;
  private long bytes;

  private record Kept(HistoryEntry entry, long bytes) {}

  History(Limits limits) {
    bytesMax = limits.of(Limit.HISTORY_BYTES);
  }

  /** Adds the latest message, and forgets the oldest as far as there are too many or too long. */
  void add(HistoryEntry entry, int entriesMax) {
    Kept kept = new Kept(entry, Footprint.of(entry.message()));
    entries.addLast(kept);
    bytes += kept.bytes();
    while (entries.size() > entriesMax || bytes > bytesMax) {
      bytes -= entries.removeFirst().bytes();
    }
  }

  /** Returns them, oldest first. */
  List<HistoryEntry> all() {
    return entries.stream().map(Kept::entry).toList();
  }

  /** Returns those that are nowhere else, oldest first. */
  List<HistoryEntry> unarchived() {
    return entries.stream().map(Kept::entry).filter(entry -> !entry.archived()).toList();
  }

  /** Puts what was read from the archive between what is here, by time. */
  void merge(List<HistoryEntry> read, int entriesMax) {
    List<HistoryEntry> all = new ArrayList<>(unarchived());
    all.addAll(read);
    all.sort(Comparator.comparing(HistoryEntry::at)); // Stable: the archive has the right order.
    entries.clear();
    bytes = 0;
    all.forEach(entry -> add(entry, entriesMax));
  }

  /**
   * Returns what a newcomer is shown, oldest first: the latest messages that satisfy all limits
   * together (0045-7.2.14-5), each whole (0045-7.2.14-6) and stamped with its time.
   */
  List<Message> select(HistoryRequest request, RoomView room, FullJid newcomer) {
    int stanzasMax = room.config().discussion().historyFetchMax();
    Integer asked = request.stanzasMax();
    int stanzasLeft = asked == null ? stanzasMax : Math.min(stanzasMax, asked);
    long charsLeft = request.charsMax() == null ? Long.MAX_VALUE : request.charsMax();
    List<Message> latestFirst = new ArrayList<>();
    for (Iterator<Kept> latest = entries.descendingIterator();
        latest.hasNext() && latestFirst.size() < stanzasLeft; ) {
      HistoryEntry entry = latest.next().entry();
      if (request.since() != null && !entry.at().isAfter(request.since())) {
        break;
      }
      Message shown = stamped(entry, room);
      if (request.charsMax() != null) {
        charsLeft -= XmlLength.of(shown.with(shown.from(), newcomer, shown.payloads()));
      }
      if (charsLeft < 0) {
        break;
      }
      latestFirst.add(shown);
    }
    Collections.reverse(latestFirst);
    return latestFirst;
  }

  private static Message stamped(HistoryEntry entry, RoomView room) {
    List<Element> payloads = new ArrayList<>(entry.message().payloads());
    payloads.add(new Delay(room.address(), entry.at()).toElement());
    if (entry.sender() != null && room.config().disclosure().nonAnonymous()) {
      payloads.add(sentBy(entry.sender()));
    }
    return entry.message().with(entry.message().from(), null, payloads);
  }

  /** Names the real sender, whom a newcomer may not meet any more (0045-7.2.13-9). */
  private static Element sentBy(Jid sender) {
    Element address =
        Element.builder(ADDRESSES, "address")
            .attribute("jid", sender)
            .attribute("type", "ofrom")
            .build();
    return Element.of(ADDRESSES, "addresses", address);
  }
}
