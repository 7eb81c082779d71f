package dev.muc.host;

import dev.muc.Asked;
import dev.muc.Delivery;
import dev.muc.Outcome;
import dev.muc.RoomOrder;
import dev.muc.model.RoomSnapshot;
import dev.muc.model.ServiceBans;
import dev.muc.payload.Page;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Rooms that answer each stanza with a numbered message, and throw for those called "throw". */
final class EchoRooms implements Rooms {
  static final Jid ROOM = Jid.of("room@conference.localhost");
  static final Jid ROMEO = Jid.of("romeo@localhost/balcony");

  final AtomicInteger expirations = new AtomicInteger();
  volatile @Nullable Instant deadline;
  volatile boolean expireThrows;
  private int handled;

  @Override
  public Outcome handle(Stanza stanza) {
    if ("throw".equals(stanza.id())) {
      throw new IllegalStateException("the embedder's bug");
    }
    return say(++handled + ":" + stanza.id());
  }

  @Override
  public Optional<Instant> nextDeadline() {
    return Optional.ofNullable(deadline);
  }

  @Override
  public Outcome expire() {
    expirations.incrementAndGet();
    if (expireThrows) {
      throw new IllegalStateException("the embedder's bug");
    }
    deadline = null;
    return say("expired");
  }

  @Override
  public <A> Outcome answer(Asked<A> asked, A answer) {
    throw new AssertionError("nothing was asked");
  }

  @Override
  public Outcome fail(Asked<?> asked) {
    throw new AssertionError("nothing was asked");
  }

  @Override
  public Outcome carryOut(RoomOrder order, long ticket) {
    throw new AssertionError("nothing was ordered");
  }

  @Override
  public Page<RoomSummary> list(RoomQuery query) {
    throw new AssertionError("nothing was asked");
  }

  @Override
  public Outcome askSilent(Instant then, int slice, int slices) {
    throw new AssertionError("these rooms are never silent");
  }

  @Override
  public Outcome ban(ServiceBans bans) {
    throw new AssertionError("nobody is banned");
  }

  @Override
  public int roomCount() {
    return 1;
  }

  @Override
  public int occupantCount() {
    return handled;
  }

  @Override
  public Optional<RoomView> room(BareJid address) {
    return Optional.empty();
  }

  @Override
  public Optional<RoomSnapshot> snapshot(BareJid address) {
    return Optional.empty();
  }

  @Override
  public void unload(BareJid address) {
    throw new AssertionError("nothing was stored");
  }

  @Override
  public List<BareJid> unloadIdle(Instant then) {
    throw new AssertionError("nothing was stored");
  }

  @Override
  public Outcome shutDown() {
    return say("332");
  }

  private static Outcome say(String id) {
    return Outcome.of(
        List.of(
            new Delivery(new Message(Message.Type.GROUPCHAT, ROOM, null, id, List.of()), ROMEO)));
  }
}
