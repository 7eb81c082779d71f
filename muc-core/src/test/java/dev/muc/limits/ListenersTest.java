package dev.muc.limits;

import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a room of many, those without voice are not shown to the others. */
class ListenersTest {
  private static final String KING = "king@court/throne";
  private static final String NYM = "nym@camp/1";
  private static final String PISTOL = "pistol@camp/1";

  private final Rooms rooms =
      new Rooms(
          ServiceConfig.of(Rooms.SERVICE, "secret")
              .withLimits(Limits.OFF.with(Limit.LISTENERS_SHOWN, 2)));

  @BeforeEach
  void oneListenerIsShown() {
    rooms.create(KING, "King");
    rooms.configure(KING, "muc#roomconfig_moderatedroom", "1");
    rooms.enter(NYM, "Nym");
    assertThat(lines(rooms.to(KING))).containsExactly("+Nym");
  }

  @Test
  void nextOneComesSpeaksOfItselfChangesItsNickAndGoesUnseen() {
    rooms.enter(PISTOL, "Pistol");
    assertThat(rooms.to(KING)).isEmpty();
    assertThat(lines(rooms.to(PISTOL))).contains("+King", "+Nym", "+Pistol [110]");

    rooms.send(PISTOL, "<presence to='" + Rooms.ROOM + "/Pistol'><show>away</show></presence>");
    assertThat(rooms.to(KING)).isEmpty();
    rooms.send(PISTOL, "<presence to='" + Rooms.ROOM + "/Ancient'/>");
    assertThat(rooms.to(KING)).isEmpty();
    assertThat(lines(rooms.to(PISTOL))).contains("+Ancient [110]");
    rooms.send(PISTOL, "<presence type='unavailable' to='" + Rooms.ROOM + "/Ancient'/>");
    assertThat(rooms.to(KING)).isEmpty();
    assertThat(lines(rooms.to(PISTOL))).containsExactly("-Ancient [110]");
  }

  @Test
  void whoWasShownIsSeenToLeave() {
    rooms.enter(PISTOL, "Pistol");

    rooms.send(NYM, "<presence type='unavailable' to='" + Rooms.ROOM + "/Nym'/>");

    assertThat(lines(rooms.to(KING))).containsExactly("-Nym");
    rooms.enter(NYM, "Nym");
    assertThat(rooms.to(KING)).as("there are many again").isEmpty();
  }

  @Test
  void whoGetsVoiceIsShownAndWhoLosesItIsNoLonger() {
    rooms.enter(PISTOL, "Pistol");

    rooms.admin(KING, "<item nick='Pistol' role='participant'/>");
    assertThat(lines(rooms.to(NYM))).containsExactly("+Pistol");
    rooms.admin(KING, "<item nick='Pistol' role='visitor'/>");
    assertThat(lines(rooms.to(NYM))).containsExactly("-Pistol");
  }

  @Test
  @Covers("0045-6.4-5")
  void roomSaysSo() {
    rooms.send(
        "stranger@far/1",
        "<iq type='get' id='i' to='"
            + Rooms.ROOM
            + "'><query xmlns='"
            + Namespaces.DISCO_INFO
            + "'/></iq>");

    assertThat(only(rooms.outcome.stanzas()).payloads().get(0).toString())
        .contains("x-muc#roominfo_listenersshown");
  }
}
