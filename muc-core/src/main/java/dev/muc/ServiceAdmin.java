package dev.muc;

import dev.muc.internal.feature.OwnAnswers;
import dev.muc.payload.Page;
import dev.muc.spi.RoomView;
import dev.muc.spi.ServiceView;
import dev.muc.stanza.BareJid;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders to a service that is all there is: each comes to an {@link Outcome}, whose {@link
 * Outcome#ticket} says how it ended and whose deliveries are to be sent. What it tells of rooms, it
 * tells of those in memory.
 */
public final class ServiceAdmin implements RoomAdmin<Outcome> {
  private final RoomService service;
  private final ServiceView rooms;

  ServiceAdmin(RoomService service, ServiceView rooms) {
    this.service = service;
    this.rooms = rooms;
  }

  @Override
  public Outcome carryOut(RoomOrder order) {
    return service.carryOut(order, 0);
  }

  /** Returns the rooms that a query wants, sorted by address. */
  public Page<RoomSummary> list(RoomQuery query) {
    return OwnAnswers.page(query, rooms);
  }

  /** Returns how many rooms there are. */
  public int count() {
    return rooms.rooms().size();
  }

  /**
   * Returns a room, with its occupants, affiliations and history. The view is live: it shows what
   * the room is whenever it is looked at.
   */
  public Optional<RoomView> room(BareJid address) {
    return rooms.room(address);
  }

  /** Removes an account, or all of a domain, from every room. */
  public Outcome kickEverywhere(BareJid account, @Nullable String reason) {
    List<BareJid> all = rooms.rooms().stream().map(RoomView::address).toList();
    Outcome outcome = Outcome.NOTHING;
    for (BareJid room : all) {
      Outcome kicked = kick(room, account, reason);
      outcome = kicked.changes().isEmpty() ? outcome : outcome.then(kicked);
    }
    return outcome;
  }
}
