package dev.muc.host;

import dev.muc.Delivery;
import dev.muc.Question;
import dev.muc.stanza.StanzaError;
import dev.muc.stanza.StanzaError.Condition;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Is told what a host does, a batch at a time, so that it can be counted. What there is at a moment
 * {@link RoomHost#load} says.
 */
@FunctionalInterface
public interface HostObserver {

  /** Counts nothing, and costs nothing. */
  HostObserver NONE = batch -> {};

  /**
   * Learns what was done, right before its deliveries are sent. Called by the threads of the rooms,
   * several at a time, which wait for it.
   */
  void handled(Batch batch);

  /**
   * Learns that the store has taken what happened, or has not. Called by the threads of the rooms,
   * one at a time.
   *
   * @param rooms in how many rooms it happened
   * @param took how long the store took
   * @param done false if it failed
   */
  default void stored(int rooms, Duration took, boolean done) {}

  /**
   * Learns that a question to the store has its answer, or will have none. Called by the thread
   * that found it.
   *
   * @param took how long the one who asked has waited
   * @param done false if it failed
   */
  default void answered(Question<?> question, Duration took, boolean done) {}

  /**
   * What one shard has done, from one time that it stored and sent to the next.
   *
   * @param shard which one, counted from 0
   * @param stanzas how many stanzas it has handled
   * @param deliveries how many deliveries came of them, and of what was due
   * @param recipients how many stanzas these are, addressed each to one
   * @param errors the errors among those, by condition
   */
  record Batch(
      int shard, int stanzas, int deliveries, long recipients, Map<Condition, Integer> errors) {

    static Batch of(int shard, int stanzas, List<Delivery> deliveries) {
      long recipients = 0;
      Map<Condition, Integer> errors = Collections.emptyMap();
      for (Delivery delivery : deliveries) {
        recipients += delivery.recipients().size();
        if (delivery.stanza().isError()) {
          errors = errors.isEmpty() ? new EnumMap<>(Condition.class) : errors;
          count(delivery, errors);
        }
      }
      return new Batch(shard, stanzas, deliveries.size(), recipients, errors);
    }

    private static void count(Delivery error, Map<Condition, Integer> errors) {
      StanzaError.of(error.stanza())
          .ifPresent(e -> errors.merge(e.condition(), error.recipients().size(), Integer::sum));
    }
  }
}
