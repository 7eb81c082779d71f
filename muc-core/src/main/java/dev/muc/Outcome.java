package dev.muc;

import dev.muc.event.RoomChange;
import dev.muc.event.RoomEvent;
import dev.muc.stanza.Stanza;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of one stanza, or of one answer.
 *
 * @param changes what happened and where, in order; empty when the stanza was refused or only read
 *     state
 * @param deliveries what to send, in order; the order is part of the protocol (XEP-0045 §7.1)
 * @param questions what the service wants to know before it goes on
 * @param done the orders that came to an end
 * @param concluded the stanzas that came to an end, those without effect aside
 */
public record Outcome(
    List<RoomChange> changes,
    List<Delivery> deliveries,
    List<Asked<?>> questions,
    List<Ticket> done,
    List<Stanza> concluded) {

  /** Nothing happened and nobody is told. */
  public static final Outcome NOTHING =
      new Outcome(List.of(), List.of(), List.of(), List.of(), List.of());

  public Outcome {
    changes = List.copyOf(changes);
    deliveries = List.copyOf(deliveries);
    questions = List.copyOf(questions);
    done = List.copyOf(done);
    concluded = List.copyOf(concluded);
  }

  /** Creates the outcome of something that happened. */
  public static Outcome of(List<RoomChange> changes, List<Delivery> deliveries) {
    return new Outcome(changes, deliveries, List.of(), List.of(), List.of());
  }

  /** Creates an outcome that changed nothing. */
  public static Outcome of(List<Delivery> deliveries) {
    return new Outcome(List.of(), deliveries, List.of(), List.of(), List.of());
  }

  /** Creates an outcome that waits for answers. */
  static Outcome asking(List<Asked<?>> questions) {
    return new Outcome(List.of(), List.of(), questions, List.of(), List.of());
  }

  /** Creates the outcome of an order that came to an end. */
  static Outcome done(Ticket ticket) {
    return new Outcome(List.of(), List.of(), List.of(), List.of(ticket), List.of());
  }

  /** Returns how the order ended that this is the outcome of; empty if it waits for an answer. */
  public Optional<Ticket> ticket() {
    return done.stream().findFirst();
  }

  /** Returns this outcome as the end of {@code stanza}; of one without effect nothing is said. */
  Outcome concluding(Stanza stanza) {
    return isNothing() ? this : new Outcome(changes, deliveries, questions, done, List.of(stanza));
  }

  /** Returns this outcome with what came of something else after it. */
  Outcome then(Outcome next) {
    if (isNothing() || next.isNothing()) {
      return isNothing() ? next : this;
    }
    return new Outcome(
        joined(changes, next.changes),
        joined(deliveries, next.deliveries),
        joined(questions, next.questions),
        joined(done, next.done),
        joined(concluded, next.concluded));
  }

  private boolean isNothing() {
    return changes.isEmpty()
        && deliveries.isEmpty()
        && questions.isEmpty()
        && done.isEmpty()
        && concluded.isEmpty();
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    List<T> both = new ArrayList<>(first.size() + second.size());
    both.addAll(first);
    both.addAll(second);
    return both;
  }

  /** Returns what happened in all rooms, in order. */
  public List<RoomEvent> events() {
    return changes.stream().flatMap(change -> change.events().stream()).toList();
  }

  /** Returns the deliveries as a flat list of addressed stanzas, for hosts that want it simple. */
  public List<Stanza> stanzas() {
    return deliveries.stream().flatMap(Delivery::addressed).toList();
  }
}
