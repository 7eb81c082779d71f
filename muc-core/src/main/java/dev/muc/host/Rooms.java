package dev.muc.host;

import dev.muc.Asked;
import dev.muc.Outcome;
import dev.muc.RoomOrder;
import dev.muc.RoomService;
import dev.muc.model.RoomSnapshot;
import dev.muc.model.ServiceBans;
import dev.muc.payload.Page;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Stanza;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a {@link Worker} drives: the rooms that belong to its thread. */
interface Rooms {

  Outcome handle(Stanza stanza);

  <A> Outcome answer(Asked<A> asked, A answer);

  Outcome fail(Asked<?> asked);

  Outcome carryOut(RoomOrder order, long ticket);

  /** Lists rooms in memory. */
  Page<RoomSummary> list(RoomQuery query);

  /** Says who may not use the service. */
  Outcome ban(ServiceBans bans);

  /** When {@link #expire} has something to do next. */
  Optional<Instant> nextDeadline();

  Outcome expire();

  Outcome shutDown();

  /** Asks the clients of silent rooms, of one part of all rooms, whether they are there. */
  Outcome askSilent(Instant then, int slice, int slices);

  /** How many rooms are in memory. */
  int roomCount();

  /** How many occupants are in those. */
  int occupantCount();

  /** The room in memory. */
  Optional<RoomView> room(BareJid address);

  Optional<RoomSnapshot> snapshot(BareJid address);

  /** Forgets a room; it will be asked for again. */
  void unload(BareJid address);

  /** Forgets the rooms that nothing was about since {@code then}, and names them. */
  List<BareJid> unloadIdle(Instant then);

  /** Returns the rooms of a service. */
  static Rooms of(RoomService service) {
    return new ServiceRooms(service);
  }
}
