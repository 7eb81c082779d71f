package dev.muc.internal.room;

import dev.muc.Delivery;
import dev.muc.IdSource;
import dev.muc.Outcome;
import dev.muc.event.RoomChange;
import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.event.RoomEvent.RoomClosed;
import dev.muc.internal.feature.Decision;
import dev.muc.internal.feature.Decision.ReplyAt;
import dev.muc.model.IqRelay;
import dev.muc.spi.PresenceDecoration;
import dev.muc.stanza.Jid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a decision come true: applies each event, announces it, and puts the reply in its place.
 */
public final class Transaction {

  private Transaction() {}

  /**
   * Commits {@code accepted}.
   *
   * @param reply the result of an IQ, or null for other stanzas
   * @param cause the presence that asked for it, or null
   * @param decorations what an embedder adds to presence; must not throw
   */
  public static Outcome commit(
      Room room,
      Decision.Accept accepted,
      @Nullable Delivery reply,
      @Nullable Cause cause,
      List<PresenceDecoration> decorations,
      IdSource ids) {
    Announcement said = new Announcement();
    List<IqRelay> waiting = relays(room, accepted.events());
    Announcer announcer = new Announcer(room, cause, decorations, ids);
    for (RoomEvent event : accepted.events()) {
      happen(room, event, announcer, said);
    }
    boolean abandoned = isAbandoned(room, accepted.events());
    boolean over = abandoned || !room.exists();
    List<RoomEvent> answers = Unanswerable.answers(room, over, waiting, accepted.events());
    for (RoomEvent event : answers) {
      happen(room, event, announcer, said);
    }
    List<RoomEvent> events = accepted.events();
    if (abandoned || !answers.isEmpty()) {
      events = new ArrayList<>(events);
      events.addAll(answers);
    }
    if (abandoned) {
      RoomClosed closed = new RoomClosed();
      room.apply(closed);
      events.add(closed);
    }
    List<Delivery> stillHere = withoutThoseWhoLeft(said.toOthers(), accepted.events());
    List<RoomChange> changes =
        events.isEmpty() ? List.of() : List.of(new RoomChange(room.address(), events));
    return Outcome.of(changes, ordered(said.toSubject(), stillHere, accepted.replyAt(), reply));
  }

  private static void happen(Room room, RoomEvent event, Announcer announcer, Announcement said) {
    if (Announcer.precedesChange(event)) {
      announcer.announce(event, said);
      room.apply(event);
    } else {
      room.apply(event);
      announcer.announce(event, said);
    }
  }

  /** Returns the requests that may lose whoever is to answer them. */
  private static List<IqRelay> relays(Room room, List<RoomEvent> events) {
    return Directory.isTalk(events) ? List.of() : room.relays();
  }

  /** A room that nobody is in and nobody asked to keep (0045-4.2-6, 0045-7.14-8). */
  private static boolean isAbandoned(Room room, List<RoomEvent> events) {
    return !events.isEmpty()
        && !Directory.isTalk(events)
        && room.exists()
        && room.occupants().isEmpty()
        && (room.locked() || !room.config().profile().persistent());
  }

  /**
   * Takes back what was meant for occupants whom a later event of the same decision removed: they
   * are told of that first, and of nothing after it.
   */
  private static List<Delivery> withoutThoseWhoLeft(
      List<Delivery> toOthers, List<RoomEvent> events) {
    if (events.size() == 1) {
      return toOthers;
    }
    Set<Jid> left = new HashSet<>();
    for (RoomEvent event : events) {
      if (event instanceof OccupantLeft gone) {
        gone.occupant().sessions().forEach(session -> left.add(session.realJid()));
      }
    }
    if (left.isEmpty()) {
      return toOthers;
    }
    List<Delivery> kept = new ArrayList<>(toOthers.size());
    for (Delivery delivery : toOthers) {
      List<Jid> here = delivery.recipients().stream().filter(to -> !left.contains(to)).toList();
      if (!here.isEmpty()) {
        kept.add(new Delivery(delivery.stanza(), here));
      }
    }
    return kept;
  }

  private static List<Delivery> ordered(
      List<Delivery> toSubjects,
      List<Delivery> toOthers,
      ReplyAt replyAt,
      @Nullable Delivery reply) {
    if (toSubjects.isEmpty() && reply == null) {
      return toOthers;
    }
    List<Delivery> all = new ArrayList<>(toSubjects.size() + toOthers.size() + 1);
    addIf(reply, replyAt == ReplyAt.START, all);
    all.addAll(toSubjects);
    addIf(reply, replyAt == ReplyAt.AFTER_SUBJECT, all);
    all.addAll(toOthers);
    addIf(reply, replyAt == ReplyAt.END, all);
    return all;
  }

  private static void addIf(@Nullable Delivery reply, boolean here, List<Delivery> to) {
    if (here && reply != null) {
      to.add(reply);
    }
  }
}
