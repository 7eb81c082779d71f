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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The latest messages of a room, for those who enter later (XEP-0045 §7.2.13). */
final class History {
  /*
   * A ring: the entry at position i, from 0 for the oldest to count - 1, stands in slot
   * (first + i) % entries.length. The size of a message is kept beside it: by the time it is
   * forgotten, nothing of it is in the processor's cache any more. In one of 2,000 rooms a queue of
   * entries took 0.45 us of a message, sampled. For the same reason a full ring has as many slots as
   * there may be entries: the latest comes into the place of the oldest.
   *
   * What is said in a quiet room is kept for longer than a young generation lasts, and is packed
   * while it is at hand. Where more than fifty messages a second are said, they are forgotten before
   * the collector comes, and packing them would be in vain: 400 bytes more to allocate for each.
   */
  private static final int SLOTS_MIN = 4;

  private static final long QUIET_MILLIS = 20;

  private final int bytesMax;
  private @Nullable Object[] entries = new Object[SLOTS_MIN]; // HistoryEntry or PackedEntry
  private int[] sizes = new int[SLOTS_MIN];
  private int first;
  private int count;
  private long bytes;
  private long latestMillis = Long.MIN_VALUE / 2;

  History(Limits limits) {
    bytesMax = limits.of(Limit.HISTORY_BYTES);
  }

  /** Adds the latest message, and forgets the oldest as far as there are too many or too long. */
  void add(HistoryEntry entry, int entriesMax) {
    while (count > 0 && count >= entriesMax) {
      forgetOldest();
    }
    if (count == entries.length) {
      grow(Math.min(2 * count, entriesMax));
    }
    int slot = slot(count++);
    sizes[slot] = put(slot, entry);
    bytes += sizes[slot];
    while (count > entriesMax || bytes > bytesMax) {
      forgetOldest();
    }
  }

  /** Puts an entry into a slot; returns its size. */
  private int put(int slot, HistoryEntry entry) {
    Instant at = entry.at();
    long millis = at.getEpochSecond() * 1_000 + at.getNano() / 1_000_000; // Of any time there is.
    boolean quiet = millis - latestMillis >= QUIET_MILLIS;
    latestMillis = millis;
    if (!quiet) {
      entries[slot] = entry;
      return Footprint.of(entry.message());
    }
    PackedEntry packed = PackedEntry.of(entry);
    entries[slot] = packed;
    return packed.bytes();
  }

  private void forgetOldest() {
    bytes -= sizes[first];
    entries[first] = null;
    first = slot(1);
    count--;
  }

  private int slot(int position) {
    int slot = first + position;
    return slot < entries.length ? slot : slot - entries.length;
  }

  private void grow(int slots) {
    Object[] more = new Object[slots];
    int[] moreSizes = new int[slots];
    for (int i = 0; i < count; i++) {
      more[i] = kept(i);
      moreSizes[i] = sizes[slot(i)];
    }
    entries = more;
    sizes = moreSizes;
    first = 0;
  }

  private HistoryEntry get(int position) {
    Object kept = kept(position);
    return kept instanceof PackedEntry packed ? packed.unpack() : (HistoryEntry) kept;
  }

  private Object kept(int position) {
    return Objects.requireNonNull(entries[slot(position)]);
  }

  private void clear() {
    while (count > 0) {
      forgetOldest();
    }
  }

  /** Returns them, oldest first. */
  List<HistoryEntry> all() {
    return IntStream.range(0, count).mapToObj(this::get).toList();
  }

  /** Returns those that are nowhere else, oldest first. */
  List<HistoryEntry> unarchived() {
    return all().stream().filter(entry -> !entry.archived()).toList();
  }

  /** Puts what was read from the archive between what is here, by time. */
  void merge(List<HistoryEntry> read, int entriesMax) {
    List<HistoryEntry> all = new ArrayList<>(unarchived());
    all.addAll(read);
    all.sort(Comparator.comparing(HistoryEntry::at)); // Stable: the archive has the right order.
    clear();
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
    for (int i = count - 1; i >= 0 && latestFirst.size() < stanzasLeft; i--) {
      HistoryEntry entry = get(i);
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
