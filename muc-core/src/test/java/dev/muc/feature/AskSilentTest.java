package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Outcome;
import dev.muc.spec.Covers;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether somebody is still there is asked where nothing happens for long. */
class AskSilentTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final Duration HOUR = Duration.ofHours(1);

  private final Rooms rooms = new Rooms().create(KING, "King");

  AskSilentTest() {
    rooms.enter(PISTOL, "Pistol");
  }

  private Outcome ask() {
    return rooms.service.askSilent(rooms.now().minus(HOUR), 0, 1);
  }

  private Outcome askAfter(Duration time) {
    rooms.pass(time);
    return ask();
  }

  private void answer(String client, String inside) {
    rooms.send(client, inside);
  }

  private static String result() {
    return "<iq type='result' id='x' to='" + ROOM + "'/>";
  }

  private static String error(String type, String condition) {
    return "<iq type='error' id='x' to='"
        + ROOM
        + "'><error type='"
        + type
        + "'><"
        + condition
        + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>";
  }

  @Test
  @Covers("0045-18.1.2-3")
  void eachClientOfASilentRoomIsAsked() {
    List<Stanza> asked = askAfter(HOUR.plusSeconds(1)).stanzas();

    assertThat(asked).extracting(Stanza::to).containsExactly(Jid.of(KING), Jid.of(PISTOL));
    assertThat(asked)
        .allSatisfy(
            request -> {
              assertThat(request).isInstanceOf(Iq.class);
              assertThat(request.from()).isEqualTo(Jid.of(ROOM));
              assertThat(request.typeName()).isEqualTo("get");
              assertThat(request.id()).isNotNull();
              assertThat(request.payloads().get(0).is("urn:xmpp:ping", "ping")).isTrue();
            });
  }

  @Test
  void nobodyIsAskedWhereSomethingHappened() {
    rooms.pass(HOUR);
    rooms.say(KING, "once more");

    assertThat(askAfter(HOUR)).isEqualTo(Outcome.NOTHING);
  }

  @Test
  void questionsAboutARoomAreNothingThatHappensInIt() {
    rooms.pass(HOUR);
    rooms.send(
        "boy@tavern/door",
        "<iq type='get' id='i' to='"
            + ROOM
            + "'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>");

    assertThat(askAfter(Duration.ofSeconds(1)).stanzas()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"feature-not-implemented", "service-unavailable"})
  @Covers("0199-4.5-1")
  void whoAnswersStays(String condition) {
    askAfter(HOUR.plusSeconds(1));
    answer(KING, result());
    answer(PISTOL, error("cancel", condition));

    assertThat(askAfter(HOUR.plusSeconds(1)).stanzas()).hasSize(2).allMatch(Iq.class::isInstance);
    assertThat(rooms.room().occupants()).hasSize(2);
  }

  @Test
  @Covers({"0045-18.1.2-4", "0199-6-1"})
  void whoDoesNotAnswerIsOutTheNextTime() {
    askAfter(HOUR.plusSeconds(1));
    answer(KING, result());

    List<Stanza> told = askAfter(HOUR.plusSeconds(1)).stanzas();

    assertThat(Received.lines(told)).containsExactly("-Pistol [333 110]", "-Pistol [333]", "get");
    assertThat(rooms.room().occupants()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"item-not-found", "recipient-unavailable", "remote-server-not-found"})
  void anErrorThatMeansGoneTakesOutAtOnce(String condition) {
    askAfter(HOUR.plusSeconds(1));

    answer(PISTOL, error("cancel", condition));

    assertThat(rooms.room().occupants()).hasSize(1);
  }

  @Test
  void oneClientOfSeveralGoesAlone() {
    rooms.enter("pistol@tavern/bed", "Pistol");
    askAfter(HOUR.plusSeconds(1));
    answer(KING, result());
    answer(PISTOL, result());

    askAfter(HOUR.plusSeconds(1));

    assertThat(rooms.room().occupant("Pistol").orElseThrow().sessions())
        .extracting(session -> session.realJid().toString())
        .containsExactly(PISTOL);
  }

  @Test
  void whoLeavesAndComesBackIsAskedAnew() {
    askAfter(HOUR.plusSeconds(1));
    answer(KING, result());
    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "/Pistol'/>");
    rooms.enter(PISTOL, "Pistol");

    assertThat(askAfter(HOUR.plusSeconds(1)).stanzas()).hasSize(2).allMatch(Iq.class::isInstance);
  }

  @Test
  void whoWasNotAskedIsNotHeard() {
    answer(PISTOL, error("cancel", "item-not-found"));
    assertThat(rooms.room().occupants()).hasSize(2);
  }

  @Test
  void onlyThePartOfTheRoomsThatIsDueIsAsked() {
    rooms.pass(HOUR.plusSeconds(1));
    int asked = 0;
    for (int slice = 0; slice < 5; slice++) {
      asked += rooms.service.askSilent(rooms.now().minus(HOUR), slice, 5).stanzas().size();
    }
    assertThat(asked).as("each client once").isEqualTo(2);
  }
}
