package dev.muc.feature;

import static dev.muc.testing.Received.jid;
import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Received.standing;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.codes;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Outcome;
import dev.muc.spec.Covers;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Presence that is neither a join nor anything an occupant says (XEP-0045 §7.2.18, §17.3). */
class StrayPresenceTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private final Rooms rooms = new Rooms();

  @ParameterizedTest
  @ValueSource(
      strings = {"probe", "subscribe", "subscribed", "unsubscribe", "unsubscribed", "error"})
  @Covers("0045-17.3-1")
  void presenceWithATypeIsNoJoin(String type) {
    rooms.create(KING, "King");

    rooms.send(
        PISTOL,
        "<presence type='"
            + type
            + "' to='"
            + ROOM
            + "/Pistol'>"
            + "<x xmlns='http://jabber.org/protocol/muc'/></presence>");

    assertThat(rooms.outcome.events()).isEmpty();
    assertThat(rooms.room().occupants()).hasSize(1);
    assertThat(rooms.to(KING)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"probe", "subscribe", "subscribed", "unsubscribe", "unsubscribed"})
  @Covers("0045-17.3-2")
  void presenceOfAnotherTypeIsNoLeave(String type) {
    rooms.create(KING, "King");

    rooms.send(KING, "<presence type='" + type + "' to='" + ROOM + "/King'/>");

    assertThat(rooms.outcome.events()).isEmpty();
    assertThat(rooms.room().occupants()).hasSize(1);
  }

  @Test
  @Covers({"0045-7.2.18-1", "0045-7.2.18-2", "0045-7.2.18-3"})
  void presenceOfAStrangerWithoutTheElementIsTurnedAway() {
    rooms.create(KING, "King");

    rooms.send(PISTOL, "<presence id='p1' to='" + ROOM + "/Pistol'><show>away</show></presence>");

    Stanza kick = only(rooms.outcome.stanzas());
    assertThat(((Presence) kick).type()).isEqualTo(Presence.Type.UNAVAILABLE);
    assertThat(kick.from()).hasToString(ROOM + "/Pistol");
    assertThat(kick.to()).hasToString(PISTOL);
    assertThat(codes(kick)).containsExactly(307, 333, 110);
    assertThat(standing(kick)).isEqualTo("none/none");
    assertThat(jid(kick)).contains(PISTOL);
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  @Covers({"0045-7.2.18-3", "0045-18.1-6"})
  void turnedAwayAreMembersAndTheAddressOfARoomThatIsNotThere() {
    rooms.create(KING, "King");
    rooms.affiliate(KING, "pistol@tavern", "member");

    rooms.send(PISTOL, "<presence to='" + ROOM + "/Pistol'/>");
    assertThat(standing(only(rooms.outcome.stanzas()))).isEqualTo("member/none");

    rooms.send(PISTOL, "<presence to='nowhere@chat.example/Pistol'/>");
    assertThat(lines(rooms.outcome.stanzas())).containsExactly("-Pistol [307 333 110]");
    assertThat(rooms.service.roomCount()).isEqualTo(1);
  }

  @Test
  void accountOrServerIsNeverPresent() {
    rooms.create(KING, "King");

    for (String sender : new String[] {"pistol@tavern", "tavern"}) {
      assertThat(rooms.enter(sender, "Pistol")).isEmpty();
      assertThat(rooms.send(sender, "<presence type='unavailable' to='" + ROOM + "/King'/>"))
          .isEmpty();
      assertThat(rooms.send(sender, "<presence type='probe' to='" + ROOM + "/King'/>")).isEmpty();
    }
    assertThat(rooms.room().occupants()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pistol@tavern", PISTOL})
  @Covers("0045-18.2.2-1")
  void roomsOfferNoSubscriptions(String sender) {
    rooms.create(KING, "King");

    rooms.send(sender, "<presence type='subscribe' to='" + ROOM + "'/>");

    assertThat(error(only(rooms.outcome.stanzas()))).isEqualTo("cancel/feature-not-implemented");
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/x"})
  void serviceItselfTakesNoNoticeOfPresence(String resource) {
    String service = Rooms.SERVICE + resource;
    for (String type :
        new String[] {"", "type='unavailable'", "type='probe'", "type='subscribe'"}) {
      rooms.send(
          PISTOL,
          "<presence "
              + type
              + " to='"
              + service
              + "'>"
              + "<x xmlns='http://jabber.org/protocol/muc'/></presence>");
      assertThat(rooms.outcome).as(type).isEqualTo(Outcome.NOTHING);
    }
    assertThat(rooms.service.roomCount()).isZero();
  }
}
