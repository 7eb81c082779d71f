package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.xml.StanzaWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HandshakeTest {
  private static final String SECRET = "se&cr<et-\u00fc";
  private static final BareJid DOMAIN = BareJid.of("conference.localhost");

  private final FakeServer server;

  HandshakeTest() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  @Test
  @Covers("0114-3-1")
  void opensAComponentStreamToItsOwnDomain() throws IOException {
    CompletableFuture<ComponentStream> connecting = connect();
    try (FakeServer.Session session = server.accept()) {
      Element header = session.reader().header();
      assertThat(header.is(StanzaWriter.STREAMS_NAMESPACE, "stream")).isTrue();
      assertThat(header.attribute("to")).contains("conference.localhost");
      assertThat(session.reader().contentNamespace()).isEqualTo("jabber:component:accept");
    }
    assertThatThrownBy(connecting::join).hasCauseInstanceOf(IOException.class);
  }

  @Test
  @Covers({"0114-3-2", "0114-3-3"})
  void provesTheSecretWithTheHashOfStreamIdAndSecret()
      throws IOException, GeneralSecurityException {
    CompletableFuture<ComponentStream> connecting = connect();
    try (FakeServer.Session session = server.accept()) {
      Element handshake = session.opens();
      assertThat(handshake.is(Stanza.NAMESPACE, "handshake")).isTrue();
      assertThat(handshake.text()).isEqualTo(sha1(FakeServer.STREAM_ID + SECRET));
      session.sends("<handshake/>");
      connecting.join().close();
    }
  }

  @Test
  @Covers("0114-3-4")
  void isThereOnlyWhenTheServerHasAnswered() throws IOException {
    CompletableFuture<ComponentStream> connecting = connect();
    try (FakeServer.Session session = server.accept()) {
      session.opens();
      assertThat(connecting).isNotDone();
      session.sends("<handshake/>");
      connecting.join().close();
      // Closing is all that was written: no stanza came before or instead.
      assertThat(session.reader().next()).isEmpty();
    }
  }

  @ParameterizedTest
  @Covers({"0114-3-5", "0114-4-1"})
  @CsvSource({
    "not-authorized, secret the same on both sides",
    "host-unknown, know a component conference.localhost",
    "conflict, in use already",
    "invalid-namespace, port for components",
    "internal-server-error, internal-server-error"
  })
  void refusalAfterTheHandshakeIsExplainedWithoutTheSecret(String condition, String explanation)
      throws IOException {
    CompletableFuture<ComponentStream> connecting = connect();
    try (FakeServer.Session session = server.accept()) {
      session.opens();
      session.sendsStreamError(condition);
      assertRefusal(connecting, condition, explanation);
    }
  }

  @Test
  @Covers("0114-3-5")
  void refusalInsteadOfAStreamIdIsExplained() throws IOException {
    CompletableFuture<ComponentStream> connecting = connect();
    try (FakeServer.Session session = server.accept()) {
      session.sends(
          "<?xml version='1.0'?><stream:stream xmlns:stream='http://etherx.jabber.org/streams'"
              + " xmlns='jabber:component:accept' from='elsewhere.localhost'>");
      session.sendsStreamError("host-unknown");
      assertRefusal(connecting, "host-unknown", "know a component");
    }
  }

  @Test
  @Covers("0114-3-5")
  void portForClientsIsRecognised() throws IOException {
    CompletableFuture<ComponentStream> connecting = connect();
    try (FakeServer.Session session = server.accept()) {
      session.sends(
          "<?xml version='1.0'?><stream:stream xmlns:stream='http://etherx.jabber.org/streams'"
              + " xmlns='jabber:client' id='1' version='1.0'>");
      session.sendsStreamError("invalid-namespace");
      assertRefusal(connecting, "invalid-namespace", "port for components");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request\r\n\r\n",
        "<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>",
        "<!DOCTYPE stream [<!ENTITY a 'b'>]><stream/>",
        "\u0000\u0001\u0002"
      })
  void whatIsNoXmppServerIsRecognised(String greeting) throws IOException {
    CompletableFuture<ComponentStream> connecting = connect();
    try (FakeServer.Session session = server.accept()) {
      session.sends(greeting);
      assertThatThrownBy(connecting::join).hasCauseInstanceOf(HandshakeException.class);
    }
  }

  @Test
  @Covers("0114-3-5")
  void connectionThatIsClosedIsAFailure() throws IOException {
    CompletableFuture<ComponentStream> connecting = connect();
    try (FakeServer.Session session = server.accept()) {
      session.opens();
    }
    assertThatThrownBy(connecting::join).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void serverThatDoesNotAnswerIsGivenUp() throws IOException {
    Handshake impatient = new Handshake(DOMAIN, new Credentials(SECRET), Duration.ofMillis(50));
    assertThatThrownBy(() -> impatient.connect(server.address().resolve()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nothing has arrived");
  }

  @Test
  void unreachableServerIsAnIoException() throws IOException {
    server.close();
    Handshake handshake = new Handshake(DOMAIN, new Credentials(SECRET), Duration.ofSeconds(20));
    assertThatThrownBy(() -> handshake.connect(server.address().resolve()))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HandshakeException.class);
  }

  @Test
  @Covers("0114-4-1")
  void credentialsDoNotShowTheSecret() {
    assertThat(new Credentials(SECRET).toString()).doesNotContain(SECRET);
  }

  @Test
  void derivedSecretsDifferByPurposeAndStayTheSame() {
    Credentials credentials = new Credentials(SECRET);
    assertThat(credentials.derive("a"))
        .isEqualTo(new Credentials(SECRET).derive("a"))
        .isNotEqualTo(credentials.derive("b"))
        .isNotEqualTo(new Credentials("other").derive("a"));
  }

  private CompletableFuture<ComponentStream> connect() {
    Handshake handshake = new Handshake(DOMAIN, new Credentials(SECRET), Duration.ofSeconds(20));
    return Background.call(() -> handshake.connect(server.address().resolve()));
  }

  private static void assertRefusal(
      CompletableFuture<ComponentStream> connecting, String condition, String explanation) {
    assertThatThrownBy(connecting::join)
        .cause()
        .isInstanceOf(HandshakeException.class)
        .message()
        .asInstanceOf(STRING)
        .contains(condition)
        .contains(explanation)
        .doesNotContain(SECRET);
  }

  private static String sha1(String text) throws GeneralSecurityException {
    StringBuilder hex = new StringBuilder();
    for (byte b :
        MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8))) {
      hex.append(String.format("%02x", b));
    }
    return hex.toString();
  }
}
