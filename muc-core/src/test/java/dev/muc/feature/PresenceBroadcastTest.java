package dev.muc.feature;

import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.leave;
import static dev.muc.feature.Stage.owner;
import static dev.muc.feature.Stage.role;
import static dev.muc.feature.Stage.room;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose presence the others are sent (muc#roomconfig_presencebroadcast, XEP-0045 §16.5.3). */
class PresenceBroadcastTest {
  private static final String SHOWN = "muc#roomconfig_presencebroadcast";
  private final Rooms rooms = room("muc#roomconfig_moderatedroom", "1");

  @BeforeEach
  void oneOfEachRole() {
    rooms.affiliate(OWNER, "fluellen@wales", "member");
    rooms.enter(MEMBER, "Fluellen");
    rooms.enter(GUEST, "Pistol");
  }

  /** Whose roles are shown, each with a value of its own. */
  private void show(String... roles) {
    StringBuilder values = new StringBuilder();
    for (String role : roles) {
      values.append("<value>").append(role).append("</value>");
    }
    owner(
        rooms,
        OWNER,
        "set",
        "<x xmlns='jabber:x:data' type='submit'><field var='"
            + SHOWN
            + "'>"
            + values
            + "</field></x>");
  }

  @Test
  @Covers({"0045-5.1.1-6", "0045-5.1.1-2"})
  void visitorsAreShownByDefaultAndNotIfTheOwnerSaysSo() {
    rooms.enter(OTHER, "Nym");
    assertThat(told(rooms, MEMBER)).containsExactly("Nym visitor/none");
    leave(rooms, OTHER);
    show("moderator", "participant");

    rooms.enter(OTHER, "Nym");

    assertThat(rooms.to(MEMBER)).isEmpty();
    assertThat(rooms.to(OWNER)).isEmpty();
    assertThat(told(rooms, OTHER))
        .startsWith("Henry moderator/owner", "Fluellen participant/member", "Nym visitor/none 110");
  }

  @Test
  @Covers("0045-16.5.3-14")
  void whatIsNotShownIsNotShownInAnyWay() {
    show("moderator", "participant");

    rooms.send(GUEST, "<presence to='" + ROOM + "/Pistol'><show>dnd</show></presence>");
    assertThat(told(rooms, GUEST)).containsExactly("Pistol visitor/none 110");
    assertThat(rooms.to(OWNER)).isEmpty();

    rooms.send(GUEST, "<presence to='" + ROOM + "/Ancient'/>");
    assertThat(told(rooms, GUEST))
        .containsExactly("Pistol gone visitor/none 303 110", "Ancient visitor/none 110");
    assertThat(rooms.to(OWNER)).isEmpty();

    leave(rooms, GUEST);
    assertThat(told(rooms, GUEST)).containsExactly("Ancient gone none/none 110");
    assertThat(rooms.to(OWNER)).isEmpty();
  }

  @Test
  @Covers("0045-16.5.3-14")
  void aNewSettingTakesAwayAndShowsAgain() {
    show("moderator");
    assertThat(told(rooms, OWNER))
        .containsExactly(
            "result", "message 104", "Fluellen gone none/member", "Pistol gone none/none");
    assertThat(told(rooms, MEMBER)).containsExactly("message 104", "Pistol gone none/none");
    assertThat(told(rooms, GUEST)).containsExactly("message 104", "Fluellen gone none/member");

    show("moderator", "visitor");
    assertThat(told(rooms, OWNER)).containsExactly("result", "message 104", "Pistol visitor/none");
    assertThat(told(rooms, GUEST)).containsExactly("message 104");
  }

  @Test
  void ifNobodyIsShownEverybodyIsAlone() {
    show();

    rooms.enter(OTHER, "Nym");

    assertThat(told(rooms, OTHER)).startsWith("Nym visitor/none 110");
    assertThat(rooms.to(OWNER)).isEmpty();
  }

  @Test
  @Covers("0045-5.1.3-1")
  void aNewRoleThatIsShownBringsAnOccupantIntoSight() {
    show("moderator", "participant");

    role(rooms, OWNER, "Pistol", "participant");

    assertThat(told(rooms, MEMBER)).containsExactly("Pistol participant/none");
    assertThat(told(rooms, GUEST)).containsExactly("Pistol participant/none 110");
  }

  @Test
  @Covers("0045-5.1.3-1")
  void aNewRoleThatIsNotShownTakesAnOccupantOutOfSight() {
    show("moderator", "participant");
    role(rooms, OWNER, "Pistol", "participant");

    role(rooms, OWNER, "Pistol", "visitor");

    assertThat(told(rooms, MEMBER)).containsExactly("Pistol gone none/none");
    assertThat(told(rooms, GUEST)).containsExactly("Pistol visitor/none 110");
  }

  @Test
  void aRoleAmongThoseThatAreNotShownIsTheOccupantsBusiness() {
    show("visitor");
    role(rooms, OWNER, "Pistol", "participant");
    assertThat(told(rooms, MEMBER)).containsExactly("Pistol gone none/none");

    rooms.affiliate(OWNER, "pistol@tavern", "member");

    assertThat(rooms.to(MEMBER)).isEmpty();
    assertThat(told(rooms, GUEST)).containsExactly("Pistol participant/member 110");
  }

  @Test
  void aKickOfWhomNobodySeesIsSeenByNobody() {
    show("moderator");

    role(rooms, OWNER, "Pistol", "none");

    assertThat(told(rooms, OWNER)).containsExactly("result");
    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/none 307 110");
  }

  @Test
  void aNewModeratorIsShownOnlyThoseWhoAreShown() {
    rooms.enter(OTHER, "Nym");
    show("moderator", "participant");

    role(rooms, OWNER, "Pistol", "moderator");

    assertThat(told(rooms, GUEST))
        .containsExactly(
            "Pistol moderator/none 110", "Henry moderator/owner", "Fluellen participant/member");
  }

  @Test
  void theFirstFormMayAlreadyHide() {
    Rooms hidden = room(SHOWN, "visitor");

    hidden.enter(GUEST, "Pistol");

    assertThat(told(hidden, GUEST)).startsWith("Pistol participant/none 110");
  }
}
