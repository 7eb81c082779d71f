package dev.muc.feature;

import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.ArrayList;
import java.util.List;

/** A cast for the tests of roles, affiliations and configuration, and what they see, in short. */
final class Stage {
  static final String OWNER = "henry@court/throne";
  static final String ADMIN = "exeter@court/camp";
  static final String MEMBER = "fluellen@wales/leek";

  /** A moderator without affiliation, once {@link #crew} has made it one. */
  static final String MODERATOR = "gower@england/map";

  static final String GUEST = "pistol@tavern/table";
  static final String OTHER = "nym@tavern/dice";

  private Stage() {}

  /** A room with its owner, Henry, configured like that. */
  static Rooms room(String... varsAndValues) {
    Rooms rooms = new Rooms();
    rooms.enter(OWNER, "Henry");
    rooms.configure(OWNER, varsAndValues);
    return rooms;
  }

  /** A room with one of each: Henry, Exeter, Fluellen, Gower and Pistol. */
  static Rooms crew(String... varsAndValues) {
    Rooms rooms = room(varsAndValues);
    rooms.affiliate(OWNER, "exeter@court", "admin");
    rooms.affiliate(OWNER, "fluellen@wales", "member");
    rooms.enter(ADMIN, "Exeter");
    rooms.enter(MEMBER, "Fluellen");
    rooms.enter(MODERATOR, "Gower");
    rooms.enter(GUEST, "Pistol");
    role(rooms, OWNER, "Gower", "moderator");
    return rooms;
  }

  static List<Stanza> role(Rooms rooms, String client, String nick, String role) {
    return rooms.admin(client, "<item nick='" + nick + "' role='" + role + "'/>");
  }

  static List<Stanza> leave(Rooms rooms, String client) {
    return rooms.send(client, "<presence type='unavailable' to='" + Rooms.ROOM + "'/>");
  }

  static List<Stanza> get(Rooms rooms, String client, String item) {
    return rooms.send(
        client,
        "<iq type='get' id='list' to='"
            + Rooms.ROOM
            + "'><query xmlns='"
            + Namespaces.MUC_ADMIN
            + "'>"
            + item
            + "</query></iq>");
  }

  static List<Stanza> owner(Rooms rooms, String client, String type, String child) {
    return rooms.send(
        client,
        "<iq type='"
            + type
            + "' id='owner' to='"
            + Rooms.ROOM
            + "'><query xmlns='"
            + Namespaces.MUC_OWNER
            + "'>"
            + child
            + "</query></iq>");
  }

  /** Role and affiliation of an occupant, such as "participant/none"; "absent" without one. */
  static String standing(Rooms rooms, String nick) {
    return rooms
        .room()
        .occupant(nick)
        .map(o -> o.role().value() + "/" + o.affiliation().value())
        .orElse("absent");
  }

  /** The accounts of an affiliation. */
  static List<String> accounts(Rooms rooms, String affiliation) {
    return rooms.room().entries(Affiliation.of(affiliation).orElseThrow()).stream()
        .map(AffiliationEntry::account)
        .map(Object::toString)
        .toList();
  }

  /** What the last stanza caused to be sent to a client, each stanza in a few words. */
  static List<String> told(Rooms rooms, String client) {
    return rooms.to(client).stream().map(Stage::brief).toList();
  }

  /**
   * A stanza in a few words: "Pistol gone none/none 307 110", "result", "error auth/forbidden",
   * "message 104", "message member fluellen@wales".
   */
  static String brief(Stanza stanza) {
    List<String> words = new ArrayList<>();
    if (stanza.isError()) {
      return "error " + Rooms.error(stanza);
    } else if (stanza instanceof Iq iq) {
      return iq.type().name().toLowerCase(java.util.Locale.ROOT);
    } else if (stanza instanceof Presence presence) {
      words.add(((FullJid) presence.from()).resource());
      if (presence.type() == Presence.Type.UNAVAILABLE) {
        words.add("gone");
      }
      words.add(
          Rooms.item(stanza).attribute("role").orElseThrow()
              + "/"
              + Rooms.item(stanza).attribute("affiliation").orElseThrow());
    } else {
      words.add("message");
      stanza
          .payload(Namespaces.MUC_USER, "x")
          .flatMap(x -> x.child("item"))
          .ifPresent(
              item -> {
                words.add(item.attribute("affiliation").orElseThrow());
                words.add(item.attribute("jid").orElseThrow());
              });
      stanza.payload(Stanza.NAMESPACE, "body").map(Element::text).ifPresent(words::add);
    }
    Rooms.codes(stanza).forEach(code -> words.add(code.toString()));
    return String.join(" ", words);
  }

  /** An attribute of the item of a stanza, or "". */
  static String item(Stanza stanza, String attribute) {
    return Rooms.item(stanza).attribute(attribute).orElse("");
  }

  /** The reason in the item of a stanza, or "". */
  static String reason(Stanza stanza) {
    return Rooms.item(stanza).child("reason").map(Element::text).orElse("");
  }

  /** The actor in the item of a stanza as "nick jid", with "-" for what is missing; "" without. */
  static String actor(Stanza stanza) {
    return Rooms.item(stanza)
        .child("actor")
        .map(a -> a.attribute("nick").orElse("-") + " " + a.attribute("jid").orElse("-"))
        .orElse("");
  }

  /** The items of a list, each as "affiliation jid nick role", with "-" for what is missing. */
  static List<String> items(List<Stanza> result) {
    return result.get(0).payload(Namespaces.MUC_ADMIN, "query").orElseThrow().children().stream()
        .map(
            item ->
                String.join(
                    " ",
                    item.attribute("affiliation").orElse("-"),
                    item.attribute("jid").orElse("-"),
                    item.attribute("nick").orElse("-"),
                    item.attribute("role").orElse("-")))
        .toList();
  }
}
