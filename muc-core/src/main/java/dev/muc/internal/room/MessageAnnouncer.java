package dev.muc.internal.room;

import dev.muc.IdSource;
import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.ClientsAsked;
import dev.muc.event.RoomEvent.ConfigChanged;
import dev.muc.event.RoomEvent.InvitationDeclined;
import dev.muc.event.RoomEvent.InvitationSent;
import dev.muc.event.RoomEvent.IqAnswered;
import dev.muc.event.RoomEvent.IqRelayed;
import dev.muc.event.RoomEvent.VoiceRequested;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.HistoryRequest;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.model.Session;
import dev.muc.model.StatusCode;
import dev.muc.model.Subject;
import dev.muc.payload.Delay;
import dev.muc.payload.MucUser;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Tells of what was said and of what the room has to say itself: everything sent as a message. */
final class MessageAnnouncer {
  private final Room room;
  private final IdSource ids;

  MessageAnnouncer(Room room, IdSource ids) {
    this.room = room;
    this.ids = ids;
  }

  /** One delivery with the shared list of all clients, whatever their number. */
  void broadcast(Message message, Announcement said) {
    said.toOthers(message, room.everyone());
  }

  void history(HistoryRequest request, FullJid newcomer, Announcement said) {
    for (Message earlier : room.history(request, newcomer)) {
      said.toSubject(earlier, List.of(newcomer));
    }
  }

  /** On every join, after the history; an empty one if there never was any (§7.2.15). */
  void currentSubject(FullJid newcomer, Announcement said) {
    Message message =
        room.subject()
            .map(this::stamped)
            .orElseGet(
                () -> fromRoom(Message.Type.GROUPCHAT, Element.of(Stanza.NAMESPACE, "subject")));
    said.toSubject(message, List.of(newcomer));
  }

  private Message stamped(Subject subject) {
    List<Element> payloads = new ArrayList<>(subject.message().payloads());
    payloads.add(new Delay(room.address(), subject.at()).toElement());
    return subject.message().with(subject.message().from(), null, payloads);
  }

  /**
   * Tells of an account that is not in the room, to those who may see its address (0045-10.3-6)
   * and, where the owners want it, to that account (§18.1). Of one that is in the room, a presence
   * tells.
   */
  void affiliationChanged(AffiliationChanged changed, Announcement said) {
    AffiliationEntry after = changed.after();
    boolean present = !room.occupantsOf(after.account()).isEmpty();
    if (present || changed.before().affiliation() == after.affiliation()) {
      return;
    }
    Set<StatusCode> codes =
        after.affiliation() == Affiliation.OUTCAST
            ? EnumSet.of(StatusCode.BANNED)
            : EnumSet.noneOf(StatusCode.class);
    var item =
        new MucUser.Item(
            after.affiliation(), null, after.account(), null, null, false, after.reason());
    Message notice = fromRoom(Message.Type.NORMAL, MucUser.of(codes, item).toElement());
    said.toOthers(notice, clientsOf(viewer -> View.seesRealJids(room, viewer)));
    if (room.config().disclosure().absentNotified() && after.account().local().isPresent()) {
      Set<StatusCode> absent = EnumSet.of(StatusCode.AFFILIATION_CHANGED);
      Element told = MucUser.of(absent, item).toElement();
      said.toSubject(fromRoom(Message.Type.NORMAL, told), List.of(after.account()));
    }
  }

  /** Status codes only: what clients need to know of a new configuration (§10.2.1). */
  void configChanged(ConfigChanged changed, Announcement said) {
    Set<StatusCode> codes = codes(changed.before(), changed.after());
    if (!codes.isEmpty()) {
      said.toOthers(
          fromRoom(Message.Type.GROUPCHAT, MucUser.of(codes).toElement()), room.everyone());
    }
  }

  private static Set<StatusCode> codes(RoomConfig before, RoomConfig after) {
    Set<StatusCode> codes = EnumSet.noneOf(StatusCode.class);
    var was = before.disclosure();
    var is = after.disclosure();
    if (was.publicLogging() != is.publicLogging()) {
      codes.add(is.publicLogging() ? StatusCode.LOGGING_ON : StatusCode.LOGGING_OFF);
    }
    if (was.nonAnonymous() != is.nonAnonymous()) {
      codes.add(is.nonAnonymous() ? StatusCode.NOW_NON_ANONYMOUS : StatusCode.NOW_SEMI_ANONYMOUS);
    }
    var wasButForPrivacy =
        new RoomConfig.Disclosure(
            is.nonAnonymous(),
            is.publicLogging(),
            was.presenceBroadcast(),
            was.memberListTo(),
            was.publicOccupants(),
            was.publicSubject(),
            was.absentNotified());
    if (!before.with(wasButForPrivacy).equals(after)) {
      codes.add(StatusCode.CONFIGURATION_CHANGED);
    }
    return codes;
  }

  void invited(InvitationSent sent, Announcement said) {
    said.toSubject(sent.message(), List.of(sent.invitation().invitee()));
  }

  /**
   * A decline goes to the clients of the inviter that are in the room, or to its account if none
   * is; an error to the client that sent what it is the answer to.
   */
  void declined(InvitationDeclined declined, Announcement said) {
    Jid inviter = declined.invitation().inviter();
    if (declined.answer().isError()) {
      said.toSubject(declined.answer(), List.of(inviter));
      return;
    }
    List<Jid> clients = clientsOf(occupant -> occupant.account().equals(inviter.bare()));
    said.toSubject(declined.answer(), clients.isEmpty() ? List.of(inviter.bare()) : clients);
  }

  void voiceRequested(VoiceRequested requested, Announcement said) {
    said.toOthers(requested.form(), clientsOf(occupant -> occupant.role() == Role.MODERATOR));
  }

  void relayed(IqRelayed relayed, Announcement said) {
    said.toSubject(relayed.request(), List.of(relayed.relay().responder()));
  }

  void answered(IqAnswered answered, Announcement said) {
    if (answered.answer() != null) {
      said.toSubject(answered.answer(), List.of(answered.relay().requester()));
    }
  }

  /** One request to all: each answers for itself. */
  void asked(ClientsAsked asked, Announcement said) {
    Element ping = Element.of(Namespaces.PING, "ping");
    Iq request = new Iq(Iq.Type.GET, room.address(), null, asked.id(), List.of(ping));
    said.toOthers(request, List.copyOf(asked.clients()));
  }

  private List<Jid> clientsOf(Predicate<Occupant> chosen) {
    List<Jid> clients = new ArrayList<>();
    for (Occupant occupant : room.occupants()) {
      if (chosen.test(occupant)) {
        for (Session session : occupant.sessions()) {
          clients.add(session.realJid());
        }
      }
    }
    return clients;
  }

  private Message fromRoom(Message.Type type, Element payload) {
    return new Message(type, room.address(), null, ids.next(), List.of(payload));
  }
}
