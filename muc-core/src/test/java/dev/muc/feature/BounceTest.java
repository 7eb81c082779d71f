package dev.muc.feature;

import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.standing;
import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Outcome;
import dev.muc.spec.Covers;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the room sent to a client comes back (XEP-0045 §11.1, §18.1.2). */
class BounceTest {
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

  private void bounce(String client, String kind, String condition) {
    rooms.send(
        client,
        "<"
            + kind
            + " type='error' to='"
            + ROOM
            + "/King'><body>Once more</body>"
            + "<error type='cancel'><"
            + condition
            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></"
            + kind
            + ">");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gone",
        "item-not-found",
        "recipient-unavailable",
        "redirect",
        "remote-server-not-found",
        "remote-server-timeout"
      })
  @Covers({
    "0045-18.1.2-1",
    "0045-18.1.2-4",
    "0045-11.1-1",
    "0045-11.1-2",
    "0045-11.1-3",
    "0045-11.1-4",
    "0045-16.6.2-19",
    "0045-17.3-11"
  })
  void clientThatCannotBeReachedIsOut(String condition) {
    for (String kind : List.of("message", "presence")) {
      bounce(PISTOL, kind, condition);

      assertThat(lines(rooms.to(PISTOL))).containsExactly("-Pistol [333 110]");
      assertThat(lines(rooms.to(KING))).containsExactly("-Pistol [333]");
      assertThat(lines(rooms.to(NYM))).containsExactly("-Pistol [333]");
      assertThat(standing(rooms.to(KING).get(0))).isEqualTo("none/none");
      assertThat(rooms.room().occupant("Pistol")).isEmpty();
      rooms.enter(PISTOL, "Pistol");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bad-request",
        "conflict",
        "feature-not-implemented",
        "forbidden",
        "internal-server-error",
        "jid-malformed",
        "not-acceptable",
        "not-allowed",
        "not-authorized",
        "policy-violation",
        "registration-required",
        "resource-constraint",
        "service-unavailable",
        "subscription-required",
        "undefined-condition",
        "unexpected-request",
        "made-up-condition"
      })
  @Covers({"0045-18.1.2-2", "rfc6120-8.3.1-10", "rfc6120-8.3.2-6", "rfc6120-8.3.4-1"})
  void clientThatDislikesSomethingStays(String condition) {
    bounce(PISTOL, "message", condition);
    assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
    bounce(PISTOL, "presence", condition);
    assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
    assertThat(rooms.room().occupant("Pistol")).isPresent();
  }

  @Test
  @Covers("rfc6120-8.3.4-1")
  void applicationConditionBesideTheDefinedOneIsIgnored() {
    rooms.send(
        PISTOL,
        "<message type='error' to='"
            + ROOM
            + "'><error type='wait'>"
            + "<too-bad xmlns='urn:example'/>"
            + "<recipient-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
            + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>gone</text></error></message>");

    assertThat(rooms.room().occupant("Pistol")).isEmpty();
  }

  @Test
  void errorWithoutAnErrorMeansNothing() {
    rooms.send(PISTOL, "<message type='error' to='" + ROOM + "'/>");

    assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"boy@tavern/door", "pistol@tavern/bed", "pistol@tavern", "tavern"})
  @Covers("rfc6120-8.3.1-10")
  void errorOfOneWhoIsNotHereIsIgnored(String stranger) {
    for (String kind : List.of("message", "presence")) {
      bounce(stranger, kind, "item-not-found");
      assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
    }
    assertThat(rooms.room().occupants()).hasSize(3);
  }

  @Test
  @Covers({"0045-18.1.2-1", "0045-7.14-7"})
  void ofSeveralClientsOnlyTheOneThatCannotBeReachedIsOut() {
    rooms.send(PISTOL, "<presence to='" + ROOM + "/Pistol'><show>dnd</show></presence>");
    rooms.enter("pistol@tavern/bed", "Pistol");

    bounce("pistol@tavern/bed", "message", "gone");

    assertThat(lines(rooms.to("pistol@tavern/bed"))).containsExactly("-Pistol [333 110]");
    assertThat(lines(rooms.to(PISTOL))).containsExactly("+Pistol [110]");
    assertThat(lines(rooms.to(NYM))).as("the other client is seen now").containsExactly("+Pistol");
    assertThat(Received.show(rooms.to(NYM).get(0))).contains("dnd");
    rooms.say(KING, "Once more");
    assertThat(Received.recipients(rooms)).containsExactly(KING, PISTOL, NYM);
  }

  @Test
  void lastOneThatCannotBeReachedTakesATemporaryRoomAlong() {
    rooms.send(KING, "<presence type='unavailable' to='" + ROOM + "'/>");
    rooms.send(NYM, "<presence type='unavailable' to='" + ROOM + "'/>");

    bounce(PISTOL, "message", "gone");

    assertThat(rooms.service.roomCount()).isZero();
  }

  @Test
  @Covers("0199-6-1")
  void silenceIsNoSignOfAbsence() {
    rooms.send(
        KING, "<iq type='get' id='p' to='" + ROOM + "/Pistol'><ping xmlns='urn:xmpp:ping'/></iq>");
    rooms.pass(Duration.ofDays(30));
    rooms.say(KING, "Once more");

    assertThat(lines(rooms.to(PISTOL))).containsExactly("King: Once more");
  }
}
