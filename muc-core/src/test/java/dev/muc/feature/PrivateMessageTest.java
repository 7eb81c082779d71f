package dev.muc.feature;

import static dev.muc.testing.Received.body;
import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An occupant speaks to one other in private (XEP-0045 §7.5). */
class PrivateMessageTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/bench";
  private static final String BOY = "boy@tavern/door";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void kingPistolNymAndTheBoyWhoIsAVisitor() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
    rooms.enter(NYM, "Nym");
    rooms.enter(BOY, "Boy");
    rooms.admin(KING, "<item nick='Boy' role='visitor'/>");
  }

  private void whisper(String client, String nick, String body) {
    rooms.send(
        client,
        "<message type='chat' id='pm1' to='"
            + ROOM
            + "/"
            + nick
            + "'><body>"
            + body
            + "</body></message>");
  }

  private void refused(String client, String condition) {
    Stanza answer = only(rooms.outcome.stanzas());
    assertThat(error(answer)).isEqualTo(condition);
    assertThat(answer.to()).hasToString(client);
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"chat,chat", "normal,", ","})
  @Covers({
    "0045-7.5-1",
    "0045-7.5-3",
    "0045-7.5-4",
    "0045-7.5-9",
    "0421-4-3",
    "rfc6120-8.4-7",
    "rfc6120-8.1.5-1"
  })
  void onlyTheAddressedOccupantHearsAPrivateMessage(String type, String delivered) {
    String attribute = type == null ? "" : "type='" + type + "' ";
    rooms.send(
        PISTOL,
        "<message "
            + attribute
            + "id='pm1' xml:lang='cy' to='"
            + ROOM
            + "/Nym'>"
            + "<body>Psst</body><shout xmlns='urn:example'/></message>");

    Stanza heard = only(rooms.outcome.stanzas());
    assertThat(heard.to()).hasToString(NYM);
    assertThat(heard.from()).hasToString(ROOM + "/Pistol");
    assertThat(heard.typeName()).isEqualTo(delivered);
    assertThat(heard.id()).isEqualTo("pm1");
    assertThat(heard.lang()).isEqualTo("cy");
    assertThat(body(heard)).contains("Psst");
    assertThat(heard.payload("urn:example", "shout")).isPresent();
    assertThat(heard.payload(Namespaces.MUC_USER, "x").map(Element::content)).contains(List.of());
    assertThat(Received.occupantId(heard))
        .isEqualTo(rooms.room().occupant("Pistol").orElseThrow().id());
    assertThat(Received.mentions(heard, "pistol@tavern")).isFalse();
    assertThat(rooms.outcome.events()).as("nothing to remember").isEmpty();
  }

  @Test
  @Covers({"0045-7.5-4", "0045-17.3-7", "0359-3-2", "0421-4-2", "0203-5-1"})
  void whatOnlyARoomMaySayIsTakenOut() {
    rooms.send(
        PISTOL,
        "<message to='"
            + ROOM
            + "/Nym'><body>Psst</body>"
            + "<x xmlns='http://jabber.org/protocol/muc#user'><invite from='king@court'/></x>"
            + "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='forged'/>"
            + "<stanza-id xmlns='urn:xmpp:sid:0' id='forged' by='"
            + ROOM
            + "'/>"
            + "<delay xmlns='urn:xmpp:delay' from='"
            + ROOM
            + "' stamp='1415-10-25T00:00:00Z'/>"
            + "</message>");

    Stanza heard = only(rooms.to(NYM));
    assertThat(Received.count(heard, Namespaces.MUC_USER, "x")).isEqualTo(1);
    assertThat(heard.payload(Namespaces.MUC_USER, "x").map(Element::content)).contains(List.of());
    assertThat(Received.mentions(heard, "forged")).isFalse();
    assertThat(Received.mentions(heard, "1415")).isFalse();
  }

  @Test
  @Covers({"0045-7.2.8-6", "0045-7.2.8-7"})
  void allClientsOfTheAddressedOccupantHearItAndNoneOfTheSenders() {
    rooms.enter("nym@tavern/bed", "Nym");
    rooms.enter("pistol@tavern/bed", "Pistol");

    whisper(PISTOL, "Nym", "Psst");

    assertThat(Received.recipients(rooms)).containsExactly(NYM, "nym@tavern/bed");
  }

  @Test
  void whoWritesToItselfHearsIt() {
    whisper(PISTOL, "Pistol", "Remember");

    assertThat(lines(rooms.to(PISTOL))).containsExactly("Pistol: Remember");
  }

  @Test
  @Covers("0045-7.5-9")
  void newcomersAreNotShownIt() {
    whisper(PISTOL, "Nym", "Psst");

    rooms.enter("bates@camp/fire", "Bates");

    assertThat(rooms.to("bates@camp/fire")).noneMatch(seen -> Received.mentions(seen, "Psst"));
  }

  @Test
  @Covers({"0045-7.5-5", "0045-7.5-6"})
  void messageToAllAddressedToOneIsABadRequest() {
    rooms.send(
        PISTOL, "<message type='groupchat' to='" + ROOM + "/Nym'><body>Psst</body></message>");

    refused(PISTOL, "modify/bad-request");
  }

  @Test
  @Covers("0045-7.5-7")
  void nickThatNobodyHasIsNotFound() {
    whisper(PISTOL, "Falstaff", "Psst");

    refused(PISTOL, "cancel/item-not-found");
    assertThat(only(rooms.outcome.stanzas()).from()).hasToString(ROOM + "/Falstaff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nym", "Falstaff"})
  @Covers({"0045-7.5-8", "0045-17.2-2", "0045-17.2-3", "0410-5-1"})
  void strangersAreToldTheSameWhetherOrNotThereIsSuchANick(String nick) {
    whisper("king@court/tent", nick, "Psst");
    refused("king@court/tent", "cancel/not-acceptable");
    whisper("court", nick, "Psst");
    refused("court", "cancel/not-acceptable");
  }

  /** Who may write to the participant Nym; moderators always may. */
  @ParameterizedTest
  @CsvSource({
    "anyone,       true,  true",
    "participants, true,  false",
    "moderators,   false, false",
    "none,         false, false"
  })
  @Covers({"0045-7.5-2", "0045-16.5.3-2", "0045-5.1.1-9"})
  void configurationSaysWhoMayWrite(String who, boolean participants, boolean visitors) {
    rooms.configure(KING, "muc#roomconfig_allowpm", who);

    whisper(PISTOL, "Nym", "Psst");
    assertThat(lines(rooms.outcome.stanzas()))
        .containsExactly(participants ? "Pistol: Psst" : "error auth/forbidden");
    whisper(BOY, "Nym", "Psst");
    assertThat(lines(rooms.outcome.stanzas()))
        .containsExactly(visitors ? "Boy: Psst" : "error auth/forbidden");
    whisper(KING, "Nym", "Halt");
    assertThat(lines(rooms.outcome.stanzas())).containsExactly("King: Halt");
    whisper(BOY, "King", "Help");
    assertThat(lines(rooms.outcome.stanzas())).containsExactly("Boy: Help");
  }

  @Test
  @Covers("0045-17.2-2")
  void whoHasLeftIsAStranger() {
    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "/Pistol'/>");

    whisper(PISTOL, "Nym", "Psst");
    refused(PISTOL, "cancel/not-acceptable");
    whisper(NYM, "Pistol", "Psst");
    refused(NYM, "cancel/item-not-found");
  }
}
