package dev.muc.host;

import dev.muc.Outcome;
import dev.muc.event.RoomChange;
import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.RoomClosed;
import dev.muc.event.RoomEvent.RoomCreated;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.event.RoomEvent.RoomRestored;
import dev.muc.event.RoomEvent.SubjectChanged;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomRecord.Earlier;
import dev.muc.store.RoomSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in a worker's rooms since it was last stored, and how long their journals are.
 */
final class Journal {
  /*
   * A draft a room collects what a batch did to it. What happened before a room came to be or to an
   * end within the batch is of no interest to the store, so a draft begins anew there.
   *
   * lengths says how many events a store has of each room behind its last snapshot. A snapshot is
   * due when they are at least as many as a snapshot has entries twice over: then a store writes at
   * most half as much again, and reads a room from at most three times what it is.
   */

  /** Fewer events are not worth a snapshot: reading them takes less than a millisecond. */
  private static final int LENGTH_MIN = 64;

  private final Rooms rooms;
  private final GroupCommit commits;
  private final boolean summariesOnly;
  private final Map<BareJid, Draft> drafts = new LinkedHashMap<>();
  private final Map<BareJid, Integer> lengths = new HashMap<>();

  private static final class Draft {
    private Earlier earlier = Earlier.STANDS;
    private final List<RoomEvent> events = new ArrayList<>();
    private final List<ArchivedMessage> messages = new ArrayList<>(0);
    private @Nullable Instant keptUntil;

    void beginAnew() {
      earlier = Earlier.OVER;
      events.clear();
      messages.clear();
      keptUntil = null;
    }

    /** Returns whether nothing happened to the room but that something was said in it. */
    boolean isMessagesAlone() {
      return earlier == Earlier.STANDS && events.isEmpty();
    }
  }

  /**
   * @param summariesOnly whether no rooms are kept, so that what does not show in lists is of no
   *     interest
   */
  Journal(Rooms rooms, GroupCommit commits, boolean summariesOnly) {
    this.rooms = rooms;
    this.commits = commits;
    this.summariesOnly = summariesOnly;
  }

  /** Takes note of what has just happened. */
  void add(Outcome outcome) {
    for (RoomChange change : outcome.changes()) {
      for (RoomEvent event : change.events()) {
        if (isOfInterest(event)) {
          add(change.room(), event);
        }
      }
    }
  }

  private boolean isOfInterest(RoomEvent event) {
    return event instanceof RoomEvent.Durable
        && !isForgotten(event)
        && !(summariesOnly
            && (event instanceof MessageAccepted || event instanceof SubjectChanged));
  }

  /** Neither history nor archive: a signal such as typing, or not to be stored (0334-4.2-1). */
  private static boolean isForgotten(RoomEvent event) {
    return event instanceof MessageAccepted accepted
        && !accepted.remembered()
        && accepted.archiveId() == null;
  }

  private void add(BareJid room, RoomEvent event) {
    Draft draft = drafts.computeIfAbsent(room, first -> new Draft());
    if (isBeginning(event)) {
      draft.beginAnew();
      draft.events.add(event);
    } else if (event instanceof RoomClosed) {
      draft.beginAnew();
    } else if (event instanceof RoomDestroyed destroyed) {
      draft.beginAnew();
      draft.keptUntil = destroyed.redirectUntil();
      if (draft.keptUntil != null) {
        draft.events.add(event);
      }
    } else {
      Optional<ArchivedMessage> archived = ArchivedMessage.of(event, isNonAnonymous(room));
      archived.ifPresent(draft.messages::add);
      if (archived.isEmpty() || !(event instanceof MessageAccepted)) {
        draft.events.add(event);
      }
    }
  }

  private static boolean isBeginning(RoomEvent event) {
    return event instanceof RoomCreated || event instanceof RoomRestored;
  }

  private boolean isNonAnonymous(BareJid room) {
    return rooms.room(room).filter(r -> r.config().disclosure().nonAnonymous()).isPresent();
  }

  /** Returns whether there is something to store. */
  boolean isEmpty() {
    return drafts.isEmpty();
  }

  /** Returns the rooms of which there is something to store. */
  Set<BareJid> changed() {
    return drafts.keySet();
  }

  /**
   * Stores all of it.
   *
   * @throws RuntimeException if it could not be stored; then {@link #discard} is due
   */
  void commit() {
    List<RoomRecord> batch = new ArrayList<>(drafts.size());
    drafts.forEach((room, draft) -> batch.add(record(room, draft)));
    commits.commit(batch);
    drafts.clear();
  }

  /** Forgets what could not be stored. */
  void discard() {
    drafts.keySet().forEach(lengths::remove);
    drafts.clear();
  }

  /** Learns how many events a store has of a room. */
  void loaded(BareJid room, int events) {
    if (!summariesOnly) {
      lengths.put(room, events);
    }
  }

  /** Forgets rooms that are no longer in memory. */
  void unloaded(List<BareJid> gone) {
    gone.forEach(lengths::remove);
  }

  private RoomRecord record(BareJid address, Draft draft) {
    RoomView room = rooms.room(address).orElse(null);
    RoomSummary summary = room == null ? null : RoomSummary.of(room).orElse(null);
    if (summariesOnly) {
      return new RoomRecord(
          address, draft.earlier, draft.events, draft.messages, summary, draft.keptUntil);
    }
    if (room == null || summary == null) {
      lengths.remove(address);
      return new RoomRecord(
          address, draft.earlier, draft.events, draft.messages, null, draft.keptUntil);
    }
    return draft.isMessagesAlone()
        ? new RoomRecord(address, Earlier.STANDS, List.of(), draft.messages, summary, null)
        : lengthened(address, draft, room, summary);
  }

  private RoomRecord lengthened(BareJid address, Draft draft, RoomView room, RoomSummary summary) {
    int before = draft.earlier == Earlier.OVER ? 0 : lengths.getOrDefault(address, 0);
    int length = before + draft.events.size();
    if (length >= LENGTH_MIN && length >= 2 * size(room)) {
      lengths.put(address, 1);
      return snapshot(address, draft, summary);
    }
    lengths.put(address, length);
    return new RoomRecord(address, draft.earlier, draft.events, draft.messages, summary, null);
  }

  private RoomRecord snapshot(BareJid address, Draft draft, RoomSummary summary) {
    Earlier earlier = draft.earlier == Earlier.OVER ? Earlier.OVER : Earlier.SUPERSEDED;
    List<RoomEvent> all = List.of(new RoomRestored(rooms.snapshot(address).orElseThrow()));
    return new RoomRecord(address, earlier, all, draft.messages, summary, null);
  }

  private static int size(RoomView room) {
    return room.occupants().size() + room.entryCount();
  }
}
