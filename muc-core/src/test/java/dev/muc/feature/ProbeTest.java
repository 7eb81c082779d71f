package dev.muc.feature;

import static dev.muc.testing.Received.jid;
import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Received.show;
import static dev.muc.testing.Received.standing;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Outcome;
import dev.muc.spec.Covers;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client asks for the presence of an occupant (0045-17.3-5). */
@Covers("0045-17.3-5")
class ProbeTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/bench";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void kingAndPistol() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
  }

  private List<Stanza> probe(String client, String to) {
    return rooms.send(client, "<presence type='probe' to='" + to + "'/>");
  }

  @Test
  void occupantIsShownAnother() {
    rooms.send(KING, "<presence to='" + ROOM + "/King'><show>dnd</show></presence>");

    Stanza seen = only(probe(PISTOL, ROOM + "/King"));

    assertThat(lines(List.of(seen))).containsExactly("+King");
    assertThat(seen.to()).hasToString(PISTOL);
    assertThat(show(seen)).contains("dnd");
    assertThat(standing(seen)).isEqualTo("owner/moderator");
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  @Covers({"0045-7.2.4-2", "0045-7.2.4-3"})
  void realAddressIsShownToThoseWhoMaySeeIt() {
    assertThat(jid(only(probe(PISTOL, ROOM + "/King")))).isEmpty();
    assertThat(jid(only(probe(KING, ROOM + "/Pistol")))).contains(PISTOL);

    rooms.configure(KING, "muc#roomconfig_whois", "anyone");
    assertThat(jid(only(probe(PISTOL, ROOM + "/King")))).contains(KING);
  }

  @Test
  void occupantMayAskForItself() {
    Stanza seen = only(probe(PISTOL, ROOM + "/Pistol"));

    assertThat(lines(List.of(seen))).containsExactly("+Pistol");
    assertThat(jid(seen)).contains(PISTOL);
  }

  @Test
  void whoIsNotBroadcastIsShownToThoseWhoAsk() {
    rooms.configure(KING, "muc#roomconfig_presencebroadcast", "moderator");

    assertThat(lines(probe(KING, ROOM + "/Pistol"))).containsExactly("+Pistol");
  }

  @Test
  @Covers("0030-8-1")
  void strangersAreToldTheSameWhetherOrNotThereIsSuchANick() {
    for (String to : List.of(ROOM + "/King", ROOM + "/Nym", ROOM, "nowhere@chat.example/Nym")) {
      assertThat(lines(probe(NYM, to))).containsExactly("error cancel/not-acceptable");
    }
  }

  @Test
  void nickThatNobodyHasOrReservedIsNotFound() {
    assertThat(lines(probe(KING, ROOM + "/Nym"))).containsExactly("error cancel/item-not-found");
  }

  @Test
  void holderOfAReservedNickThatIsAwayIsShownAsAway() {
    rooms.admin(KING, "<item jid='nym@tavern' affiliation='member' nick='Corporal'/>");

    Stanza seen = only(probe(KING, ROOM + "/Corporal"));
    assertThat(lines(List.of(seen))).containsExactly("-Corporal");
    assertThat(standing(seen)).isEqualTo("member/none");
    assertThat(jid(seen)).contains("nym@tavern");
    assertThat(item(seen).attribute("nick")).contains("Corporal");

    assertThat(jid(only(probe(PISTOL, ROOM + "/Corporal")))).isEmpty();
  }

  @Test
  void roomItselfIsNeitherHereNorAway() {
    probe(KING, ROOM);

    assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
  }
}
