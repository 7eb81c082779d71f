package dev.muc.testkit.scansion;

import java.time.Duration;

/**
 * How scripts are played.
 *
 * @param exactOrder whether every stanza must be expected, in the order in which it came; otherwise
 *     a client may receive more than the script says, and in another order
 * @param timeout how long a real server may take to deliver what is expected
 * @param addresses the domains to replace
 */
public record PlayOptions(boolean exactOrder, Duration timeout, AddressMap addresses) {
  /** Lenient order, five seconds, no domain replaced. */
  public static final PlayOptions DEFAULT =
      new PlayOptions(false, Duration.ofSeconds(5), AddressMap.NONE);

  /** Returns these options with the order made exact, or not. */
  public PlayOptions withExactOrder(boolean exact) {
    return new PlayOptions(exact, timeout, addresses);
  }

  /** Returns these options with another time-out. */
  public PlayOptions withTimeout(Duration newTimeout) {
    return new PlayOptions(exactOrder, newTimeout, addresses);
  }

  /** Returns these options with these domains replaced. */
  public PlayOptions withAddresses(AddressMap newAddresses) {
    return new PlayOptions(exactOrder, timeout, newAddresses);
  }
}
