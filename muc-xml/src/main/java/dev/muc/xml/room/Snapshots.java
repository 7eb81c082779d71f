package dev.muc.xml.room;

import static dev.muc.xml.room.RoomFormat.element;
import static dev.muc.xml.room.RoomFormat.flag;
import static dev.muc.xml.room.RoomFormat.optional;

import dev.muc.model.AffiliationEntry;
import dev.muc.model.HistoryEntry;
import dev.muc.model.Invitation;
import dev.muc.model.Occupant;
import dev.muc.model.RoomSnapshot;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;

/** All that a room is. */
final class Snapshots {
  private Snapshots() {}

  static void write(RoomSnapshot snapshot, Element.Builder to) {
    to.attribute("created-at", snapshot.createdAt())
        .attribute("creator", snapshot.creator())
        .attribute("locked", flag(snapshot.locked()))
        .child(element("config", snapshot.config(), Configs::write));
    for (AffiliationEntry entry : snapshot.affiliations()) {
      to.child(element("affiliation", entry, Occupants::writeEntry));
    }
    for (Occupant occupant : snapshot.occupants()) {
      to.child(element("occupant", occupant, Occupants::write));
    }
    to.child(optional("subject", snapshot.subject(), Messages::writeSubject));
    for (HistoryEntry entry : snapshot.history()) {
      to.child(element("history", entry, Messages::writeEntry));
    }
    for (Invitation invitation : snapshot.invitations()) {
      to.child(element("invitation", invitation, Messages::writeInvitation));
    }
    for (BareJid account : snapshot.voices()) {
      to.child(
          Element.builder(RoomFormat.NAMESPACE, "voice").attribute("account", account).build());
    }
  }

  static RoomSnapshot read(Part from) throws RoomFormatException {
    var createdAt = from.instant("created-at");
    var creator = from.bareJid("creator");
    boolean locked = from.flag("locked");
    var config = from.child("config", Configs::read);
    var affiliations = from.children("affiliation", Occupants::readEntry);
    var occupants = from.children("occupant", Occupants::read);
    var subject = from.childIf("subject", Messages::readSubject);
    var history = from.children("history", Messages::readEntry);
    var invitations = from.children("invitation", Messages::readInvitation);
    var voices = from.children("voice", voice -> voice.bareJid("account"));
    return new RoomSnapshot(
        createdAt,
        creator,
        locked,
        config,
        affiliations,
        occupants,
        history,
        subject,
        invitations,
        voices);
  }
}
