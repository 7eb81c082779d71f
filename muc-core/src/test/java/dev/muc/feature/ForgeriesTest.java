package dev.muc.feature;

import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a room may say is taken out of what clients send; all else passes. */
class ForgeriesTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void kingAndPistol() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
  }

  /** What the King hears of a message of Pistol's. */
  private Stanza hear(String payload) {
    rooms.send(
        PISTOL,
        "<message type='groupchat' id='m1' to='"
            + ROOM
            + "'><body>Trust none</body>"
            + payload
            + "</message>");
    return only(rooms.to(KING));
  }

  private static List<Element> stanzaIds(Stanza stanza) {
    return stanza.payloads().stream()
        .filter(payload -> payload.is(Namespaces.STANZA_ID, "stanza-id"))
        .toList();
  }

  private static String stanzaId(String by, String id) {
    return "<stanza-id xmlns='urn:xmpp:sid:0' by='" + by + "' id='" + id + "'/>";
  }

  @Test
  @Covers({"0359-2.1-1", "0359-3-4", "0359-3-5", "0359-3-6"})
  void everyMessageToAllHasOneIdByTheRoomTheSameForAll() {
    Element id = stanzaIds(hear("")).get(0);

    assertThat(id.attribute("by")).contains(ROOM);
    assertThat(id.attribute("id")).hasValueSatisfying(value -> assertThat(value).isNotEmpty());
    assertThat(id.content()).isEmpty();
    assertThat(stanzaIds(only(rooms.to(PISTOL)))).containsExactly(id);
    rooms.send(
        KING, "<message type='groupchat' to='" + ROOM + "'><subject>War</subject></message>");
    assertThat(stanzaIds(only(rooms.to(PISTOL)))).hasSize(1).doesNotContain(id);
  }

  @Test
  @Covers({"0359-2.1-2", "0359-2.1-3", "0359-3-1", "0359-6-1"})
  void idsAreThoseOfTheEmbedderWithNothingAddedByTheRoom() {
    var random =
        new RoomService(
            ServiceConfig.of(Rooms.SERVICE, "secret"),
            InstantSource.fixed(Instant.EPOCH),
            () -> UUID.randomUUID().toString());
    random.handle(
        Xml.stanza(
            KING,
            "<presence to='"
                + ROOM
                + "/King'><x xmlns='http://jabber.org/protocol/muc'/>"
                + "</presence>"));
    Set<String> ids = new LinkedHashSet<>();
    for (int i = 0; i < 5; i++) {
      Stanza message =
          Xml.stanza(
              KING, "<message type='groupchat' to='" + ROOM + "'><body>Hey</body></message>");
      Stanza heard = only(random.handle(message).stanzas());
      ids.add(stanzaIds(heard).get(0).attribute("id").orElseThrow());
    }

    assertThat(ids).hasSize(5).allMatch(id -> UUID.fromString(id).version() == 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ROOM,
        "HARFLEUR@chat.example",
        "harfleur@CHAT.Example",
        ROOM + "/King",
        "chat.example",
        "Chat.Example"
      })
  @Covers({"0359-3-2", "0359-3-7", "0359-3-4"})
  void idThatClaimsToBeByTheRoomIsRemovedHoweverItIsSpelled(String by) {
    Stanza heard = hear(stanzaId(by, "forged"));

    assertThat(stanzaIds(heard)).hasSize(1);
    assertThat(Received.mentions(heard, "forged")).isFalse();
  }

  @Test
  @Covers({"0359-3-3", "0359-2.2-1"})
  void otherIdsAreKept() {
    Stanza heard =
        hear(
            stanzaId("other@chat.example", "a")
                + stanzaId("tavern", "b")
                + "<origin-id xmlns='urn:xmpp:sid:0' id='o1'/>"
                + "<stanza-id xmlns='urn:xmpp:sid:0' id='nobody'/>");

    assertThat(stanzaIds(heard))
        .extracting(id -> id.attribute("by").orElse(""))
        .containsExactly("other@chat.example", "tavern", "", ROOM);
    assertThat(heard.payload(Namespaces.STANZA_ID, "origin-id").flatMap(id -> id.attribute("id")))
        .contains("o1");
  }

  @Test
  @Covers("0359-3-4")
  void nobodyHasTwoIdsOnOneMessage() {
    Stanza heard = hear(stanzaId("tavern", "a") + stanzaId("inn", "b") + stanzaId("tavern", "c"));

    assertThat(stanzaIds(heard))
        .extracting(id -> id.attribute("id").orElseThrow())
        .startsWith("a", "b")
        .doesNotContain("c")
        .hasSize(3);
  }

  @Test
  @Covers({"0045-17.3-7"})
  void standingAndStatusInAMessageAreRemoved() {
    Stanza heard =
        hear(
            "<x xmlns='http://jabber.org/protocol/muc#user'><status code='104'/></x>"
                + "<x xmlns='http://jabber.org/protocol/muc'><password>p</password></x>");

    assertThat(heard.payload(Namespaces.MUC_USER, "x")).isEmpty();
    assertThat(heard.payload(Namespaces.MUC, "x")).isEmpty();
  }

  @Test
  @Covers("rfc6120-8.3.1-9")
  void errorInAMessageThatIsNoneIsRemoved() {
    assertThat(hear("<error type='cancel'/>").payload(Stanza.NAMESPACE, "error")).isEmpty();
  }

  @Test
  @Covers({"rfc6120-8.4-6", "0359-3-3"})
  void elementsAreToldApartByNamespaceAndName() {
    Stanza heard =
        hear(
            "<occupant-id xmlns='urn:example'/><stanza-id xmlns='urn:example' by='"
                + ROOM
                + "'/>"
                + "<y xmlns='http://jabber.org/protocol/muc#user'/>"
                + "<p:occupant-id xmlns:p='urn:xmpp:occupant-id:0' id='forged'/>"
                + "<p:note xmlns:p='urn:xmpp:occupant-id:0'/>"
                + "<delays xmlns='urn:xmpp:delay' from='"
                + ROOM
                + "'/>");

    assertThat(heard.payload("urn:example", "occupant-id")).isPresent();
    assertThat(heard.payload("urn:example", "stanza-id")).isPresent();
    assertThat(heard.payload(Namespaces.MUC_USER, "y")).isPresent();
    assertThat(heard.payload(Namespaces.OCCUPANT_ID, "note")).isPresent();
    assertThat(heard.payload(Namespaces.DELAY, "delays")).isPresent();
    assertThat(Received.mentions(heard, "forged")).isFalse();
  }

  @Test
  @Covers("0421-4-2")
  void presenceIsTreatedLikeMessages() {
    rooms.send(
        PISTOL,
        "<presence to='"
            + ROOM
            + "/Pistol'><status>here</status>"
            + "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='forged'/>"
            + "<delay xmlns='urn:xmpp:delay' from='"
            + ROOM
            + "' stamp='forged'/>"
            + "<error type='cancel'/></presence>");

    Stanza seen = only(rooms.to(KING));
    assertThat(Received.mentions(seen, "forged")).isFalse();
    assertThat(seen.payload(Stanza.NAMESPACE, "error")).isEmpty();
    assertThat(Received.status(seen)).contains("here");
    rooms.send(
        PISTOL,
        "<presence type='unavailable' to='"
            + ROOM
            + "/Pistol'><status>off</status>"
            + "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='forged'/></presence>");
    assertThat(Received.mentions(only(rooms.to(KING)), "forged")).isFalse();
  }

  @Test
  @Covers("0317-3.1-6")
  void nobodyPutsOnAHatByThemselves() {
    rooms.send(
        PISTOL,
        "<presence to='"
            + ROOM
            + "/Pistol'><hats xmlns='urn:xmpp:hats:0'><hat uri='urn:x' title='forged'/></hats>"
            + "<status>here</status></presence>");

    Stanza seen = only(rooms.to(KING));
    assertThat(Received.mentions(seen, "forged")).isFalse();
    assertThat(Received.status(seen)).contains("here");
  }
}
