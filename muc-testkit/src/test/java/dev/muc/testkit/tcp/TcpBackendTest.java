package dev.muc.testkit.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.testkit.scansion.AddressMap;
import dev.muc.testkit.scansion.BackendSession;
import dev.muc.testkit.scansion.ClientConnection;
import dev.muc.testkit.scansion.PlayOptions;
import dev.muc.testkit.scansion.ScriptClient;
import dev.muc.testkit.scansion.ScriptFailure;
import dev.muc.testkit.scansion.ScriptParser;
import dev.muc.testkit.scansion.ScriptRunner;
import dev.muc.testkit.scansion.StanzaText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TcpBackendTest {
  private static final String JID = "romeo@localhost/orchard";
  private static final ScriptClient ROMEO =
      new ScriptClient("Romeo", BareJid.of("romeo@localhost"), "orchard", "secret", null, null);

  /** Long enough for any answer on this machine; only tests that show a time-out reach it. */
  private static final Duration AMPLE = Duration.ofSeconds(30);

  private static AbstractThrowableAssert<?, ? extends Throwable> loginFailure(
      FakeServer.Behaviour behaviour) throws IOException {
    try (FakeServer server = new FakeServer(behaviour);
        BackendSession session = server.backend().open()) {
      return assertThatThrownBy(() -> session.connect(ROMEO)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void clientLogsInWithPlainAndBindsItsResource() throws Exception {
    CompletableFuture<String> credentials = new CompletableFuture<>();
    CompletableFuture<Element> request = new CompletableFuture<>();
    FakeServer.Behaviour behaviour =
        client -> {
          credentials.complete(client.logIn(FakeServer.BIND));
          request.complete(client.expect());
          client.write(
              "<iq type='result' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
                  + "<jid>romeo@localhost/given</jid></bind></iq>");
          client.answerPings();
        };
    try (FakeServer server = new FakeServer(behaviour)) {
      try (BackendSession session = server.backend().open()) {
        assertThat(session.connect(ROMEO).address()).hasToString("romeo@localhost/given");
      }
      server.join();
    }
    assertThat(new String(Base64.getDecoder().decode(credentials.join()), StandardCharsets.UTF_8))
        .isEqualTo("\0romeo\0secret");
    assertThat(request.join().children().get(0).children().get(0).text()).isEqualTo("orchard");
  }

  @Test
  void sessionOfOldIsRequestedIfTheServerNeedsIt() throws Exception {
    String session = "<session xmlns='urn:ietf:params:xml:ns:xmpp-session'/>";
    FakeServer.Behaviour behaviour =
        client -> {
          client.logIn(FakeServer.BIND + session);
          client.expect();
          client.write(
              "<iq type='result' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
                  + "<jid>romeo@localhost/orchard</jid></bind></iq>");
          Element request = client.expect();
          assertThat(request.children().get(0).name()).isEqualTo("session");
          client.answer(request);
          client.answerPings();
        };
    try (FakeServer server = new FakeServer(behaviour)) {
      try (BackendSession opened = server.backend().open()) {
        opened.connect(ROMEO);
      }
      server.join();
    }
  }

  @Test
  void serverThatWantsTlsIsRefusedWithAdvice() throws IOException {
    loginFailure(
            client ->
                client.open(
                    "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>"))
        .hasMessageStartingWith("cannot log in as romeo@localhost: the server wants TLS")
        .hasMessageContaining("c2s_require_encryption = false");
  }

  @Test
  void serverWithoutPlainIsRefusedWithAdvice() throws IOException {
    loginFailure(client -> client.open(FakeServer.PLAIN.replace("PLAIN", "SCRAM-SHA-1")))
        .hasMessageContaining("the server has no PLAIN")
        .hasMessageContaining("[SCRAM-SHA-1]")
        .hasMessageContaining("allow_unencrypted_plain_auth = true");
  }

  @Test
  void wrongPasswordIsSaid() throws IOException {
    loginFailure(
            client -> {
              client.open(FakeServer.PLAIN);
              client.expect();
              client.write(
                  "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure>");
            })
        .hasMessageContaining("the server refuses the login")
        .hasMessageContaining("<not-authorized/>");
  }

  @Test
  void refusedResourceIsSaid() throws IOException {
    loginFailure(
            client -> {
              client.logIn(FakeServer.BIND);
              client.expect();
              client.write("<iq type='error' id='bind'><error type='cancel'/></iq>");
            })
        .hasMessageContaining("the server refuses to bind");
  }

  @Test
  void streamErrorIsSaid() throws IOException {
    loginFailure(
            client -> {
              client.open(FakeServer.PLAIN);
              client.expect();
              client.write(
                  "<stream:error><host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>"
                      + "</stream:error></stream:stream>");
            })
        .hasMessageContaining("the server closed the stream: ")
        .hasMessageContaining("host-unknown");
  }

  @Test
  void endOfTheStreamIsSaid() throws IOException {
    loginFailure(
            client -> {
              client.open(FakeServer.PLAIN);
              client.expect();
              client.write("</stream:stream>");
            })
        .hasMessage("the server closed the stream");
  }

  @Test
  void serverThatSpeaksSomethingElseIsSaid() throws IOException {
    loginFailure(client -> client.write("<html>")).hasMessageContaining("not an XMPP server");
  }

  @Test
  void passwordMustBeInTheScript() throws IOException {
    ScriptClient without = ScriptClient.of("Romeo", BareJid.of("romeo@localhost"), null);
    try (FakeServer server = new FakeServer(client -> client.open(FakeServer.PLAIN));
        BackendSession session = server.backend().open()) {
      assertThatThrownBy(() -> session.connect(without))
          .hasMessageContaining("the script has no \"password:\"");
    }
  }

  @Test
  void scriptMaySayWhereItsClientsConnect() throws Exception {
    ScriptClient client =
        new ScriptClient("R", BareJid.of("r@localhost"), null, "p", "127.0.0.1", 2);
    // Ports below 1024 are privileged, and nothing serves these two.
    try (BackendSession session = TcpBackend.of("127.0.0.1", 1).open()) {
      assertThatThrownBy(() -> session.connect(client))
          .hasMessageStartingWith("cannot connect to 127.0.0.1:2: ");
      assertThatThrownBy(() -> session.connect(ROMEO))
          .hasMessageStartingWith("cannot connect to 127.0.0.1:1: ");
    }
  }

  @Test
  void stanzasArriveUntouched() throws Exception {
    String stanza =
        "<message from='a@b/c' xml:lang='de'><body> two  spaces </body><x xmlns='urn:x' y='&lt;'>"
            + "\n<z/></x></message>";
    FakeServer.Behaviour behaviour =
        client -> {
          client.bind(JID);
          client.write(stanza);
          client.answerPings();
        };
    try (FakeServer server = new FakeServer(behaviour);
        BackendSession session = server.backend().open()) {
      ClientConnection romeo = session.connect(ROMEO);
      Element received = romeo.next(AMPLE).orElseThrow();
      assertThat(received.child("body").orElseThrow().text()).isEqualTo(" two  spaces ");
      assertThat(received.child("urn:x", "x").orElseThrow().content()).hasSize(2);
      assertThat(received.attributes()).hasSize(2);
    }
  }

  @Test
  void whatIsSentArrivesAtTheServer() throws Exception {
    CompletableFuture<Element> arrived = new CompletableFuture<>();
    FakeServer.Behaviour behaviour =
        client -> {
          client.bind(JID);
          arrived.complete(client.expect());
          client.answerPings();
        };
    Element stanza =
        StanzaText.parse("<presence to='room@conference.localhost/R'><show/></presence>");
    try (FakeServer server = new FakeServer(behaviour)) {
      try (BackendSession session = server.backend().open()) {
        session.connect(ROMEO).send(stanza);
      }
      server.join();
    }
    assertThat(arrived.join()).isEqualTo(stanza);
  }

  @Test
  void settlingWaitsForWhatWasCausedAndHidesItsPings() throws Exception {
    FakeServer.Behaviour behaviour =
        client -> {
          client.bind(JID);
          client.expect();
          Element roomPing = client.expect();
          assertThat(roomPing.attribute("to")).hasValue("room@conference.localhost");
          client.write("<message from='room@conference.localhost/x' id='caused'/>");
          client.answer(roomPing);
          Element serverPing = client.expect();
          assertThat(serverPing.attribute("to")).hasValue("localhost");
          client.answer(serverPing);
          client.answerPings();
        };
    try (FakeServer server = new FakeServer(behaviour)) {
      try (BackendSession session = server.backend().open()) {
        ClientConnection romeo = session.connect(ROMEO);
        romeo.send(StanzaText.parse("<presence to='room@conference.localhost/R'/>"));
        romeo.settle(AMPLE);
        assertThat(romeo.next(Duration.ZERO).orElseThrow().attribute("id")).hasValue("caused");
        assertThat(romeo.next(Duration.ZERO)).isEmpty();
      }
      server.join();
    }
  }

  @Test
  void settlingFailsIfThereIsNoAnswer() throws Exception {
    FakeServer.Behaviour behaviour =
        client -> {
          client.bind(JID);
          client.expect();
          client.answerPings();
        };
    try (FakeServer server = new FakeServer(behaviour);
        BackendSession session = server.backend().open()) {
      ClientConnection romeo = session.connect(ROMEO);
      assertThatThrownBy(() -> romeo.settle(Duration.ofMillis(1)))
          .hasMessage("localhost does not answer a ping in 1 ms");
    }
  }

  @Test
  void disconnectingReturnsWhenTheServerHasClosedItsStream() throws Exception {
    FakeServer.Behaviour behaviour =
        client -> {
          client.bind(JID);
          client.answerPings();
        };
    try (FakeServer server = new FakeServer(behaviour);
        BackendSession session = server.backend().open()) {
      ClientConnection romeo = session.connect(ROMEO);
      romeo.disconnect();
      romeo.disconnect();
      server.join();
      assertThat(romeo.next(AMPLE)).isEmpty();
    }
  }

  @Test
  void endOfAScriptTakesItsClientsOutOfTheRoomsBeforeItClosesTheirStreams() throws Exception {
    CompletableFuture<Element> farewell = new CompletableFuture<>();
    CompletableFuture<Element> fence = new CompletableFuture<>();
    FakeServer.Behaviour behaviour =
        client -> {
          client.bind(JID);
          client.expect();
          farewell.complete(client.expect());
          Element ping = client.expect();
          fence.complete(ping);
          client.answer(ping);
          client.answerPings();
        };
    try (FakeServer server = new FakeServer(behaviour)) {
      try (BackendSession session = server.backend().open()) {
        ClientConnection romeo = session.connect(ROMEO);
        romeo.send(StanzaText.parse("<presence to='room@conference.localhost/R'/>"));
      }
      server.join();
    }
    assertThat(farewell.join()).isEqualTo(StanzaText.parse("<presence type='unavailable'/>"));
    assertThat(fence.join().attribute("to")).hasValue("room@conference.localhost");
  }

  @Test
  void lostConnectionIsSaidToWhoWaits() throws Exception {
    FakeServer.Behaviour behaviour =
        client -> {
          client.bind(JID);
          client.write("<message id='last'/>");
        };
    try (FakeServer server = new FakeServer(behaviour);
        BackendSession session = server.backend().open()) {
      ClientConnection romeo = session.connect(ROMEO);
      assertThat(romeo.next(AMPLE)).isPresent();
      assertThatThrownBy(() -> romeo.next(AMPLE))
          .hasMessage("the server ended the stream of romeo@localhost/orchard");
    }
  }

  @Test
  void scriptIsPlayedWithMappedAddresses() throws Exception {
    FakeServer.Behaviour behaviour =
        client -> {
          client.bind("romeo@example.test/x");
          Element sent = client.expect();
          client.write(
              "<message from='%s' id='echo'/>".formatted(sent.attribute("to").orElseThrow()));
          client.answerPings();
        };
    String script =
        """
        [Client] Romeo
        \tjid: romeo@localhost
        \tpassword: secret
        -----
        Romeo connects
        Romeo sends:
        \t<message to='room@conference.localhost' type='groupchat'/>
        Romeo receives:
        \t<message from='room@conference.localhost' id='echo'/>
        Romeo receives: nothing
        Romeo disconnects
        """;
    PlayOptions options =
        PlayOptions.DEFAULT
            .withTimeout(AMPLE)
            .withAddresses(
                AddressMap.NONE
                    .with("localhost", "example.test")
                    .with("conference.localhost", "rooms.test"));
    try (FakeServer server = new FakeServer(behaviour)) {
      new ScriptRunner(server.backend(), options).play(ScriptParser.parse("test.scs", script));
      server.join();
    }
  }

  @Test
  void expectationThatIsNotMetFailsWhenTheTimeIsUp() throws Exception {
    FakeServer.Behaviour behaviour =
        client -> {
          client.bind(JID);
          client.write("<message id='other'/>");
          client.answerPings();
        };
    String script =
        """
        [Client] Romeo
        \tjid: romeo@localhost
        \tpassword: secret
        -----
        Romeo connects
        Romeo receives:
        \t<message id='other'/>
        \t<message id='this'/>
        """;
    PlayOptions options = PlayOptions.DEFAULT.withTimeout(Duration.ofMillis(500));
    try (FakeServer server = new FakeServer(behaviour)) {
      ScriptRunner runner = new ScriptRunner(server.backend(), options);
      assertThatThrownBy(() -> runner.play(ScriptParser.parse("test.scs", script)))
          .isInstanceOf(ScriptFailure.class)
          .hasMessageStartingWith("test.scs:6: Romeo did not receive what is expected");
      server.join();
    }
  }
}
