package dev.muc.feature;

import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service says of itself and which rooms it lists (XEP-0045 §6.2, §6.3). */
class DiscoServiceTest {
  private static final String KING = "king@court/throne";
  private static final String STRANGER = "boy@tavern/door";
  private Rooms rooms = new Rooms();

  @BeforeEach
  void kingHasARoom() {
    rooms.create(KING, "King");
  }

  private Element info(String attributes) {
    return ask("http://jabber.org/protocol/disco#info", attributes);
  }

  private Element items() {
    return ask("http://jabber.org/protocol/disco#items", "");
  }

  private Element ask(String namespace, String attributes) {
    Stanza answer =
        only(
            rooms.send(
                STRANGER,
                "<iq type='get' id='d1' "
                    + attributes
                    + " to='"
                    + SERVICE
                    + "'><query xmlns='"
                    + namespace
                    + "'/></iq>"));
    assertThat(answer.id()).isEqualTo("d1");
    assertThat(answer.from()).hasToString(SERVICE);
    assertThat(lines(List.of(answer))).containsExactly("result");
    return answer.payloads().get(0);
  }

  private static List<String> features(Element query) {
    return query.children().stream()
        .filter(child -> child.name().equals("feature"))
        .map(feature -> feature.attribute("var").orElseThrow())
        .toList();
  }

  private static List<String> addresses(Element query) {
    return query.children().stream().map(item -> item.attribute("jid").orElseThrow()).toList();
  }

  @Test
  @Covers({
    "0045-6-1", "0045-6.2-1", "0045-6.2-2", "0045-6.2-3", "0045-7.4-8", "0045-16.3-10",
        "0030-3.1-1",
    "0030-3.1-2", "0030-3.1-3", "0030-3.1-4", "0030-3.1-5", "0030-3.1-8", "0199-5-1", "0421-4-5",
    "0059-4-1"
  })
  void serviceIsATextConferenceWithTheseFeatures() {
    Element query = info("");

    assertThat(query.child("identity").orElseThrow().attribute("category")).contains("conference");
    assertThat(query.child("identity").orElseThrow().attribute("type")).contains("text");
    assertThat(query.child("identity").orElseThrow().attribute("name")).contains("Chatrooms");
    assertThat(features(query))
        .contains(
            "http://jabber.org/protocol/disco#info",
            "http://jabber.org/protocol/disco#items",
            "http://jabber.org/protocol/muc",
            "http://jabber.org/protocol/muc#stable_id",
            "muc_rooms",
            "http://jabber.org/protocol/muc#unique",
            "urn:xmpp:occupant-id:0",
            "urn:xmpp:ping",
            "http://jabber.org/protocol/rsm")
        .doesNotHaveDuplicates();
    assertThat(query.children().stream().filter(child -> child.name().equals("feature")))
        .allMatch(feature -> feature.content().isEmpty());
  }

  @Test
  @Covers({"0030-3.1-6", "0030-3.1-7", "0030-6.3-1"})
  void serviceHasOneIdentityTheSameForEverybody() {
    rooms = new Rooms(ServiceConfig.of(SERVICE, "secret").withName("Globe"));

    for (String asker : List.of(STRANGER, KING, "court", "boy@tavern")) {
      Element query =
          only(rooms.send(
                  asker,
                  "<iq type='get' id='d' to='"
                      + SERVICE
                      + "'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>"))
              .payloads()
              .get(0);
      assertThat(query.children().stream().filter(child -> child.name().equals("identity")))
          .singleElement()
          .satisfies(identity -> assertThat(identity.attribute("name")).contains("Globe"));
    }
  }

  @ParameterizedTest
  @CsvSource({"de,Chaträume", "de-AT,Chaträume", "en,Chatrooms", "fr,Chatrooms"})
  @Covers("0045-13-1")
  void nameThatTheServiceGivesItselfIsInTheLanguageOfTheAsker(String lang, String name) {
    assertThat(info("xml:lang='" + lang + "'").child("identity").flatMap(i -> i.attribute("name")))
        .contains(name);
    assertThat(only(rooms.outcome.stanzas()).lang()).isEqualTo(lang.startsWith("de") ? "de" : "en");
  }

  @Test
  @Covers({
    "0045-6-1",
    "0045-6.3-1",
    "0045-6.3-3",
    "0045-16.5.3-18",
    "0030-4.1-1",
    "0030-4.1-2",
    "0030-4.1-3",
    "0030-4.2-1",
    "0030-4.4-1",
    "0128-2-4"
  })
  void publicRoomsAreListedByAddressWithTheirNames() {
    rooms.configure(KING, "muc#roomconfig_roomname", "The Breach");
    rooms.send(
        KING,
        "<presence to='agincourt@chat.example/King'>"
            + "<x xmlns='http://jabber.org/protocol/muc'/></presence>");
    rooms.send(
        KING,
        "<iq type='set' id='c' to='agincourt@chat.example'>"
            + "<query xmlns='http://jabber.org/protocol/muc#owner'>"
            + "<x xmlns='jabber:x:data' type='submit'/></query></iq>");

    Element query = items();

    assertThat(addresses(query)).containsExactly("agincourt@chat.example", ROOM);
    assertThat(query.children().get(0).attribute("name")).isEmpty();
    assertThat(query.children().get(1).attribute("name")).contains("The Breach");
    assertThat(query.children())
        .allMatch(item -> item.content().isEmpty() && item.attribute("node").isEmpty());
  }

  @Test
  @Covers({"0045-4.2-1", "0045-6.3-2", "0045-16.5.3-15", "0030-4.1-4", "0030-8-1"})
  void hiddenRoomIsNotListed() {
    rooms.configure(KING, "muc#roomconfig_publicroom", "0");
    assertThat(items().content()).isEmpty();

    rooms.configure(KING, "muc#roomconfig_publicroom", "1");
    assertThat(addresses(items())).containsExactly(ROOM);
  }

  @Test
  void roomThatIsNotOpenYetIsNotListed() {
    rooms = new Rooms();
    rooms.enter(KING, "King");
    assertThat(items().content()).isEmpty();

    rooms.configure(KING);
    assertThat(addresses(items())).containsExactly(ROOM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"disco#info", "disco#items"})
  @Covers({"0030-3.2-2", "0030-7-2", "0030-3.2-1", "0030-7-1"})
  void unknownNodeIsNotFoundAndRepeatedInTheAnswer(String kind) {
    rooms.send(
        STRANGER,
        "<iq type='get' id='d1' to='"
            + SERVICE
            + "'><query node='urn:example:n' xmlns='"
            + "http://jabber.org/protocol/"
            + kind
            + "'><set xmlns='urn:example'/></query></iq>");

    Stanza answer = only(rooms.outcome.stanzas());
    assertThat(lines(List.of(answer))).containsExactly("error cancel/item-not-found");
    Element query = answer.payloads().get(0);
    assertThat(query.is("http://jabber.org/protocol/" + kind, "query")).isTrue();
    assertThat(query.attribute("node")).contains("urn:example:n");
    assertThat(query.content()).isEmpty();
  }

  @Test
  @Covers("0030-4.2-2")
  void emptyNodeIsNone() {
    rooms.send(
        STRANGER,
        "<iq type='get' id='d1' to='"
            + SERVICE
            + "'><query node='' xmlns='http://jabber.org/protocol/disco#info'/></iq>");

    Stanza answer = only(rooms.outcome.stanzas());
    assertThat(lines(List.of(answer))).containsExactly("result");
    assertThat(answer.payloads().get(0).attribute("node")).isEmpty();
  }

  @Test
  @Covers({"rfc6120-8.4-1", "rfc6120-8.2.3-2", "rfc6120-8.3.1-1"})
  void unknownRequestIsNotAvailable() {
    rooms.send(
        STRANGER, "<iq type='get' id='d1' to='" + SERVICE + "'><time xmlns='urn:xmpp:time'/></iq>");

    assertThat(lines(rooms.outcome.stanzas())).containsExactly("error cancel/service-unavailable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"type='get'><question", "type='set'><query"})
  @Covers("rfc6120-8.4-2")
  void unknownElementOfAKnownNamespaceIsABadRequest(String request) {
    rooms.send(
        STRANGER,
        "<iq id='d1' to='"
            + SERVICE
            + "' "
            + request
            + " xmlns='"
            + Namespaces.DISCO_INFO
            + "'/></iq>");

    assertThat(lines(rooms.outcome.stanzas())).containsExactly("error modify/bad-request");
  }

  @Test
  @Covers({"rfc6120-8.2.3-4", "rfc6120-8.2.3-2"})
  void requestWithoutOneChildIsABadRequest() {
    rooms.send(STRANGER, "<iq type='get' id='d1' to='" + SERVICE + "'/>");
    assertThat(lines(rooms.outcome.stanzas())).containsExactly("error modify/bad-request");
    rooms.send(
        STRANGER,
        "<iq type='get' id='d1' to='"
            + SERVICE
            + "'><ping xmlns='urn:xmpp:ping'/><ping xmlns='urn:xmpp:ping'/></iq>");
    assertThat(lines(rooms.outcome.stanzas())).containsExactly("error modify/bad-request");
  }

  @Test
  @Covers({"rfc6120-10.5.2-1", "rfc6120-8.1.1-1"})
  void resourceOfTheServiceIsNotAvailable() {
    rooms.send(
        STRANGER,
        "<iq type='get' id='d1' to='" + SERVICE + "/x'><ping xmlns='urn:xmpp:ping'/></iq>");

    assertThat(lines(rooms.outcome.stanzas())).containsExactly("error cancel/service-unavailable");
  }

  @Test
  @Covers({"rfc6120-8.2.3-3", "rfc6120-8.2.3-6"})
  void answersThatNobodyWaitsForAreDropped() {
    for (String type : List.of("result", "error")) {
      assertThat(rooms.send(STRANGER, "<iq type='" + type + "' id='d1' to='" + SERVICE + "'/>"))
          .isEmpty();
      assertThat(rooms.send(STRANGER, "<iq type='" + type + "' id='d1' to='" + ROOM + "'/>"))
          .isEmpty();
    }
  }
}
