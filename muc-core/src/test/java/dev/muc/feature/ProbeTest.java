package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.codes;
import static dev.muc.testing.Rooms.error;
import static dev.muc.testing.Rooms.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client probes a room or an occupant (0045-17.3-5). */
class ProbeTest {
  private static final String KING = "king@court/throne";
  private static final String FLUELLEN = "fluellen@wales/camp";
  private static final String PISTOL = "pistol@tavern/table";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void theKingHasARoomAndAReservationIsMade() {
    rooms.create(KING, "King");
    rooms.admin(KING, "<item jid='fluellen@wales' affiliation='member' nick='Leek'/>");
  }

  private List<Stanza> probe(String client, String target) {
    return rooms.send(client, "<presence type='probe' to='" + target + "'/>");
  }

  private Presence only(List<Stanza> sent) {
    assertThat(sent).hasSize(1);
    return (Presence) sent.get(0);
  }

  @Test
  @Covers("0045-17.3-5")
  void occupantIsShownAnotherOneAsItMaySeeIt() {
    rooms.enter(PISTOL, "Pistol");

    Presence toPistol = only(probe(PISTOL, ROOM + "/King"));
    assertThat(toPistol.type()).isEqualTo(Presence.Type.AVAILABLE);
    assertThat(toPistol.from()).isEqualTo(Jid.of(ROOM + "/King"));
    assertThat(toPistol.to()).isEqualTo(Jid.of(PISTOL));
    assertThat(item(toPistol).attribute("affiliation")).contains("owner");
    assertThat(item(toPistol).attribute("role")).contains("moderator");
    assertThat(item(toPistol).attribute("jid")).isEmpty();
    Presence toKing = only(probe(KING, ROOM + "/Pistol"));
    assertThat(item(toKing).attribute("jid")).contains(PISTOL);
  }

  @Test
  void probeOfOneselfIsAnsweredWithoutAStatus() {
    Presence answer = only(probe(KING, ROOM + "/King"));

    assertThat(answer.type()).isEqualTo(Presence.Type.AVAILABLE);
    assertThat(item(answer).attribute("jid")).contains(KING);
    assertThat(codes(answer)).isEmpty();
  }

  @Test
  @Covers("0045-17.3-1")
  void probeOfAStrangerIsNoJoinAndTellsNothingOfWhoIsThere() {
    String nobody =
        "<presence type='probe' to='"
            + ROOM
            + "/%s'><x xmlns='"
            + Namespaces.MUC
            + "'/></presence>";

    for (String nick : List.of("King", "Leek", "Nobody")) {
      Presence answer = only(rooms.send(PISTOL, nobody.formatted(nick)));
      assertThat(error(answer)).isEqualTo("cancel/not-acceptable");
      assertThat(answer.from()).isEqualTo(Jid.of(ROOM + "/" + nick));
    }
    assertThat(rooms.room().occupants()).hasSize(1);
  }

  @Test
  void holderOfAReservedNickWhoIsAwayIsShownUnavailable() {
    Presence answer = only(probe(KING, ROOM + "/Leek"));

    assertThat(answer.type()).isEqualTo(Presence.Type.UNAVAILABLE);
    assertThat(answer.from()).isEqualTo(Jid.of(ROOM + "/Leek"));
    assertThat(item(answer).attribute("nick")).contains("Leek");
    assertThat(item(answer).attribute("affiliation")).contains("member");
    assertThat(item(answer).attribute("role")).contains("none");
    assertThat(item(answer).attribute("jid")).contains("fluellen@wales");
    assertThat(codes(answer)).isEmpty();
  }

  @Test
  void realAddressOfAnAbsentHolderIsToldToThoseWhoMaySeeItOnly() {
    rooms.enter(PISTOL, "Pistol");
    assertThat(item(only(probe(PISTOL, ROOM + "/Leek"))).attribute("jid")).isEmpty();

    rooms.configure(KING, "muc#roomconfig_whois", "anyone");
    assertThat(item(only(probe(PISTOL, ROOM + "/Leek"))).attribute("jid"))
        .contains("fluellen@wales");
  }

  @Test
  void whoUsesAReservedNickIsShownAsAnybodyElse() {
    rooms.enter(FLUELLEN, "Leek");

    assertThat(only(probe(KING, ROOM + "/Leek")).type()).isEqualTo(Presence.Type.AVAILABLE);
  }

  @Test
  void nickOfNobodyIsNotFound() {
    assertThat(error(only(probe(KING, ROOM + "/Nobody")))).isEqualTo("cancel/item-not-found");
  }

  @Test
  void roomItselfIsNeitherHereNorAway() {
    assertThat(probe(KING, ROOM)).isEmpty();
    assertThat(error(only(probe(PISTOL, ROOM)))).isEqualTo("cancel/not-acceptable");
  }

  @Test
  void probeShowsOneWhosePresenceIsNotBroadcast() {
    rooms.configure(KING, "muc#roomconfig_presencebroadcast", "moderator");
    rooms.enter(PISTOL, "Pistol");

    assertThat(only(probe(KING, ROOM + "/Pistol")).type()).isEqualTo(Presence.Type.AVAILABLE);
  }

  @Test
  @Covers("0045-17.3-5")
  void occupantIsShownWithWhatItLastSaidOfItself() {
    rooms.enter(PISTOL, "Pistol");
    rooms.send(PISTOL, "<presence to='" + ROOM + "/Pistol'><show>dnd</show></presence>");

    assertThat(Received.show(only(probe(KING, ROOM + "/Pistol")))).contains("dnd");
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  @Covers("0030-8-1")
  void roomThatIsNotThereIsLikeOneThatStrangersKnowNothingOf() {
    assertThat(error(only(probe(PISTOL, "nowhere@chat.example/Leek"))))
        .isEqualTo("cancel/not-acceptable");
  }
}
