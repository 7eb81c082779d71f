package dev.muc.feature;

import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pings of the service, of a room, of others and of oneself (XEP-0199, XEP-0410). */
class SelfPingTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void kingAndPistol() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
  }

  private List<Stanza> ping(String client, String to) {
    return rooms.send(
        client, "<iq type='get' id='p1' to='" + to + "'><ping xmlns='urn:xmpp:ping'/></iq>");
  }

  @Test
  @Covers({"0410-3.3-1", "0410-3.3-3", "0199-3-1"})
  void whoIsInIsToldSoByTheRoomItself() {
    Stanza answer = only(ping(PISTOL, ROOM + "/Pistol"));

    assertThat(lines(List.of(answer))).containsExactly("result");
    assertThat(answer.payloads()).isEmpty();
    assertThat(answer.from()).hasToString(ROOM + "/Pistol");
    assertThat(answer.to()).hasToString(PISTOL);
    assertThat(answer.id()).isEqualTo("p1");
  }

  @Test
  @Covers("0410-3.3-3")
  void everyClientOfAnOccupantIsInAndTheSpellingOfTheNickDoesNotMatter() {
    rooms.enter("pistol@tavern/bed", "Pistol");

    assertThat(lines(ping("pistol@tavern/bed", ROOM + "/Pistol"))).containsExactly("result");
    assertThat(lines(ping(PISTOL, ROOM + "/PISTOL"))).containsExactly("result");
  }

  @Test
  @Covers("0410-3.3-4")
  void anotherClientOfTheSameAccountIsNotIn() {
    assertThat(lines(ping("pistol@tavern/bed", ROOM + "/Pistol")))
        .containsExactly("error cancel/not-acceptable");
    assertThat(lines(ping("pistol@tavern", ROOM + "/Pistol")))
        .containsExactly("error cancel/not-acceptable");
  }

  @Test
  @Covers({"0410-3.2-1", "0410-5-1", "0410-3.3-4"})
  void strangersAreToldTheSameWhetherOrNotThereIsSuchANickOrRoom() {
    for (String to : List.of(ROOM + "/King", ROOM + "/Nym", "nowhere@chat.example/Nym")) {
      assertThat(lines(ping("nym@tavern/bench", to)))
          .containsExactly("error cancel/not-acceptable");
    }
    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "'/>");
    assertThat(lines(ping(PISTOL, ROOM + "/Pistol")))
        .containsExactly("error cancel/not-acceptable");
  }

  @Test
  @Covers("0410-3.2-3")
  void nickThatNobodyHasIsNotFound() {
    assertThat(lines(ping(PISTOL, ROOM + "/Nym"))).containsExactly("error cancel/item-not-found");
  }

  @Test
  @Covers("0045-17.4-2")
  void pingOfAnotherIsPassedOnAndAnsweredByIt() {
    Stanza asked = only(ping(PISTOL, ROOM + "/King"));
    assertThat(asked.to()).hasToString(KING);

    rooms.send(KING, "<iq type='result' id='" + asked.id() + "' to='" + ROOM + "/Pistol'/>");
    assertThat(lines(rooms.to(PISTOL))).containsExactly("result");
  }

  @Test
  @Covers({"0199-4.2-1", "0199-4.4-1", "0045-17.4-1"})
  void serviceAndRoomAnswerForThemselvesToAnybody() {
    for (String to : List.of(Rooms.SERVICE, ROOM)) {
      Stanza answer = only(ping("nym@tavern/bench", to));
      assertThat(lines(List.of(answer))).containsExactly("result");
      assertThat(answer.payloads()).isEmpty();
      assertThat(answer.from()).hasToString(to);
    }
    assertThat(lines(ping(PISTOL, "nowhere@chat.example")))
        .containsExactly("error cancel/item-not-found");
  }

  @Test
  void pingThatSetsSomethingIsNone() {
    for (String to : List.of(Rooms.SERVICE, ROOM)) {
      rooms.send(
          PISTOL, "<iq type='set' id='p1' to='" + to + "'><ping xmlns='urn:xmpp:ping'/></iq>");
      assertThat(lines(rooms.outcome.stanzas())).containsExactly("error modify/bad-request");
    }
    Stanza relayed =
        only(
            rooms.send(
                PISTOL,
                "<iq type='get' id='p1' to='"
                    + ROOM
                    + "/Pistol'>"
                    + "<ping xmlns='urn:example'/></iq>"));
    assertThat(relayed.to()).as("only a ping is answered by the room").hasToString(PISTOL);
    assertThat(lines(List.of(relayed))).containsExactly("get");
  }
}
