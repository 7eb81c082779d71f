package dev.muc.host;

import dev.muc.Asked;
import dev.muc.Delivery;
import dev.muc.Outcome;
import dev.muc.Ticket;
import dev.muc.event.RoomChange;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Stanza;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what came of a batch, has it stored, and says what may be told. */
final class Settlement {
  /*
   * If the batch cannot be stored, it has not happened: the rooms that it changed are forgotten, so
   * that they are read as they were, and whoever sent something to one of them is told so. What the
   * services asked is asked all the same; they wait for it.
   */
  private static final Logger log = LoggerFactory.getLogger(Settlement.class);

  private final Rooms rooms;
  private final @Nullable Journal journal;
  private final Function<Ticket, @Nullable BareJid> ordered;
  private final List<Outcome> outcomes = new ArrayList<>();
  private int deliveries;
  private boolean failing;

  /**
   * @param journal what stores; null if nothing is stored
   * @param ordered says for which room an order was
   */
  Settlement(Rooms rooms, @Nullable Journal journal, Function<Ticket, @Nullable BareJid> ordered) {
    this.rooms = rooms;
    this.journal = journal;
    this.ordered = ordered;
  }

  void add(Outcome outcome) {
    outcomes.add(outcome);
    deliveries += outcome.deliveries().size();
    if (journal != null) {
      journal.add(outcome);
    }
  }

  /** Returns how many deliveries have come together. */
  int deliveries() {
    return deliveries;
  }

  /** Learns how much is stored of a room that was read. */
  void loaded(BareJid room, int events) {
    if (journal != null) {
      journal.loaded(room, events);
    }
  }

  /** Learns which rooms are no longer in memory. */
  void unloaded(List<BareJid> gone) {
    if (journal != null) {
      journal.unloaded(gone);
    }
  }

  /** Stores all and returns what is to be sent, asked and reported, in order. */
  Outcome settle() {
    Set<BareJid> lost = store();
    List<Delivery> toSend = new ArrayList<>(deliveries);
    List<Asked<?>> toAsk = new ArrayList<>(0);
    List<Ticket> done = new ArrayList<>(0);
    for (Outcome outcome : outcomes) {
      toAsk.addAll(outcome.questions());
      if (lost.isEmpty() || !isAbout(lost, outcome)) {
        toSend.addAll(outcome.deliveries());
        done.addAll(outcome.done());
      } else {
        outcome.concluded().forEach(stanza -> toSend.addAll(ErrorReplies.to(stanza)));
        outcome.done().forEach(t -> done.add(new Ticket(t.id(), Ticket.Result.FAILED)));
      }
    }
    outcomes.clear();
    deliveries = 0;
    return new Outcome(List.of(), toSend, toAsk, done, List.of());
  }

  /** Returns the rooms of which something could not be stored. */
  private Set<BareJid> store() {
    if (journal == null || journal.isEmpty()) {
      return Set.of();
    }
    try {
      journal.commit();
      if (failing) {
        log.info("The storage is back");
        failing = false;
      }
      return Set.of();
    } catch (RuntimeException | AssertionError | StackOverflowError broken) {
      if (!failing) {
        Incident.log(log, "store what happens; rooms refuse changes until that works", broken);
        failing = true;
      }
      Set<BareJid> lost = new LinkedHashSet<>(journal.changed());
      lost.forEach(rooms::unload);
      journal.discard();
      return lost;
    }
  }

  private boolean isAbout(Set<BareJid> lost, Outcome outcome) {
    for (RoomChange change : outcome.changes()) {
      if (lost.contains(change.room())) {
        return true;
      }
    }
    for (Stanza stanza : outcome.concluded()) {
      if (stanza.to() != null && lost.contains(stanza.to().bare())) {
        return true;
      }
    }
    // An order that has changed nothing may have seen what is lost.
    return outcome.done().stream().anyMatch(ticket -> lost.contains(ordered.apply(ticket)));
  }
}
