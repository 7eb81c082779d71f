package dev.muc.feature;

import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Outcome;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One occupant asks another something (XEP-0045 §17.4). */
class RelayIqTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/bench";
  private static final String TIME = "<time xmlns='urn:xmpp:time'/>";
  private static final String VCARD = "<vCard xmlns='vcard-temp'/>";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void kingPistolAndNym() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
    rooms.enter(NYM, "Nym");
  }

  /** Pistol asks; returns what is passed on. */
  private Stanza ask(String nick, String payload) {
    rooms.send(
        PISTOL,
        "<iq type='get' id='q1' xml:lang='cy' to='" + ROOM + "/" + nick + "'>" + payload + "</iq>");
    return only(rooms.outcome.stanzas());
  }

  private void answer(String client, Stanza asked, String type, String payload) {
    rooms.send(
        client,
        "<iq type='"
            + type
            + "' id='"
            + asked.id()
            + "' to='"
            + asked.from()
            + "'>"
            + payload
            + "</iq>");
  }

  private static String error(String type, String condition, String by) {
    return "<error type='"
        + type
        + "'"
        + by
        + "><"
        + condition
        + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>";
  }

  @Test
  @Covers({"0045-17.4-2", "0045-17.4-3", "rfc6120-8.4-7", "rfc6120-8.1.5-1"})
  void requestReachesTheOthersClientFromTheOccupantThatAsks() {
    Stanza asked = ask("Nym", TIME);

    assertThat(asked.to()).hasToString(NYM);
    assertThat(asked.from()).hasToString(ROOM + "/Pistol");
    assertThat(((Iq) asked).type()).isEqualTo(Iq.Type.GET);
    assertThat(asked.payload("urn:xmpp:time", "time")).isPresent();
    assertThat(asked.lang()).isEqualTo("cy");
    assertThat(asked.id()).isNotEqualTo("q1").isNotEmpty();
    assertThat(Received.mentions(asked, "pistol@tavern")).isFalse();
  }

  @Test
  @Covers({"0045-17.4-2", "0045-17.4-4", "rfc6120-8.1.3-1", "rfc6120-8.2.3-2"})
  void answerComesFromTheOccupantThatWasAskedAndOnlyOnce() {
    Stanza asked = ask("Nym", TIME);

    answer(NYM, asked, "result", "<time xmlns='urn:xmpp:time'><utc>now</utc></time>");

    Stanza answered = only(rooms.outcome.stanzas());
    assertThat(answered.to()).hasToString(PISTOL);
    assertThat(answered.from()).hasToString(ROOM + "/Nym");
    assertThat(answered.id()).isEqualTo("q1");
    assertThat(((Iq) answered).type()).isEqualTo(Iq.Type.RESULT);
    assertThat(answered.payload("urn:xmpp:time", "time")).isPresent();
    assertThat(Received.mentions(answered, "nym@tavern")).isFalse();
    answer(NYM, asked, "result", TIME);
    assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
  }

  @Test
  @Covers("0045-17.4-2")
  void changesAreRelayedTooAndEmptyResultsComeBackEmpty() {
    rooms.send(
        PISTOL, "<iq type='set' id='q2' to='" + ROOM + "/Nym'><offer xmlns='urn:example'/></iq>");
    Stanza asked = only(rooms.to(NYM));
    assertThat(((Iq) asked).type()).isEqualTo(Iq.Type.SET);

    answer(NYM, asked, "result", "");

    assertThat(only(rooms.to(PISTOL)).payloads()).isEmpty();
  }

  @Test
  @Covers({"0045-17.4-4", "rfc6120-8.3.1-4", "0045-18.1.2-2"})
  void errorComesBackWithoutTheRealAddressAndTheOtherStays() {
    Stanza asked = ask("Nym", TIME);

    answer(
        NYM,
        asked,
        "error",
        TIME + error("cancel", "service-unavailable", " by='nym@tavern/bench'"));

    Stanza answered = only(rooms.outcome.stanzas());
    assertThat(error(answered)).isEqualTo("cancel/service-unavailable");
    assertThat(answered.from()).hasToString(ROOM + "/Nym");
    assertThat(answered.id()).isEqualTo("q1");
    assertThat(Received.mentions(answered, "nym@tavern")).isFalse();
    assertThat(answered.payload("urn:xmpp:time", "time")).isPresent();
    assertThat(rooms.room().occupant("Nym")).isPresent();
  }

  private static String error(Stanza stanza) {
    return Rooms.error(stanza);
  }

  @ParameterizedTest
  @ValueSource(strings = {"item-not-found", "gone", "redirect", "feature-not-implemented"})
  @Covers("0045-18.1.2-2")
  void whatAClientItselfMayAnswerDoesNotMeanThatItIsGone(String condition) {
    Stanza asked = ask("Nym", TIME);

    answer(NYM, asked, "error", error("cancel", condition, ""));

    assertThat(lines(rooms.outcome.stanzas())).containsExactly("error cancel/" + condition);
    assertThat(rooms.room().occupant("Nym")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"recipient-unavailable", "remote-server-not-found", "remote-server-timeout"})
  @Covers({"0045-18.1.2-1", "0045-18.1.2-4", "0045-11.1-2", "0045-11.1-3"})
  void whatOnlyAServerAnswersMeansThatTheClientIsGone(String condition) {
    Stanza asked = ask("Nym", TIME);

    answer(NYM, asked, "error", error("cancel", condition, ""));

    assertThat(lines(rooms.to(PISTOL))).containsExactly("error cancel/" + condition, "-Nym [333]");
    assertThat(lines(rooms.to(NYM))).containsExactly("-Nym [333 110]");
    assertThat(lines(rooms.to(KING))).containsExactly("-Nym [333]");
    assertThat(rooms.room().occupant("Nym")).isEmpty();
  }

  @Test
  @Covers({"rfc6120-8.2.3-6", "rfc6120-8.2.3-7", "rfc6120-8.2.3-3"})
  void answerOfTheWrongPartyOrToNothingIsDropped() {
    Stanza asked = ask("Nym", TIME);

    for (String stranger : new String[] {KING, PISTOL, "nym@tavern/bed", "nym@court", "tavern"}) {
      answer(stranger, asked, "result", TIME);
      assertThat(rooms.outcome).as(stranger).isEqualTo(Outcome.NOTHING);
    }
    rooms.send(NYM, "<iq type='result' id='other' to='" + ROOM + "/Pistol'/>");
    assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
    rooms.send(NYM, "<iq type='result' to='" + ROOM + "/Pistol'/>");
    assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
    rooms.send(NYM, "<iq type='error' id='q1' to='" + ROOM + "'/>");
    assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);

    answer(NYM, asked, "result", TIME);
    assertThat(lines(rooms.to(PISTOL))).containsExactly("result");
  }

  @Test
  @Covers("0153-4.1-2")
  void vCardIsAskedOfTheAccountAndComesFromTheOccupant() {
    Stanza asked = ask("Nym", VCARD);
    assertThat(asked.to()).hasToString("nym@tavern");

    answer(NYM, asked, "result", VCARD);
    assertThat(rooms.outcome).as("the client was not asked").isEqualTo(Outcome.NOTHING);
    answer("nym@tavern", asked, "result", "<vCard xmlns='vcard-temp'><FN>Nym</FN></vCard>");

    Stanza answered = only(rooms.outcome.stanzas());
    assertThat(answered.from()).hasToString(ROOM + "/Nym");
    assertThat(answered.to()).hasToString(PISTOL);
    assertThat(answered.payload(Namespaces.VCARD, "vCard").flatMap(card -> card.child("FN")))
        .isPresent();
  }

  @Test
  void serverThatCannotFindAnAccountsVCardDoesNotRemoveItsOccupant() {
    Stanza asked = ask("Nym", VCARD);

    answer("nym@tavern", asked, "error", error("wait", "remote-server-timeout", ""));

    assertThat(lines(rooms.outcome.stanzas())).containsExactly("error wait/remote-server-timeout");
    assertThat(rooms.room().occupant("Nym")).isPresent();
  }

  @Test
  void changeOfAVCardIsNoBusinessOfTheAccount() {
    rooms.send(PISTOL, "<iq type='set' id='q1' to='" + ROOM + "/Nym'>" + VCARD + "</iq>");

    assertThat(only(rooms.outcome.stanzas()).to()).hasToString(NYM);
  }

  @Test
  void serverMayAnswerForAClientInTheNameOfItsAccount() {
    Stanza asked = ask("Nym", TIME);

    answer("nym@tavern", asked, "error", error("cancel", "service-unavailable", ""));

    assertThat(lines(rooms.to(PISTOL))).containsExactly("error cancel/service-unavailable");
  }

  @Test
  void ofSeveralClientsTheOneThatIsSeenIsAsked() {
    rooms.send(NYM, "<presence to='" + ROOM + "/Nym'><priority>5</priority></presence>");
    rooms.enter("nym@tavern/bed", "Nym");
    assertThat(ask("Nym", TIME).to()).hasToString(NYM);

    rooms.send(
        "nym@tavern/bed", "<presence to='" + ROOM + "/Nym'><priority>9</priority></presence>");
    assertThat(ask("Nym", TIME).to()).hasToString("nym@tavern/bed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://jabber.org/protocol/disco#info", "http://jabber.org/protocol/disco#items"})
  @Covers({"0045-6.6-2", "0045-16.4-1"})
  void occupantMayDiscoverWhatAnotherIs(String namespace) {
    Stanza asked =
        ask(
            "Nym",
            "<query xmlns='" + namespace + "' node='http://jabber.org/protocol/muc#rooms'/>");

    assertThat(asked.to()).hasToString(NYM);
    assertThat(asked.payload(namespace, "query").flatMap(query -> query.attribute("node")))
        .contains("http://jabber.org/protocol/muc#rooms");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://jabber.org/protocol/disco#info", "http://jabber.org/protocol/disco#items"})
  @Covers({"0045-6.6-1", "0030-8-1", "0045-16.4-1"})
  void strangerMayNotDiscoverAnything(String namespace) {
    for (String nick : new String[] {"Nym", "Falstaff"}) {
      rooms.send(
          "boy@tavern/door",
          "<iq type='get' id='q1' to='"
              + ROOM
              + "/"
              + nick
              + "'><query xmlns='"
              + namespace
              + "'/></iq>");

      assertThat(error(only(rooms.outcome.stanzas()))).isEqualTo("modify/bad-request");
    }
  }

  @Test
  @Covers({"0045-17.2-2", "0030-8-1"})
  void strangersOtherRequestsAreNotAcceptable() {
    for (String nick : new String[] {"Nym", "Falstaff"}) {
      rooms.send(
          "boy@tavern/door",
          "<iq type='get' id='q1' to='" + ROOM + "/" + nick + "'>" + VCARD + "</iq>");

      assertThat(error(only(rooms.outcome.stanzas()))).isEqualTo("cancel/not-acceptable");
    }
  }

  @Test
  void nickThatNobodyHasIsNotFound() {
    assertThat(error(ask("Falstaff", TIME))).isEqualTo("cancel/item-not-found");
  }

  @Test
  void requestToOneselfIsRelayedLikeAnyOther() {
    Stanza asked = ask("Pistol", TIME);

    assertThat(asked.to()).hasToString(PISTOL);
    assertThat(asked.from()).hasToString(ROOM + "/Pistol");
  }

  @Test
  @Covers("rfc6120-8.2.3-4")
  void requestWithoutOneChildIsABadRequest() {
    assertThat(error(ask("Nym", ""))).isEqualTo("modify/bad-request");
    assertThat(error(ask("Nym", TIME + VCARD))).isEqualTo("modify/bad-request");
  }

  @Test
  void answerToARequestWithoutAnIdHasNoneEither() {
    rooms.send(PISTOL, "<iq type='get' to='" + ROOM + "/Nym'>" + TIME + "</iq>");
    Stanza asked = only(rooms.to(NYM));

    answer(NYM, asked, "result", TIME);

    assertThat(only(rooms.to(PISTOL)).id()).isNull();
  }

  @Test
  void errorOfARelayIsStatedByTheRoom() {
    Stanza refused = ask("Falstaff", TIME);

    assertThat(StanzaError.of(refused).orElseThrow().by()).hasToString(ROOM);
    assertThat(refused.from()).hasToString(ROOM + "/Falstaff");
  }
}
