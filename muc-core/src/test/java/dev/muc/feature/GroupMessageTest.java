package dev.muc.feature;

import static dev.muc.testing.Received.body;
import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Outcome;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An occupant speaks to all (XEP-0045 §7.4). */
class GroupMessageTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/bench";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void kingPistolAndNym() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
    rooms.enter(NYM, "Nym");
  }

  private void refused(String client, String condition) {
    Stanza answer = only(rooms.outcome.stanzas());
    assertThat(error(answer)).isEqualTo(condition);
    assertThat(answer).isInstanceOf(Message.class);
    assertThat(answer.to()).hasToString(client);
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  @Covers({
    "0045-7.4-1",
    "0045-7.4-4",
    "0045-7.4-6",
    "0045-5.1.1-4",
    "0045-4.2-3",
    "0045-17.2-5",
    "0045-17.2-6",
    "0045-18.1-12",
    "rfc6120-8.1.2-1"
  })
  void everybodyIsSentTheMessageFromTheOccupantWithItsIdAndPayload() {
    rooms.admin(KING, "<item nick='Nym' role='visitor'/>");

    rooms.send(
        PISTOL,
        "<message type='groupchat' id='m1' to='"
            + ROOM
            + "'><body>Trust none</body>"
            + "<thread>oaths</thread>"
            + "<html xmlns='http://jabber.org/protocol/xhtml-im'><b>Trust</b></html></message>");

    assertThat(rooms.outcome.deliveries()).as("one for all").hasSize(1);
    for (String client : List.of(KING, PISTOL, NYM)) {
      Stanza heard = only(rooms.to(client));
      assertThat(heard.typeName()).isEqualTo("groupchat");
      assertThat(heard.from()).hasToString(ROOM + "/Pistol");
      assertThat(heard.id()).isEqualTo("m1");
      assertThat(body(heard)).contains("Trust none");
      assertThat(heard.payload(Stanza.NAMESPACE, "thread").map(Element::text)).contains("oaths");
      assertThat(heard.payload("http://jabber.org/protocol/xhtml-im", "html"))
          .flatMap(html -> html.child("b").map(Element::text))
          .contains("Trust");
      assertThat(Received.mentions(heard, "pistol@tavern")).isFalse();
    }
  }

  @Test
  @Covers("0045-7.4-7")
  void messageWithoutAnIdGetsOneThatIsTheSameForAll() {
    rooms.say(PISTOL, "Trust none");

    String id = only(rooms.to(KING)).id();
    assertThat(id).isNotEmpty();
    assertThat(rooms.outcome.stanzas()).hasSize(3).allMatch(heard -> id.equals(heard.id()));
    rooms.say(PISTOL, "Trust none");
    assertThat(only(rooms.to(KING)).id()).isNotEqualTo(id);
  }

  @Test
  @Covers({"0045-7.4-3", "0045-7.4-9", "0045-7.4-10", "0045-16.5.3-11"})
  void visitorsDoNotSpeakInAModeratedRoom() {
    rooms.configure(KING, "muc#roomconfig_moderatedroom", "1");
    rooms.admin(KING, "<item nick='Pistol' role='visitor'/>");

    rooms.say(PISTOL, "Trust none");
    refused(PISTOL, "auth/forbidden");

    rooms.say(NYM, "Couple a gorge");
    assertThat(lines(rooms.to(PISTOL))).containsExactly("Nym: Couple a gorge");
    rooms.say(KING, "Once more");
    assertThat(lines(rooms.to(PISTOL))).containsExactly("King: Once more");
  }

  @Test
  @Covers({"0045-4.2-3", "0045-5.1.1-11"})
  void inAnUnmoderatedRoomVisitorsSpeakToo() {
    rooms.admin(KING, "<item nick='Pistol' role='visitor'/>");

    rooms.say(PISTOL, "Trust none");

    assertThat(lines(rooms.to(KING))).containsExactly("Pistol: Trust none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"boy@tavern/door", "king@court/tent", "king@court", "boy@tavern", "tavern"})
  @Covers({
    "0045-7.4-11",
    "0045-7.4-12",
    "0045-7.4-13",
    "0045-17.2-2",
    "0045-17.2-3",
    "rfc6120-8.3.1-2"
  })
  void strangersDoNotSpeakNotEvenOwners(String stranger) {
    rooms.say(stranger, "Let me in");

    refused(stranger, "cancel/not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"chat", "normal", "headline"})
  @Covers({"0045-7.4-2", "0045-17.2-1"})
  void messageToTheRoomOfAnotherTypeIsABadRequest(String type) {
    rooms.send(
        PISTOL, "<message type='" + type + "' to='" + ROOM + "'><body>Psst</body></message>");

    refused(PISTOL, "modify/bad-request");
  }

  @Test
  @Covers("0045-17.2-4")
  void messageToARoomThatIsNotThereOrNotOpenFindsNothing() {
    rooms.send(
        PISTOL, "<message type='groupchat' to='nowhere@chat.example'><body>Hey</body></message>");
    refused(PISTOL, "cancel/item-not-found");
    rooms.send(PISTOL, "<message to='nowhere@chat.example/Nym'><body>Hey</body></message>");
    refused(PISTOL, "cancel/item-not-found");

    Rooms locked = new Rooms();
    locked.enter(KING, "King");
    assertThat(lines(locked.say(PISTOL, "Hey"))).containsExactly("error cancel/item-not-found");
    locked.send(PISTOL, "<message to='" + ROOM + "/King'><body>Hey</body></message>");
    assertThat(lines(locked.outcome.stanzas())).containsExactly("error cancel/item-not-found");
    assertThat(lines(locked.say(KING, "Anybody here?"))).containsExactly("King: Anybody here?");
  }

  @Test
  void ownerOfALockedRoomWhoIsNotInItHasToEnterFirst() {
    Rooms locked = new Rooms();
    locked.enter(KING, "King");

    assertThat(lines(locked.say("king@court/tent", "Hey")))
        .containsExactly("error cancel/not-acceptable");
  }

  @Test
  @Covers({"rfc6120-8.3.1-10", "0045-18.1.2-2", "0334-5-2"})
  void errorsAreNeitherAnsweredNorReflected() {
    for (String to : List.of(ROOM, ROOM + "/Nym", "nowhere@chat.example", Rooms.SERVICE)) {
      for (String from : List.of(PISTOL, "boy@tavern/door", "tavern")) {
        rooms.send(
            from,
            "<message type='error' to='"
                + to
                + "'><body>Trust none</body>"
                + "<store xmlns='urn:xmpp:hints'/><error type='cancel'><service-unavailable"
                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");
        assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
      }
    }
  }

  @Test
  @Covers("rfc6120-8.4-3")
  void serviceItselfTakesNoNoticeOfMessages() {
    rooms.send(PISTOL, "<message to='chat.example'><body>Hey</body></message>");
    assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
    rooms.send(PISTOL, "<message to='chat.example/x'><u xmlns='urn:example'/></message>");
    assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
  }

  @Test
  @Covers({"0045-13-1", "rfc6120-8.1.5-1", "rfc6120-8.4-5", "0045-17.2-7"})
  void languageAndUnknownPayloadAreKept() {
    rooms.send(
        PISTOL,
        "<message type='groupchat' xml:lang='fr' to='"
            + ROOM
            + "'><body>Coupe le gorge</body>"
            + "<body xml:lang='en'>Cut the throat</body><shout xmlns='urn:example' loud='1'/>"
            + "<composing xmlns='http://jabber.org/protocol/chatstates'/></message>");

    Stanza heard = only(rooms.to(KING));
    assertThat(heard.lang()).isEqualTo("fr");
    assertThat(Received.count(heard, Stanza.NAMESPACE, "body")).isEqualTo(2);
    assertThat(heard.payloads().toString()).contains("name=lang, value=en");
    assertThat(heard.payload("urn:example", "shout").flatMap(x -> x.attribute("loud")))
        .contains("1");
    assertThat(heard.payload("http://jabber.org/protocol/chatstates", "composing")).isPresent();
  }

  @Test
  @Covers({"rfc7622-4-4", "rfc6120-8.4-7"})
  void addressesInsideAPayloadAreNobodysBusiness() {
    String odd =
        "<x xmlns='urn:example' jid='@@no address@@'><to>a b@/</to></x>"
            + "<origin-id xmlns='urn:xmpp:sid:0' id='@'/>"
            + "<stanza-id xmlns='urn:xmpp:sid:0' id='i' by='no address@'/>";

    rooms.send(
        PISTOL,
        "<message type='groupchat' to='" + ROOM + "'><body>Hey</body>" + odd + "</message>");

    Stanza heard = only(rooms.to(KING));
    assertThat(heard.payload("urn:example", "x").flatMap(x -> x.attribute("jid")))
        .contains("@@no address@@");
    assertThat(Received.mentions(heard, "a b@/")).isTrue();
    assertThat(Received.mentions(heard, "no address@")).isTrue();
  }

  @Test
  @Covers({"0334-4.3-1", "0334-5-3", "0334-4.2-1"})
  void hintsChangeNothingInWhoHearsAMessageAndArePassedOn() {
    rooms.send(
        PISTOL,
        "<message type='groupchat' to='"
            + ROOM
            + "'><body>Trust none</body>"
            + "<no-copy xmlns='urn:xmpp:hints'/><no-store xmlns='urn:xmpp:hints'/></message>");

    for (String client : List.of(KING, PISTOL, NYM)) {
      Stanza heard = only(rooms.to(client));
      assertThat(heard.payload(Namespaces.HINTS, "no-copy")).isPresent();
      assertThat(heard.payload(Namespaces.HINTS, "no-store")).isPresent();
    }
  }

  @Test
  @Covers({"0421-3.2-1", "0421-4-1", "0421-4-2"})
  void messageNamesItsSenderByOccupantIdAndNobodyElse() {
    rooms.send(
        PISTOL,
        "<message type='groupchat' to='"
            + ROOM
            + "'><body>Trust none</body>"
            + "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='forged'/></message>");

    Stanza heard = only(rooms.to(KING));
    assertThat(Received.count(heard, Namespaces.OCCUPANT_ID, "occupant-id")).isEqualTo(1);
    assertThat(Received.occupantId(heard))
        .isEqualTo(rooms.room().occupant("Pistol").orElseThrow().id());
  }

  @Test
  @Covers("rfc6120-10.1-1")
  void messagesKeepTheirOrder() {
    for (int i = 0; i < 20; i++) {
      rooms.say(i % 2 == 0 ? KING : PISTOL, "line " + i);
      assertThat(body(only(rooms.to(NYM)))).contains("line " + i);
    }
    rooms.enter("boy@tavern/door", "Boy");
    assertThat(rooms.to("boy@tavern/door").subList(4, 24))
        .extracting(heard -> body(heard).orElse(""))
        .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "line " + i).toList());
  }
}
