package dev.muc.xml.room;

import static dev.muc.xml.room.RoomFormat.element;
import static dev.muc.xml.room.RoomFormat.flag;
import static dev.muc.xml.room.RoomFormat.optional;

import dev.muc.model.Actor;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Availability;
import dev.muc.model.Exit;
import dev.muc.model.HistoryRequest;
import dev.muc.model.JoinRequest;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.model.Session;
import dev.muc.stanza.Element;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who is in a room, and what it keeps of accounts. */
final class Occupants {
  private Occupants() {}

  static void write(Occupant occupant, Element.Builder to) {
    to.attribute("jid", occupant.address())
        .attribute("account", occupant.account())
        .attribute("role", occupant.role().value())
        .attribute("affiliation", occupant.affiliation().value())
        .attribute("id", occupant.id());
    for (Session session : occupant.sessions()) {
      to.child(element("session", session, Occupants::writeSession));
    }
  }

  static Occupant read(Part from) throws RoomFormatException {
    var address = from.fullJid("jid");
    var account = from.bareJid("account");
    Role role = from.word("role", Role::of);
    Affiliation affiliation = from.word("affiliation", Affiliation::of);
    String id = from.text("id");
    List<Session> sessions = from.children("session", Occupants::readSession);
    if (sessions.isEmpty()) {
      throw from.refused("an occupant without a session");
    }
    return new Occupant(address, account, role, affiliation, id, sessions);
  }

  static void writeSession(Session session, Element.Builder to) {
    to.attribute("jid", session.realJid());
    writeAvailability(session.availability(), to);
  }

  static Session readSession(Part from) throws RoomFormatException {
    return new Session(from.fullJid("jid"), readAvailability(from));
  }

  static void writeAvailability(Availability availability, Element.Builder to) {
    to.attribute("lang", availability.lang()).children(availability.payloads());
  }

  static Availability readAvailability(Part from) throws RoomFormatException {
    String lang = from.textIf("lang");
    List<Element> payloads = from.payloads();
    return lang == null && payloads.isEmpty()
        ? Availability.PLAIN
        : new Availability(payloads, lang);
  }

  static void writeEntry(AffiliationEntry entry, Element.Builder to) {
    to.attribute("account", entry.account())
        .attribute("affiliation", entry.affiliation().value())
        .attribute("reason", entry.reason())
        .attribute("nick", entry.nick());
  }

  static AffiliationEntry readEntry(Part from) throws RoomFormatException {
    return new AffiliationEntry(
        from.bareJid("account"),
        from.word("affiliation", Affiliation::of),
        from.textIf("reason"),
        from.textIf("nick"));
  }

  static void writeActor(Actor actor, Element.Builder to) {
    to.attribute("jid", actor.realJid()).attribute("nick", actor.nick());
  }

  static Actor readActor(Part from) throws RoomFormatException {
    return new Actor(from.jid("jid"), from.textIf("nick"));
  }

  static void writeRequest(JoinRequest request, Element.Builder to) {
    to.attribute("id", request.id())
        .attribute("nick-assigned", flag(request.nickAssigned()))
        .child(
            optional(
                "history",
                request.history().equals(HistoryRequest.DEFAULT) ? null : request.history(),
                Occupants::writeHistoryRequest));
  }

  static JoinRequest readRequest(Part from) throws RoomFormatException {
    return new JoinRequest(
        from.textIf("id"),
        from.child("history", HistoryRequest.DEFAULT, Occupants::readHistoryRequest),
        from.flag("nick-assigned"));
  }

  private static void writeHistoryRequest(HistoryRequest request, Element.Builder to) {
    to.attribute("chars-max", request.charsMax())
        .attribute("stanzas-max", request.stanzasMax())
        .attribute("since", request.since());
  }

  private static HistoryRequest readHistoryRequest(Part from) throws RoomFormatException {
    return new HistoryRequest(
        from.integerIf("chars-max"), from.integerIf("stanzas-max"), from.instantIf("since"));
  }

  static String word(Exit exit) {
    return exit.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Exit> exit(String word) {
    return Arrays.stream(Exit.values()).filter(exit -> word(exit).equals(word)).findFirst();
  }
}
