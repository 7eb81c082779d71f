package dev.muc.feature;

import static dev.muc.testing.Received.jid;
import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Received.standing;
import static dev.muc.testing.Received.status;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Outcome;
import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.event.RoomEvent.RoomClosed;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client leaves (XEP-0045 §7.14), and what becomes of the room (§4.2). */
class LeaveTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/bench";
  private final Rooms rooms = new Rooms();

  private void leave(String client, String to, String says) {
    rooms.send(client, "<presence type='unavailable' to='" + to + "'>" + says + "</presence>");
  }

  @ParameterizedTest
  @ValueSource(strings = {ROOM + "/Pistol", ROOM})
  @Covers({
    "0045-7.14-1",
    "0045-7.14-2",
    "0045-7.14-3",
    "0045-7.14-4",
    "0045-7.14-5",
    "0045-7.14-6",
    "0045-17.3-11"
  })
  void whoLeavesIsToldFirstAndThenAllOthers(String to) {
    rooms.create(KING, "King");
    rooms.enter(NYM, "Nym");
    rooms.affiliate(KING, "pistol@tavern", "member");
    rooms.enter(PISTOL, "Pistol");

    leave(PISTOL, to, "<status>to France</status>");

    assertThat(rooms.outcome.stanzas().get(0).to()).hasToString(PISTOL);
    assertThat(rooms.outcome.stanzas()).hasSize(3);
    for (String client : new String[] {KING, PISTOL, NYM}) {
      Stanza gone = only(rooms.to(client));
      assertThat(gone.from()).hasToString(ROOM + "/Pistol");
      assertThat(((Presence) gone).type()).isEqualTo(Presence.Type.UNAVAILABLE);
      assertThat(standing(gone)).isEqualTo("member/none");
      assertThat(status(gone)).contains("to France");
    }
    assertThat(codes(only(rooms.to(PISTOL)))).containsExactly(110);
    assertThat(codes(only(rooms.to(KING)))).isEmpty();
    assertThat(jid(only(rooms.to(KING)))).contains(PISTOL);
    assertThat(jid(only(rooms.to(NYM)))).isEmpty();
  }

  @Test
  @Covers("0045-5.1.1-3")
  void whoHasLeftHearsNothingMore() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
    leave(PISTOL, ROOM + "/Pistol", "");

    rooms.say(KING, "Once more");
    assertThat(Received.recipients(rooms)).containsExactly(KING);
    rooms.send(KING, "<presence to='" + ROOM + "/King'><show>away</show></presence>");
    assertThat(Received.recipients(rooms)).containsExactly(KING);
  }

  @Test
  @Covers("0045-17.3-6")
  void goodbyeOfAStrangerIsIgnored() {
    rooms.create(KING, "King");

    leave(PISTOL, ROOM + "/King", "");
    assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
    leave("king@court/tent", ROOM + "/King", "");
    assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
    leave(PISTOL, "nowhere@chat.example/Pistol", "");
    assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
  }

  @Test
  @Covers({"0045-4.2-6", "0045-7.14-8", "0045-16.5.3-13"})
  void temporaryRoomGoesWithItsLastOccupantAndAnotherBeginsAnew() {
    rooms.create(KING, "King");
    rooms.affiliate(KING, "nym@tavern", "outcast");
    rooms.enter(PISTOL, "Pistol");
    leave(KING, ROOM + "/King", "");
    assertThat(rooms.service.roomCount()).isEqualTo(1);

    leave(PISTOL, ROOM + "/Pistol", "");

    assertThat(lines(rooms.to(PISTOL))).containsExactly("-Pistol [110]");
    assertThat(rooms.outcome.events())
        .hasExactlyElementsOfTypes(OccupantLeft.class, RoomClosed.class);
    assertThat(rooms.service.roomCount()).isZero();
    assertThat(lines(rooms.enter(NYM, "Nym"))).containsExactly("+Nym [201 110]", "room sets ''");
    assertThat(standing(rooms.to(NYM).get(0))).isEqualTo("owner/moderator");
  }

  @Test
  @Covers({"0045-4.2-5", "0045-4.1-1", "0045-16.5.3-13"})
  void persistentRoomKeepsAllButTheVisit() {
    rooms.create(KING, "King");
    rooms.configure(
        KING, "muc#roomconfig_persistentroom", "1", "muc#roomconfig_roomname", "The Breach");
    rooms.admin(KING, "<item jid='nym@tavern' affiliation='member' nick='Corporal'/>");
    rooms.send(
        KING, "<message type='groupchat' to='" + ROOM + "'><subject>War</subject></message>");

    leave(KING, ROOM + "/King", "");

    assertThat(rooms.service.roomCount()).isEqualTo(1);
    assertThat(rooms.room().config().profile().name()).isEqualTo("The Breach");
    rooms.enter(PISTOL, "corporal");
    assertThat(lines(rooms.outcome.stanzas())).containsExactly("error cancel/conflict");
    rooms.enter(NYM, "Corporal");
    assertThat(lines(rooms.to(NYM))).containsExactly("+Corporal [110]", "King sets 'War'");
    rooms.enter(KING, "King");
    assertThat(standing(rooms.to(KING).get(1))).isEqualTo("owner/moderator");
  }

  @Test
  @Covers({"0045-10.1.3-7"})
  void newRoomGoesWithACreatorThatLeavesBeforeItIsOpen() {
    rooms.enter(KING, "King");

    leave(KING, ROOM + "/King", "");

    Stanza gone = only(rooms.outcome.stanzas());
    assertThat(lines(rooms.to(KING))).containsExactly("-King [110]");
    assertThat(gone.payload(Namespaces.MUC_USER, "x").flatMap(x -> x.child("destroy"))).isPresent();
    assertThat(rooms.service.roomCount()).isZero();
  }

  @Test
  void whoseRoleIsNotBroadcastLeavesUnseen() {
    rooms.create(KING, "King");
    rooms.configure(KING, "muc#roomconfig_presencebroadcast", "moderator");
    rooms.enter(PISTOL, "Pistol");

    leave(PISTOL, ROOM + "/Pistol", "");

    assertThat(Received.recipients(rooms)).containsExactly(PISTOL);
  }

  @Test
  @Covers({"0045-11.2-1", "0045-16.6.2-18"})
  void whenTheServiceShutsDownEverybodyInEveryRoomIsTold() {
    rooms.create(KING, "King");
    rooms.configure(KING, "muc#roomconfig_persistentroom", "1");
    rooms.enter(PISTOL, "Pistol");
    rooms.enter("pistol@tavern/bed", "Pistol");
    rooms.send(
        NYM,
        "<presence to='eastcheap@chat.example/Nym'>"
            + "<x xmlns='http://jabber.org/protocol/muc'/></presence>");

    rooms.outcome = rooms.service.shutDown();

    assertThat(lines(rooms.to(KING))).containsExactly("-King [332 110]");
    assertThat(lines(rooms.to(PISTOL))).containsExactly("-Pistol [332 110]");
    assertThat(lines(rooms.to("pistol@tavern/bed"))).containsExactly("-Pistol [332 110]");
    assertThat(lines(rooms.to(NYM))).containsExactly("-Nym [332 110]");
    assertThat(rooms.room().occupants()).isEmpty();
    assertThat(rooms.service.roomCount()).as("the persistent one").isEqualTo(1);
  }
}
