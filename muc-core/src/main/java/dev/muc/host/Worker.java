package dev.muc.host;

import dev.muc.Asked;
import dev.muc.Delivery;
import dev.muc.Outcome;
import dev.muc.Question.Consult;
import dev.muc.Question.LoadRoom;
import dev.muc.RoomOrder;
import dev.muc.Ticket;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Stanza;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread and the rooms that only it touches: receives, handles, stores, delivers. */
final class Worker implements Runnable {
  /*
   * A turn is: what has become due, answers and orders, a batch of stanzas; then a Settlement
   * stores what has happened and says what may be told; then that is sent, in the order in which it
   * came about. Nothing leaves before it is stored.
   */
  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  /** The longest wait for a deadline, so that a wall clock that was set is noticed. */
  private static final Duration PATIENCE_MAX = Duration.ofSeconds(30);

  /** How long {@link Rooms#expire} is left alone after it failed, or did not do what was due. */
  private static final Duration EXPIRE_PAUSE = Duration.ofSeconds(1);

  private final int shard;
  private final Rooms rooms;
  private final InstantSource time;
  private final HostLimits limits;
  private final Backing backing;
  private final Inbox inbox;
  private final Settlement settlement;
  private final Map<Long, News.Ordered> orders = new HashMap<>();
  private long lastTicket;
  private int questions;
  private int consults; // These hold up rooms, and not those who read from a store.
  private Instant expireNotBefore = Instant.MIN;
  private final Rounds rounds;
  private final Counting counting;
  private Instant unloadAt = Instant.MIN;
  private volatile Size size = new Size(0, 0, 0);

  /** What other threads may know of this one, as of its last turn, or of what it sends now. */
  private record Size(int rooms, int occupants, int questions) {}

  Worker(int shard, Rooms rooms, InstantSource time, HostLimits limits, Backing backing) {
    this.shard = shard;
    this.rooms = rooms;
    this.time = time;
    this.limits = limits;
    this.backing = backing;
    this.inbox = new Inbox(limits.inboxMax(), limits.inboxBytesMax());
    this.settlement = new Settlement(rooms, backing.journal(rooms), this::ordered);
    this.rounds = new Rounds(rooms, backing.silenceMax());
    this.counting = new Counting(backing.observer(), shard);
  }

  Inbox inbox() {
    return inbox;
  }

  @Override
  public void run() {
    try {
      Turn turn;
      do {
        // With very many questions open, stanzas wait in the inbox and their source with them.
        int max = questions < limits.questionsMax() ? limits.batchMax() : 0;
        turn = inbox.next(max, patience(), questions + consults > 0);
        take(turn);
      } while (!turn.last());
    } finally {
      inbox.close(); // However this thread ends, nobody shall wait for it.
    }
  }

  private void take(Turn turn) {
    Link link = turn.link();
    if (link == null) {
      return; // Nobody can be told anything any more.
    }
    expireIfDue();
    makeRounds();
    for (News news : turn.news()) {
      settlement.add(hear(news));
    }
    for (Stanza stanza : turn.stanzas()) {
      counting.handled();
      settlement.add(handle(stanza));
      if (settlement.deliveries() >= limits.deliveriesMax()) {
        settle(link);
      }
    }
    if (turn.last() && backing.farewell()) {
      settlement.add(guarded(rooms::shutDown, "take leave of the occupants"));
    }
    settle(link);
    unloadIfDue();
    measure();
  }

  private void measure() {
    size = new Size(rooms.roomCount(), rooms.occupantCount(), questions);
  }

  /** Returns how much there is; for any thread. */
  ShardLoad load() {
    Size seen = size;
    return new ShardLoad(inbox.size(), seen.rooms(), seen.occupants(), seen.questions());
  }

  private void expireIfDue() {
    if (isExpiryDue()) {
      settlement.add(guarded(rooms::expire, "do what was due"));
      if (isExpiryDue()) {
        expireNotBefore = time.instant().plus(EXPIRE_PAUSE);
      }
    }
  }

  private void makeRounds() {
    Instant now = time.instant();
    if (!now.isBefore(rounds.due())) {
      settlement.add(guarded(() -> rounds.next(now), "ask silent rooms"));
    }
  }

  /** Rooms that nobody needs leave the memory; all that they are is stored. */
  private void unloadIfDue() {
    Duration idleMax = backing.idleMax();
    if (idleMax == null || time.instant().isBefore(unloadAt)) {
      return;
    }
    settlement.unloaded(rooms.unloadIdle(time.instant().minus(idleMax)));
    unloadAt = time.instant().plus(idleMax.dividedBy(4));
  }

  private Outcome hear(News news) {
    if (news instanceof News.Answered<?> answered) {
      return hear(answered);
    } else if (news instanceof News.Failed failed) {
      settled(failed.asked());
      return guarded(() -> rooms.fail(failed.asked()), "give up a question");
    } else if (news instanceof News.Ordered ordered) {
      long ticket = ++lastTicket;
      orders.put(ticket, ordered);
      return carryOut(ordered.order(), ticket);
    } else if (news instanceof News.Listed listed) {
      listed.then().accept(rooms.list(listed.query()));
      return Outcome.NOTHING;
    }
    if (news instanceof News.Banned banned) {
      return guarded(() -> rooms.ban(banned.bans()), "take out who is banned");
    }
    throw new AssertionError("no case for " + news.getClass());
  }

  private Outcome carryOut(RoomOrder order, long ticket) {
    try {
      return rooms.carryOut(order, ticket);
    } catch (RuntimeException | AssertionError | StackOverflowError bug) {
      Incident.log(log, "carry out an order", order.room(), bug);
      List<Ticket> failed = List.of(new Ticket(ticket, Ticket.Result.FAILED));
      return new Outcome(List.of(), List.of(), List.of(), failed, List.of());
    }
  }

  private <A> Outcome hear(News.Answered<A> answered) {
    settled(answered.asked());
    if (answered.asked().question() instanceof LoadRoom load
        && answered.answer() instanceof List<?> events) {
      settlement.loaded(load.room(), events.size());
    }
    try {
      return rooms.answer(answered.asked(), answered.answer());
    } catch (RuntimeException | AssertionError | StackOverflowError unusable) {
      Incident.log(log, "use an answer to " + Answers.kind(answered.asked().question()), unusable);
      return guarded(() -> rooms.fail(answered.asked()), "give up a question");
    }
  }

  private void ask(Asked<?> asked) {
    if (asked.question() instanceof Consult<?> consult) {
      consults++;
      backing.inquiries().ask(asked, consult, inbox);
    } else {
      questions++;
      Objects.requireNonNull(backing.answers(), "who answers?").ask(asked, inbox);
    }
  }

  private void settled(Asked<?> asked) {
    if (asked.question() instanceof Consult<?>) {
      consults--;
    } else {
      questions--;
    }
  }

  private Outcome handle(Stanza stanza) {
    try {
      return rooms.handle(stanza);
    } catch (RuntimeException | AssertionError | StackOverflowError bug) {
      Incident.log(log, "handle", stanza, bug);
      return Outcome.of(ErrorReplies.to(stanza));
    }
  }

  private static Outcome guarded(Supplier<Outcome> step, String what) {
    try {
      return step.get();
    } catch (RuntimeException | AssertionError | StackOverflowError bug) {
      Incident.log(log, what, bug);
      return Outcome.NOTHING;
    }
  }

  /** Returns for which room an order was; null if it is not known any more. */
  private @Nullable BareJid ordered(Ticket ticket) {
    News.Ordered ordered = orders.get(ticket.id());
    return ordered == null ? null : ordered.order().room();
  }

  /** Stores what has happened, then asks, sends what is to be sent, and reports. */
  private void settle(Link link) {
    Outcome settled = settlement.settle();
    settled.questions().forEach(this::ask);
    // Before it is sent, so that whoever has heard of something finds it counted.
    measure();
    counting.settled(settled.deliveries());
    send(settled.deliveries(), link);
    // Last, so that whoever ordered something is told of it after those whom it concerns.
    for (Ticket ticket : settled.done()) {
      News.Ordered ordered = orders.remove(ticket.id());
      if (ordered != null) {
        ordered.whenDone().accept(ticket);
      }
    }
  }

  /** What a broken link no longer takes is lost, as on any stream. */
  private void send(List<Delivery> deliveries, Link link) {
    Transport.Outlet outlet = link.outlet(shard);
    int sent = 0;
    try {
      while (sent < deliveries.size() && outlet.send(deliveries.get(sent))) {
        sent++;
      }
      if (sent < deliveries.size() || !outlet.flush()) {
        link.end();
      }
    } catch (RuntimeException bug) {
      Incident.log(log, "send over the transport, which is closed", bug);
      link.close();
    }
    if (sent < deliveries.size()) {
      log.warn("The transport ended with {} deliveries unsent", deliveries.size() - sent);
    }
  }

  private boolean isExpiryDue() {
    return !time.instant().isBefore(expireAt());
  }

  private Instant expireAt() {
    Instant deadline = rooms.nextDeadline().orElse(Instant.MAX);
    return deadline.isAfter(expireNotBefore) ? deadline : expireNotBefore;
  }

  /** Returns how long there is nothing to do unless a stanza arrives; zero if something is due. */
  private Duration patience() {
    Instant expiry = expireAt();
    Instant due = expiry.isBefore(rounds.due()) ? expiry : rounds.due();
    Instant now = time.instant();
    if (!now.isBefore(due)) {
      return Duration.ZERO;
    }
    return due.isAfter(now.plus(PATIENCE_MAX)) ? PATIENCE_MAX : Duration.between(now, due);
  }

  /**
   * What is behind the rooms of a host.
   *
   * @param commits stores them, or what the shards know of each other; null if there is one service
   *     that is all there is
   * @param summariesOnly whether what is stored are no rooms
   * @param answers answers the questions of services; null if they have none
   * @param inquiries answers what policies ask
   * @param farewell whether occupants are taken out of the rooms at the end
   * @param silenceMax after how long silent rooms ask; zero for never
   * @param idleMax how long a room stays in memory without need, or null for ever
   * @param observer who counts
   */
  record Backing(
      @Nullable GroupCommit commits,
      boolean summariesOnly,
      @Nullable Answers answers,
      Inquiries inquiries,
      boolean farewell,
      Duration silenceMax,
      @Nullable Duration idleMax,
      HostObserver observer) {

    @Nullable Journal journal(Rooms rooms) {
      return commits == null ? null : new Journal(rooms, commits, summariesOnly);
    }
  }
}
