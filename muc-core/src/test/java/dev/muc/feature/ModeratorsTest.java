package dev.muc.feature;

import static dev.muc.feature.Stage.ADMIN;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.MODERATOR;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.get;
import static dev.muc.feature.Stage.item;
import static dev.muc.feature.Stage.items;
import static dev.muc.feature.Stage.leave;
import static dev.muc.feature.Stage.reason;
import static dev.muc.feature.Stage.role;
import static dev.muc.feature.Stage.standing;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moderators are made, unmade and listed (XEP-0045 §9.6 to §9.8). */
class ModeratorsTest {
  private final Rooms rooms = crew();

  @Test
  @Covers({"0045-9.6-1", "0045-9.6-2", "0045-9.6-3", "0045-5.2.1-6"})
  void adminsMakeModerators() {
    role(rooms, ADMIN, "Pistol", "moderator");

    assertThat(told(rooms, ADMIN)).containsExactly("result", "Pistol moderator/none");
    assertThat(told(rooms, GUEST)).startsWith("Pistol moderator/none 110");
    assertThat(told(rooms, MEMBER)).containsExactly("Pistol moderator/none");
    assertThat(standing(rooms, "Pistol")).isEqualTo("moderator/none");
  }

  @Test
  @Covers("0045-9.6-4")
  void theReasonForAModeratorIsTold() {
    rooms.admin(OWNER, "<item nick='Pistol' role='moderator'><reason>Loud</reason></item>");

    assertThat(reason(rooms.to(MEMBER).get(0))).isEqualTo("Loud");
    assertThat(reason(rooms.to(GUEST).get(0))).isEqualTo("Loud");
  }

  @Test
  void anAdminNeedNotBeInTheRoom() {
    leave(rooms, ADMIN);

    role(rooms, ADMIN, "Pistol", "moderator");

    assertThat(told(rooms, ADMIN)).containsExactly("result");
    assertThat(standing(rooms, "Pistol")).isEqualTo("moderator/none");
  }

  @Test
  void whoActsFromOutsideASemiAnonymousRoomIsNamedToModeratorsOnly() {
    leave(rooms, ADMIN);

    role(rooms, ADMIN, "Pistol", "moderator");

    assertThat(Stage.actor(rooms.to(MEMBER).get(0))).isEmpty();
    assertThat(Stage.actor(rooms.to(GUEST).get(0))).isEmpty();
    assertThat(Stage.actor(rooms.to(OWNER).get(0))).isEqualTo("- " + ADMIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {GUEST, MEMBER, MODERATOR})
  @Covers({"0045-5.1.3-2", "0045-9-2"})
  void nobodyElseMakesModerators(String client) {
    rooms.enter(OTHER, "Nym");

    assertThat(error(role(rooms, client, "Nym", "moderator").get(0))).isEqualTo("auth/forbidden");
    assertThat(standing(rooms, "Nym")).isEqualTo("participant/none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"participant", "visitor"})
  @Covers({"0045-9.7-1", "0045-5.1.3-3"})
  void adminsUnmakeModerators(String role) {
    role(rooms, ADMIN, "Gower", role);

    assertThat(told(rooms, ADMIN)).containsExactly("result", "Gower " + role + "/none");
    assertThat(standing(rooms, "Gower")).isEqualTo(role + "/none");
  }

  @Test
  @Covers({"0045-9.7-1", "0045-9.7-2", "0045-9.7-3"})
  void anUnmadeModeratorIsAParticipantForAll() {
    role(rooms, OWNER, "Fluellen", "moderator");

    role(rooms, ADMIN, "Fluellen", "participant");

    assertThat(told(rooms, ADMIN)).containsExactly("result", "Fluellen participant/member");
    assertThat(told(rooms, MEMBER)).containsExactly("Fluellen participant/member 110");
    assertThat(told(rooms, GUEST)).containsExactly("Fluellen participant/member");
    assertThat(told(rooms, OWNER)).containsExactly("Fluellen participant/member");
  }

  @Test
  @Covers({"0045-5.1.3-3", "0045-9-2"})
  void moderatorsDoNotUnmakeEachOther() {
    role(rooms, OWNER, "Pistol", "moderator");

    assertThat(error(role(rooms, MODERATOR, "Pistol", "participant").get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(error(role(rooms, MODERATOR, "Pistol", "visitor").get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(standing(rooms, "Pistol")).isEqualTo("moderator/none");
  }

  @Test
  @Covers({"0045-5.1.3-5", "0045-5.1.3-6", "0045-9.7-4", "0045-9.7-5"})
  void adminsAndOwnersStayModerators() {
    assertThat(error(role(rooms, MODERATOR, "Exeter", "participant").get(0)))
        .isEqualTo("cancel/not-allowed");
    assertThat(error(role(rooms, ADMIN, "Henry", "participant").get(0)))
        .isEqualTo("cancel/not-allowed");
    rooms.affiliate(OWNER, "gower@england", "admin");
    assertThat(error(role(rooms, ADMIN, "Gower", "participant").get(0)))
        .isEqualTo("cancel/not-allowed");
    assertThat(standing(rooms, "Exeter")).isEqualTo("moderator/admin");
    assertThat(standing(rooms, "Henry")).isEqualTo("moderator/owner");
    assertThat(standing(rooms, "Gower")).isEqualTo("moderator/admin");
  }

  @Test
  @Covers({"0045-9.8-1", "0045-9.8-2", "0045-9.8-3", "0045-17.4-7"})
  void adminsReadTheModeratorList() {
    assertThat(items(get(rooms, ADMIN, "<item role='moderator'/>")))
        .containsExactly(
            "owner " + OWNER + " Henry moderator",
            "admin " + ADMIN + " Exeter moderator",
            "none " + MODERATOR + " Gower moderator");
  }

  @Test
  @Covers("0045-9-2")
  void moderatorsDoNotReadTheModeratorList() {
    assertThat(error(get(rooms, MODERATOR, "<item role='moderator'/>").get(0)))
        .isEqualTo("auth/forbidden");
  }

  @Test
  void anAdminReadsTheModeratorListFromOutside() {
    leave(rooms, ADMIN);

    assertThat(items(get(rooms, ADMIN, "<item role='moderator'/>"))).hasSize(2);
  }

  @Test
  @Covers({"0045-9.8-4", "0045-9.8-5"})
  void theModeratorListIsChangedByDeltas() {
    role(rooms, OWNER, "Fluellen", "moderator");

    rooms.admin(
        ADMIN, "<item nick='Pistol' role='moderator'/><item nick='Gower' role='participant'/>");

    assertThat(told(rooms, ADMIN))
        .containsExactly("result", "Pistol moderator/none", "Gower participant/none");
    assertThat(told(rooms, OWNER))
        .containsExactly("Pistol moderator/none", "Gower participant/none");
    assertThat(standing(rooms, "Fluellen")).isEqualTo("moderator/member");
  }

  @Test
  @Covers("0045-9.8-6")
  void oneProtectedModeratorSpoilsAChangeOfTheList() {
    assertThat(
            error(
                rooms
                    .admin(
                        ADMIN,
                        "<item nick='Pistol' role='moderator'/>"
                            + "<item nick='Henry' role='participant'/>")
                    .get(0)))
        .isEqualTo("cancel/not-allowed");
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
  }

  @Test
  @Covers("0045-8-3")
  void aNewModeratorIsShownTheRealAddressesOfAll() {
    role(rooms, OWNER, "Pistol", "moderator");

    assertThat(told(rooms, GUEST))
        .containsExactly(
            "Pistol moderator/none 110",
            "Henry moderator/owner",
            "Exeter moderator/admin",
            "Fluellen participant/member",
            "Gower moderator/none");
    assertThat(rooms.to(GUEST))
        .extracting(presence -> item(presence, "jid"))
        .containsExactly(GUEST, OWNER, ADMIN, MEMBER, MODERATOR);
  }

  @Test
  @Covers("0045-8-3")
  void aFormerModeratorSeesNoMoreRealAddresses() {
    role(rooms, OWNER, "Gower", "participant");

    rooms.enter(OTHER, "Nym");

    assertThat(item(rooms.to(MODERATOR).get(0), "jid")).isEmpty();
    assertThat(item(rooms.to(ADMIN).get(0), "jid")).isEqualTo(OTHER);
  }

  @Test
  void whoSeesRealAddressesAlreadyIsNotShownThemAgain() {
    Rooms open = crew("muc#roomconfig_whois", "anyone");

    role(open, OWNER, "Pistol", "moderator");

    assertThat(told(open, GUEST)).containsExactly("Pistol moderator/none 110");
  }
}
