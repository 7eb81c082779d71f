package dev.muc.feature;

import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Compatibility;
import dev.muc.ServiceConfig;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who learns of the ad-hoc commands of a service (XEP-0050 §2.2). */
class CommandDiscoveryTest {
  private static final String NODE = "http://prosody.im/protocol/muc#destroy";
  private static final String ADMIN = "admin@chat/desk";
  private static final String PISTOL = "pistol@tavern/table";
  private static final ServiceConfig CONFIG =
      ServiceConfig.of(SERVICE, "a secret of the tests")
          .withAdmins(List.of(BareJid.of("admin@chat")));
  private final Rooms rooms = new Rooms(CONFIG);

  private Stanza disco(String client, String what, String node) {
    return rooms
        .send(
            client,
            "<iq type='get' id='d' to='chat.example'><query"
                + " xmlns='http://jabber.org/protocol/disco#"
                + what
                + "'"
                + (node.isEmpty() ? "" : " node='" + node + "'")
                + "/></iq>")
        .get(0);
  }

  @Test
  @Covers({"0050-2.1-1", "0133-3-1"})
  void serviceSaysThatItHasCommands() {
    assertThat(disco(PISTOL, "info", "").toString()).contains(Namespaces.COMMANDS);
  }

  @Test
  @Covers({"0050-2.2-1", "0050-2.2-2", "0050-5-1"})
  void commandIsListedForThoseWhoMayExecuteIt() {
    Element listed = disco(ADMIN, "items", Namespaces.COMMANDS).payloads().get(0);
    assertThat(listed.attribute("node")).contains(Namespaces.COMMANDS);
    assertThat(listed.children())
        .contains(
            Element.builder(Namespaces.DISCO_ITEMS, "item")
                .attribute("jid", SERVICE)
                .attribute("node", NODE)
                .attribute("name", "Destroy rooms")
                .build())
        .allSatisfy(item -> assertThat(item.attribute("jid")).contains(SERVICE))
        .extracting(item -> item.attribute("node").orElseThrow())
        .containsExactly(
            "x-muc#list-rooms",
            "x-muc#room-info",
            "x-muc#announce",
            "http://prosody.im/protocol/muc#set-affiliation",
            "x-muc#kick",
            "http://jabber.org/protocol/admin#edit-blacklist",
            NODE);

    Element empty = disco(PISTOL, "items", Namespaces.COMMANDS).payloads().get(0);
    assertThat(empty.attribute("node")).contains(Namespaces.COMMANDS);
    assertThat(empty.children()).isEmpty();
  }

  @Test
  @Covers("0050-2.2-6")
  void listOfCommandsSaysWhatItIs() {
    Element info = disco(PISTOL, "info", Namespaces.COMMANDS).payloads().get(0);

    assertThat(info.attribute("node")).contains(Namespaces.COMMANDS);
    assertThat(info.children()).hasSize(1);
    assertThat(info.children().get(0).attribute("category")).contains("automation");
    assertThat(info.children().get(0).attribute("type")).contains("command-list");
  }

  @Test
  @Covers({"0050-2.2-3", "0050-2.2-4"})
  void commandSaysWhatItIs() {
    Element info = disco(ADMIN, "info", NODE).payloads().get(0);

    assertThat(info.attribute("node")).contains(NODE);
    assertThat(info.children().get(0).attribute("category")).contains("automation");
    assertThat(info.children().get(0).attribute("type")).contains("command-node");
    assertThat(info.children().get(0).attribute("name")).contains("Destroy rooms");
    assertThat(info.children().subList(1, info.children().size()))
        .extracting(feature -> feature.attribute("var").orElseThrow())
        .containsExactly(Namespaces.COMMANDS, Namespaces.DATA_FORMS);
  }

  @Test
  @Covers("0050-2.2-5")
  void commandIsNotDescribedToOthers() {
    assertThat(error(disco(PISTOL, "info", NODE))).isEqualTo("cancel/forbidden");
  }

  @Test
  void otherNodesOfTheServiceAreNotFound() {
    assertThat(error(disco(ADMIN, "items", NODE))).isEqualTo("cancel/item-not-found");
    assertThat(error(disco(ADMIN, "items", "x"))).isEqualTo("cancel/item-not-found");
    assertThat(error(disco(ADMIN, "info", "x"))).isEqualTo("cancel/item-not-found");
  }

  @Test
  @Covers("0050-4.4-8")
  void serviceWithoutCommandsHasNone() {
    Compatibility on = Compatibility.DEFAULT;
    Rooms without =
        new Rooms(
            CONFIG.withCompatibility(
                new Compatibility(on.strictNicks(), on.invitationBody(), false)));

    List<Stanza> sent =
        without.send(
            ADMIN,
            "<iq type='set' id='cmd' to='chat.example'><command xmlns='"
                + Namespaces.COMMANDS
                + "' node='"
                + NODE
                + "'/></iq>");
    assertThat(error(sent.get(0))).isEqualTo("cancel/feature-not-implemented");
    for (String what : List.of("info", "items")) {
      sent =
          without.send(
              ADMIN,
              "<iq type='get' id='d' to='chat.example'><query"
                  + " xmlns='http://jabber.org/protocol/disco#"
                  + what
                  + "' node='"
                  + Namespaces.COMMANDS
                  + "'/></iq>");
      assertThat(error(sent.get(0))).isEqualTo("cancel/item-not-found");
    }
    sent =
        without.send(
            ADMIN,
            "<iq type='get' id='d' to='chat.example'><query xmlns='"
                + Namespaces.DISCO_INFO
                + "'/></iq>");
    assertThat(sent.get(0).toString()).doesNotContain(Namespaces.COMMANDS);
  }
}
