package dev.muc;

import java.time.Duration;

/**
 * How much an account may send (0045-14.6-2).
 *
 * @param messageLengthMax the most characters of a message, written as XML
 * @param presenceLengthMax the most characters of a presence; every occupant's last one is kept
 * @param messages how often it may send a message, to all or to one
 * @param presences how often it may enter, change its nick or say something new of itself
 */
public record Traffic(int messageLengthMax, int presenceLengthMax, Rate messages, Rate presences) {

  /**
   * The traffic of a service that chooses nothing.
   *
   * <ul>
   *   <li>65,536 characters are forty pages of text.
   *   <li>10,000 characters are what every server has to take as one stanza (RFC 6120 §13.12);
   *       presence has a few hundred.
   *   <li>Two hundred messages at once and ten a second hold up no person and no bot that answers
   *       people; each is sent to everybody in the room.
   *   <li>Five hundred presences at once let a client enter all its rooms when it starts; 25 a
   *       second in the long run hold up no client, and no program that tests a service.
   * </ul>
   */
  public static final Traffic DEFAULT =
      new Traffic(65_536, 10_000, Rate.of(200, 10), Rate.of(500, 25));

  /** Whatever the transport lets through. */
  public static final Traffic UNLIMITED =
      new Traffic(Integer.MAX_VALUE, Integer.MAX_VALUE, Rate.UNLIMITED, Rate.UNLIMITED);

  /**
   * How often something may happen.
   *
   * @param burst how many times at once, after a while without
   * @param interval how long it takes until it may happen once more; zero sets no limit
   */
  public record Rate(int burst, Duration interval) {

    /** As often as one likes. */
    public static final Rate UNLIMITED = new Rate(Integer.MAX_VALUE, Duration.ZERO);

    public Rate {
      if (burst < 1 || interval.isNegative()) {
        throw new IllegalArgumentException(
            "a rate needs a burst of 1 or more and no negative interval: "
                + burst
                + ", "
                + interval);
      }
    }

    /** Returns a rate of so many at once and so many a second in the long run. */
    public static Rate of(int burst, int perSecond) {
      return new Rate(burst, Duration.ofSeconds(1).dividedBy(perSecond));
    }
  }
}
