package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.testkit.scansion.BackendSession;
import dev.muc.testkit.scansion.ClientConnection;
import dev.muc.testkit.scansion.ScriptClient;
import dev.muc.testkit.tcp.TcpBackend;
import dev.muc.xml.ElementReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator has of a component beside a real Prosody: commands, metrics, health. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProsodyCommandsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String SERVICE = "conference.localhost";
  private static final String GARDEN = "garden@conference.localhost";
  private static final String COMMANDS = "http://jabber.org/protocol/commands";
  private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";
  private static final String MUC = "http://jabber.org/protocol/muc";
  private static final String AFFILIATE = "http://prosody.im/protocol/muc#set-affiliation";
  private static final String DESTROY = "http://prosody.im/protocol/muc#destroy";
  private static final String BAN = "http://jabber.org/protocol/admin#edit-blacklist";

  private final HttpClient http = HttpClient.newHttpClient();
  private Prosody prosody;
  private ComponentProcess component;
  private String place;
  private BackendSession session;
  private ClientConnection admin;
  private ClientConnection romeo;
  private ClientConnection juliet;
  private int requests;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    prosody = Prosody.start(folder);
    component =
        ComponentProcess.start(
            prosody.components(),
            Map.of(
                "MUC_SECRET",
                Prosody.COMPONENT_SECRET,
                "MUC_HTTP",
                "127.0.0.1:0",
                "MUC_ADMIN",
                "admin@localhost",
                "MUC_DATA",
                folder.resolve("rooms").toString()));
    place = OperatorTest.place(component);
    component.awaitLine("connected");
    session = TcpBackend.of(prosody.host(), prosody.clientPort()).open();
    admin = connect("admin");
    romeo = connect("romeo");
    juliet = connect("juliet");
    enter(romeo, "Romeo");
    String form = "<x xmlns='jabber:x:data' type='submit'/>";
    assertDone(ask(romeo, "set", GARDEN, query(MUC + "#owner", form)));
    enter(juliet, "Juliet");
  }

  @AfterEach
  void stop() throws Exception {
    if (session != null) {
      session.close();
    }
    if (component != null) {
      component.close();
    }
    if (prosody != null) {
      prosody.close();
    }
  }

  private ClientConnection connect(String account) throws IOException {
    BareJid address = BareJid.of(account + "@localhost");
    return session.connect(new ScriptClient(account, address, "r", "password", null, null));
  }

  private static void send(ClientConnection client, String xml) throws IOException {
    client.send(ElementReader.parse(xml));
  }

  private static String query(String namespace, String content) {
    return "<query xmlns='" + namespace + "'>" + content + "</query>";
  }

  /** Skips what is something else. */
  private static Element next(ClientConnection client, String name, String from)
      throws IOException {
    while (true) {
      Element next = client.next(PATIENCE).orElseThrow();
      if (next.name().equals(name) && next.attribute("from").equals(Optional.of(from))) {
        return next;
      }
    }
  }

  private static Element enter(ClientConnection client, String nick) throws IOException {
    send(
        client,
        "<presence xmlns='jabber:client' to='%s/%s'><x xmlns='%s'/></presence>"
            .formatted(GARDEN, nick, MUC));
    return next(client, "presence", GARDEN + "/" + nick);
  }

  private Element ask(ClientConnection client, String type, String to, String payload)
      throws IOException {
    String id = "request" + ++requests;
    send(
        client,
        "<iq xmlns='jabber:client' type='%s' id='%s' to='%s'>%s</iq>"
            .formatted(type, id, to, payload));
    Element answer = next(client, "iq", to);
    while (!answer.attribute("id").equals(Optional.of(id))) {
      answer = next(client, "iq", to);
    }
    return answer;
  }

  private static void assertDone(Element answer) {
    assertThat(answer.attribute("type")).as("%s", answer).contains("result");
  }

  /** Asks for the form of a command, and hands it in with these fields. */
  private Element command(String node, String... varsAndValues) throws IOException {
    Element form = ask(admin, "set", SERVICE, executes(node, "execute", ""));
    assertThat(form.child(COMMANDS, "command").flatMap(c -> c.attribute("status")))
        .as("%s", form)
        .contains("executing");
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < varsAndValues.length; i += 2) {
      String value = varsAndValues[i + 1];
      fields.append("<field var='").append(varsAndValues[i]).append("'>");
      fields.append(value.isEmpty() ? "" : "<value>" + value + "</value>").append("</field>");
    }
    String submitted = "<x xmlns='jabber:x:data' type='submit'>" + fields + "</x>";
    return ask(admin, "set", SERVICE, executes(node, "complete", submitted));
  }

  private static String executes(String node, String action, String form) {
    return "<command xmlns='%s' node='%s' action='%s'>%s</command>"
        .formatted(COMMANDS, node, action, form);
  }

  private static List<String> statusCodes(Element presence) {
    return presence.child(MUC + "#user", "x").stream()
        .flatMap(x -> x.children().stream())
        .filter(child -> child.name().equals("status"))
        .map(status -> status.attribute("code").orElseThrow())
        .toList();
  }

  private static boolean isAdmin(Element presence) {
    return presence
        .child(MUC + "#user", "x")
        .flatMap(x -> x.child("item"))
        .flatMap(item -> item.attribute("affiliation"))
        .filter("admin"::equals)
        .isPresent();
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(place + path)).build();
    return http.send(request, BodyHandlers.ofString());
  }

  private double metric(String name) throws Exception {
    return OperatorTest.value(get("/metrics").body(), name);
  }

  private double refusals(String condition) throws Exception {
    return metric("muc_errors_sent_total{condition=\"" + condition + "\"}");
  }

  @Test
  void anAdministratorLooksAndAnnounces() throws Exception {
    assertThat(command("x-muc#list-rooms", "occupied", "1").toString()).contains(GARDEN);
    assertThat(command("x-muc#room-info", "room", GARDEN).toString()).contains("romeo@localhost");

    assertDone(command("x-muc#announce", "announcement", "The gates close at midnight"));

    for (ClientConnection client : List.of(romeo, juliet)) {
      Element said = next(client, "message", GARDEN);
      while (said.child("body").isEmpty()) { // The subject came on the way in.
        said = next(client, "message", GARDEN);
      }
      assertThat(said.child("body").map(Element::text)).contains("The gates close at midnight");
    }
  }

  @Test
  void anAdministratorGovernsARoom() throws Exception {
    assertDone(
        command(AFFILIATE, "room", GARDEN, "jid", "juliet@localhost", "affiliation", "admin"));
    Element promoted = next(romeo, "presence", GARDEN + "/Juliet");
    while (!isAdmin(promoted)) {
      promoted = next(romeo, "presence", GARDEN + "/Juliet");
    }

    assertDone(command("x-muc#kick", "jid", "juliet@localhost", "reason", "Enough"));
    assertThat(statusCodes(next(romeo, "presence", GARDEN + "/Juliet"))).contains("307");

    assertDone(command(DESTROY, "rooms", GARDEN));
    Element gone = next(romeo, "presence", GARDEN + "/Romeo");
    while (gone.attribute("type").isEmpty()) {
      gone = next(romeo, "presence", GARDEN + "/Romeo");
    }
    assertThat(gone.child(MUC + "#user", "x").flatMap(x -> x.child("destroy"))).isPresent();
    assertThat(metric("muc_occupants")).isZero();
  }

  @Test
  void anAdministratorBansFromTheServiceAndTakesItBack() throws Exception {
    assertDone(command(BAN, "blacklistjids", "juliet@localhost"));
    Element out = next(juliet, "presence", GARDEN + "/Juliet");
    while (out.attribute("type").isEmpty()) {
      out = next(juliet, "presence", GARDEN + "/Juliet");
    }
    assertThat(statusCodes(out)).contains("110", "301");
    double before = refusals("forbidden");
    assertThat(enter(juliet, "Juliet").attribute("type")).contains("error");
    assertThat(refusals("forbidden")).isEqualTo(before + 1);

    assertDone(command(BAN, "blacklistjids", ""));
    assertThat(enter(juliet, "Juliet").attribute("type")).isEmpty();
  }

  @Test
  void othersHaveNoCommands() throws Exception {
    Element list =
        ask(
            romeo,
            "get",
            SERVICE,
            "<query xmlns='http://jabber.org/protocol/disco#items' node='%s'/>"
                .formatted(COMMANDS));
    assertThat(list.toString()).doesNotContain("x-muc#").doesNotContain("prosody.im");
    for (String node : List.of("x-muc#announce", AFFILIATE, DESTROY, BAN)) {
      Element refused = ask(romeo, "set", SERVICE, executes(node, "execute", ""));
      assertThat(refused.child("error").flatMap(e -> e.child(STANZAS, "forbidden")))
          .as("%s", refused)
          .isPresent();
    }
  }

  @Test
  void metricsAndHealthFollowWhatHappens() throws Exception {
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(metric("muc_connected")).isEqualTo(1);
    ask(romeo, "get", SERVICE, query("http://jabber.org/protocol/disco#info", ""));
    assertThat(metric("muc_rooms")).isEqualTo(1);
    assertThat(metric("muc_occupants")).isEqualTo(2);
    assertThat(metric("muc_stanzas_received_total")).isGreaterThanOrEqualTo(3);

    prosody.kill();
    component.awaitLine("next attempt");

    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(metric("muc_connected")).isZero();
    assertThat(metric("muc_occupants")).as("they stay").isEqualTo(2);
    prosody.restart();
    component.awaitLine("connected");
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }
}
