package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.host.HostOptions;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ComponentTest {
  private static final String ROMEO = "romeo@users.localhost/balcony";
  private static final String JULIET = "juliet@users.localhost/chamber";

  private FakeServer server;
  private final Component component;
  private final CompletableFuture<?> running;

  ComponentTest() throws IOException {
    server = new FakeServer();
    component =
        new Component(
            ServiceConfig.of("conference.localhost", "occupant-ids"),
            server.address(),
            new Credentials("secret"),
            new Pauses(() -> 0),
            HostOptions.inMemory());
    running =
        Background.call(
            () -> {
              component.run();
              return null;
            });
  }

  @AfterEach
  void closeAll() throws IOException {
    component.close();
    running.join();
    server.close();
  }

  @Test
  @Covers("0114-3-9")
  void stanzasOfTheComponentNamespaceAreHandledLikeThoseOfClients() throws IOException {
    try (FakeServer.Session session = server.accept().letsIn()) {
      session.sends(
          "<iq type='get' id='1' from='"
              + ROMEO
              + "' to='conference.localhost'>"
              + "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
      Element result = session.reader().next().orElseThrow();
      assertThat(result.is(Stanza.NAMESPACE, "iq")).isTrue();
      assertThat(result.attribute("id")).contains("1");
      assertThat(result.child("http://jabber.org/protocol/disco#info", "query")).isPresent();
    }
  }

  @Test
  @Covers({"0114-3-6", "0114-3-7", "0114-3-8"})
  void everyStanzaHasAnAddresseeAndASenderAtTheDomain() throws IOException {
    try (FakeServer.Session session = server.accept().letsIn()) {
      enters(session, ROMEO, "Romeo");
      enters(session, JULIET, "Juliet");
      session.sends("<iq type='get' id='1' from='" + ROMEO + "' to='conference.localhost'/>");
      session.sends("<iq type='nonsense' id='2' from='" + ROMEO + "'/>");
      session.sends("<iq type='nonsense' id='3' from='" + ROMEO + "' to='conference.localhost'/>");
      session.sends("<iq type='get' id='4' from='" + ROMEO + "' to='@conference.localhost'/>");
      session.sends(message(ROMEO, "last"));
      List<Element> sent = until(session, "last");
      assertThat(sent)
          .hasSizeGreaterThan(5)
          .allSatisfy(
              stanza -> {
                Jid from = Jid.of(stanza.attribute("from").orElseThrow());
                assertThat(from.bare().domain()).isEqualTo("conference.localhost");
                assertThat(stanza.attribute("to")).isPresent();
              })
          .extracting(stanza -> stanza.attribute("from").orElseThrow())
          .contains("room@conference.localhost/Romeo", "conference.localhost");
    }
  }

  @Test
  void whatIsNoStanzaIsAnsweredWithAnError() throws IOException {
    try (FakeServer.Session session = server.accept().letsIn()) {
      session.sends("<iq type='nonsense' id='1' from='" + ROMEO + "' to='conference.localhost'/>");
      Element error = session.reader().next().orElseThrow();
      assertThat(error.attribute("type")).contains("error");
      assertThat(error.attribute("id")).contains("1");
      assertThat(error.attribute("to")).contains(ROMEO);
    }
  }

  /** Servers differ in what they take for an address, so that one may come through. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "room@conference.localhost/ Romeo",
        "room@conference.localhost/Romeo ",
        "ro om@conference.localhost/Romeo",
        "room@CONFERENCE.localhost/\u0378",
        "room@conference.localhost/two&#10;lines"
      })
  @Covers("rfc7622-4-1")
  void whoMistypesAnAddressIsToldSo(String to) throws IOException {
    try (FakeServer.Session session = server.accept().letsIn()) {
      for (String kind : List.of("iq type='get'", "presence", "message type='groupchat'")) {
        session.sends("<" + kind + " id='1' from='" + ROMEO + "' to='" + to + "'/>");

        Element error = session.reader().next().orElseThrow();
        assertThat(error.attribute("type")).contains("error");
        assertThat(error.attribute("from")).contains(to.replace("&#10;", "\n"));
        assertThat(error.attribute("to")).contains(ROMEO);
        assertThat(error.child("error").orElseThrow().child(StanzaError.NAMESPACE, "jid-malformed"))
            .isPresent();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"room@elsewhere.localhost/ Romeo", "@conference.localhost", "/x", "a@b@c"})
  @Covers("0114-3-7")
  void nothingIsSaidInTheNameOfSomebodyElse(String to) throws IOException {
    try (FakeServer.Session session = server.accept().letsIn()) {
      session.sends("<iq type='get' id='1' from='" + ROMEO + "' to='" + to + "'/>");
      session.sends(message(ROMEO, "after"));

      assertThat(session.reader().next().orElseThrow().attribute("id")).contains("after");
    }
  }

  @Test
  void stanzaThatIsTooDeepIsAnsweredWithAnErrorAndTheStreamGoesOn() throws IOException {
    try (FakeServer.Session session = server.accept().letsIn()) {
      session.sends(
          "<message id='deep' from='"
              + ROMEO
              + "' to='room@conference.localhost'>"
              + "<deep>".repeat(1_000)
              + "</deep>".repeat(1_000)
              + "</message>");
      Element error = session.reader().next().orElseThrow();
      assertThat(error.attribute("type")).contains("error");
      assertThat(error.attribute("id")).contains("deep");
      session.sends(message(ROMEO, "after"));
      assertThat(until(session, "after")).isNotEmpty();
    }
  }

  @Test
  void closingTakesLeaveOfTheOccupantsAndClosesTheStream() throws IOException {
    try (FakeServer.Session session = server.accept().letsIn()) {
      enters(session, ROMEO, "Romeo");
      enters(session, JULIET, "Juliet");
      until(session, "subject");
      CompletableFuture<?> closing =
          Background.call(
              () -> {
                component.close();
                return null;
              });
      List<Element> rest = new ArrayList<>();
      Optional<Element> next = session.reader().next();
      while (next.isPresent()) {
        rest.add(next.get());
        next = session.reader().next();
      }
      session.sends("</stream:stream>");
      closing.join();
      running.join();
      assertThat(rest)
          .filteredOn(stanza -> statusCodes(stanza).contains("332"))
          .filteredOn(stanza -> statusCodes(stanza).contains("110"))
          .extracting(stanza -> stanza.attribute("to").orElseThrow())
          .containsExactlyInAnyOrder(ROMEO, JULIET);
    }
  }

  @Test
  @Covers("0114-3-10")
  void roomsOutliveTheStreamAndOccupantsWhoDidNotAreFoundByTheirErrors() throws IOException {
    try (FakeServer.Session session = server.accept().letsIn()) {
      enters(session, ROMEO, "Romeo");
      enters(session, JULIET, "Juliet");
      session.sends(message(ROMEO, "before"));
      until(session, "before");
      session.vanishes();
    }
    try (FakeServer.Session session = restartedServer().accept().letsIn()) {
      session.sends(message(ROMEO, "after"));
      List<Element> sent = until(session, "after");
      if (sent.stream().noneMatch(stanza -> stanza.attribute("to").equals(Optional.of(JULIET)))) {
        sent = until(session, "after");
      }
      // Juliet's session did not outlive the server: it answers for her.
      session.sends(
          "<message type='error' id='after' from='"
              + JULIET
              + "' to='room@conference.localhost'>"
              + "<error type='cancel'><recipient-unavailable"
              + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");
      Element left = session.reader().next().orElseThrow();
      while (!left.attribute("type").equals(Optional.of("unavailable"))
          || !left.attribute("to").equals(Optional.of(ROMEO))) {
        left = session.reader().next().orElseThrow();
      }
      assertThat(left.attribute("from")).contains("room@conference.localhost/Juliet");
      assertThat(statusCodes(left)).contains("333");
    }
  }

  @Test
  void streamErrorIsSurvived() throws IOException {
    try (FakeServer.Session session = server.accept().letsIn()) {
      enters(session, ROMEO, "Romeo");
      until(session, "subject");
      session.sendsStreamError("system-shutdown");
    }
    try (FakeServer.Session session = server.accept().letsIn()) {
      session.sends(message(ROMEO, "after"));
      assertThat(until(session, "after")).isNotEmpty();
    }
  }

  @Test
  void whatIsNoXmlEndsTheStreamAndIsSurvived() throws IOException {
    try (FakeServer.Session session = server.accept().letsIn()) {
      session.sends("<message from='a@b' to='conference.localhost'></presence>");
      Element error = session.reader().next().orElseThrow();
      assertThat(error.name()).isEqualTo("error");
      assertThat(error.child("urn:ietf:params:xml:ns:xmpp-streams", "not-well-formed")).isPresent();
      assertThat(session.reader().next()).isEmpty();
    }
    try (FakeServer.Session session = server.accept().letsIn()) {
      session.sends(message(ROMEO, "after"));
      assertThat(until(session, "after")).isNotEmpty();
    }
  }

  @Test
  void closingWhileNobodyIsThereEndsAtOnce() throws IOException {
    server.close();
    component.close();
    running.join();
  }

  private FakeServer restartedServer() throws IOException {
    int port = server.port();
    server.close();
    server = new FakeServer(port);
    return server;
  }

  private static void enters(FakeServer.Session session, String who, String nick)
      throws IOException {
    session.sends(
        "<presence from='"
            + who
            + "' to='room@conference.localhost/"
            + nick
            + "'>"
            + "<x xmlns='http://jabber.org/protocol/muc'/></presence>");
    if (nick.equals("Romeo")) {
      session.sends(
          "<iq type='set' id='configured' from='"
              + who
              + "' to='room@conference.localhost'>"
              + "<query xmlns='http://jabber.org/protocol/muc#owner'>"
              + "<x xmlns='jabber:x:data' type='submit'/></query></iq>");
    }
  }

  private static String message(String from, String id) {
    return "<message type='groupchat' id='"
        + id
        + "' from='"
        + from
        + "' to='room@conference.localhost'><body>"
        + id
        + "</body></message>";
  }

  /** Reads until a stanza has this id, or this child, and returns all. */
  private static List<Element> until(FakeServer.Session session, String idOrChild)
      throws IOException {
    List<Element> read = new ArrayList<>();
    while (true) {
      Element next = session.reader().next().orElseThrow();
      read.add(next);
      if (next.attribute("id").equals(Optional.of(idOrChild))
          || next.child(idOrChild).isPresent()) {
        return read;
      }
    }
  }

  private static List<String> statusCodes(Element stanza) {
    return stanza
        .child("http://jabber.org/protocol/muc#user", "x")
        .map(
            x ->
                x.children().stream()
                    .filter(child -> child.name().equals("status"))
                    .map(status -> status.attribute("code").orElseThrow())
                    .toList())
        .orElse(List.of());
  }
}
