package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.component.config.SettingsReader;
import dev.muc.component.rooms.RoomCommands;
import dev.muc.payload.PageRequest;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.RoomQuery;
import dev.muc.testkit.scansion.BackendSession;
import dev.muc.testkit.scansion.ClientConnection;
import dev.muc.testkit.scansion.ScriptClient;
import dev.muc.testkit.store.MemoryStorage;
import dev.muc.testkit.tcp.TcpBackend;
import dev.muc.xml.ElementReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Rooms that a real Prosody stored move in. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProsodyImportTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String ROOM = "harfleur@conference.localhost";

  private final MemoryStorage storage = new MemoryStorage();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine commandLine = new CommandLine(CommandSpec.create().name("muc-component"));
    RoomCommands.addTo(
        commandLine,
        (data, database, toRead) -> storage.reopen(),
        new SettingsReader(Map.of(), ComponentSettings.ALL));
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  @Test
  void configurationAffiliationsNicksSubjectAndArchiveMoveIn(@TempDir Path folder)
      throws Exception {
    try (Prosody prosody = Prosody.startWithOwnRooms(folder)) {
      fill(prosody);
      prosody.stop();
      Path data = prosody.data();

      assertThat(run("import", "--from", "prosody", data.toString())).as(err.toString()).isZero();
    }

    assertThat(out.toString()).contains("1 room with 1 message");
    assertThat(storage.rooms().list(RoomQuery.all(PageRequest.FIRST, 10)).entries())
        .singleElement()
        .satisfies(
            room -> {
              assertThat(room.address()).isEqualTo(BareJid.of(ROOM));
              assertThat(room.name()).isEqualTo("The \"Breach\" \\ ünïcode 😀");
              assertThat(room.listed()).isFalse();
              assertThat(room.persistent()).isTrue();
              assertThat(room.creator()).isEqualTo(BareJid.of("romeo@localhost"));
            });
    assertThat(run("room", ROOM)).isZero();
    assertThat(out.toString())
        .contains(
            "subject: Once\uFFFDmore",
            " by Romeo)",
            "  description: once more",
            "  lang: en",
            "  members-only: yes",
            "  password-protected: yes",
            "  secret: set, not shown",
            "  moderated: yes",
            "  participants-change-subject: yes",
            "  non-anonymous: yes",
            "  presence-broadcast: moderator participant\n",
            "owner:\n  romeo@localhost",
            "member:\n  juliet@localhost as Juliet",
            "outcast:\n  user2@localhost")
        .doesNotContain("s3cret");
    assertThat(archive()).extracting(message -> body(message)).containsExactly("<one> & 'two'");
    assertThat(archive().get(0).sender()).hasToString("romeo@localhost");
    assertThat(archive().get(0).message().from()).hasToString(ROOM + "/Romeo");
  }

  private List<ArchivedMessage> archive() {
    return storage
        .archive()
        .page(BareJid.of(ROOM), new ArchiveQuery(ArchiveQuery.Filter.NONE, PageRequest.FIRST, 100))
        .orElseThrow()
        .messages();
  }

  private static String body(ArchivedMessage message) {
    return message.message().payload("jabber:client", "body").map(Element::text).orElse("");
  }

  @Test
  void aFolderWithoutRoomsIsSaidInOneSentence(@TempDir Path folder) {
    assertThat(run("import", "--from", "prosody", folder.toString())).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "muc-component: no rooms of Prosody, which stand in "
                + folder
                + "/HOST/config/ROOM.dat\n");
  }

  private static void fill(Prosody prosody) throws Exception {
    TcpBackend backend = TcpBackend.of(prosody.host(), prosody.clientPort());
    BareJid address = BareJid.of("romeo@localhost");
    try (BackendSession session = backend.open()) {
      ClientConnection romeo =
          session.connect(new ScriptClient("romeo", address, "only", "password", null, null));
      send(
          romeo,
          "<presence id='x' to='" + ROOM + "/Romeo'><x xmlns='http://jabber.org/protocol/muc'/>");
      send(
          romeo,
          iq("config", "#owner", "<x xmlns='jabber:x:data' type='submit'>" + form() + "</x>"));
      await(romeo, "config");
      send(romeo, iq("admin", "#admin", "<item affiliation='member' jid='juliet@localhost'/>"));
      await(romeo, "admin");
      send(romeo, iq("ban", "#admin", "<item affiliation='outcast' jid='user2@localhost'/>"));
      await(romeo, "ban");
      register(session);
      String message = "<message type='groupchat' to='" + ROOM + "' id='";
      send(romeo, message + "m1'><body>&lt;one&gt; &amp; 'two'</body>");
      await(romeo, "m1");
      send(romeo, message + "m2'><subject>Once\nmore</subject>");
      send(
          romeo,
          "<iq type='get' id='end' to='"
              + ROOM
              + "'><query xmlns='http://jabber.org/protocol/disco#info'/>");
      await(romeo, "end");
    }
  }

  /** Another member reserves a nick. */
  private static void register(BackendSession session) throws IOException {
    BareJid address = BareJid.of("juliet@localhost");
    ClientConnection juliet =
        session.connect(new ScriptClient("juliet", address, "only", "password", null, null));
    send(
        juliet,
        "<iq type='set' id='nick' to='"
            + ROOM
            + "'><query xmlns='jabber:iq:register'><x xmlns='jabber:x:data' type='submit'>"
            + field("FORM_TYPE", "http://jabber.org/protocol/muc#register")
            + field("muc#register_roomnick", "Juliet")
            + "</x></query>");
    await(juliet, "nick");
  }

  private static String form() {
    return field("FORM_TYPE", "http://jabber.org/protocol/muc#roomconfig")
        + field("muc#roomconfig_roomname", "The \"Breach\" \\ ünïcode 😀")
        + field("muc#roomconfig_roomdesc", "once more")
        + field("muc#roomconfig_lang", "en")
        + field("muc#roomconfig_persistentroom", "1")
        + field("muc#roomconfig_publicroom", "0")
        + field("muc#roomconfig_membersonly", "1")
        + field("muc#roomconfig_moderatedroom", "1")
        + field("muc#roomconfig_changesubject", "1")
        + field("muc#roomconfig_roomsecret", "s3cret")
        + field("muc#roomconfig_whois", "anyone")
        + "<field var='muc#roomconfig_presencebroadcast'><value>moderator</value>"
        + "<value>participant</value></field>";
  }

  private static String field(String var, String value) {
    return "<field var='" + var + "'><value>" + value + "</value></field>";
  }

  private static String iq(String id, String part, String inside) {
    return "<iq type='set' id='"
        + id
        + "' to='"
        + ROOM
        + "'><query xmlns='http://jabber.org/protocol/muc"
        + part
        + "'>"
        + inside
        + "</query>";
  }

  /** Sends a stanza of which the end tag is left out. */
  private static void send(ClientConnection client, String open) throws IOException {
    String name = open.substring(1, open.indexOf(' '));
    client.send(
        ElementReader.parse(open.replaceFirst(" ", " xmlns='jabber:client' ") + "</" + name + ">"));
  }

  /** Waits for the answer to a stanza, or for the stanza as the room reflects it. */
  private static void await(ClientConnection client, String id) throws IOException {
    Element next = client.next(PATIENCE).orElseThrow();
    while (!next.attribute("id").equals(Optional.of(id))) {
      next = client.next(PATIENCE).orElseThrow();
    }
    assertThat(next.attribute("type")).as(next.toString()).isNotEqualTo(Optional.of("error"));
  }
}
