package dev.muc.limits;

import java.time.Duration;

/** How often an account may do something (0045-14.6-2). */
public enum RateLimit {
  /**
   * Send a message, to all or to one: two hundred at once and ten a second hold up no person and no
   * bot that answers people; each is sent to everybody in the room.
   */
  MESSAGES(200, Duration.ofMillis(100)),
  /**
   * Enter, change its nick or say something new of itself: five hundred at once let a client enter
   * all its rooms when it starts; 25 a second in the long run hold up no client, and no program
   * that tests a service.
   */
  PRESENCES(500, Duration.ofMillis(40));

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
}
