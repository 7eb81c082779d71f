package dev.muc.host;

import dev.muc.Delivery;
import dev.muc.Outcome;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread and the rooms that only it touches: receives, handles, delivers. */
final class Worker implements Runnable {
  /*
   * A turn is: what has become due, then a batch of stanzas, then the deliveries of all, in the
   * order in which they came about. Between the last two is the place where a store will commit the
   * batch; that is why deliveries are collected at all instead of sent stanza by stanza.
   */
  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  /** The longest wait for a deadline, so that a wall clock that was set is noticed. */
  private static final Duration PATIENCE_MAX = Duration.ofSeconds(30);

  /** How long {@link Rooms#expire} is left alone after it failed, or did not do what was due. */
  private static final Duration EXPIRE_PAUSE = Duration.ofSeconds(1);

  private final Rooms rooms;
  private final InstantSource time;
  private final HostLimits limits;
  private final Inbox inbox;
  private final List<Delivery> collected = new ArrayList<>();
  private Instant expireNotBefore = Instant.MIN;

  Worker(Rooms rooms, InstantSource time, HostLimits limits) {
    this.rooms = rooms;
    this.time = time;
    this.limits = limits;
    this.inbox = new Inbox(limits.inboxMax());
  }

  Inbox inbox() {
    return inbox;
  }

  @Override
  public void run() {
    try {
      Turn turn;
      do {
        turn = inbox.next(limits.batchMax(), patience());
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
    if (patience().isZero()) {
      collect(this::expire);
      if (patience().isZero()) {
        expireNotBefore = time.instant().plus(EXPIRE_PAUSE);
      }
    }
    for (Stanza stanza : turn.stanzas()) {
      collect(() -> handle(stanza));
      if (collected.size() >= limits.deliveriesMax()) {
        release(link);
      }
    }
    if (turn.last()) {
      collect(this::shutDown);
    }
    release(link);
  }

  private void collect(Supplier<Outcome> step) {
    collected.addAll(step.get().deliveries());
  }

  /** Sends what was collected. What a broken link no longer takes is lost, as on any stream. */
  private void release(Link link) {
    int sent = 0;
    try {
      while (sent < collected.size() && link.outlet().send(collected.get(sent))) {
        sent++;
      }
      if (sent < collected.size() || !link.outlet().flush()) {
        link.end();
      }
    } catch (RuntimeException bug) {
      log.error("The transport failed to send and is closed", bug);
      link.close();
    }
    if (sent < collected.size()) {
      log.warn("The transport ended with {} deliveries unsent", collected.size() - sent);
    }
    collected.clear();
  }

  private Outcome handle(Stanza stanza) {
    try {
      return rooms.handle(stanza);
    } catch (RuntimeException | AssertionError | StackOverflowError bug) {
      // Not the stanza itself: what people write is not for the operator's eyes.
      log.error("Failed to handle {} {}", stanza.elementName(), route(stanza), bug);
      return awaitsAnswer(stanza) ? internalServerError(stanza) : Outcome.NOTHING;
    }
  }

  private Outcome expire() {
    try {
      return rooms.expire();
    } catch (RuntimeException | AssertionError | StackOverflowError bug) {
      log.error("Failed to do what was due", bug);
      return Outcome.NOTHING;
    }
  }

  private Outcome shutDown() {
    try {
      return rooms.shutDown();
    } catch (RuntimeException | AssertionError | StackOverflowError bug) {
      log.error("Failed to take leave of the occupants", bug);
      return Outcome.NOTHING;
    }
  }

  /** Returns how long there is nothing to do unless a stanza arrives; zero if something is due. */
  private Duration patience() {
    Instant deadline = rooms.nextDeadline().orElse(null);
    if (deadline == null) {
      return PATIENCE_MAX;
    }
    Instant due = deadline.isAfter(expireNotBefore) ? deadline : expireNotBefore;
    Instant now = time.instant();
    if (!now.isBefore(due)) {
      return Duration.ZERO;
    }
    return due.isAfter(now.plus(PATIENCE_MAX)) ? PATIENCE_MAX : Duration.between(now, due);
  }

  /**
   * Returns whether the sender waits for something. Results, errors and goodbyes are over with
   * their arrival; an error must not be answered at all (rfc6120-8.3.1-10).
   */
  private static boolean awaitsAnswer(Stanza stanza) {
    if (stanza instanceof Iq iq) {
      return iq.type() == Iq.Type.GET || iq.type() == Iq.Type.SET;
    }
    if (stanza instanceof Presence presence) {
      return presence.type() == Presence.Type.AVAILABLE;
    }
    return stanza instanceof Message message && !message.isError();
  }

  private static String route(Stanza stanza) {
    return stanza.id() + " from " + stanza.from() + " to " + stanza.to();
  }

  private static Outcome internalServerError(Stanza stanza) {
    if (stanza.to() == null) {
      return Outcome.NOTHING;
    }
    Stanza reply =
        stanza.errorReply(StanzaError.Condition.INTERNAL_SERVER_ERROR.error(StanzaError.Type.WAIT));
    return Outcome.of(List.of(new Delivery(reply, stanza.from())));
  }
}
