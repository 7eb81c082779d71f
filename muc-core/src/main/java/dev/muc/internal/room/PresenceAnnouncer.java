package dev.muc.internal.room;

import static dev.muc.internal.room.OccupantPresence.available;
import static dev.muc.internal.room.OccupantPresence.unavailable;

import dev.muc.event.RoomEvent.AvailabilityChanged;
import dev.muc.event.RoomEvent.NickChanged;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.event.RoomEvent.SessionJoined;
import dev.muc.event.RoomEvent.SessionLeft;
import dev.muc.event.RoomEvent.StandingChanged;
import dev.muc.model.Destruction;
import dev.muc.model.JoinRequest;
import dev.muc.model.Occupant;
import dev.muc.model.Privilege;
import dev.muc.model.RoomConfig;
import dev.muc.model.StatusCode;
import dev.muc.spi.PresenceDecoration;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Tells of comings, goings and standings: everything that occupants learn by presence. */
final class PresenceAnnouncer {
  private final Room room;
  private final @Nullable Cause cause;
  private final List<PresenceDecoration> decorations;

  PresenceAnnouncer(Room room, @Nullable Cause cause, List<PresenceDecoration> decorations) {
    this.room = room;
    this.cause = cause;
    this.decorations = decorations;
  }

  void joined(OccupantJoined joined, MessageAnnouncer messages, Announcement said) {
    Occupant newcomer = joined.occupant();
    welcome(newcomer, newcomer.shown().realJid(), joined.request(), messages, said);
    showToOthers(newcomer, said);
  }

  void sessionJoined(SessionJoined joined, MessageAnnouncer messages, Announcement said) {
    Occupant occupant = joined.before().with(joined.session());
    FullJid client = joined.session().realJid();
    welcome(occupant, client, joined.request(), messages, said);
    shownChanged(joined.before(), occupant, otherClients(occupant, client), said);
  }

  /** To a newcomer: who is here, itself, what was said, the subject, in this order (§7.1). */
  private void welcome(
      Occupant occupant,
      FullJid client,
      JoinRequest request,
      MessageAnnouncer messages,
      Announcement said) {
    List<Jid> recipient = List.of(client);
    showEveryone(occupant, recipient, said);
    OccupantPresence self = available(occupant).codes(entryCodes(request));
    show(self.asSelf(client, request.id()), occupant, recipient, said::toSubject);
    messages.history(request.history(), client, said);
    messages.currentSubject(client, said);
  }

  /** Shows all others, as far as their presence is shown, to the given clients of one occupant. */
  private void showEveryone(Occupant viewer, List<Jid> recipients, Announcement said) {
    View view = View.ofOthers(room, viewer);
    for (Occupant other : room.occupants()) {
      if (isShown(other) && !other.address().equals(viewer.address())) {
        show(room.portrait(other, view), other, recipients, said::toSubject);
      }
    }
  }

  private Set<StatusCode> entryCodes(JoinRequest request) {
    Set<StatusCode> codes = EnumSet.noneOf(StatusCode.class);
    if (room.config().disclosure().nonAnonymous()) {
      codes.add(StatusCode.NON_ANONYMOUS);
    }
    if (room.config().disclosure().publicLogging()) {
      codes.add(StatusCode.LOGGING_ON);
    }
    if (room.locked() && room.occupants().size() == 1) {
      codes.add(StatusCode.ROOM_CREATED); // Also to a creator that lost track of its room.
    }
    if (request.nickAssigned()) {
      codes.add(StatusCode.NICK_ASSIGNED);
    }
    return codes;
  }

  void availabilityChanged(AvailabilityChanged changed, Announcement said) {
    Occupant after = changed.before().with(changed.session());
    if (after.shown().equals(changed.session())) {
      toSelf(available(after), clients(after), said);
      showToOthers(after, said);
      return;
    }
    // A client in the background: it is told what counts, the others only of a change.
    FullJid client = changed.session().realJid();
    toSelf(available(after), List.of(client), said);
    shownChanged(changed.before(), after, otherClients(after, client), said);
  }

  /**
   * Tells of another client that stands for an occupant from now on, if this makes a difference to
   * what is seen of it: for those who see no real addresses, only if it says something else.
   */
  private void shownChanged(
      Occupant before, Occupant after, List<Jid> ownClients, Announcement said) {
    if (before.shown().equals(after.shown())) {
      return;
    }
    toSelf(available(after), ownClients, said);
    if (!before.shown().availability().equals(after.shown().availability())) {
      showToOthers(after, said);
    } else if (isShown(after)) {
      broadcast(available(after).as(View.FULL), after, View.FULL, said);
    }
  }

  void sessionLeft(SessionLeft left, Announcement said) {
    Occupant after = left.before().without(left.realJid());
    OccupantPresence gone =
        unavailable(left.before()).saying(left.leaving()).codes(left.exit().codes());
    toSelf(gone, List.of(left.realJid()), said);
    shownChanged(left.before(), after, clients(after), said);
  }

  void left(OccupantLeft left, Announcement said) {
    Occupant occupant = left.occupant();
    OccupantPresence gone =
        unavailable(occupant)
            .saying(left.leaving())
            .because(left.actor(), left.reason())
            .codes(left.exit().codes());
    toSelf(gone, clients(occupant), said);
    toOthers(gone, occupant, said);
  }

  void nickChanged(NickChanged changed, Announcement said) {
    Occupant before = changed.before();
    Occupant after = changed.after();
    OccupantPresence gone = unavailable(before).renamedTo(after.nick());
    toClients(gone, clients(before), said); // What follows is the answer to the one that asked.
    OccupantPresence back = available(after);
    if (changed.assigned()) {
      // To the others too: 0045-7.10-18.
      back.codes(List.of(StatusCode.NICK_ASSIGNED));
    }
    toSelf(back, clients(after), said);
    toOthers(gone, after, said);
    if (changed.assigned()) {
      toOthers(back, after, said);
    } else {
      showToOthers(after, said);
    }
  }

  void standingChanged(StandingChanged changed, Announcement said) {
    Occupant after = changed.after();
    OccupantPresence now = available(after).because(changed.actor(), changed.reason());
    toSelf(now, clients(after), said);
    if (isShown(after)) {
      toOthers(now, after, said);
    } else if (isShown(changed.before())) {
      // Its presence was shown and no longer is: for the others it is as if it had left.
      broadcast(unavailable(after), after, said);
    }
    if (!View.seesRealJids(room, changed.before()) && View.seesRealJids(room, after)) {
      showEveryone(after, clients(after), said); // DECISIONS.md, 0045-8-3.
    }
  }

  /** After {@code changed}: shows those whose presence is shown from now on, takes away others. */
  void broadcastChanged(RoomConfig changed, Announcement said) {
    for (Occupant occupant : room.occupants()) {
      boolean wasShown = isShown(occupant, changed) && !room.isUnseen(occupant);
      if (isShown(occupant) && !wasShown) {
        broadcast(available(occupant), occupant, said);
      } else if (wasShown && !isShown(occupant)) {
        broadcast(unavailable(occupant), occupant, said);
      }
    }
  }

  /** One presence to each client, from its own occupant JID (0045-10.9-5, 0045-10.9-6). */
  void destroyed(Destruction destruction, Announcement said) {
    for (Occupant occupant : room.occupants()) {
      toSelf(unavailable(occupant).destroyed(destruction), clients(occupant), said);
    }
  }

  /** To the client that asked, if one did, as the answer, and to the others as news. */
  private void toSelf(OccupantPresence presence, List<Jid> clients, Announcement said) {
    List<Jid> others = clients;
    if (cause != null && clients.contains(cause.client())) {
      show(
          presence.asSelf(cause.client(), cause.id()),
          presence.occupant(),
          List.of(cause.client()),
          said::toSubject);
      others = new ArrayList<>(clients);
      others.remove(cause.client());
    }
    toClients(presence, others, said);
  }

  private void toClients(OccupantPresence presence, List<Jid> clients, Announcement said) {
    if (clients.size() == 1) {
      Presence self = presence.asSelf((FullJid) clients.get(0), null);
      show(self, presence.occupant(), clients, said::toSubject);
    } else if (!clients.isEmpty()) {
      show(presence.as(View.SELF), presence.occupant(), clients, said::toSubject);
    }
  }

  private void toOthers(OccupantPresence presence, Occupant about, Announcement said) {
    if (isShown(about)) {
      broadcast(presence, about, said);
    }
  }

  /** Shows an occupant to the others as it is, which is how it will be shown to newcomers too. */
  private void showToOthers(Occupant occupant, Announcement said) {
    if (isShown(occupant)) {
      Occupant here = room.occupant(occupant.nick()).orElse(occupant);
      broadcast(room.portrait(here, View.FULL), here, View.FULL, said);
      broadcast(room.portrait(here, View.ANONYMOUS), here, View.ANONYMOUS, said);
    }
  }

  private void show(
      Presence presence,
      Occupant about,
      List<Jid> recipients,
      BiConsumer<? super Stanza, List<Jid>> said) {
    Decorator.show(decorations, room, presence, about, recipients, said);
  }

  private void broadcast(OccupantPresence presence, Occupant about, Announcement said) {
    broadcast(presence.as(View.FULL), about, View.FULL, said);
    broadcast(presence.as(View.ANONYMOUS), about, View.ANONYMOUS, said);
  }

  /** To all of one view but the occupant itself: it is told already, with status 110. */
  private void broadcast(Presence presence, Occupant about, View view, Announcement said) {
    show(presence, about, room.others(about, view), said::toOthers);
  }

  private boolean isShown(Occupant occupant) {
    return isShown(occupant, room.config()) && !room.isUnseen(occupant);
  }

  private static boolean isShown(Occupant occupant, RoomConfig config) {
    return Privilege.OfRole.SHOW_PRESENCE.heldBy(occupant.role(), config);
  }

  private static List<Jid> clients(Occupant occupant) {
    List<Jid> clients = new ArrayList<>(occupant.sessions().size());
    Audience.addClients(occupant, clients);
    return clients;
  }

  private static List<Jid> otherClients(Occupant occupant, FullJid except) {
    List<Jid> clients = clients(occupant);
    clients.remove(except);
    return clients;
  }
}
