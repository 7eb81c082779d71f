package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.xml.StanzaWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The component is killed in the middle of its work, again and again, and has lost nothing that it
 * told anybody. {@code -Dcrash.rounds=100} makes it a long test.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class CrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
  private static final String KING = "king@users.localhost/r";
  private static final Map<String, String> SECRET =
      Map.of(ComponentSettings.SECRET.variable(), "secret");

  private final Path data;
  private final FakeServer server = new FakeServer();
  private final List<CrashedRoom> rooms = IntStream.range(0, 4).mapToObj(CrashedRoom::new).toList();
  private final Map<String, Runnable> awaited = new ConcurrentHashMap<>();
  private int requests;

  CrashTest(@TempDir Path data) throws IOException {
    this.data = data;
  }

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  private ComponentProcess start() throws IOException {
    return ComponentProcess.start(
        server.address(), SECRET, "--data", data.toString(), "--limits", "off");
  }

  @Test
  void nothingThatWasToldIsLost() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < ROUNDS; round++) {
      try (ComponentProcess process = start();
          FakeServer.Session session = server.accept().letsIn()) {
        if (round == 0) {
          rooms.forEach(room -> create(room, session));
        } else {
          rooms.forEach(room -> check(room, session));
        }
        workUntilKilled(process, session, random);
      }
    }
    try (ComponentProcess process = start();
        FakeServer.Session session = server.accept().letsIn()) {
      rooms.forEach(room -> check(room, session));
      process.kill();
    }
  }

  private void create(CrashedRoom room, FakeServer.Session session) {
    send(session, enter(KING, room.address, "King"));
    ask(session, KING, room.address, "set", configuration(field("enablelogging", "1")));
  }

  private static String enter(String client, String room, String nick) {
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

  private static void send(FakeServer.Session session, String xml) {
    try {
      session.sends(xml);
    } catch (IOException broken) {
      throw new AssertionError("the component is gone", broken);
    }
  }

  /** Sends requests without waiting for answers, and kills the component after some of them. */
  private void workUntilKilled(
      ComponentProcess process, FakeServer.Session session, SplittableRandom random)
      throws Exception {
    int answersUntilKill = random.nextInt(20, 400);
    Semaphore window = new Semaphore(100);
    CompletableFuture<?> reading =
        Background.call(
            () -> {
              readUntilKilled(process, session, window, answersUntilKill);
              return null;
            });
    try {
      while (!reading.isDone()) {
        window.acquire();
        session.sends(request(rooms.get(random.nextInt(rooms.size())), random.nextInt(10)));
      }
    } catch (IOException killed) {
      assertThat(answersUntilKill).as("the test killed it").isPositive();
    }
    reading.join();
    awaited.clear();
  }

  private void readUntilKilled(
      ComponentProcess process, FakeServer.Session session, Semaphore window, int answers) {
    int left = answers;
    try {
      while (true) {
        Element element = session.reader().next().orElse(null);
        if (element == null) {
          break;
        }
        if (heard(element)) {
          window.release();
          if (--left == 0) {
            process.kill();
          }
        }
      }
    } catch (IOException killed) {
      assertThat(left).as("the test killed it").isLessThanOrEqualTo(0);
    } finally {
      window.release(1_000_000); // Whoever waits to send finds out that there is nobody.
    }
  }

  private boolean heard(Element element) {
    String key = element.attribute("id").orElse("") + " to " + element.attribute("to").orElse("");
    boolean answer =
        !element.name().equals("presence")
            || descendants(element).stream().anyMatch(CrashTest::isSelf);
    Runnable told = answer ? awaited.remove(key) : null;
    if (told != null) {
      assertThat(element.attribute("type")).as("%s", element).isNotEqualTo(Optional.of("error"));
      told.run();
    }
    return told != null;
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

  private static Element next(FakeServer.Session session) {
    try {
      return session.reader().next().orElseThrow();
    } catch (IOException broken) {
      throw new AssertionError("the component is gone", broken);
    }
  }

  /** Whatever was told before the crash is so after it. */
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
        archive.stream().map(CrashTest::archivedBody).filter(body -> !body.isEmpty()).toList());

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
        .filter(element -> element.name().equals("message"))
        .forEach(element -> missing.remove(element.attribute("to").orElse("")));
    assertThat(missing).as("occupants of %s that were lost", room.address).isEmpty();
    room.heard(line);
  }

  private static Element last(List<Element> elements) {
    return elements.get(elements.size() - 1);
  }

  private static String archivedBody(Element element) {
    return descendants(element).stream()
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

  @Test
  void aThousandOccupantsDoNotNoticeARestart() throws Exception {
    CrashedRoom room = rooms.get(0);
    Set<String> clients = new LinkedHashSet<>();
    try (ComponentProcess process = start();
        FakeServer.Session session = server.accept().letsIn()) {
      create(room, session);
      for (int i = 0; i < 1_000; i++) {
        String client = "u" + i + "@users.localhost/r";
        clients.add(client);
        CompletableFuture<?> sent = sendMeanwhile(session, enter(client, room.address, "u" + i));
        awaitSelfPresence(session, client);
        sent.join();
      }
      process.terminate();
      while (session.reader().next().isPresent()) {
        // What was on its way; nobody is told to leave.
        assertThat(clients).hasSize(1_000);
      }
      session.sends("</stream:stream>");
      assertThat(process.awaitExit()).isEqualTo(128 + 15);
    }
    try (ComponentProcess process = start();
        FakeServer.Session session = server.accept().letsIn()) {
      send(
          session,
          "<message type='groupchat' id='n' from='u7@users.localhost/r' to='%s'><body>next</body></message>"
              .formatted(room.address));
      Set<String> missing = new LinkedHashSet<>(clients);
      missing.add(KING);
      while (!missing.isEmpty()) {
        Element message = next(session);
        assertThat(message.name()).isEqualTo("message");
        assertThat(missing.remove(message.attribute("to").orElseThrow())).isTrue();
      }
      process.kill();
    }
  }

  private static CompletableFuture<?> sendMeanwhile(FakeServer.Session session, String xml) {
    return Background.call(
        () -> {
          session.sends(xml);
          return null;
        });
  }

  private static @Nullable Element awaitSelfPresence(FakeServer.Session session, String client) {
    while (true) {
      Element element = next(session);
      boolean own = element.attribute("to").filter(client::equals).isPresent();
      if (own && descendants(element).stream().anyMatch(CrashTest::isSelf)) {
        return element;
      }
    }
  }

  private static boolean isSelf(Element element) {
    return element.name().equals("status")
        && element.attribute("code").filter("110"::equals).isPresent();
  }
}
