package dev.muc.feature;

import static dev.muc.testing.Received.jid;
import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Received.show;
import static dev.muc.testing.Received.standing;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several clients of one account under one nick (XEP-0045 §7.2.8). */
class SessionsTest {
  private static final String KING = "king@court/throne";
  private static final String NYM = "nym@tavern/bench";
  private static final String TABLE = "pistol@tavern/table";
  private static final String BED = "pistol@tavern/bed";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void kingAModeratorNymAParticipantAndPistolAtTheTable() {
    rooms.create(KING, "King");
    rooms.enter(NYM, "Nym");
    rooms.enter(TABLE, "Pistol");
  }

  private void enter(String client, String nick, String says) {
    rooms.send(
        client,
        "<presence to='"
            + ROOM
            + "/"
            + nick
            + "'>"
            + says
            + "<x xmlns='http://jabber.org/protocol/muc'/></presence>");
  }

  private void say(String client, String says) {
    rooms.send(client, "<presence to='" + ROOM + "/Pistol'>" + says + "</presence>");
  }

  private void leave(String client) {
    rooms.send(client, "<presence type='unavailable' to='" + ROOM + "/Pistol'/>");
  }

  @Test
  @Covers({"0045-7.2.8-3", "0045-5.2-5"})
  void secondClientOfAnAccountJoinsTheSameOccupant() {
    rooms.say(KING, "Once more");

    rooms.enter(BED, "Pistol");

    assertThat(lines(rooms.to(BED)))
        .containsExactly("+King", "+Nym", "+Pistol [110]", "King: Once more", "room sets ''");
    assertThat(jid(rooms.to(BED).get(2))).contains(BED);
    assertThat(rooms.room().occupants()).hasSize(3);
    assertThat(rooms.room().occupant("Pistol").orElseThrow().sessions()).hasSize(2);
  }

  @Test
  @Covers("0045-7.2.8-4")
  void everyClientHearsWhatIsSaid() {
    rooms.enter(BED, "Pistol");

    rooms.say(KING, "Once more");

    assertThat(lines(rooms.to(TABLE))).containsExactly("King: Once more");
    assertThat(lines(rooms.to(BED))).containsExactly("King: Once more");
  }

  @Test
  @Covers("0045-7.2.8-5")
  void everyClientMaySpeak() {
    rooms.enter(BED, "Pistol");

    rooms.say(TABLE, "Trust none");
    assertThat(lines(rooms.to(KING))).containsExactly("Pistol: Trust none");
    rooms.say(BED, "For oaths are straws");
    assertThat(lines(rooms.to(KING))).containsExactly("Pistol: For oaths are straws");
    assertThat(lines(rooms.to(TABLE))).containsExactly("Pistol: For oaths are straws");
  }

  @Test
  @Covers("0045-7.2.4-3")
  void anotherClientThatSaysTheSameIsSeenOnlyByThoseWhoSeeRealAddresses() {
    rooms.enter(BED, "Pistol");

    assertThat(jid(only(rooms.to(KING)))).contains(BED);
    assertThat(rooms.to(NYM)).isEmpty();
    assertThat(lines(rooms.to(TABLE))).containsExactly("+Pistol [110]");
  }

  @Test
  void anotherClientThatSaysSomethingElseIsSeenByAll() {
    enter(BED, "Pistol", "<show>away</show>");

    assertThat(show(only(rooms.to(KING)))).contains("away");
    assertThat(show(only(rooms.to(NYM)))).contains("away");
    assertThat(show(only(rooms.to(TABLE)))).contains("away");
    assertThat(lines(rooms.to(TABLE))).containsExactly("+Pistol [110]");
  }

  @Test
  void clientOfTheHighestPriorityIsTheOneThatIsSeen() {
    say(TABLE, "<show>dnd</show><priority>5</priority>");

    enter(BED, "Pistol", "<show>away</show><priority>4</priority>");
    assertThat(rooms.to(KING)).isEmpty();
    assertThat(rooms.to(NYM)).isEmpty();
    assertThat(rooms.to(TABLE)).isEmpty();
    assertThat(show(rooms.to(BED).get(2))).contains("dnd");

    say(BED, "<show>away</show><priority>6</priority>");
    assertThat(show(only(rooms.to(KING)))).contains("away");
    assertThat(jid(only(rooms.to(KING)))).contains(BED);
    assertThat(show(only(rooms.to(NYM)))).contains("away");
    assertThat(show(only(rooms.to(TABLE)))).contains("away");
    assertThat(show(only(rooms.to(BED)))).contains("away");

    rooms.enter("boy@tavern/door", "Boy");
    assertThat(show(rooms.to("boy@tavern/door").get(2))).contains("away");
  }

  @Test
  void clientThatStepsBackMakesRoomForTheNext() {
    say(TABLE, "<show>dnd</show><priority>5</priority>");
    enter(BED, "Pistol", "<show>away</show><priority>4</priority>");

    say(TABLE, "<show>dnd</show><priority>3</priority>");

    assertThat(show(only(rooms.to(NYM)))).contains("away");
    assertThat(show(only(rooms.to(BED)))).contains("away");
    assertThat(show(only(rooms.to(TABLE)))).contains("away");
  }

  @Test
  @Covers("0045-7.7-2")
  void updateOfAClientInTheBackgroundIsConfirmedToItAlone() {
    say(TABLE, "<show>dnd</show><priority>5</priority>");
    enter(BED, "Pistol", "<priority>4</priority>");

    say(BED, "<show>xa</show><priority>4</priority>");

    Stanza confirmed = only(rooms.outcome.stanzas());
    assertThat(confirmed.to()).hasToString(BED);
    assertThat(codes(confirmed)).containsExactly(110);
    assertThat(show(confirmed)).as("what the others see").contains("dnd");
  }

  @Test
  @Covers({"0045-7.14-2", "0045-7.14-7"})
  void oneOfSeveralClientsLeavesWithoutADeparture() {
    enter(BED, "Pistol", "<show>away</show><priority>-1</priority>");

    leave(BED);

    Stanza gone = only(rooms.outcome.stanzas());
    assertThat(gone.to()).hasToString(BED);
    assertThat(lines(List.of(gone))).containsExactly("-Pistol [110]");
    assertThat(jid(gone)).contains(BED);
    assertThat(standing(gone)).isEqualTo("none/none");
    assertThat(rooms.say(KING, "Once more")).hasSize(3);
  }

  @Test
  @Covers("0045-7.14-7")
  void afterTheClientThatWasSeenTheNextIsShown() {
    enter(BED, "Pistol", "<show>away</show><priority>5</priority>");

    leave(BED);

    assertThat(lines(rooms.to(NYM))).containsExactly("+Pistol");
    assertThat(show(only(rooms.to(NYM)))).isEmpty();
    assertThat(jid(only(rooms.to(KING)))).contains(TABLE);
    assertThat(lines(rooms.to(TABLE))).containsExactly("+Pistol [110]");
    assertThat(lines(rooms.to(BED))).containsExactly("-Pistol [110]");
  }

  @Test
  @Covers("0045-7.14-7")
  void lastClientTakesTheOccupantAlong() {
    rooms.enter(BED, "Pistol");
    leave(TABLE);

    leave(BED);

    assertThat(lines(rooms.to(KING))).containsExactly("-Pistol");
    assertThat(lines(rooms.to(NYM))).containsExactly("-Pistol");
    assertThat(lines(rooms.to(BED))).containsExactly("-Pistol [110]");
    assertThat(rooms.to(TABLE)).isEmpty();
    assertThat(rooms.room().occupant("Pistol")).isEmpty();
  }

  @Test
  @Covers({"0045-7.2.1-4", "0045-17.3-3"})
  void whoEntersAgainIsSentExactlyWhatANewcomerIs() {
    rooms.configure(KING, "muc#roomconfig_whois", "anyone", "muc#roomconfig_enablelogging", "1");
    rooms.say(KING, "Once more");
    rooms.send(
        KING, "<message type='groupchat' to='" + ROOM + "'><subject>War</subject></message>");
    leave(TABLE);
    enter(TABLE, "Pistol", "<show>chat</show>");
    List<Stanza> first = rooms.to(TABLE);

    enter(TABLE, "Pistol", "<show>chat</show>");

    assertThat(rooms.to(TABLE)).isEqualTo(first);
    assertThat(lines(first))
        .containsExactly(
            "+King", "+Nym", "+Pistol [100 170 110]", "King: Once more", "King sets 'War'");
  }

  @Test
  @Covers({"0045-17.3-4", "0045-7.2.1-5"})
  void othersAreToldOfOneWhoEntersAgainOnlyIfItSaysSomethingElse() {
    enter(TABLE, "Pistol", "");
    assertThat(rooms.to(KING)).isEmpty();
    assertThat(rooms.to(NYM)).isEmpty();

    enter(TABLE, "Pistol", "<show>away</show>");
    assertThat(show(only(rooms.to(KING)))).contains("away");
    assertThat(show(only(rooms.to(NYM)))).contains("away");
    assertThat(rooms.room().occupants()).hasSize(3);
  }

  @Test
  @Covers({"0045-17.3-3", "0045-16.5.3-20"})
  void whoIsInNeedsNoPasswordToEnterAgainButAnotherClientDoes() {
    rooms.configure(
        KING, "muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", "George");

    enter(TABLE, "Pistol", "");
    assertThat(lines(rooms.to(TABLE))).contains("+Pistol [110]");

    enter(BED, "Pistol", "");
    assertThat(lines(rooms.to(BED))).containsExactly("error auth/not-authorized");
  }

  @Test
  @Covers("0045-7.2.1-4")
  void creatorThatLostTrackOfANewRoomIsToldAgainThatItIsNew() {
    Rooms fresh = new Rooms();
    fresh.enter(KING, "King");

    fresh.enter(KING, "King");
    assertThat(lines(fresh.to(KING))).containsExactly("+King [201 110]", "room sets ''");

    fresh.configure(KING);
    fresh.enter(KING, "King");
    assertThat(lines(fresh.to(KING))).containsExactly("+King [110]", "room sets ''");
  }

  @Test
  @Covers("0045-17.3-3")
  void whoEntersAgainUnderAnotherNickChangesItAndIsToldEverything() {
    rooms.send(
        TABLE,
        "<presence id='again' to='"
            + ROOM
            + "/Ancient'>"
            + "<x xmlns='http://jabber.org/protocol/muc'/></presence>");

    assertThat(lines(rooms.to(TABLE)))
        .containsExactly(
            "-Pistol [303 110]",
            "+Ancient [110]",
            "+King",
            "+Nym",
            "+Ancient [110]",
            "room sets ''");
    assertThat(rooms.to(TABLE).get(4).id()).isEqualTo("again");
    assertThat(lines(rooms.to(KING))).containsExactly("-Pistol [303]", "+Ancient");
    assertThat(rooms.room().occupants()).hasSize(3);
  }

  @Test
  @Covers({"0045-7.2.2-9", "0045-16.6.2-12", "rfc7622-3.4.1-1"})
  void anotherSpellingOfTheNickGivesWayToTheOneInUse() {
    rooms.enter(BED, "PISTOL");

    assertThat(lines(rooms.to(BED))).contains("+Pistol [210 110]");
    assertThat(rooms.room().occupant("Pistol").orElseThrow().address())
        .hasToString(ROOM + "/Pistol");

    rooms.enter(BED, "PISTOL");
    assertThat(lines(rooms.to(BED))).contains("+Pistol [210 110]");
    rooms.enter(BED, "Pistol");
    assertThat(lines(rooms.to(BED))).contains("+Pistol [110]");
  }

  @Test
  @Covers("0045-5.1-8")
  void accountUnderTwoNicksIsTwoOccupants() {
    rooms.enter(BED, "Ancient");
    assertThat(lines(rooms.to(BED)))
        .containsExactly("+King", "+Nym", "+Pistol", "+Ancient [110]", "room sets ''");

    rooms.admin(KING, "<item nick='Pistol' role='none'/>");

    assertThat(rooms.room().occupant("Pistol")).isEmpty();
    assertThat(rooms.room().occupant("Ancient")).isPresent();
  }
}
