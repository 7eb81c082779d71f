package dev.muc.feature;

import static dev.muc.feature.Stage.ADMIN;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.MODERATOR;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.leave;
import static dev.muc.feature.Stage.role;
import static dev.muc.feature.Stage.room;
import static dev.muc.feature.Stage.standing;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which role one has and what becomes of it (XEP-0045 §5.1). */
class RolesTest {
  private static final String MODERATED = "muc#roomconfig_moderatedroom";
  private static final String MEMBERS_ONLY = "muc#roomconfig_membersonly";

  @Test
  @Covers({"0045-5.1-3", "0045-5.1.2-1"})
  void strangerEntersModeratedRoomAsVisitor() {
    Rooms rooms = room(MODERATED, "1");

    rooms.enter(GUEST, "Pistol");

    assertThat(told(rooms, GUEST)).contains("Pistol visitor/none 110");
    assertThat(told(rooms, OWNER)).containsExactly("Pistol visitor/none");
  }

  @Test
  @Covers({"0045-5.1-2", "0045-5.1.2-3"})
  void strangerEntersUnmoderatedRoomAsParticipant() {
    Rooms rooms = room();

    rooms.enter(GUEST, "Pistol");

    assertThat(told(rooms, GUEST)).contains("Pistol participant/none 110");
  }

  @Test
  @Covers({"0045-5.1.2-2", "0045-5.2-8"})
  void memberEntersModeratedRoomAsParticipant() {
    assertThat(roleOf("member", MODERATED, "1", MEMBERS_ONLY, "1")).isEqualTo("participant/member");
    assertThat(roleOf("member", MODERATED, "1")).isEqualTo("participant/member");
  }

  @Test
  @Covers({"0045-5.1.2-4", "0045-5.2-8"})
  void memberEntersUnmoderatedRoomAsParticipant() {
    assertThat(roleOf("member")).isEqualTo("participant/member");
    assertThat(roleOf("member", MEMBERS_ONLY, "1")).isEqualTo("participant/member");
  }

  @ParameterizedTest
  @ValueSource(strings = {"muc#roomconfig_roomname", MODERATED, MEMBERS_ONLY})
  @Covers({"0045-5.1-1", "0045-5.1.2-5"})
  void adminEntersAnyRoomAsModerator(String option) {
    assertThat(roleOf("admin", option, "1")).isEqualTo("moderator/admin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"muc#roomconfig_roomname", MODERATED, MEMBERS_ONLY})
  @Covers("0045-5.1.2-6")
  void ownerEntersAnyRoomAsModerator(String option) {
    assertThat(roleOf("owner", option, "1")).isEqualTo("moderator/owner");
  }

  @Test
  @Covers("0045-5.1.2-7")
  void whoMayNotEnterHasNoRole() {
    assertThat(roleOf("outcast")).isEqualTo("absent");
    assertThat(roleOf("none", MEMBERS_ONLY, "1")).isEqualTo("absent");
  }

  private static String roleOf(String affiliation, String... config) {
    Rooms rooms = room(config);
    rooms.affiliate(OWNER, "nym@tavern", affiliation);
    rooms.enter(OTHER, "Nym");
    return standing(rooms, "Nym");
  }

  @Test
  @Covers({"0045-5.1-4", "0045-5.1.3-1", "0045-5.1-7", "0045-5.2-9"})
  void everyPresenceHasTheRoleOfTheMoment() {
    Rooms rooms = crew();

    role(rooms, OWNER, "Pistol", "visitor");
    assertThat(standing(rooms, "Pistol")).isEqualTo("visitor/none");
    assertThat(told(rooms, GUEST)).containsExactly("Pistol visitor/none 110");
    assertThat(told(rooms, MEMBER)).containsExactly("Pistol visitor/none");
    assertThat(told(rooms, ADMIN)).containsExactly("Pistol visitor/none");

    rooms.send(GUEST, "<presence to='" + ROOM + "/Pistol'><show>away</show></presence>");
    assertThat(told(rooms, MEMBER)).containsExactly("Pistol visitor/none");

    rooms.send(GUEST, "<presence to='" + ROOM + "/Ancient'/>");
    assertThat(told(rooms, MEMBER))
        .containsExactly("Pistol gone visitor/none 303", "Ancient visitor/none");

    rooms.affiliate(OWNER, "pistol@tavern", "member");
    assertThat(told(rooms, MEMBER)).containsExactly("Ancient participant/member");

    rooms.enter(OTHER, "Nym");
    assertThat(told(rooms, OTHER))
        .contains(
            "Ancient participant/member", "Fluellen participant/member", "Gower moderator/none");
  }

  @Test
  @Covers("0045-5.1-8")
  void roleBelongsToTheNickAndNotToTheAccount() {
    Rooms rooms = room();
    rooms.enter(GUEST, "Pistol");
    rooms.enter("pistol@tavern/street", "Ancient");

    role(rooms, OWNER, "Ancient", "visitor");

    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
    assertThat(standing(rooms, "Ancient")).isEqualTo("visitor/none");
    assertThat(told(rooms, GUEST)).containsExactly("Ancient visitor/none");
  }

  @Test
  @Covers("0045-5.1-9")
  void roleAndAffiliationAreIndependent() {
    Rooms rooms = crew();

    for (String role : new String[] {"visitor", "participant", "moderator"}) {
      role(rooms, OWNER, "Fluellen", role);
      assertThat(standing(rooms, "Fluellen")).isEqualTo(role + "/member");
    }
    assertThat(standing(rooms, "Gower")).isEqualTo("moderator/none");
  }

  @Test
  @Covers({"0045-4.1-3", "0045-5.1-5"})
  void roleEndsWithTheVisit() {
    Rooms rooms = crew();

    leave(rooms, MODERATOR);
    rooms.enter(MODERATOR, "Gower");

    assertThat(standing(rooms, "Gower")).isEqualTo("participant/none");
  }

  @Test
  @Covers("0045-5.1.1-3")
  void whoHasNoRoleIsToldNothing() {
    Rooms rooms = crew();
    role(rooms, OWNER, "Pistol", "none");

    rooms.say(MEMBER, "Leeks!");
    assertThat(rooms.to(GUEST)).isEmpty();

    rooms.enter(OTHER, "Nym");
    assertThat(rooms.to(GUEST)).isEmpty();
  }

  @Test
  @Covers({"0045-5.1.1-4", "0045-5.1.1-5"})
  void visitorsHearAndSeeEverybody() {
    Rooms rooms = room(MODERATED, "1");
    rooms.enter(GUEST, "Pistol");

    rooms.say(OWNER, "Once more");
    assertThat(told(rooms, GUEST)).containsExactly("message Once more");

    rooms.enter(OTHER, "Nym");
    assertThat(told(rooms, GUEST)).containsExactly("Nym visitor/none");
  }

  @Test
  @Covers({"0045-5.1.1-11", "0045-4.2-3"})
  void visitorsSpeakWhereNobodyModerates() {
    Rooms rooms = crew();
    role(rooms, OWNER, "Pistol", "visitor");

    rooms.say(GUEST, "Bardolph, a soldier");

    assertThat(told(rooms, OWNER)).containsExactly("message Bardolph, a soldier");
  }

  @Test
  @Covers("0045-5.1.1-15")
  void onlyModeratorsKick() {
    Rooms rooms = crew();
    rooms.enter(OTHER, "Nym");
    role(rooms, OWNER, "Nym", "visitor");

    assertThat(error(role(rooms, GUEST, "Nym", "none").get(0))).isEqualTo("auth/forbidden");
    assertThat(error(role(rooms, OTHER, "Pistol", "none").get(0))).isEqualTo("auth/forbidden");
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");

    role(rooms, MODERATOR, "Nym", "none");
    role(rooms, MODERATOR, "Pistol", "none");
    assertThat(standing(rooms, "Nym")).isEqualTo("absent");
    assertThat(standing(rooms, "Pistol")).isEqualTo("absent");
  }
}
