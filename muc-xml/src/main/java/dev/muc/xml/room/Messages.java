package dev.muc.xml.room;

import static dev.muc.xml.room.RoomFormat.flag;

import dev.muc.model.HistoryEntry;
import dev.muc.model.Invitation;
import dev.muc.model.Subject;
import dev.muc.stanza.Element;
import dev.muc.stanza.Message;
import dev.muc.xml.InvalidStanzaException;
import dev.muc.xml.StanzaReader;
import dev.muc.xml.StanzaWriter;

/** What was said in a room. A message is written as the stanza that it is. */
final class Messages {
  private Messages() {}

  static Element element(Message message) {
    return StanzaWriter.toElement(message);
  }

  /** Takes the next element of {@code from} as a message. */
  static Message next(Part from) throws RoomFormatException {
    Element element = from.payload();
    try {
      if (StanzaReader.read(element) instanceof Message message) {
        return message;
      }
      throw from.refused("expected a message, not <" + element.name() + ">");
    } catch (InvalidStanzaException invalid) {
      throw from.refused("no message: " + invalid.getMessage());
    }
  }

  static void writeEntry(HistoryEntry entry, Element.Builder to) {
    to.attribute("at", entry.at())
        .attribute("sender", entry.sender())
        .attribute("archived", flag(entry.archived()))
        .child(element(entry.message()));
  }

  static HistoryEntry readEntry(Part from) throws RoomFormatException {
    return new HistoryEntry(
        next(from), from.instant("at"), from.jidIf("sender"), from.flag("archived"));
  }

  static void writeSubject(Subject subject, Element.Builder to) {
    to.attribute("at", subject.at()).child(element(subject.message()));
  }

  static Subject readSubject(Part from) throws RoomFormatException {
    return new Subject(next(from), from.instant("at"));
  }

  static void writeInvitation(Invitation invitation, Element.Builder to) {
    to.attribute("inviter", invitation.inviter())
        .attribute("shown-as", invitation.shownAs())
        .attribute("invitee", invitation.invitee())
        .attribute("id", invitation.id());
  }

  static Invitation readInvitation(Part from) throws RoomFormatException {
    return new Invitation(
        from.jid("inviter"), from.jid("shown-as"), from.jid("invitee"), from.textIf("id"));
  }
}
