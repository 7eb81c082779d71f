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

/** The rooms of a service. */
record ServiceRooms(RoomService service) implements Rooms {

  @Override
  public Outcome handle(Stanza stanza) {
    return service.handle(stanza);
  }

  @Override
  public <A> Outcome answer(Asked<A> asked, A answer) {
    return service.answer(asked, answer);
  }

  @Override
  public Outcome fail(Asked<?> asked) {
    return service.fail(asked);
  }

  @Override
  public Outcome carryOut(RoomOrder order, long ticket) {
    return service.carryOut(order, ticket);
  }

  @Override
  public Page<RoomSummary> list(RoomQuery query) {
    return service.admin().list(query);
  }

  @Override
  public Outcome ban(ServiceBans bans) {
    return service.ban(bans);
  }

  @Override
  public Optional<Instant> nextDeadline() {
    return service.nextDeadline();
  }

  @Override
  public Outcome expire() {
    return service.expire();
  }

  @Override
  public Outcome shutDown() {
    return service.shutDown();
  }

  @Override
  public Outcome askSilent(Instant then, int slice, int slices) {
    return service.askSilent(then, slice, slices);
  }

  @Override
  public int roomCount() {
    return service.roomCount();
  }

  @Override
  public int occupantCount() {
    return service.occupantCount();
  }

  @Override
  public Optional<RoomView> room(BareJid address) {
    return service.room(address);
  }

  @Override
  public Optional<RoomSnapshot> snapshot(BareJid address) {
    return service.snapshot(address);
  }

  @Override
  public void unload(BareJid address) {
    service.unload(address);
  }

  @Override
  public List<BareJid> unloadIdle(Instant then) {
    return service.unloadIdle(then);
  }
}
