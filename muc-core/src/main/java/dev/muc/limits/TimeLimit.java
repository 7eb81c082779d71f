package dev.muc.limits;

import java.time.Duration;

/** How long something may last. */
public enum TimeLimit {
  /**
   * How long a new room waits for its configuration before it is given up (0045-14.6-5): half an
   * hour is longer than anybody fills in a form, and a forgotten room is gone soon.
   */
  LOCKED(Duration.ofMinutes(30), Duration.ofDays(365), "the room is given up"),
  /**
   * How long an occupant may take to answer what another asks (0045-17.4-2); then the room says
   * that there was no answer. Two minutes are what Prosody gives requests of its own ({@code
   * module:send_iq}), and longer than most clients wait.
   */
  ANSWER(Duration.ofMinutes(2), Duration.ofDays(1), "the room answers: wait/remote-server-timeout"),
  /**
   * How long the address of a destroyed room shows the way to the venue that was given; nobody can
   * enter there meanwhile (0045-10.9-4). Zero frees addresses at once. 31 days let those who come
   * once a month find the new room; Prosody takes the same ({@code muc_tombstone_expiry}).
   */
  TOMBSTONE(Duration.ofDays(31), Duration.ZERO, "the address is free"),
  /**
   * How long the host may take to answer what the service asks it, such as for a room from a store;
   * what queues behind it waits as long. Clients give a request up after about as long (Smack after
   * 5 s, others after 30). What policies ask has a time of its own. Not even trusted networks want
   * more.
   */
  QUESTION(Duration.ofSeconds(30), Duration.ofSeconds(30), "wait/internal-server-error");

  private final Duration normal;
  private final Duration off;
  private final String then;

  TimeLimit(Duration normal, Duration off, String then) {
    this.normal = normal;
    this.off = off;
    this.then = then;
  }

  /** Returns how long a service that chooses nothing waits. */
  public Duration normal() {
    return normal;
  }

  /** Returns what happens when it is over. */
  public String then() {
    return then;
  }

  /** Returns what comes to no limit. */
  Duration off() {
    return off;
  }
}
