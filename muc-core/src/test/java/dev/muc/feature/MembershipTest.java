package dev.muc.feature;

import static dev.muc.feature.Stage.ADMIN;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.MODERATOR;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.accounts;
import static dev.muc.feature.Stage.actor;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.leave;
import static dev.muc.feature.Stage.reason;
import static dev.muc.feature.Stage.role;
import static dev.muc.feature.Stage.standing;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Members are made and unmade (XEP-0045 §9.3 to §9.5). */
class MembershipTest {
  private static final String MEMBERS_ONLY = "muc#roomconfig_membersonly";
  private final Rooms rooms = crew();

  @Test
  @Covers({
    "0045-9.3-1",
    "0045-9.3-3",
    "0045-9.3-4",
    "0045-9.3-5",
    "0045-9.5-10",
    "0045-9.5-13",
    "0045-9.5-20",
    "0045-5.2.2-1",
    "0045-5.2.2-4"
  })
  void aNewMemberIsSeenByAll() {
    rooms.affiliate(ADMIN, "pistol@tavern", "member");

    assertThat(told(rooms, ADMIN)).containsExactly("Pistol participant/member", "result");
    assertThat(told(rooms, GUEST)).containsExactly("Pistol participant/member 110");
    assertThat(told(rooms, MEMBER)).containsExactly("Pistol participant/member");
    assertThat(accounts(rooms, "member")).containsExactly("fluellen@wales", "pistol@tavern");
  }

  @Test
  @Covers("0045-9.3-6")
  void reasonAndActorOfAMembershipAreTold() {
    rooms.admin(
        ADMIN, "<item jid='pistol@tavern' affiliation='member'><reason>Bravery</reason></item>");

    assertThat(reason(rooms.to(MEMBER).get(0))).isEqualTo("Bravery");
    assertThat(actor(rooms.to(MEMBER).get(0))).isEqualTo("Exeter -");
  }

  @Test
  @Covers({"0045-9.3-1", "0045-9-1"})
  void anAdminOutsideMakesAMemberOfWhoIsOutside() {
    leave(rooms, ADMIN);

    rooms.affiliate(ADMIN, "nym@tavern", "member");

    assertThat(told(rooms, ADMIN)).containsExactly("result");
    assertThat(told(rooms, OWNER)).containsExactly("message member nym@tavern");
    rooms.enter(OTHER, "Nym");
    assertThat(standing(rooms, "Nym")).isEqualTo("participant/member");
  }

  @Test
  void whoSeesNoAddressesIsNotToldOfAbsentAccounts() {
    rooms.affiliate(ADMIN, "nym@tavern", "member");

    assertThat(told(rooms, OWNER)).hasSize(1);
    assertThat(told(rooms, MODERATOR)).hasSize(1);
    assertThat(rooms.to(MEMBER)).isEmpty();
    assertThat(rooms.to(GUEST)).isEmpty();
    assertThat(rooms.outcome.stanzas())
        .extracting(stanza -> stanza.to().toString())
        .doesNotContain("nym@tavern");
  }

  @Test
  @Covers({"0045-5.1.3-8", "0045-17.4-6"})
  void membershipGivesVoiceInOneUpdate() {
    Rooms moderated = crew("muc#roomconfig_moderatedroom", "1");
    assertThat(standing(moderated, "Pistol")).isEqualTo("visitor/none");

    moderated.affiliate(ADMIN, "pistol@tavern", "member");

    assertThat(told(moderated, MEMBER)).containsExactly("Pistol participant/member");
  }

  @Test
  void membershipTakesNoRoleAway() {
    rooms.affiliate(ADMIN, "gower@england", "member");

    assertThat(standing(rooms, "Gower")).isEqualTo("moderator/member");
  }

  @Test
  @Covers({"0045-9.4-1", "0045-9.4-2", "0045-9.4-3", "0045-5.2.2-6", "0045-5.1.3-9"})
  void aFormerMemberStaysInAnOpenRoomWithItsRole() {
    rooms.affiliate(ADMIN, "fluellen@wales", "none");

    assertThat(told(rooms, ADMIN)).containsExactly("Fluellen participant/none", "result");
    assertThat(told(rooms, MEMBER)).containsExactly("Fluellen participant/none 110");
    assertThat(told(rooms, GUEST)).containsExactly("Fluellen participant/none");
    assertThat(accounts(rooms, "member")).isEmpty();
  }

  @Test
  @Covers("0045-5.1.3-9")
  void aFormerMemberKeepsItsVoiceInAModeratedRoom() {
    Rooms moderated = crew("muc#roomconfig_moderatedroom", "1");

    moderated.affiliate(ADMIN, "fluellen@wales", "none");

    assertThat(standing(moderated, "Fluellen")).isEqualTo("participant/none");
  }

  @Test
  @Covers({
    "0045-9.4-4",
    "0045-9.4-5",
    "0045-9.4-6",
    "0045-9.4-7",
    "0045-9.4-8",
    "0045-9.5-11",
    "0045-16.6.2-16"
  })
  void aFormerMemberHasToLeaveAMembersOnlyRoom() {
    rooms.configure(OWNER, MEMBERS_ONLY, "1");
    rooms.affiliate(OWNER, "nym@tavern", "member");
    rooms.enter(OTHER, "Nym");

    rooms.affiliate(ADMIN, "fluellen@wales", "none");

    assertThat(told(rooms, MEMBER)).containsExactly("Fluellen gone none/none 321 110");
    assertThat(told(rooms, OTHER)).containsExactly("Fluellen gone none/none 321");
    assertThat(told(rooms, ADMIN)).containsExactly("Fluellen gone none/none 321", "result");
    assertThat(actor(rooms.to(OTHER).get(0))).isEqualTo("Exeter -");
    assertThat(standing(rooms, "Fluellen")).isEqualTo("absent");
  }

  @Test
  @Covers("0045-9.5-12")
  void aFormerMemberIsKeptOutOfAMembersOnlyRoom() {
    rooms.configure(OWNER, MEMBERS_ONLY, "1");
    rooms.affiliate(ADMIN, "fluellen@wales", "none");

    assertThat(error(rooms.enter(MEMBER, "Fluellen").get(0)))
        .isEqualTo("auth/registration-required");

    rooms.configure(OWNER, MEMBERS_ONLY, "0");
    rooms.enter(MEMBER, "Fluellen");
    assertThat(standing(rooms, "Fluellen")).isEqualTo("participant/none");
  }

  @Test
  void whoIsNoMoreThanAMemberStays() {
    rooms.configure(OWNER, MEMBERS_ONLY, "1");

    rooms.affiliate(OWNER, "exeter@court", "member");

    assertThat(standing(rooms, "Exeter")).isEqualTo("participant/member");
  }

  @Test
  @Covers({"0045-9.5-8", "0045-9.5-10"})
  void theMemberListIsChangedByDeltas() {
    rooms.affiliate(ADMIN, "nym@tavern", "member");

    rooms.admin(
        ADMIN,
        "<item jid='fluellen@wales' affiliation='none'/>"
            + "<item jid='pistol@tavern' affiliation='member'/>");

    assertThat(told(rooms, GUEST))
        .containsExactly("Pistol participant/member 110", "Fluellen participant/none");
    assertThat(told(rooms, ADMIN))
        .containsExactly("Fluellen participant/none", "Pistol participant/member", "result");
    assertThat(accounts(rooms, "member")).containsExactly("nym@tavern", "pistol@tavern");
  }

  @ParameterizedTest
  @CsvSource({
    "muc#roomconfig_membersonly, 1",
    "muc#roomconfig_moderatedroom, 1",
    "muc#roomconfig_persistentroom, 1",
    "muc#roomconfig_whois, anyone"
  })
  @Covers("0045-9.5-13")
  void aNewMembershipIsSeenInRoomsOfEveryType(String option, String value) {
    rooms.affiliate(OWNER, "pistol@tavern", "member");
    rooms.configure(OWNER, option, value);

    rooms.affiliate(OWNER, "exeter@court", "member");

    for (String client : new String[] {MEMBER, GUEST}) {
      assertThat(told(rooms, client)).containsExactly("Exeter participant/member");
    }
    assertThat(told(rooms, ADMIN)).containsExactly("Exeter participant/member 110");
    assertThat(told(rooms, OWNER)).containsExactly("Exeter participant/member", "result");
  }

  @Test
  @Covers("0045-9.3-2")
  void aNickIsReservedWithTheMembership() {
    rooms.admin(ADMIN, "<item jid='pistol@tavern' affiliation='member' nick='Ancient'/>");

    assertThat(rooms.room().reservedFor("Ancient")).contains(BareJid.of("pistol@tavern"));
    assertThat(error(rooms.enter(OTHER, "Ancient").get(0))).isEqualTo("cancel/conflict");
    rooms.enter("pistol@tavern/street", "Ancient");
    assertThat(standing(rooms, "Ancient")).isEqualTo("participant/member");
  }

  @Test
  @Covers("0045-9.5-9")
  void aReservedNickIsChangedKeptAndCleared() {
    rooms.admin(ADMIN, "<item jid='nym@tavern' affiliation='member' nick='Corporal'/>");

    rooms.admin(ADMIN, "<item jid='nym@tavern' affiliation='member' nick='Nym'/>");
    assertThat(rooms.room().reservedFor("Corporal")).isEmpty();
    assertThat(rooms.room().reservedFor("Nym")).contains(BareJid.of("nym@tavern"));

    rooms.affiliate(ADMIN, "nym@tavern", "member");
    assertThat(rooms.room().reservedFor("Nym")).contains(BareJid.of("nym@tavern"));

    rooms.admin(ADMIN, "<item jid='nym@tavern' affiliation='member' nick=''/>");
    assertThat(rooms.room().reservedFor("Nym")).isEmpty();
  }

  @Test
  void aReservedNickIsLostWithTheMembership() {
    rooms.admin(ADMIN, "<item jid='nym@tavern' affiliation='member' nick='Corporal'/>");

    rooms.admin(ADMIN, "<item jid='nym@tavern' affiliation='none' nick='Corporal'/>");

    assertThat(rooms.room().reservedFor("Corporal")).isEmpty();
  }

  @Test
  void aNickThatSomebodyElseReservedIsRefused() {
    rooms.admin(ADMIN, "<item jid='nym@tavern' affiliation='member' nick='Corporal'/>");

    Stanza refusal =
        rooms
            .admin(ADMIN, "<item jid='pistol@tavern' affiliation='member' nick='corporal'/>")
            .get(0);

    assertThat(error(refusal)).isEqualTo("cancel/conflict");
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
  }

  @Test
  void whoMerelyUsesANickHasToGoWhenItIsReserved() {
    rooms.admin(ADMIN, "<item jid='nym@tavern' affiliation='member' nick='Pistol'/>");

    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/none 307 110");
    assertThat(reason(rooms.to(GUEST).get(0))).isNotEmpty();
    assertThat(told(rooms, MEMBER)).containsExactly("Pistol gone none/none 307");
  }

  @Test
  void nobodyIsRemovedByWayOfANickWhomTheAskerMayNotRemove() {
    Stanza refusal =
        rooms.admin(ADMIN, "<item jid='nym@tavern' affiliation='member' nick='Henry'/>").get(0);

    assertThat(error(refusal)).isEqualTo("cancel/not-allowed");
    assertThat(standing(rooms, "Henry")).isEqualTo("moderator/owner");
    assertThat(accounts(rooms, "member")).doesNotContain("nym@tavern");
  }

  @Test
  void whoHasTheNickMayHaveItReserved() {
    rooms.admin(ADMIN, "<item jid='pistol@tavern' affiliation='member' nick='Pistol'/>");

    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/member");
    assertThat(rooms.room().reservedFor("Pistol")).contains(BareJid.of("pistol@tavern"));
  }

  @Test
  void aNickThatIsNoneIsRefused() {
    assertThat(
            error(
                rooms
                    .admin(ADMIN, "<item jid='nym@tavern' affiliation='member' nick='&#9;'/>")
                    .get(0)))
        .isEqualTo("modify/jid-malformed");
    assertThat(
            error(
                rooms
                    .admin(
                        ADMIN,
                        "<item jid='nym@tavern' affiliation='member' nick='"
                            + "x".repeat(65)
                            + "'/>")
                    .get(0)))
        .isEqualTo("modify/not-acceptable");
    assertThat(accounts(rooms, "member")).doesNotContain("nym@tavern");
  }

  @ParameterizedTest
  @ValueSource(strings = {GUEST, MEMBER, MODERATOR, OTHER})
  @Covers({"0045-9-2", "0045-5.2.1-5"})
  void nobodyElseMakesOrUnmakesMembers(String client) {
    assertThat(error(rooms.affiliate(client, "bardolph@tavern", "member").get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(error(rooms.affiliate(client, "fluellen@wales", "none").get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(accounts(rooms, "member")).containsExactly("fluellen@wales");
  }

  @Test
  @Covers("0045-9.5-1")
  void membersDoNotChangeTheListOfAMembersOnlyRoom() {
    rooms.configure(OWNER, MEMBERS_ONLY, "1");
    role(rooms, OWNER, "Fluellen", "moderator");

    assertThat(error(rooms.affiliate(MEMBER, "nym@tavern", "member").get(0)))
        .isEqualTo("auth/forbidden");

    rooms.affiliate(ADMIN, "nym@tavern", "member");
    assertThat(accounts(rooms, "member")).containsExactly("fluellen@wales", "nym@tavern");
  }

  @Test
  @Covers({"0045-5.2-5", "0045-4.1-1"})
  void affiliationsBelongToAccounts() {
    rooms.affiliate(OWNER, "pistol@tavern/street", "member");

    assertThat(accounts(rooms, "member")).contains("pistol@tavern");
    rooms.enter("pistol@tavern/cell", "Ancient");
    assertThat(standing(rooms, "Ancient")).isEqualTo("participant/member");
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/member");
    leave(rooms, GUEST);
    rooms.enter(GUEST, "Pistol");
    assertThat(told(rooms, MEMBER)).containsExactly("Pistol participant/member");
  }

  @Test
  @Covers("0045-5.2-6")
  void whatHappensInTheRoomDoesNotTouchAffiliations() {
    role(rooms, OWNER, "Fluellen", "visitor");
    rooms.send(MEMBER, "<presence to='" + Rooms.ROOM + "/Captain'/>");
    role(rooms, OWNER, "Captain", "none");

    assertThat(accounts(rooms, "member")).containsExactly("fluellen@wales");
  }

  @Test
  @Covers("0045-5.2-7")
  void ofAnAccountWithoutAffiliationNothingIsKept() {
    rooms.affiliate(OWNER, "pistol@tavern", "member");
    rooms.admin(OWNER, "<item jid='pistol@tavern' affiliation='none'><reason>x</reason></item>");

    assertThat(told(rooms, MEMBER)).containsExactly("Pistol participant/none");
    assertThat(accounts(rooms, "none")).isEmpty();
    assertThat(rooms.room().entry(BareJid.of("pistol@tavern")).reason()).isNull();
  }

  @Test
  @Covers("0045-9.5-14")
  void newMembersOfAMembersOnlyRoomAreInvited() {
    rooms.configure(OWNER, MEMBERS_ONLY, "1");

    rooms.affiliate(ADMIN, "nym@tavern", "member");

    assertThat(rooms.to("nym@tavern"))
        .singleElement()
        .isInstanceOfSatisfying(
            Message.class,
            invitation ->
                assertThat(invitation.payload(Namespaces.MUC_USER, "x"))
                    .hasValueSatisfying(x -> assertThat(x.child("invite")).isPresent()));
  }
}
