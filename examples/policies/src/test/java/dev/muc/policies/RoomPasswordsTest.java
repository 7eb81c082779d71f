package dev.muc.policies;

import static dev.muc.testkit.MucAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.muc.ServiceConfig;
import dev.muc.host.Answerers;
import dev.muc.host.HostOptions;
import dev.muc.host.RoomHost;
import dev.muc.spi.Extensions;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError.Condition;
import dev.muc.testkit.transport.MemoryTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host, and a web service that knows one password. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RoomPasswordsTest {
  private static final String ROOM = "crypt@conference.example.org";
  private static final String MUC = "http://jabber.org/protocol/muc";

  private final MemoryTransport transport = new MemoryTransport(100);
  private HttpServer server;
  private RoomHost host;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/check", RoomPasswordsTest::answer);
    server.start();
    int port = server.getAddress().getPort();
    var passwords =
        new PasswordService(
            HttpClient.newHttpClient(), URI.create("http://127.0.0.1:" + port + "/check"));
    host =
        new RoomHost(
            ServiceConfig.of("conference.example.org", "a secret")
                .withExtensions(Extensions.of(new RoomPasswords())),
            Clock.systemUTC(),
            () -> UUID.randomUUID().toString(),
            HostOptions.inMemory()
                .withAnswerers(Answerers.NONE.with(RoomPasswords.Check.class, passwords::answer)));
    host.attach(transport);
    enters("paris@example.org/square", "Paris", null);
    receives(2); // Himself, and the subject: he created the room.
    transport.arrive(openRoom());
    receives(1);
  }

  @AfterEach
  void stop() {
    host.close();
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String right =
        "room=crypt%40conference.example.org&account=romeo%40example.org&password=poison+%26+love";
    int status = form.equals(right) ? 200 : form.endsWith("=broken") ? 500 : 403;
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static Stanza openRoom() {
    Element form = Element.builder("jabber:x:data", "x").attribute("type", "submit").build();
    return new Iq(
        Iq.Type.SET,
        Jid.of("paris@example.org/square"),
        Jid.of(ROOM),
        "open",
        List.of(Element.of(MUC + "#owner", "query", form)));
  }

  private void enters(String client, String nick, @Nullable String password) {
    Element x =
        password == null
            ? Element.of(MUC, "x")
            : Element.of(MUC, "x", Element.ofText(MUC, "password", password));
    transport.arrive(
        new Presence(
            Presence.Type.AVAILABLE, Jid.of(client), Jid.of(ROOM + "/" + nick), "p", List.of(x)));
  }

  private Stanza receives(int count) {
    Stanza last = transport.take().orElseThrow();
    for (int i = 1; i < count; i++) {
      last = transport.take().orElseThrow();
    }
    return last;
  }

  @Test
  void whoGivesTheRightPasswordEnters() {
    enters("romeo@example.org/road", "Romeo", "poison & love");

    assertThat(receives(2)).isTo("romeo@example.org/road").isSelfPresence();
  }

  @Test
  void whoGivesAnotherOrNoneDoesNot() {
    enters("romeo@example.org/road", "Romeo", "sword");
    assertThat(receives(1)).isError(Condition.NOT_AUTHORIZED);

    enters("romeo@example.org/road", "Romeo", null);
    assertThat(receives(1)).isError(Condition.NOT_AUTHORIZED);
  }

  @Test
  void whileTheServiceIsOutOfOrderNobodyEnters() {
    enters("romeo@example.org/road", "Romeo", "broken");

    assertThat(receives(1)).isError(Condition.REMOTE_SERVER_TIMEOUT);
  }

  @Test
  void aPasswordIsInNoLog() {
    var check =
        new RoomPasswords.Check(Jid.of(ROOM).bare(), Jid.of("romeo@example.org").bare(), "poison");

    assertFalse(check.toString().contains("poison"));
  }
}
