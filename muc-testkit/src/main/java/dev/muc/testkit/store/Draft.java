package dev.muc.testkit.store;

import dev.muc.event.RoomEvent;
import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomRecord.Earlier;
import dev.muc.store.RoomSummary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what a batch did to a room, step by step, from what nothing was done to. */
record Draft(
    BareJid room,
    Earlier earlier,
    List<RoomEvent> events,
    List<ArchivedMessage> messages,
    @Nullable RoomSummary summary,
    @Nullable Instant keptUntil) {

  /** Begins with a room that goes on and of which nothing is said but what lists show. */
  static Draft of(BareJid room) {
    return new Draft(room, Earlier.STANDS, List.of(), List.of(), summaryOf(room), null);
  }

  /** Returns what lists show of a room of which nothing is special. */
  static RoomSummary summaryOf(BareJid room) {
    return new RoomSummary(room, "", true, true, 0, SampleEvents.ROMEO, SampleEvents.AT);
  }

  Draft with(Earlier changed) {
    return new Draft(room, changed, events, messages, summary, keptUntil);
  }

  Draft with(RoomEvent... changed) {
    return new Draft(room, earlier, List.of(changed), messages, summary, keptUntil);
  }

  Draft with(List<RoomEvent> changed) {
    return new Draft(room, earlier, changed, messages, summary, keptUntil);
  }

  Draft withMessages(List<ArchivedMessage> changed) {
    return new Draft(room, earlier, events, changed, summary, keptUntil);
  }

  Draft with(RoomSummary changed) {
    return new Draft(room, earlier, events, messages, changed, keptUntil);
  }

  /** The room is gone; its events are wanted until a time, or not at all. */
  Draft gone(@Nullable Instant until) {
    return new Draft(room, Earlier.OVER, events, messages, null, until);
  }

  RoomRecord done() {
    return new RoomRecord(room, earlier, events, messages, summary, keptUntil);
  }
}
