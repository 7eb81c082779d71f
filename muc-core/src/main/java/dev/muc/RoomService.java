package dev.muc;

import dev.muc.Question.LoadRoom;
import dev.muc.Question.ReadArchive;
import dev.muc.event.RoomEvent;
import dev.muc.internal.feature.AskSilent;
import dev.muc.internal.feature.CarryOut;
import dev.muc.internal.feature.Context;
import dev.muc.internal.feature.Decision;
import dev.muc.internal.feature.Excess;
import dev.muc.internal.feature.GiveUp;
import dev.muc.internal.feature.PolicyFailure;
import dev.muc.internal.feature.RelayIq;
import dev.muc.internal.feature.Review;
import dev.muc.internal.feature.Router;
import dev.muc.internal.feature.ServiceBan;
import dev.muc.internal.feature.ServiceRouter;
import dev.muc.internal.feature.ShutDown;
import dev.muc.internal.feature.Unanswered;
import dev.muc.internal.room.Deadlines;
import dev.muc.internal.room.Directory;
import dev.muc.internal.room.Room;
import dev.muc.internal.room.TrafficMeter;
import dev.muc.internal.room.Waiting;
import dev.muc.internal.room.Work;
import dev.muc.limits.Limit;
import dev.muc.model.RoomSnapshot;
import dev.muc.model.ServiceBans;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rooms of one service (XEP-0045). Not thread-safe: the embedder calls it from one thread at a
 * time.
 *
 * <p>A stanza is either accepted or refused as a whole; a refusal leaves every room as it was.
 *
 * <p>A service whose host can be asked ({@link ServiceConfig#host}) may put {@link
 * Outcome#questions}, and goes on with the stanza when {@link #answer} or {@link #fail} is called;
 * what comes for the same room meanwhile queues behind it. Other services ask nothing.
 */
public final class RoomService {
  /*
   * Every stanza and order is a Work: attempt() decides on it with what is known, and either comes
   * to an end or asks; answer() and fail() take it up again, then what has queued behind it. A room
   * that is not in memory is asked for before anything is decided about it.
   */
  private static final Logger log = LoggerFactory.getLogger(RoomService.class);

  private final ServiceConfig config;
  private final InstantSource time;
  private final IdSource ids;
  private final Directory directory;
  private final TrafficMeter meter;
  private final Waiting waiting;
  private final Conclusions conclusions;

  /** Creates a service without rooms. */
  public RoomService(ServiceConfig config, InstantSource time, IdSource ids) {
    this.config = config;
    this.time = time;
    this.ids = ids;
    this.directory = new Directory(config.limits(), !config.host().knowsMoreRooms());
    this.meter = new TrafficMeter(config, directory);
    this.waiting = new Waiting(config.limits());
    this.conclusions = new Conclusions(directory, ids, time, config.extensions());
  }

  /** Returns how the service is set up. */
  public ServiceConfig config() {
    return config;
  }

  /** Returns the room at {@code address}, if it is in memory. The view is live. */
  public Optional<RoomView> room(BareJid address) {
    return directory.room(address);
  }

  /** Returns how many rooms are in memory. */
  public int roomCount() {
    return directory.rooms().size();
  }

  /** Returns how many occupants are in the rooms in memory. */
  public int occupantCount() {
    return directory.occupantCount();
  }

  /** Puts back a room from the events that were stored for it, without sending anything. */
  public void restore(BareJid address, List<RoomEvent> events) {
    Room room = new Room(address, config.limits());
    events.forEach(room::apply);
    directory.record(room, events);
  }

  /** Returns all that the room at {@code address} is, if it is in memory. */
  public Optional<RoomSnapshot> snapshot(BareJid address) {
    return directory.has(address) ? directory.at(address).snapshot() : Optional.empty();
  }

  /**
   * Takes a room out of memory, as if this service had never heard of it; it will be asked for when
   * it is wanted again. Only for hosts that know it ({@link HostAbilities#knowsMoreRooms}).
   */
  public void unload(BareJid address) {
    directory.unload(address);
    waiting.unloaded(address);
  }

  /**
   * Takes rooms out of memory that nobody is in and that nothing was about since {@code then}.
   * Returns their addresses. Only for hosts that know them.
   */
  public List<BareJid> unloadIdle(Instant then) {
    List<BareJid> idle = new ArrayList<>();
    for (BareJid address : directory.idleSince(then)) {
      if (!waiting.holds(address)) {
        unload(address);
        idle.add(address);
      }
    }
    return idle;
  }

  /** Says who may not use the service, because its host does; they are taken out of all rooms. */
  public Outcome ban(ServiceBans bans) {
    directory.ban(bans);
    return conclusions.commitAll(ServiceBan.expel(directory.rooms(), bans, config), null);
  }

  /**
   * Handles one stanza addressed to the service, to a room or to an occupant.
   *
   * @throws IllegalArgumentException if it is addressed to nobody or to another domain: the host
   *     routes only what is this service's
   */
  public Outcome handle(Stanza stanza) {
    Jid to = stanza.to();
    if (to == null || !to.bare().isOf(config.address())) {
      throw new IllegalArgumentException("not addressed to " + config.address() + ": " + stanza);
    }
    Work work = Work.of(stanza, to.bare());
    var reached = meter.excess(stanza, to, time.instant());
    return reached == null ? begin(work) : refused(work, Excess.of(reached, config.limits()));
  }

  /**
   * Does something in a room because the host wants it.
   *
   * @param ticket what the host calls it; {@link Outcome#done} of this or of a later outcome says
   *     that it was done
   */
  public Outcome carryOut(RoomOrder order, long ticket) {
    return begin(Work.of(order, ticket));
  }

  /** Returns what a host without threads does in rooms: a service that is all there is. */
  public ServiceAdmin admin() {
    return new ServiceAdmin(this, directory);
  }

  /**
   * Takes the answer to a question, and goes on with what waited for it. Without effect if it comes
   * too late.
   *
   * @throws RuntimeException if the events of a room cannot be applied; the question stays open
   *     then, for the host to {@link #fail} it
   */
  public <A> Outcome answer(Asked<A> asked, A answer) {
    Work work = waiting.asker(asked);
    if (work == null) {
      return Outcome.NOTHING;
    }
    if (asked.question() instanceof LoadRoom load) {
      restore(load.room(), eventsIn(answer));
    }
    waiting.learn(asked, answer);
    return waiting.isReady(work) ? resume(work) : Outcome.NOTHING;
  }

  @SuppressWarnings("unchecked") // That is what the answer to LoadRoom is.
  private static List<RoomEvent> eventsIn(Object answer) {
    return (List<RoomEvent>) answer;
  }

  /**
   * Learns that a question will have no answer: what waited for it is refused with
   * internal-server-error, and if it was the room itself, also what has queued behind it; where a
   * policy asked ({@link Question.Consult}) it decides without. Without effect if it comes too
   * late.
   */
  public Outcome fail(Asked<?> asked) {
    return giveUp(asked.id());
  }

  private Outcome begin(Work work) {
    if (waiting.holds(work.room())) {
      return waiting.queue(work)
          ? Outcome.NOTHING
          : refused(work, Excess.of(Limit.QUEUED, config.limits()));
    }
    return attempt(work);
  }

  private Outcome resume(Work work) {
    Outcome expelled = Outcome.NOTHING;
    if (work.isLoading()) {
      Optional<ReadArchive> history = ArchivedHistory.question(config, directory, work.room());
      if (history.isPresent() && work.facts().get(history.get()).isEmpty()) {
        return ask(work, List.of(history.get()), true);
      }
      history
          .flatMap(question -> work.facts().get(question))
          .ifPresent(page -> ArchivedHistory.putBack(directory.at(work.room()), page));
      work.loaded();
      List<Room> loaded = List.of(directory.at(work.room()));
      expelled = conclusions.commitAll(ServiceBan.expel(loaded, directory.bans(), config), null);
    }
    Deque<Work> queue = waiting.release(work);
    return expelled.then(goOn(work)).then(drain(work.room(), queue));
  }

  /**
   * Goes on with something that has waited. Who brought the answer brought it for others too: so a
   * failure is the end of this alone, and neither what happened before is lost nor what follows.
   */
  private Outcome goOn(Work work) {
    try {
      return begin(work);
    } catch (RuntimeException | AssertionError | StackOverflowError bug) {
      failed("go on with what has waited for", work, bug);
      return refused(work, Unanswered.failed());
    }
  }

  private static void failed(String what, Work work, Throwable cause) {
    log.error("Failed to {} {}", what, work.room(), Wordless.of(cause));
    log.debug("What that was", cause);
  }

  /** Goes on with what has queued for a room, until something has to wait again. */
  private Outcome drain(BareJid room, Deque<Work> queue) {
    Outcome outcome = Outcome.NOTHING;
    while (!queue.isEmpty() && !waiting.holds(room)) {
      outcome = outcome.then(goOn(queue.remove()));
    }
    if (!queue.isEmpty()) {
      waiting.requeue(room, queue);
    }
    return outcome;
  }

  private Outcome giveUp(long id) {
    Work undecided = waiting.doWithout(id);
    if (undecided != null) {
      return waiting.isReady(undecided) ? resume(undecided) : Outcome.NOTHING;
    }
    Work work = waiting.giveUp(id);
    if (work == null) {
      return Outcome.NOTHING;
    }
    Outcome outcome = refused(work, Unanswered.noAnswer());
    Deque<Work> queue = waiting.release(work);
    if (!work.isLoading()) {
      return outcome.then(drain(work.room(), queue));
    }
    directory.unload(work.room()); // Without its history, it is not read as a whole.
    for (Work next : queue) {
      outcome = outcome.then(refused(next, Unanswered.noAnswer()));
    }
    return outcome;
  }

  private Outcome attempt(Work work) {
    BareJid address = work.room();
    boolean elsewhere = config.host().knowsMoreRooms() && !work.isForService();
    if (elsewhere && !directory.has(address) && !work.hasLoaded()) {
      return ask(work, List.of(new LoadRoom(address)), true);
    }
    Context context = new Context(config, time.instant(), ids, directory, work.facts());
    Room room = work.isForService() ? new Room(address, config.limits()) : directory.at(address);
    room.touch(context.now());
    Decision decision = decided(work, room, context);
    return decision instanceof Decision.Ask ask
        ? ask(work, ask.questions(), ask.roomWaits())
        : conclusions.conclude(room, work, decision, context);
  }

  /** What an embedder's code throws refuses the stanza, and what queues behind it goes on. */
  private static Decision decided(Work work, Room room, Context context) {
    try {
      return decide(work, room, context);
    } catch (PolicyFailure failure) {
      failed("decide on what came for", work, failure);
      return Unanswered.failed();
    }
  }

  private static Decision decide(Work work, Room room, Context context) {
    RoomOrder order = work.order();
    if (order != null) {
      return CarryOut.decide(room, order, context);
    }
    Stanza stanza = work.requireStanza();
    Jid to = work.requireAddressee();
    return to.bare().isDomain()
        ? ServiceRouter.decide(stanza, to, context)
        : Review.of(Router.decide(room, stanza, to, context), room, stanza, context);
  }

  private Outcome ask(Work work, List<? extends Question<?>> questions, boolean roomWaits) {
    return Outcome.asking(waiting.ask(work, List.copyOf(questions), roomWaits, time.instant()));
  }

  private Outcome refused(Work work, Decision.Refuse refuse) {
    Context context = new Context(config, time.instant(), ids, directory, work.facts());
    return conclusions.conclude(directory.at(work.room()), work, refuse, context);
  }

  /**
   * Returns when {@link #expire} has something to do next; empty if nothing is to become due. Every
   * stanza may change it.
   */
  public Optional<Instant> nextDeadline() {
    return Deadlines.earlier(directory.nextDeadline(), waiting.nextDeadline());
  }

  /**
   * Does what is due by now: answers for occupants that did not (0045-17.4-2), gives up rooms that
   * stayed locked for too long (0045-14.6-5) and questions that had no answer for too long, and
   * forgets what is over. Without effect before {@link #nextDeadline}.
   */
  public Outcome expire() {
    Instant now = time.instant();
    List<Decision.InRoom> changes = new ArrayList<>();
    directory.unanswered(now).forEach(relay -> changes.add(RelayIq.giveUp(relay)));
    directory.expired(now).forEach(room -> changes.add(GiveUp.decide(room)));
    Outcome outcome = conclusions.commitAll(changes, null);
    for (long id : waiting.overdue(now)) {
      outcome = outcome.then(giveUp(id));
    }
    return outcome;
  }

  /**
   * Asks the clients of rooms in which nothing has happened since {@code then} whether they are
   * still there, and takes out those that were asked before and have not answered.
   *
   * @param slice which of {@code slices} equal parts of all rooms is looked at, so that not all are
   *     asked at a time
   */
  public Outcome askSilent(Instant then, int slice, int slices) {
    List<Room> silent = directory.silentSince(then, slice, slices);
    silent.forEach(room -> room.stirred(time.instant()));
    return conclusions.commitAll(
        silent.stream().map(room -> AskSilent.decide(room, ids)).toList(), null);
  }

  /** Takes every occupant out of every room because the service shuts down (XEP-0045 §11.2). */
  public Outcome shutDown() {
    return conclusions.commitAll(directory.rooms().stream().map(ShutDown::decide).toList(), null);
  }
}
