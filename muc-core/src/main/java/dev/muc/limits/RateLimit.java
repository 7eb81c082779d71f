package dev.muc.limits;

import dev.muc.stanza.StanzaError;
import dev.muc.stanza.StanzaError.Condition;
import java.time.Duration;

/**
 * How often something may be done (0045-14.6-2), by an account with all its clients.
 *
 * <p>Members of a room have twice as much again for what they send to it; its admins and owners,
 * and those of the service, have no such limit. What a whole room may get (the last two) is no
 * limit for those who send little: when it is reached, only those have to wait that have lately
 * used up a tenth of their own.
 */
public enum RateLimit {
  /**
   * Messages, to all or to one: two hundred at once and ten a second hold up no person and no bot
   * that answers people; each is sent to everybody in the room.
   */
  MESSAGES(200, Duration.ofMillis(100)),
  /**
   * Presences, to enter, to change the nick or to say something new: five hundred at once let a
   * client enter all its rooms when it starts; 25 a second in the long run hold up no client, and
   * no program that tests a service.
   */
  PRESENCES(500, Duration.ofMillis(40)),
  /**
   * Times to enter one and the same room: fifty at once are more than the worst connection makes,
   * and one a second more than anybody needs; each is told to everybody, and everybody to it.
   */
  JOINS(50, Duration.ofSeconds(1)),
  /**
   * Invitations: each goes to somebody who has not asked for it. A class at once, and 360 an hour.
   */
  INVITATIONS(50, Duration.ofSeconds(10)),
  /**
   * Requests to other occupants, such as for a vCard: clients ask each of a full room when they
   * enter it.
   */
  RELAYED_REQUESTS(500, Duration.ofMillis(40)),
  /** Requests to list, to configure, to register or to change others; moderators work by hand. */
  ADMIN_REQUESTS(100, Duration.ofMillis(500)),
  /** Queries of archives: clients query each of their rooms when they start. */
  ARCHIVE_QUERIES(500, Duration.ofMillis(100)),
  /** All other requests, such as for what a room is, or whether one is still in it. */
  REQUESTS(500, Duration.ofMillis(40)),
  /**
   * Rooms created (0045-14.6-4): as many as some program that tests a service makes at once, and as
   * many an hour.
   */
  CREATIONS(500, Duration.ofMillis(7_200)),
  /** Messages of all in one room: a hundred a second are more than anybody can read. */
  ROOM_MESSAGES(2_000, Duration.ofMillis(10)),
  /** Presences of all in one room: a whole audience that comes at once, and a hundred a second. */
  ROOM_PRESENCES(5_000, Duration.ofMillis(10));

  private final int burst;
  private final Duration interval;

  RateLimit(int burst, Duration interval) {
    this.burst = burst;
    this.interval = interval;
  }

  /** Returns how often a service that chooses nothing lets it happen. */
  public Rate normal() {
    return new Rate(burst, interval);
  }

  /** Returns how what comes too often is refused. */
  public StanzaError error() {
    return Condition.POLICY_VIOLATION.error(StanzaError.Type.WAIT);
  }
}
