package dev.muc;

import dev.muc.event.RoomEvent;
import dev.muc.internal.feature.Context;
import dev.muc.internal.feature.Decision;
import dev.muc.internal.feature.DescribeService;
import dev.muc.internal.feature.Replies;
import dev.muc.internal.feature.Router;
import dev.muc.internal.feature.ShutDown;
import dev.muc.internal.room.Room;
import dev.muc.internal.room.Transaction;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rooms of one service (XEP-0045). Not thread-safe: the embedder calls it from one thread at a
 * time.
 *
 * <p>A stanza is either accepted or refused as a whole; a refusal leaves every room as it was.
 */
public final class RoomService {
  private final ServiceConfig config;
  private final InstantSource time;
  private final IdSource ids;
  private final Map<BareJid, Room> rooms = new LinkedHashMap<>();

  /** Creates a service without rooms. */
  public RoomService(ServiceConfig config, InstantSource time, IdSource ids) {
    this.config = config;
    this.time = time;
    this.ids = ids;
  }

  /** Returns how the service is set up. */
  public ServiceConfig config() {
    return config;
  }

  /** Returns the room at {@code address}, if there is one. The view is live. */
  public Optional<RoomView> room(BareJid address) {
    return Optional.ofNullable(rooms.get(address));
  }

  /** Returns how many rooms there are. */
  public int roomCount() {
    return rooms.size();
  }

  /** Puts back a room from the events that were stored for it, without sending anything. */
  public void restore(BareJid address, List<RoomEvent> events) {
    Room room = new Room(address);
    events.forEach(room::apply);
    if (room.exists()) {
      rooms.put(address, room);
    }
  }

  /**
   * Handles one stanza addressed to the service, to a room or to an occupant.
   *
   * @throws IllegalArgumentException if it is addressed to nobody or to another domain: the host
   *     routes only what is this service's
   */
  public Outcome handle(Stanza stanza) {
    Jid to = stanza.to();
    if (to == null || !to.bare().domainJid().equals(config.address())) {
      throw new IllegalArgumentException("not addressed to " + config.address() + ": " + stanza);
    }
    Context context = new Context(config, time.instant(), ids);
    if (to.bare().local().isEmpty()) {
      return handleAsService(stanza, to, context);
    }
    Room room = rooms.get(to.bare());
    Room meant = room == null ? new Room(to.bare()) : room;
    Outcome outcome = conclude(meant, stanza, Router.decide(meant, stanza, to, context), context);
    keepOrForget(meant);
    return outcome;
  }

  private void keepOrForget(Room room) {
    if (room.exists()) {
      rooms.putIfAbsent(room.address(), room);
    } else {
      rooms.remove(room.address());
    }
  }

  private Outcome handleAsService(Stanza stanza, Jid to, Context context) {
    Room none = new Room(to.bare());
    if (!(stanza instanceof Iq iq) || !iq.isRequest()) {
      return Outcome.NOTHING; // Neither messages nor presence mean anything to a service.
    }
    Decision decision =
        iq.payloads().size() == 1 && to instanceof BareJid
            ? DescribeService.decide(iq, rooms.values(), config)
            : Decision.refuse(
                to instanceof BareJid
                    ? StanzaError.Condition.BAD_REQUEST
                    : StanzaError.Condition.SERVICE_UNAVAILABLE);
    return conclude(none, stanza, decision, context);
  }

  private Outcome conclude(Room room, Stanza stanza, Decision decision, Context context) {
    if (decision instanceof Decision.Accept accept) {
      return Transaction.commit(room, accept, Replies.result(stanza, accept), ids);
    } else if (decision instanceof Decision.Send send) {
      return Outcome.of(send.deliveries());
    } else if (decision instanceof Decision.Refuse refuse) {
      return Outcome.of(Replies.refusal(stanza, refuse, context.texts(stanza, room)));
    } else if (decision instanceof Decision.Ignore) {
      return Outcome.NOTHING;
    }
    throw new AssertionError("no case for " + decision.getClass());
  }

  /** Takes every occupant out of every room because the service shuts down (XEP-0045 §11.2). */
  public Outcome shutDown() {
    List<RoomEvent> events = new ArrayList<>();
    List<Delivery> deliveries = new ArrayList<>();
    for (Room room : List.copyOf(rooms.values())) {
      Outcome outcome = Transaction.commit(room, ShutDown.decide(room), null, ids);
      events.addAll(outcome.events());
      deliveries.addAll(outcome.deliveries());
      keepOrForget(room);
    }
    return new Outcome(events, deliveries);
  }
}
