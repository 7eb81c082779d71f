package dev.muc.example.benchmarks;

import dev.muc.Outcome;
import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import java.time.InstantSource;
import java.util.List;

/** A room with a number of occupants, and what they send. */
final class Crowd {
  static final Jid ROOM = Jid.of("square@conference.example.org");

  final RoomService service;
  private final int size;

  /** Creates a room with {@code size} occupants, without limits. */
  Crowd(int size) {
    this(
        size,
        ServiceConfig.of(ROOM.bare().domain(), "a secret of your own").withoutLimits(),
        InstantSource.system());
  }

  /** Creates a room with {@code size} occupants. */
  Crowd(int size, ServiceConfig config, InstantSource time) {
    // An id is nothing to measure here: it is the host's.
    this.service = new RoomService(config, time, () -> "Vd7lZ0T4Qf6wqA9qkq8h3w");
    this.size = size;
    service.handle(join(0));
    service.handle(acceptDefaults());
    for (int i = 1; i < size; i++) {
      service.handle(join(i));
    }
  }

  static FullJid client(int i) {
    return FullJid.of("user" + i + "@example.org/phone");
  }

  static Presence join(int i) {
    Element muc = Element.of("http://jabber.org/protocol/muc", "x");
    return new Presence(Presence.Type.AVAILABLE, client(i), nick(i), "join", List.of(muc));
  }

  static Presence leave(int i) {
    return new Presence(Presence.Type.UNAVAILABLE, client(i), nick(i), "leave", List.of());
  }

  private static Jid nick(int i) {
    return Jid.of(ROOM + "/user" + i);
  }

  /** A message of some 350 bytes when it is sent out. */
  static Message message(int sender) {
    Element body = Element.ofText(Stanza.NAMESPACE, "body", "Where the bee sucks.");
    return new Message(Message.Type.GROUPCHAT, client(sender), ROOM, "message-1", List.of(body));
  }

  /**
   * Lets somebody enter and leave again: twice as many presences as there are occupants, and more.
   */
  Outcome joinAndLeave(Presence join, Presence leave) {
    service.handle(join);
    return service.handle(leave);
  }

  int size() {
    return size;
  }

  private static Iq acceptDefaults() {
    Element form =
        new Element("jabber:x:data", "x", List.of(new Attribute("type", "submit")), List.of());
    Element query = Element.of("http://jabber.org/protocol/muc#owner", "query", form);
    return new Iq(Iq.Type.SET, client(0), ROOM, "config", List.of(query));
  }
}
