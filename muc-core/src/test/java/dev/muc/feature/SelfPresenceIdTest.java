package dev.muc.feature;

import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client recognises the self-presence that answers its own presence by the id of it. */
@Covers("rfc6120-8.1.3-2")
class SelfPresenceIdTest {
  private static final String KING = "king@court/throne";
  private static final String GARDEN = "king@court/garden";
  private static final String NYM = "nym@tavern/bench";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void twoInARoom() {
    rooms.create(KING, "King");
    rooms.enter(NYM, "Nym");
  }

  @Test
  void thatOfLeaving() {
    rooms.send(NYM, "<presence type='unavailable' id='bye' to='" + ROOM + "/Nym'/>");

    assertThat(only(rooms.to(NYM)).id()).isEqualTo("bye");
    assertThat(only(rooms.to(KING)).id()).isNull();
  }

  @Test
  void thatOfAnotherAvailability() {
    rooms.send(NYM, "<presence id='dnd' to='" + ROOM + "/Nym'><show>dnd</show></presence>");

    assertThat(only(rooms.to(NYM)).id()).isEqualTo("dnd");
    assertThat(only(rooms.to(KING)).id()).isNull();
  }

  @Test
  void thatOfAnotherNickOnceItIsTaken() {
    rooms.send(NYM, "<presence id='nick' to='" + ROOM + "/Corporal'/>");

    List<Stanza> told = rooms.to(NYM);
    assertThat(told).extracting(Stanza::id).containsExactly(null, "nick");
    assertThat(codes(told.get(1))).containsExactly(110);
    assertThat(rooms.to(KING)).extracting(Stanza::id).containsOnlyNulls();
  }

  @Test
  void onlyTheClientThatAskedAmongSeveral() {
    rooms.enter(GARDEN, "King");

    rooms.send(GARDEN, "<presence id='away' to='" + ROOM + "/King'><show>away</show></presence>");

    Stanza own = only(rooms.to(GARDEN));
    assertThat(own.id()).isEqualTo("away");
    assertThat(codes(own)).containsExactly(110);
    assertThat(Received.jid(own)).contains(GARDEN);
    Stanza other = only(rooms.to(KING));
    assertThat(other.id()).isNull();
    assertThat(codes(other)).containsExactly(110);
  }

  @Test
  void thatOfOneClientThatLeavesWhileAnotherStays() {
    rooms.enter(GARDEN, "King");

    rooms.send(GARDEN, "<presence type='unavailable' id='out' to='" + ROOM + "/King'/>");

    assertThat(rooms.to(GARDEN).get(0).id()).isEqualTo("out");
    assertThat(rooms.to(KING)).extracting(Stanza::id).containsOnlyNulls();
  }

  @Test
  void thatOfACreatorThatLeavesBeforeTheRoomIsOpen() {
    String other = "cellar@chat.example/King";
    rooms.send(
        KING,
        "<presence to='" + other + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>");

    rooms.send(KING, "<presence type='unavailable' id='never' to='" + other + "'/>");

    assertThat(only(rooms.to(KING)).id()).isEqualTo("never");
  }

  @Test
  void notThatOfAnErrorThatRemovesTheClient() {
    rooms.send(
        NYM,
        "<presence type='error' id='lost' to='"
            + ROOM
            + "/Nym'><error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
            + "</error></presence>");

    Stanza removed = only(rooms.to(NYM));
    assertThat(((Presence) removed).type()).isEqualTo(Presence.Type.UNAVAILABLE);
    assertThat(removed.id()).isNull();
  }
}
