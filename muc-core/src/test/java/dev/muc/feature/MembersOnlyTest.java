package dev.muc.feature;

import static dev.muc.feature.Stage.ADMIN;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.MODERATOR;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.item;
import static dev.muc.feature.Stage.standing;
import static dev.muc.feature.Stage.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A room becomes members-only: whoever is not a member has to leave (XEP-0045 §10.2). */
class MembersOnlyTest {
  private static final String MEMBERS_ONLY = "muc#roomconfig_membersonly";
  private Rooms rooms = crew();

  @BeforeEach
  void anotherMember() {
    rooms.affiliate(OWNER, "jamy@scotland", "member");
    rooms.enter("jamy@scotland/x", "Jamy");
  }

  @Test
  @Covers({"0045-10.2-15", "0045-10.2-16", "0045-16.6.2-17"})
  void strangersHaveToGoEvenIfTheyAreModerators() {
    rooms.configure(OWNER, MEMBERS_ONLY, "1");

    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/none 322 110");
    assertThat(told(rooms, MODERATOR)).containsExactly("Gower gone none/none 322 110");
    assertThat(told(rooms, MEMBER))
        .containsExactly("Gower gone none/none 322", "Pistol gone none/none 322", "message 104");
    assertThat(told(rooms, OWNER))
        .containsExactly(
            "result", "Gower gone none/none 322", "Pistol gone none/none 322", "message 104");
    assertThat(rooms.room().occupants())
        .extracting(occupant -> occupant.nick())
        .containsExactly("Henry", "Exeter", "Fluellen", "Jamy");
  }

  @Test
  void everyClientOfAStrangerHasToGo() {
    rooms.enter("pistol@tavern/street", "Pistol");

    rooms.configure(OWNER, MEMBERS_ONLY, "1");

    assertThat(told(rooms, "pistol@tavern/street"))
        .containsExactly("Pistol gone none/none 322 110");
  }

  @Test
  void aMembersOnlyRoomRemovesNobodyAgain() {
    rooms.configure(OWNER, MEMBERS_ONLY, "1");

    rooms.configure(OWNER, MEMBERS_ONLY, "1", "muc#roomconfig_roomname", "Camp");

    assertThat(told(rooms, MEMBER)).containsExactly("message 104");
  }

  @Test
  void whomTheSameFormMakesAnAdminStays() {
    rooms.configure(OWNER, MEMBERS_ONLY, "1", "muc#roomconfig_roomadmins", "pistol@tavern");

    assertThat(standing(rooms, "Pistol")).isEqualTo("moderator/admin");
    assertThat(standing(rooms, "Gower")).isEqualTo("absent");
    assertThat(standing(rooms, "Exeter")).isEqualTo("participant/member");
  }

  @Test
  @Covers("0045-10.2-16")
  void theyAreSeenToGoAlsoIfTheirPresenceIsNotShownFromNowOn() {
    rooms.configure(OWNER, MEMBERS_ONLY, "1", "muc#roomconfig_presencebroadcast", "moderator");

    assertThat(told(rooms, MEMBER))
        .startsWith("Gower gone none/none 322", "Pistol gone none/none 322");
    assertThat(told(rooms, MEMBER))
        .contains("Jamy gone none/member")
        .endsWith("Jamy gone none/member");
  }

  @Test
  void theirAddressesStaySecretIfTheRoomBecomesNonAnonymousWithoutThem() {
    rooms.configure(OWNER, MEMBERS_ONLY, "1", "muc#roomconfig_whois", "anyone");

    assertThat(rooms.to(MEMBER).subList(0, 2))
        .allSatisfy(presence -> assertThat(item(presence, "jid")).isEmpty());
    assertThat(told(rooms, MEMBER)).endsWith("message 104 172");
    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/none 322 110");
  }

  @Test
  void aRoomThatOpensLosesNobody() {
    rooms.configure(OWNER, MEMBERS_ONLY, "1");

    rooms.configure(OWNER, MEMBERS_ONLY, "0");

    assertThat(told(rooms, MEMBER)).containsExactly("message 104");
    assertThat(rooms.room().occupants()).hasSize(4);
  }

  @Test
  void adminsDismissedByTheFormGetTheRoleThatTheNewRoomGivesThem() {
    rooms.configure(
        OWNER, "muc#roomconfig_moderatedroom", "1", "muc#roomconfig_roomadmins", "pistol@tavern");

    assertThat(standing(rooms, "Exeter")).isEqualTo("participant/member");
    assertThat(List.of(told(rooms, ADMIN).get(0))).containsExactly("Exeter participant/member 110");
  }
}
