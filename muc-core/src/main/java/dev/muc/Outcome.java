package dev.muc;

import dev.muc.stanza.Stanza;
import java.util.List;

/**
 * What came of one stanza.
 *
 * @param deliveries what to send, in order; the order is part of the protocol (XEP-0045 §7.1)
 */
public record Outcome(List<Delivery> deliveries) {

  /** Nothing happened and nobody is told. */
  public static final Outcome NOTHING = new Outcome(List.of());

  public Outcome {
    deliveries = List.copyOf(deliveries);
  }

  /** Returns the deliveries as a flat list of addressed stanzas, for hosts that want it simple. */
  public List<Stanza> stanzas() {
    return deliveries.stream().flatMap(Delivery::addressed).toList();
  }
}
