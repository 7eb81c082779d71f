package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.xml.StanzaWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Asks for changes in rooms, remembers what it was told of them, and checks that it is so, whatever
 * happened in between.
 */
final class CrashLoad {
  static final String KING = "king@users.localhost/r";

  private final List<CrashedRoom> rooms = IntStream.range(0, 4).mapToObj(CrashedRoom::new).toList();
  private final Map<String, Runnable> awaited = new ConcurrentHashMap<>();
  private int requests;

  /** What an element from the component is. */
  enum Heard {
    /** What was asked for was done. */
    DONE,
    /** What was asked for was not done. */
    REFUSED,
    /** Something else. */
    OTHER
  }

  void create(FakeServer.Session session) {
    rooms.forEach(room -> create(room.address, session));
  }

  /** Whatever was told is so. */
  void check(FakeServer.Session session) {
    rooms.forEach(room -> check(room, session));
  }

  /** Forgets what was asked for and will not be answered. */
  void forgetRequests() {
    awaited.clear();
  }

  boolean hasOpenRequests() {
    return !awaited.isEmpty();
  }

  /** Returns the next request, whose answer will be {@link #heard}. */
  String request(SplittableRandom random) {
    return request(rooms.get(random.nextInt(rooms.size())), random.nextInt(10));
  }

  /** Takes note of what the component sends. */
  Heard heard(Element element) {
    String key = element.attribute("id").orElse("") + " to " + element.attribute("to").orElse("");
    boolean refusal = element.attribute("type").filter("error"::equals).isPresent();
    boolean answer =
        refusal
            || !element.name().equals("presence")
            || descendants(element).stream().anyMatch(CrashLoad::isSelf);
    Runnable told = answer ? awaited.remove(key) : null;
    if (told == null) {
      return Heard.OTHER;
    } else if (refusal) {
      return Heard.REFUSED;
    }
    told.run();
    return Heard.DONE;
  }

  void create(String room, FakeServer.Session session) {
    send(session, enter(KING, room, "King"));
    ask(session, KING, room, "set", configuration(field("enablelogging", "1")));
  }

  static String enter(String client, String room, String nick) {
    return "<presence from='%s' to='%s/%s'><x xmlns='http://jabber.org/protocol/muc'/></presence>"
        .formatted(client, room, nick);
  }

  private static String configuration(String fields) {
    return ("<query xmlns='http://jabber.org/protocol/muc#owner'><x xmlns='jabber:x:data'"
            + " type='submit'>%s%s</x></query>")
        .formatted(field("persistentroom", "1"), fields);
  }

  private static String field(String name, String value) {
    return "<field var='muc#roomconfig_%s'><value>%s</value></field>".formatted(name, value);
  }

  static void send(FakeServer.Session session, String xml) {
    try {
      session.sends(xml);
    } catch (IOException broken) {
      throw new AssertionError("the component is gone", broken);
    }
  }

  private String request(CrashedRoom room, int kind) {
    String id = "q" + ++requests;
    if (kind < 6) {
      String line = room.nextLine();
      awaited.put(id + " to " + KING, () -> room.heard(line));
      return "<message type='groupchat' id='%s' from='%s' to='%s'><body>%s</body></message>"
          .formatted(id, KING, room.address, line);
    } else if (kind < 8) {
      int name = room.nextName();
      awaited.put(id + " to " + KING, () -> room.told(name));
      String both = field("roomname", "name " + name) + field("roomdesc", "name " + name);
      return iq(id, KING, room.address, "set", configuration(both));
    } else if (kind < 9) {
      String member = room.nextMember();
      awaited.put(id + " to " + KING, () -> room.told(member));
      return iq(
          id,
          KING,
          room.address,
          "set",
          "<query xmlns='http://jabber.org/protocol/muc#admin'><item jid='%s' affiliation='member'/></query>"
              .formatted(member));
    }
    String guest = room.nextGuest();
    awaited.put(id + " to " + guest, () -> room.entered(guest));
    return "<presence id='%s' from='%s' to='%s/%s'><x xmlns='http://jabber.org/protocol/muc'/></presence>"
        .formatted(id, guest, room.address, guest.substring(0, guest.indexOf('@')));
  }

  private static String iq(String id, String from, String to, String type, String payload) {
    return "<iq type='%s' id='%s' from='%s' to='%s'>%s</iq>".formatted(type, id, from, to, payload);
  }

  /** Asks and returns all that arrives up to the answer, which is last. */
  private List<Element> ask(
      FakeServer.Session session, String from, String to, String type, String payload) {
    String id = "a" + ++requests;
    send(session, iq(id, from, to, type, payload));
    List<Element> received = new ArrayList<>();
    Element next;
    do {
      next = next(session);
      received.add(next);
    } while (!next.name().equals("iq") || !next.attribute("id").orElse("").equals(id));
    assertThat(next.attribute("type")).as("%s", next).contains("result");
    return received;
  }

  static Element next(FakeServer.Session session) {
    try {
      return session.reader().next().orElseThrow();
    } catch (IOException broken) {
      throw new AssertionError("the component is gone", broken);
    }
  }

  private void check(CrashedRoom room, FakeServer.Session session) {
    List<Element> archive =
        ask(
            session,
            KING,
            room.address,
            "set",
            "<query xmlns='urn:xmpp:mam:2'><set"
                + " xmlns='http://jabber.org/protocol/rsm'><max>1000000</max></set></query>");
    room.archiveHolds(
        archive.stream().map(CrashLoad::archivedBody).filter(body -> !body.isEmpty()).toList());

    Element form =
        last(
            ask(
                session,
                KING,
                room.address,
                "get",
                "<query xmlns='http://jabber.org/protocol/muc#owner'/>"));
    room.isCalled(value(form, "muc#roomconfig_roomname"), value(form, "muc#roomconfig_roomdesc"));

    Element members =
        last(
            ask(
                session,
                KING,
                room.address,
                "get",
                "<query xmlns='http://jabber.org/protocol/muc#admin'><item"
                    + " affiliation='member'/></query>"));
    room.hasMembers(members.children().get(0).children());
    checkOccupants(room, session);
  }

  /** Nobody entered anew, and what is said reaches all that were in. */
  private void checkOccupants(CrashedRoom room, FakeServer.Session session) {
    String line = room.nextLine();
    Set<String> missing = room.entered();
    send(
        session,
        "<message type='groupchat' id='c' from='%s' to='%s'><body>%s</body></message>"
            .formatted(KING, room.address, line));
    List<Element> received = new ArrayList<>();
    Element ping = Element.of("urn:xmpp:ping", "ping");
    received.addAll(ask(session, KING, room.address, "get", StanzaWriter.toXml(ping)));
    received.stream()
        .filter(
            element -> element.child("body").map(Element::text).filter(line::equals).isPresent())
        .forEach(element -> missing.remove(element.attribute("to").orElse("")));
    assertThat(missing).as("occupants of %s that were lost", room.address).isEmpty();
    room.heard(line);
  }

  private static Element last(List<Element> elements) {
    return elements.get(elements.size() - 1);
  }

  private static String archivedBody(Element element) {
    return element.children().stream()
        .filter(child -> child.is("urn:xmpp:mam:2", "result"))
        .flatMap(result -> descendants(result).stream())
        .filter(inner -> inner.is(Stanza.NAMESPACE, "body"))
        .map(Element::text)
        .findFirst()
        .orElse("");
  }

  private static String value(Element answer, String var) {
    return descendants(answer).stream()
        .filter(field -> field.name().equals("field"))
        .filter(field -> field.attribute("var").filter(var::equals).isPresent())
        .flatMap(field -> field.children().stream())
        .filter(child -> child.name().equals("value"))
        .map(Element::text)
        .findFirst()
        .orElse("");
  }

  private static List<Element> descendants(Element element) {
    List<Element> all = new ArrayList<>();
    for (Element child : element.children()) {
      all.add(child);
      all.addAll(descendants(child));
    }
    return all;
  }

  /** Returns whether an element tells a client that it is in a room. */
  static boolean isOwnPresence(Element element) {
    return descendants(element).stream().anyMatch(CrashLoad::isSelf);
  }

  private static boolean isSelf(Element element) {
    return element.name().equals("status")
        && element.attribute("code").filter("110"::equals).isPresent();
  }
}
