package dev.muc.store;

import dev.muc.event.RoomEvent;
import dev.muc.payload.Page;
import dev.muc.stanza.BareJid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps rooms: for each address the events from which the room is made again, and a summary for
 * lists. May be called by several threads; for one room never by two at a time.
 *
 * <p>Every method throws {@link StoreException} if it could not be done, and then has changed
 * nothing, or all that it was to change.
 */
public interface RoomStore {

  /**
   * Returns the events that are stored for an address, in their order; none if nothing is stored.
   * Those of a room that is gone may be returned for longer than they are wanted: they say
   * themselves until when they count.
   *
   * @throws StoreException also if something is stored that cannot be read: an address is never
   *     free because of that
   */
  List<RoomEvent> load(BareJid room);

  /**
   * Stores a batch, in one transaction that is durable when this returns. It does not store the
   * messages in it: those are for the archive.
   */
  void append(List<RoomRecord> batch);

  /** Returns the rooms that a query wants. */
  Page<RoomSummary> list(RoomQuery query);

  /** Returns what lists show of the room at an address, if there is one. */
  Optional<RoomSummary> find(BareJid room);

  /** Returns how many of the rooms that there are {@code account} has created. */
  int roomsCreatedBy(BareJid account);

  /** Returns in how many rooms {@code account} has reserved a nick. */
  int reservations(BareJid account);

  /**
   * Removes the events of rooms that are gone and that nobody wants any more at {@code now} ({@link
   * RoomRecord#keptUntil}). Hosts call it now and then.
   */
  void forgetGone(Instant now);
}
