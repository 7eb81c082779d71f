package dev.muc.xml.room;

import static dev.muc.xml.room.RoomFormat.flag;

import dev.muc.stanza.Element;
import dev.muc.store.ArchivedMessage;

/** A message of an archive in a document. */
final class Archived {
  static final String NAME = "archived";

  private Archived() {}

  static Element element(ArchivedMessage message) {
    return RoomFormat.element(NAME, message, Archived::write);
  }

  private static void write(ArchivedMessage message, Element.Builder to) {
    to.attribute("id", message.id())
        .attribute("at", message.at())
        .attribute("sender", message.sender())
        .attribute("sender-public", flag(message.senderPublic()))
        .attribute("remembered", flag(message.remembered()))
        .child(Messages.element(message.message()));
  }

  static ArchivedMessage read(Part from) throws RoomFormatException {
    return new ArchivedMessage(
        from.text("id"),
        from.instant("at"),
        Messages.next(from),
        from.jid("sender"),
        from.flag("sender-public"),
        from.flag("remembered"));
  }
}
