package dev.muc;

import dev.muc.event.RoomEvent;
import dev.muc.internal.feature.Context;
import dev.muc.internal.feature.Decision;
import dev.muc.internal.feature.Excess;
import dev.muc.internal.feature.GiveUp;
import dev.muc.internal.feature.Replies;
import dev.muc.internal.feature.Router;
import dev.muc.internal.feature.ServiceRouter;
import dev.muc.internal.feature.ShutDown;
import dev.muc.internal.room.Cause;
import dev.muc.internal.room.Directory;
import dev.muc.internal.room.Room;
import dev.muc.internal.room.TrafficMeter;
import dev.muc.internal.room.Transaction;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  private final Directory directory;
  private final TrafficMeter meter;

  /** Creates a service without rooms. */
  public RoomService(ServiceConfig config, InstantSource time, IdSource ids) {
    this.config = config;
    this.time = time;
    this.ids = ids;
    this.directory = new Directory(config.limits());
    this.meter = new TrafficMeter(config.limits().traffic());
  }

  /** Returns how the service is set up. */
  public ServiceConfig config() {
    return config;
  }

  /** Returns the room at {@code address}, if there is one. The view is live. */
  public Optional<RoomView> room(BareJid address) {
    return directory.room(address);
  }

  /** Returns how many rooms there are. */
  public int roomCount() {
    return directory.rooms().size();
  }

  /** Puts back a room from the events that were stored for it, without sending anything. */
  public void restore(BareJid address, List<RoomEvent> events) {
    Room room = new Room(address);
    events.forEach(room::apply);
    directory.record(room, events);
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
    Context context = new Context(config, time.instant(), ids, directory);
    if (to.bare().local().isEmpty()) {
      Decision decision = ServiceRouter.decide(stanza, to, context);
      return conclude(new Room(to.bare()), stanza, decision, context);
    }
    Room room = directory.at(to.bare());
    Decision decision =
        meter.admits(stanza, context.now())
            ? Router.decide(room, stanza, to, context)
            : Excess.tooOften();
    return conclude(room, stanza, decision, context);
  }

  private Outcome conclude(Room room, Stanza stanza, Decision decision, Context context) {
    if (decision instanceof Decision.Accept accept) {
      return commit(room, accept, Replies.result(stanza, accept), Cause.of(stanza));
    } else if (decision instanceof Decision.AcceptInRooms accept) {
      return commitAll(accept.rooms(), Replies.result(stanza, accept));
    } else if (decision instanceof Decision.Send send) {
      return Outcome.of(send.deliveries());
    } else if (decision instanceof Decision.Refuse refuse) {
      return Outcome.of(Replies.refusal(stanza, refuse, context.texts(stanza, room)));
    } else if (decision instanceof Decision.Ignore) {
      return Outcome.NOTHING;
    }
    throw new AssertionError("no case for " + decision.getClass());
  }

  private Outcome commit(
      Room room, Decision.Accept accept, @Nullable Delivery reply, @Nullable Cause cause) {
    Outcome outcome = Transaction.commit(room, accept, reply, cause, ids);
    directory.record(room, outcome.events());
    return outcome;
  }

  /** Lets things happen in one room after the other; the reply, if there is one, comes last. */
  private Outcome commitAll(List<Decision.InRoom> changes, @Nullable Delivery reply) {
    List<RoomEvent> events = new ArrayList<>();
    List<Delivery> deliveries = new ArrayList<>();
    for (Decision.InRoom change : changes) {
      var accept = new Decision.Accept(change.events(), Decision.ReplyAt.END, null);
      Outcome outcome = commit(directory.at(change.room()), accept, null, null);
      events.addAll(outcome.events());
      deliveries.addAll(outcome.deliveries());
    }
    if (reply != null) {
      deliveries.add(reply);
    }
    return new Outcome(events, deliveries);
  }

  /**
   * Returns when {@link #expire} has something to do next; empty if nothing is to become due. Every
   * stanza may change it.
   */
  public Optional<Instant> nextDeadline() {
    return directory.nextDeadline();
  }

  /**
   * Does what is due by now: gives up rooms that stayed locked for too long (0045-14.6-5), and
   * forgets what is over. Without effect before {@link #nextDeadline}.
   */
  public Outcome expire() {
    List<Room> overdue = directory.expired(time.instant());
    return commitAll(overdue.stream().map(GiveUp::decide).toList(), null);
  }

  /** Takes every occupant out of every room because the service shuts down (XEP-0045 §11.2). */
  public Outcome shutDown() {
    return commitAll(directory.rooms().stream().map(ShutDown::decide).toList(), null);
  }
}
