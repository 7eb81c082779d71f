package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.testkit.scansion.BackendSession;
import dev.muc.testkit.scansion.ClientConnection;
import dev.muc.testkit.scansion.PlayOptions;
import dev.muc.testkit.scansion.Scansion;
import dev.muc.testkit.scansion.ScriptClient;
import dev.muc.testkit.tcp.TcpBackend;
import dev.muc.xml.ElementReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our rooms beside a real Prosody, with clients that log in to it. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProsodyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Prosody prosody;
  private ComponentProcess component;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    prosody = Prosody.start(folder);
    component =
        ComponentProcess.start(
            prosody.components(),
            Map.of(ComponentSettings.SECRET.variable(), Prosody.COMPONENT_SECRET),
            "--admin",
            "admin@localhost",
            "--farewell",
            "--data",
            folder.resolve("rooms").toString());
    component.awaitLine("connected");
  }

  @AfterEach
  void stop() throws Exception {
    if (component != null) {
      component.close();
      assertThat(component.output()).allMatch(ProsodyTest::isOfNobody);
    }
    if (prosody != null) {
      prosody.close();
    }
  }

  /**
   * Whatever was played, operators read of connections and ends, and nothing of people: no address,
   * no nick, nothing that anybody wrote.
   */
  private static boolean isOfNobody(String line) {
    return line.matches(
        ".* (INFO |WARN )+.* - (connected to 127.0.0.1:\\d+ as"
            + " conference.localhost|stopping|stopped|.*; next attempt in .* s|metrics and health"
            + " are at .*|The transport ended with \\d+.*)");
  }

  /** The same scripts as in memory, word for word. */
  @TestFactory
  Stream<DynamicTest> scriptsPassThroughProsody() throws IOException {
    return Scansion.tests(scripts(), this::settled, PlayOptions.DEFAULT.withTimeout(PATIENCE));
  }

  /**
   * Returns a session for the next script. What the last one left under way, such as the room's
   * answers to those who have just disconnected, has arrived by then: on the one stream of the
   * component an answer to us comes behind it.
   */
  private BackendSession settled() throws IOException {
    try (BackendSession session = backend().open()) {
      ClientConnection bot = session.connect(client("bot", "settling"));
      bot.send(
          ElementReader.parse(
              "<iq xmlns='jabber:client' type='get' id='settled' to='conference.localhost'>"
                  + "<ping xmlns='urn:xmpp:ping'/></iq>"));
      assertThat(bot.next(PATIENCE).orElseThrow().attribute("id")).contains("settled");
    }
    return backend().open();
  }

  @Test
  void joiningWorksAgainAfterProsodyWasKilledUnderTheComponent() throws Exception {
    try (BackendSession session = backend().open()) {
      ClientConnection first = session.connect(client("romeo", "first"));
      assertThat(join(first)).contains("110", "201");
      open(first);
      prosody.kill();
      component.awaitLine("next attempt");
    }
    prosody.restart();
    component.awaitLine("connected");
    try (BackendSession session = backend().open()) {
      // The room is still there: Romeo is back in it under his nick, and did not create it.
      assertThat(join(session.connect(client("romeo", "second"))))
          .contains("110")
          .doesNotContain("201");
    }
  }

  @Test
  void occupantsAreToldWhenTheComponentIsStopped() throws Exception {
    try (BackendSession session = backend().open()) {
      ClientConnection romeo = session.connect(client("romeo", "only"));
      join(romeo);
      component.terminate();
      Element presence = awaitPresence(romeo);
      while (!presence.attribute("type").equals(Optional.of("unavailable"))) {
        presence = awaitPresence(romeo);
      }
      assertThat(statusCodes(presence)).contains("110", "332");
      component.awaitExit();
    }
  }

  private TcpBackend backend() {
    return TcpBackend.of(prosody.host(), prosody.clientPort()).withLoginTimeout(PATIENCE);
  }

  /** Returns our scripts and, in the place where the project was set, the ones it began with. */
  private static List<Path> scripts() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("spec/scansion"))) {
      root = Objects.requireNonNull(root.getParent(), "not inside the project");
    }
    List<Path> scripts = new ArrayList<>();
    try (Stream<Path> own = Files.list(root.resolve("spec/scansion"))) {
      own.filter(file -> file.toString().endsWith(".scs")).sorted().forEach(scripts::add);
    }
    Path shared = root.resolveSibling("shared/scansion");
    if (Files.isDirectory(shared)) {
      try (Stream<Path> real = Files.list(shared)) {
        real.filter(file -> file.toString().endsWith(".scs")).sorted().forEach(scripts::add);
      }
    }
    return scripts;
  }

  private static ScriptClient client(String account, String resource) {
    BareJid address = BareJid.of(account + "@localhost");
    return new ScriptClient(account, address, resource, "password", null, null);
  }

  /** Enters a room and returns the status codes of the own presence. */
  private static List<String> join(ClientConnection client) throws IOException {
    client.send(
        ElementReader.parse(
            "<presence xmlns='jabber:client' to='room@conference.localhost/Romeo'>"
                + "<x xmlns='http://jabber.org/protocol/muc'/></presence>"));
    return statusCodes(awaitPresence(client));
  }

  /** Accepts the room as it is, so that it is no longer a new one. */
  private static void open(ClientConnection owner) throws IOException {
    owner.send(
        ElementReader.parse(
            "<iq xmlns='jabber:client' type='set' id='open' to='room@conference.localhost'>"
                + "<query xmlns='http://jabber.org/protocol/muc#owner'>"
                + "<x xmlns='jabber:x:data' type='submit'/></query></iq>"));
    Element next = owner.next(PATIENCE).orElseThrow();
    while (!next.attribute("id").equals(Optional.of("open"))) {
      next = owner.next(PATIENCE).orElseThrow();
    }
    assertThat(next.attribute("type")).contains("result");
  }

  private static Element awaitPresence(ClientConnection client) throws IOException {
    Element next = client.next(PATIENCE).orElseThrow();
    while (!next.name().equals("presence")) {
      next = client.next(PATIENCE).orElseThrow();
    }
    return next;
  }

  private static List<String> statusCodes(Element presence) {
    return presence
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
