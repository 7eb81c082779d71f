package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vCard of a room (XEP-0054): there is none. */
class RoomVcardTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private final Rooms rooms = new Rooms().create(KING, "King");

  private List<Stanza> vcard(String client, String type, String to) {
    return rooms.send(
        client, "<iq type='" + type + "' id='v' to='" + to + "'><vCard xmlns='vcard-temp'/></iq>");
  }

  @Test
  @Covers({"0054-3.3-1", "0054-3.3-2"})
  void roomWithoutAVcardAnswersLikeNoRoomAtAll() {
    List<Stanza> room = vcard(PISTOL, "get", ROOM);
    List<Stanza> nowhere = vcard(PISTOL, "get", "calais@chat.example");

    assertThat(room).hasSize(1);
    assertThat(error(room.get(0))).isEqualTo("cancel/item-not-found");
    assertThat(error(nowhere.get(0))).isEqualTo("cancel/item-not-found");
  }

  @Test
  void occupantsAreAnsweredTheSame() {
    assertThat(error(vcard(KING, "get", ROOM).get(0))).isEqualTo("cancel/item-not-found");
  }

  @Test
  @Covers({"0054-3.2-2", "0054-3.2-3"})
  void nobodyMayGiveARoomAVcard() {
    assertThat(error(vcard(PISTOL, "set", ROOM).get(0))).isEqualTo("cancel/not-allowed");
    assertThat(error(vcard(KING, "set", ROOM).get(0))).isEqualTo("cancel/not-allowed");
  }

  @Test
  @Covers({"0054-8-1", "rfc6120-8.4-2"})
  void otherSpellingOfTheElementIsUnknown() {
    List<Stanza> sent =
        rooms.send(
            PISTOL, "<iq type='get' id='v' to='" + ROOM + "'><vcard xmlns='vcard-temp'/></iq>");

    assertThat(error(sent.get(0))).isEqualTo("modify/bad-request");
  }

  @Test
  @Covers("0054-4-1")
  void roomsDoNotClaimToHaveVcards() {
    List<Stanza> sent =
        rooms.send(
            PISTOL,
            "<iq type='get' id='d' to='"
                + ROOM
                + "'><query xmlns='"
                + Namespaces.DISCO_INFO
                + "'/></iq>");

    assertThat(sent.get(0).payloads().get(0).children())
        .extracting(child -> child.attribute("var").orElse(""))
        .doesNotContain(Namespaces.VCARD);
  }
}
