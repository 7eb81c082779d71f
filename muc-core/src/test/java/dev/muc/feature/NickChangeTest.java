package dev.muc.feature;

import static dev.muc.testing.Received.jid;
import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Received.show;
import static dev.muc.testing.Received.standing;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static dev.muc.testing.Rooms.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.model.Occupant;
import dev.muc.spec.Covers;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An occupant takes another nick (XEP-0045 §7.6). */
class NickChangeTest {
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

  private void rename(String client, String nick) {
    rooms.send(client, "<presence id='nick' to='" + ROOM + "/" + nick + "'/>");
  }

  private void refused(String client, String nick, String condition) {
    Stanza answer = only(rooms.outcome.stanzas());
    assertThat(error(answer)).isEqualTo(condition);
    assertThat(answer.from()).hasToString(ROOM + "/" + nick);
    assertThat(answer.to()).hasToString(client);
    assertThat(answer.id()).isEqualTo("nick");
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  @Covers({"0045-7.6-1", "0045-7.6-2", "0045-7.6-3", "0045-7.6-4", "0045-7.6-5", "0045-16.6.2-14"})
  void everybodySeesTheOldNickGoAndTheNewOneCome() {
    rename(PISTOL, "Ancient");

    assertThat(lines(rooms.to(PISTOL))).containsExactly("-Pistol [303 110]", "+Ancient [110]");
    for (String client : List.of(KING, NYM)) {
      assertThat(lines(rooms.to(client))).containsExactly("-Pistol [303]", "+Ancient");
    }
    for (String client : List.of(PISTOL, KING, NYM)) {
      assertThat(item(rooms.to(client).get(0)).attribute("nick")).contains("Ancient");
      assertThat(item(rooms.to(client).get(1)).attribute("nick")).isEmpty();
    }
  }

  @Test
  @Covers({"0045-7.6-10", "0045-5.2-6", "0045-17.3-13"})
  void newNickKeepsStandingClientsAndHistory() {
    rooms.affiliate(KING, "pistol@tavern", "member");
    rooms.admin(KING, "<item nick='Pistol' role='moderator'/>");
    rooms.enter("pistol@tavern/bed", "Pistol");

    rename(PISTOL, "Ancient");

    assertThat(rooms.to(KING)).extracting(Received::standing).containsOnly("member/moderator");
    assertThat(lines(rooms.to("pistol@tavern/bed")))
        .containsExactly("-Pistol [303 110]", "+Ancient [110]");
    Occupant renamed = rooms.room().occupant("Ancient").orElseThrow();
    assertThat(renamed.sessions()).hasSize(2);
    assertThat(rooms.room().occupant("Pistol")).isEmpty();
    rooms.say("pistol@tavern/bed", "Base is the slave that pays");
    assertThat(lines(rooms.to(KING))).containsExactly("Ancient: Base is the slave that pays");
  }

  @Test
  @Covers({"0045-7.6-10", "0045-7.2.4-3"})
  void presenceOfAChangeSaysWhatAnyOtherDoes() {
    rooms.send(PISTOL, "<presence to='" + ROOM + "/Ancient'><show>chat</show></presence>");

    assertThat(show(rooms.to(NYM).get(1))).contains("chat");
    assertThat(rooms.to(NYM)).extracting(Received::jid).containsOnly(Optional.empty());
    assertThat(jid(rooms.to(KING).get(0))).contains(PISTOL);
    assertThat(jid(rooms.to(KING).get(1))).contains(PISTOL);
  }

  @Test
  @Covers("0045-7.6-7")
  void nickOfAnotherIsAConflictAndTheOldOneStays() {
    rename(PISTOL, "nym");

    refused(PISTOL, "nym", "cancel/conflict");
    assertThat(rooms.room().occupant("Pistol")).isPresent();
    assertThat(rooms.room().occupant("Nym").orElseThrow().account()).hasToString("nym@tavern");
  }

  @Test
  @Covers("0045-7.6-7")
  void nickReservedByAnotherIsAConflictForAllButItsHolder() {
    rooms.admin(KING, "<item jid='nym@tavern' affiliation='member' nick='Corporal'/>");

    rename(PISTOL, "CORPORAL");
    refused(PISTOL, "CORPORAL", "cancel/conflict");

    rename(NYM, "Corporal");
    assertThat(rooms.room().occupant("Corporal")).isPresent();
  }

  @Test
  @Covers("0045-7.6-8")
  void nickThatTheSameAccountHoldsElsewhereIsTakenToo() {
    rooms.enter("pistol@tavern/bed", "Ancient");

    rename(PISTOL, "Ancient");

    refused(PISTOL, "Ancient", "cancel/conflict");
    assertThat(rooms.room().occupants()).hasSize(4);
  }

  @Test
  @Covers({"0045-7.2.8-8", "0045-7.6-1"})
  void occupantMaySpellItsOwnNickDifferently() {
    rename(PISTOL, "PISTOL");

    assertThat(lines(rooms.to(NYM))).containsExactly("-Pistol [303]", "+PISTOL");
    assertThat(rooms.room().occupants()).hasSize(3);
    assertThat(rooms.room().occupant("pistol").orElseThrow().nick()).isEqualTo("PISTOL");
  }

  @Test
  @Covers({"0045-7.6-9", "0045-5.1.1-8"})
  void visitorsMayChangeTheirNickUnlessTheConfigurationForbidsIt() {
    rooms.admin(KING, "<item nick='Pistol' role='visitor'/>");
    rename(PISTOL, "Ancient");
    assertThat(rooms.room().occupant("Ancient")).isPresent();

    rooms.configure(KING, "x-muc#roomconfig_visitornick", "0");
    rename(PISTOL, "Pistol");
    refused(PISTOL, "Pistol", "cancel/not-acceptable");
    assertThat(rooms.room().occupant("Ancient")).isPresent();

    rename(NYM, "Corporal");
    assertThat(rooms.room().occupant("Corporal")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u2800", "\u0301", "\u2800 \u2800"})
  @Covers({"0045-7.6-11", "0045-17.1-4"})
  void nickThatNobodyCanSeeIsRefusedOnAChangeToo(String nick) {
    rename(PISTOL, nick);

    refused(PISTOL, nick, "modify/jid-malformed");
    assertThat(rooms.room().occupant("Pistol")).isPresent();
  }

  @Test
  void nickThatIsAcceptedIsNotModified() {
    rename(PISTOL, "Ancient  Pistol");

    assertThat(rooms.to(PISTOL).get(1).from()).hasToString(ROOM + "/Ancient  Pistol");
    assertThat(lines(rooms.to(PISTOL))).allMatch(line -> !line.contains("210"));
  }

  @Test
  @Covers("0421-5-1")
  void occupantIdStaysTheSame() {
    String before = Received.occupantId(rooms.to(NYM).get(1));

    rename(PISTOL, "Ancient");

    assertThat(rooms.to(NYM)).extracting(Received::occupantId).containsOnly(before);
  }

  @Test
  void whoseRoleIsNotBroadcastChangesItsNickUnseen() {
    rooms.configure(KING, "muc#roomconfig_presencebroadcast", "moderator");

    rename(PISTOL, "Ancient");

    assertThat(lines(rooms.to(PISTOL))).containsExactly("-Pistol [303 110]", "+Ancient [110]");
    assertThat(rooms.to(KING)).isEmpty();
    assertThat(rooms.to(NYM)).isEmpty();
  }

  @Test
  @Covers("0045-17.3-11")
  void oldNickGoesWithTheStandingThatStays() {
    rename(PISTOL, "Ancient");

    Stanza gone = rooms.to(NYM).get(0);
    assertThat(((Presence) gone).type()).isEqualTo(Presence.Type.UNAVAILABLE);
    assertThat(standing(gone)).isEqualTo("none/participant");
  }
}
