package dev.muc;

import dev.muc.event.RoomEvent;
import dev.muc.stanza.Stanza;
import java.util.List;

/**
 * What came of one stanza.
 *
 * @param events what happened, in order; empty when the stanza was refused or only read state
 * @param deliveries what to send, in order; the order is part of the protocol (XEP-0045 §7.1)
 */
public record Outcome(List<RoomEvent> events, List<Delivery> deliveries) {

  /** Nothing happened and nobody is told. */
  public static final Outcome NOTHING = new Outcome(List.of(), List.of());

  public Outcome {
    events = List.copyOf(events);
    deliveries = List.copyOf(deliveries);
  }

  /** Creates an outcome that changed nothing. */
  public static Outcome of(List<Delivery> deliveries) {
    return new Outcome(List.of(), deliveries);
  }

  /** Returns the deliveries as a flat list of addressed stanzas, for hosts that want it simple. */
  public List<Stanza> stanzas() {
    return deliveries.stream().flatMap(Delivery::addressed).toList();
  }
}
