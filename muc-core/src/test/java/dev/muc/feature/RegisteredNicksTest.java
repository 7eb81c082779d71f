package dev.muc.feature;

import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A room in which people use the nicks that they registered, and no others (XEP-0045 §7.10). */
class RegisteredNicksTest {
  private static final String KING = "king@court/throne";
  private static final String FLUELLEN = "fluellen@wales/camp";
  private static final String HORSE = "fluellen@wales/horse";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String ONLY = "x-muc#roomconfig_registerednicks";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void theKingHasSuchARoomAndFluellenIsTheLeek() {
    rooms.create(KING, "King");
    rooms.configure(KING, ONLY, "1");
    rooms.affiliate(KING, "fluellen@wales", "member");
    register(FLUELLEN, "Leek");
  }

  private List<Stanza> register(String client, String nick) {
    return rooms.send(
        client,
        "<iq type='set' id='reg' to='"
            + ROOM
            + "'><query xmlns='jabber:iq:register'><x xmlns='jabber:x:data' type='submit'>"
            + "<field var='FORM_TYPE'><value>"
            + Namespaces.MUC_REGISTER
            + "</value></field><field var='muc#register_roomnick'><value>"
            + nick
            + "</value></field></x></query></iq>");
  }

  private void rename(String client, String nick) {
    rooms.send(client, "<presence to='" + ROOM + "/" + nick + "'/>");
  }

  private void leave(String client) {
    rooms.send(client, "<presence type='unavailable' to='" + ROOM + "'/>");
  }

  /** Enters under another nick before the owner makes it a duty to use the registered one. */
  private void fluellenIsStillCalledCaptain() {
    rooms.configure(KING, ONLY, "0");
    rooms.enter(FLUELLEN, "Captain");
    rooms.configure(KING, ONLY, "1");
  }

  @Test
  @Covers({"0045-7.10-19", "0045-7.10-20", "0045-7.2.2-8", "0045-7.2.2-9"})
  void whoAsksForAnotherNickOnTheWayInGetsItsOwn() {
    rooms.enter(FLUELLEN, "Captain");

    assertThat(lines(rooms.to(FLUELLEN)))
        .containsExactly("+King", "+Leek [210 110]", "room sets ''");
    assertThat(lines(rooms.to(KING))).containsExactly("+Leek");
    assertThat(rooms.room().occupants()).hasSize(2);
  }

  @Test
  @Covers("0045-7.10-20")
  void anotherSpellingIsAnotherNick() {
    rooms.enter(FLUELLEN, "LEEK");

    assertThat(lines(rooms.to(FLUELLEN))).contains("+Leek [210 110]");
  }

  @Test
  void whoAsksForItsOwnNickIsToldNothingSpecial() {
    rooms.enter(FLUELLEN, "Leek");

    assertThat(lines(rooms.to(FLUELLEN))).contains("+Leek [110]");
  }

  @Test
  void anotherClientEntersUnderTheSameNickWhateverItAsksFor() {
    rooms.enter(FLUELLEN, "Leek");

    rooms.enter(HORSE, "Rider");

    assertThat(lines(rooms.to(HORSE))).contains("+Leek [210 110]");
    assertThat(rooms.room().occupant("Leek").orElseThrow().sessions()).hasSize(2);
  }

  @Test
  @Covers("0045-7.10-20")
  void whoEntersAgainAskingForAnotherNickKeepsItsOwn() {
    rooms.enter(FLUELLEN, "Captain");

    rooms.enter(FLUELLEN, "Captain");

    assertThat(lines(rooms.to(FLUELLEN)))
        .containsExactly("+King", "+Leek [210 110]", "room sets ''");
    assertThat(rooms.to(KING)).isEmpty();
  }

  @Test
  void theGatesAreThoseOfTheRegisteredNick() {
    rooms.configure(
        KING, "muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", "George");

    rooms.enter(FLUELLEN, "King");
    assertThat(lines(rooms.to(FLUELLEN))).containsExactly("error auth/not-authorized");

    rooms.configure(KING, "muc#roomconfig_roomsecret", "");
    rooms.enter(FLUELLEN, "King");
    assertThat(lines(rooms.to(FLUELLEN))).contains("+Leek [210 110]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Captain", "LEEK"})
  @Covers({"0045-7.6-9", "0045-18.1-14"})
  void whoIsInTakesNoOther(String nick) {
    rooms.enter(FLUELLEN, "Leek");

    rename(FLUELLEN, nick);

    Stanza refused = only(rooms.outcome.stanzas());
    assertThat(lines(List.of(refused))).containsExactly("error cancel/not-acceptable");
    assertThat(StanzaError.of(refused).orElseThrow().text())
        .isEqualTo("You have registered a nickname with this room: use that one");
    assertThat(rooms.room().occupant("Leek")).isPresent();
  }

  @Test
  void whoIsInUnderAnotherNickMayTakeItsOwn() {
    fluellenIsStillCalledCaptain();

    rename(FLUELLEN, "Leek");

    assertThat(lines(rooms.to(FLUELLEN))).containsExactly("-Captain [303 110]", "+Leek [110]");
    assertThat(lines(rooms.to(KING))).containsExactly("-Captain [303]", "+Leek");
  }

  @Test
  @Covers({"0045-7.6-6", "0045-7.10-20"})
  void whoEntersAgainAskingForAThirdNickIsRenamedToItsOwn() {
    fluellenIsStillCalledCaptain();

    rooms.enter(FLUELLEN, "Rider");

    assertThat(lines(rooms.to(FLUELLEN)))
        .containsExactly(
            "-Captain [303 110]", "+Leek [210 110]", "+King", "+Leek [210 110]", "room sets ''");
    assertThat(rooms.room().occupant("Captain")).isEmpty();
  }

  @Test
  @Covers({"0045-7.10-18", "0045-7.6-6"})
  void registrationGivesAnOccupantItsNewNickBeforeAll() {
    rooms.enter(FLUELLEN, "Leek");
    rooms.enter(PISTOL, "Pistol");

    register(HORSE, "Gower");

    assertThat(lines(rooms.to(FLUELLEN)))
        .endsWith("-Leek [303 110]", "+Gower [210 110]")
        .hasSize(3);
    for (String other : List.of(KING, PISTOL)) {
      assertThat(lines(rooms.to(other))).endsWith("-Leek [303]", "+Gower [210]");
    }
    assertThat(Received.jid(rooms.to(PISTOL).get(2))).isEmpty();
    assertThat(lines(rooms.to(HORSE))).containsExactly("result");
    assertThat(rooms.room().reservedFor("Gower").orElseThrow()).hasToString("fluellen@wales");
    rooms.say(FLUELLEN, "Look you");
    assertThat(lines(rooms.to(PISTOL))).containsExactly("Gower: Look you");
  }

  @Test
  void strangerThatRegistersBecomesAMemberOfThatName() {
    rooms.configure(KING, "x-muc#roomconfig_registration", "1");
    rooms.enter(PISTOL, "Pistol");

    register(PISTOL, "Ancient");

    assertThat(lines(rooms.to(KING))).containsExactly("+Pistol", "-Pistol [303]", "+Ancient [210]");
    assertThat(rooms.to(KING)).extracting(Received::standing).containsOnly("member/participant");
  }

  @Test
  void registrationOfTheNickInUseRenamesNobodyButCorrectsItsSpelling() {
    rooms.configure(KING, ONLY, "0");
    rooms.enter(FLUELLEN, "Leek");
    rooms.enter(HORSE, "Rider");
    rooms.configure(KING, ONLY, "1");

    register(FLUELLEN, "Leek");
    assertThat(lines(rooms.to(FLUELLEN))).containsExactly("result");

    register(FLUELLEN, "RIDER");
    assertThat(lines(rooms.to(KING))).endsWith("-Rider [303]", "+RIDER [210]");
    assertThat(rooms.room().occupant("Leek")).isPresent();
  }

  @Test
  void whoGivesItsNickBackKeepsTheNameUntilItLeaves() {
    rooms.affiliate(KING, "fluellen@wales", "admin");
    rooms.enter(FLUELLEN, "Leek");

    rooms.send(
        FLUELLEN,
        "<iq type='set' id='r' to='"
            + ROOM
            + "'><query xmlns='jabber:iq:register'><remove/></query></iq>");
    assertThat(rooms.room().occupant("Leek")).isPresent();

    rename(FLUELLEN, "Captain");
    assertThat(lines(rooms.to(KING))).containsExactly("-Leek [303]", "+Captain");
  }

  @Test
  @Covers("0045-18.1-15")
  void theNickIsReservedAndToldToWhoAsks() {
    rooms.enter(PISTOL, "Leek");
    assertThat(lines(rooms.to(PISTOL))).containsExactly("error cancel/conflict");

    rooms.send(
        FLUELLEN,
        "<iq type='get' id='n' to='"
            + ROOM
            + "'><query xmlns='http://jabber.org/protocol/disco#info'"
            + " node='x-roomuser-item'/></iq>");
    assertThat(
            only(rooms.outcome.stanzas())
                .payloads()
                .get(0)
                .child("identity")
                .flatMap(identity -> identity.attribute("name")))
        .contains("Leek");
  }

  @Test
  void whoRegisteredNothingIsFree() {
    rooms.enter(PISTOL, "Pistol");
    rename(PISTOL, "Ancient");

    assertThat(lines(rooms.to(KING))).containsExactly("-Pistol [303]", "+Ancient");
  }

  @Test
  @Covers("0045-7.12-6")
  void elsewhereARegisteredNickIsARightAndNoDuty() {
    rooms.configure(KING, ONLY, "0");

    rooms.enter(FLUELLEN, "Captain");
    assertThat(lines(rooms.to(FLUELLEN))).contains("+Captain [110]");
    rename(FLUELLEN, "Rider");
    assertThat(lines(rooms.to(KING))).containsExactly("-Captain [303]", "+Rider");
    leave(FLUELLEN);
    rooms.enter(FLUELLEN, "Leek");
    assertThat(lines(rooms.to(FLUELLEN))).contains("+Leek [110]");
  }
}
