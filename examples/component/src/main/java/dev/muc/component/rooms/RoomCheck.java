package dev.muc.component.rooms;

import dev.muc.model.AffiliationEntry;
import dev.muc.model.HistoryEntry;
import dev.muc.model.Occupant;
import dev.muc.model.RoomSnapshot;
import dev.muc.model.Session;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.store.ArchivedMessage;
import dev.muc.xml.room.RoomDocument;
import dev.muc.xml.room.RoomFormatException;
import java.util.HashSet;
import java.util.Set;

/** Refuses rooms that no service could have come to, however well they are written. */
final class RoomCheck {
  private final BareJid room;
  private final Set<Jid> clients = new HashSet<>();

  private RoomCheck(BareJid room) {
    this.room = room;
  }

  static void check(RoomDocument room) throws RoomFormatException {
    new RoomCheck(room.address()).check(room.snapshot());
  }

  static void check(BareJid room, ArchivedMessage message) throws RoomFormatException {
    RoomCheck check = new RoomCheck(room);
    check.require(!message.id().isEmpty(), "a message of its archive has an empty id");
    check.check(message.message());
  }

  private void check(RoomSnapshot snapshot) throws RoomFormatException {
    Set<BareJid> accounts = new HashSet<>();
    Set<String> reserved = new HashSet<>();
    for (AffiliationEntry entry : snapshot.affiliations()) {
      require(accounts.add(entry.account()), entry.account() + " has two affiliations");
      String nick = entry.nick();
      require(nick == null || reserved.add(nick), "two accounts have reserved '" + nick + "'");
    }
    Set<Jid> addresses = new HashSet<>();
    for (Occupant occupant : snapshot.occupants()) {
      require(occupant.address().bare().equals(room), occupant.address() + " is in another room");
      require(addresses.add(occupant.address()), occupant.address() + " is there twice");
      check(occupant);
    }
    for (HistoryEntry entry : snapshot.history()) {
      check(entry.message());
    }
    if (snapshot.subject() != null) {
      check(snapshot.subject().message());
    }
  }

  private void check(Occupant occupant) throws RoomFormatException {
    for (Session session : occupant.sessions()) {
      require(
          session.realJid().bare().equals(occupant.account()),
          session.realJid() + " is no client of " + occupant.account());
      require(clients.add(session.realJid()), session.realJid() + " is there twice");
    }
  }

  private void check(Message message) throws RoomFormatException {
    require(
        message.from().bare().equals(room), "it has a message from " + message.from() + " in it");
  }

  private void require(boolean condition, String problem) throws RoomFormatException {
    if (!condition) {
      throw new RoomFormatException("the room " + room + " cannot be: " + problem);
    }
  }
}
