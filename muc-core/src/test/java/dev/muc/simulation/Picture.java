package dev.muc.simulation;

import dev.muc.payload.Namespaces;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one client believes about the room, built from nothing but what it receives. */
final class Picture {
  private final Map<String, String> standing = new TreeMap<>();
  private String nick = "";
  private String subject = "";

  /** The nick that the client believes to have; empty if it believes to be outside. */
  String nick() {
    return nick;
  }

  /** Role and affiliation of each occupant by nick. */
  Map<String, String> standing() {
    return standing;
  }

  String subject() {
    return subject;
  }

  void receive(Stanza stanza) {
    if (stanza instanceof Presence presence && presence.from() instanceof FullJid from) {
      receive(presence, from.resource());
    } else if (stanza instanceof Message message
        && message.type() == Message.Type.GROUPCHAT
        && message.payload(Stanza.NAMESPACE, "body").isEmpty()
        && message.payload(Stanza.NAMESPACE, "thread").isEmpty()) {
      message.payload(Stanza.NAMESPACE, "subject").map(Element::text).ifPresent(s -> subject = s);
    }
  }

  private void receive(Presence presence, String about) {
    if (presence.payload(Namespaces.MUC_USER, "x").isEmpty()) {
      return;
    }
    List<Integer> codes = Rooms.codes(presence);
    boolean self = codes.contains(110);
    if (presence.type() == Presence.Type.AVAILABLE) {
      Element item = Rooms.item(presence);
      standing.put(
          about,
          item.attribute("role").orElse("?") + "/" + item.attribute("affiliation").orElse("?"));
      if (self) {
        nick = about;
      }
    } else if (presence.type() == Presence.Type.UNAVAILABLE) {
      standing.remove(about);
      if (self && !codes.contains(303)) {
        standing.clear();
        nick = "";
        subject = "";
      }
    }
  }
}
