package dev.muc.store;

import dev.muc.event.BanEvents;
import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.RoomRestored;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.ServiceBans;
import dev.muc.stanza.BareJid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of work did to one room, as a store keeps it. A batch has one of these a room at
 * most.
 *
 * @param room the room's address
 * @param earlier what becomes of what is stored for that address
 * @param events what happened, durable events only, in order; without the messages that are in
 *     {@code messages}
 * @param messages the messages that go into the archive, in order
 * @param summary what lists show of the room from now on; null if there is no such room any more
 * @param keptUntil of a room that is gone: until when {@code events} are wanted, because its
 *     address shows the way to another room, or is the service's own and says who is banned from
 *     it; null if nothing of it is. Its archive goes in any case
 */
public record RoomRecord(
    BareJid room,
    Earlier earlier,
    List<RoomEvent> events,
    List<ArchivedMessage> messages,
    @Nullable RoomSummary summary,
    @Nullable Instant keptUntil) {

  /** What becomes of what is stored already. */
  public enum Earlier {
    /** It stays, and {@code events} come after it. */
    STANDS,
    /** {@code events} begin with all that the room is: earlier events go, the archive stays. */
    SUPERSEDED,
    /** It was of a room that is gone: events and archive go. */
    OVER
  }

  /** As good as for ever; a time that stores can count in nanoseconds. */
  private static final Instant FOR_EVER = Instant.parse("2262-01-01T00:00:00Z");

  public RoomRecord {
    events = List.copyOf(events);
    messages = List.copyOf(messages);
  }

  /**
   * Returns the record that makes {@code bans} those of a service, whatever they were: the whole
   * list, so that what was lifted leaves nothing. {@link BanEvents#apply} reads it back.
   *
   * @param service the service's own address, which is no room's
   */
  public static RoomRecord ofBans(BareJid service, ServiceBans bans) {
    Instant until = bans.outcasts().isEmpty() ? null : FOR_EVER;
    List<RoomEvent> events = BanEvents.between(ServiceBans.NONE, bans);
    return new RoomRecord(service, Earlier.OVER, events, List.of(), null, until);
  }

  /**
   * Returns what {@code events} say about reserved nicks: an entry with a nick reserves it for its
   * account, one without ends what this account had reserved. Where earlier events do not stand, no
   * earlier reservation does.
   */
  public List<AffiliationEntry> reservations() {
    List<AffiliationEntry> entries = new ArrayList<>();
    for (RoomEvent event : events) {
      if (event instanceof AffiliationChanged changed
          && !Objects.equals(changed.before().nick(), changed.after().nick())) {
        entries.add(changed.after());
      } else if (event instanceof RoomRestored restored) {
        restored.snapshot().affiliations().stream()
            .filter(entry -> entry.nick() != null)
            .forEach(entries::add);
      }
    }
    return entries;
  }
}
