package dev.muc.feature;

import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Outcome;
import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent.IqAnswered;
import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.event.RoomEvent.RoomClosed;
import dev.muc.limits.Limits;
import dev.muc.limits.TimeLimit;
import dev.muc.spec.Covers;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests to an occupant that goes without an answer: every one gets exactly one (RFC 6120). */
@Covers("rfc6120-8.2.3-2")
class UnansweredIqTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/bench";
  private static final String TIME = "<time xmlns='urn:xmpp:time'/>";
  private static final String GONE = "error wait/recipient-unavailable";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void kingPistolAndNym() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
    rooms.enter(NYM, "Nym");
  }

  private Stanza ask(String client, String id, String nick, String payload) {
    rooms.send(
        client,
        "<iq type='get' id='" + id + "' to='" + ROOM + "/" + nick + "'>" + payload + "</iq>");
    return rooms.outcome.stanzas().get(rooms.outcome.stanzas().size() - 1);
  }

  private void answer(String client, Stanza asked) {
    rooms.send(client, "<iq type='result' id='" + asked.id() + "' to='" + asked.from() + "'/>");
  }

  private void leave(String client) {
    rooms.send(client, "<presence type='unavailable' to='" + ROOM + "'/>");
  }

  @Test
  void whoLeavesIsAnsweredForByTheRoom() {
    Stanza asked = ask(PISTOL, "q1", "Nym", TIME);
    ask(KING, "q2", "Nym", TIME);

    leave(NYM);

    assertThat(lines(rooms.to(PISTOL))).containsExactly(GONE, "-Nym");
    assertThat(lines(rooms.to(KING))).containsExactly(GONE, "-Nym");
    Stanza answered = rooms.to(PISTOL).get(0);
    assertThat(answered.from()).hasToString(ROOM + "/Nym");
    assertThat(answered.id()).isEqualTo("q1");
    assertThat(Received.mentions(answered, "nym@tavern")).isFalse();
    answer(NYM, asked);
    assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
  }

  @Test
  void answersOfOthersAreStillWaitedFor() {
    Stanza asked = ask(PISTOL, "q1", "King", TIME);

    leave(NYM);
    assertThat(lines(rooms.to(PISTOL))).containsExactly("-Nym");

    answer(KING, asked);
    assertThat(lines(rooms.to(PISTOL))).containsExactly("result");
  }

  @Test
  void clientInTheBackgroundThatStaysDoesNotAnswerForOneThatLeft() {
    rooms.enter("nym@tavern/bed", "Nym");
    assertThat(ask(PISTOL, "q1", "Nym", TIME).to()).hasToString("nym@tavern/bed");

    leave("nym@tavern/bed");

    assertThat(lines(rooms.to(PISTOL))).containsExactly(GONE);
  }

  @Test
  void accountAnswersForItsVCardEvenAfterItLeft() {
    Stanza asked = ask(PISTOL, "q1", "Nym", "<vCard xmlns='vcard-temp'/>");

    leave(NYM);
    assertThat(lines(rooms.to(PISTOL))).containsExactly("-Nym");

    answer("nym@tavern", asked);
    assertThat(lines(rooms.to(PISTOL))).containsExactly("result");
  }

  @Test
  void whoIsKickedIsAnsweredForToo() {
    ask(PISTOL, "q1", "Nym", TIME);

    rooms.admin(KING, "<item nick='Nym' role='none'/>");

    assertThat(lines(rooms.to(PISTOL))).containsExactly(GONE, "-Nym [307]");
  }

  @Test
  void requestOfOneWhoHasLeftIsAnsweredAllTheSame() {
    Stanza asked = ask(PISTOL, "q1", "Nym", TIME);
    leave(PISTOL);

    answer(NYM, asked);

    assertThat(lines(rooms.to(PISTOL))).containsExactly("result");
  }

  @Test
  void endOfTheRoomAnswersEverything() {
    ask(PISTOL, "q1", "Nym", TIME);
    ask(PISTOL, "q2", "King", "<vCard xmlns='vcard-temp'/>");

    rooms.send(
        KING,
        "<iq type='set' id='d' to='"
            + ROOM
            + "'><query xmlns='http://jabber.org/protocol/muc#owner'><destroy/></query></iq>");

    assertThat(lines(rooms.to(PISTOL))).containsExactly("-Pistol [110]", GONE, GONE);
    assertThat(rooms.service.roomCount()).isZero();
  }

  @Test
  void lastOccupantIsAnsweredBeforeTheRoomCloses() {
    leave(KING);
    leave(NYM);
    ask(PISTOL, "q1", "Pistol", "<vCard xmlns='vcard-temp'/>");

    leave(PISTOL);

    assertThat(lines(rooms.to(PISTOL))).containsExactly("-Pistol [110]", GONE);
    assertThat(rooms.outcome.events())
        .hasExactlyElementsOfTypes(OccupantLeft.class, IqAnswered.class, RoomClosed.class);
  }

  @Test
  void answerThatEndsARoomIsTheOnlyOne() {
    Rooms locked = new Rooms();
    locked.enter(KING, "King");
    locked.send(KING, "<iq type='get' id='q1' to='" + ROOM + "/King'>" + TIME + "</iq>");
    Stanza asked = only(locked.outcome.stanzas());

    locked.send(
        KING,
        "<iq type='error' id='"
            + asked.id()
            + "' to='"
            + ROOM
            + "/King'><error type='wait'><recipient-unavailable"
            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");

    assertThat(lines(locked.to(KING)))
        .containsExactly("error wait/recipient-unavailable", "-King [110]");
    assertThat(locked.service.roomCount()).isZero();
  }

  @Test
  void oldestOfTooManyRequestsIsGivenUp() {
    rooms.affiliate(KING, "pistol@tavern", "admin"); // Of whom no rate is asked.
    Stanza first = ask(PISTOL, "q0", "Nym", TIME);
    for (int i = 1; i < 1_000; i++) {
      ask(PISTOL, "q" + i, "Nym", TIME);
      assertThat(rooms.outcome.stanzas()).hasSize(1);
    }

    ask(KING, "one too many", "Nym", TIME);

    Stanza answered = only(rooms.to(PISTOL));
    assertThat(error(answered)).isEqualTo("wait/remote-server-timeout");
    assertThat(answered.id()).isEqualTo("q0");
    assertThat(answered.from()).hasToString(ROOM + "/Nym");
    assertThat(only(rooms.to(NYM)).from()).hasToString(ROOM + "/King");
    answer(NYM, first);
    assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
    assertThat(rooms.room().relays()).hasSize(1_000);
  }

  private void expire() {
    rooms.outcome = rooms.service.expire();
  }

  @Test
  void requestThatIsNotAnsweredInTimeIsGivenUp() {
    Stanza asked = ask(PISTOL, "q1", "Nym", TIME);
    assertThat(rooms.service.nextDeadline()).contains(rooms.now().plus(Duration.ofMinutes(2)));

    rooms.pass(Duration.ofMinutes(2).minusMillis(1));
    expire();
    assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);

    rooms.pass(Duration.ofMillis(1));
    expire();
    Stanza answered = only(rooms.outcome.stanzas());
    assertThat(answered.to()).hasToString(PISTOL);
    assertThat(answered.from()).hasToString(ROOM + "/Nym");
    assertThat(answered.id()).isEqualTo("q1");
    assertThat(error(answered)).isEqualTo("wait/remote-server-timeout");
    assertThat(rooms.room().relays()).isEmpty();
    assertThat(rooms.service.nextDeadline()).isEmpty();
    answer(NYM, asked);
    assertThat(rooms.outcome).as("too late").isEqualTo(Outcome.NOTHING);
  }

  @Test
  void eachRequestHasATimeOfItsOwn() {
    ask(PISTOL, "q1", "Nym", TIME);
    rooms.pass(Duration.ofMinutes(1));
    ask(KING, "q2", "Nym", TIME);

    rooms.pass(Duration.ofMinutes(1));
    expire();
    assertThat(only(rooms.outcome.stanzas()).id()).isEqualTo("q1");
    assertThat(rooms.service.nextDeadline()).contains(rooms.now().plus(Duration.ofMinutes(1)));

    rooms.pass(Duration.ofMinutes(1));
    expire();
    assertThat(only(rooms.outcome.stanzas()).id()).isEqualTo("q2");
  }

  @Test
  void whatWasAnsweredInTimeIsNotDueAnyMore() {
    answer(NYM, ask(PISTOL, "q1", "Nym", TIME));
    ask(PISTOL, "q2", "Nym", TIME);
    leave(NYM);

    assertThat(rooms.service.nextDeadline()).isEmpty();
    rooms.pass(Duration.ofHours(1));
    expire();
    assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
  }

  @Test
  void requestIsAnsweredOnceWhenItsRoomIsDueToo() {
    Rooms locked =
        new Rooms(
            ServiceConfig.of(Rooms.SERVICE, "a secret of the tests")
                .withLimits(
                    Limits.DEFAULT
                        .with(TimeLimit.LOCKED, Duration.ofMinutes(5))
                        .with(TimeLimit.ANSWER, Duration.ofMinutes(5))));
    locked.enter(KING, "King");
    locked.send(KING, "<iq type='get' id='q1' to='" + ROOM + "/King'>" + TIME + "</iq>");

    locked.pass(Duration.ofMinutes(5));
    locked.outcome = locked.service.expire();

    assertThat(lines(locked.to(KING)))
        .containsExactly("error wait/remote-server-timeout", "-King [110]");
    assertThat(locked.service.nextDeadline()).isEmpty();
  }
}
