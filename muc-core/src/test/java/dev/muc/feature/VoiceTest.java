package dev.muc.feature;

import static dev.muc.feature.Stage.ADMIN;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.MODERATOR;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.actor;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.get;
import static dev.muc.feature.Stage.items;
import static dev.muc.feature.Stage.reason;
import static dev.muc.feature.Stage.role;
import static dev.muc.feature.Stage.standing;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Voice is granted, revoked and listed (XEP-0045 §8.3 to §8.5), in a moderated room. */
class VoiceTest {
  private Rooms rooms;

  @BeforeEach
  void moderatedRoom() {
    rooms = crew("muc#roomconfig_moderatedroom", "1");
  }

  @Test
  @Covers({"0045-8-1", "0045-8.3-1", "0045-8.3-2", "0045-8.3-3"})
  void grantedVoiceIsAnsweredThenSeenByAll() {
    role(rooms, MODERATOR, "Pistol", "participant");

    assertThat(told(rooms, MODERATOR)).containsExactly("result", "Pistol participant/none");
    assertThat(told(rooms, GUEST)).containsExactly("Pistol participant/none 110");
    assertThat(told(rooms, OWNER)).containsExactly("Pistol participant/none");
    assertThat(told(rooms, MEMBER)).containsExactly("Pistol participant/none");
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
  }

  @Test
  @Covers("0045-8.3-4")
  void reasonAndActorOfAGrantAreTold() {
    rooms.admin(MODERATOR, "<item nick='Pistol' role='participant'><reason>Manly</reason></item>");

    assertThat(reason(rooms.to(GUEST).get(0))).isEqualTo("Manly");
    assertThat(reason(rooms.to(MEMBER).get(0))).isEqualTo("Manly");
    assertThat(actor(rooms.to(MEMBER).get(0))).isEqualTo("Gower -");
    assertThat(actor(rooms.to(OWNER).get(0))).isEqualTo("Gower " + MODERATOR);
  }

  @Test
  @Covers({"0045-8.4-1", "0045-8.4-2", "0045-8.4-3"})
  void revokedVoiceIsAnsweredThenSeenByAll() {
    role(rooms, MODERATOR, "Pistol", "participant");

    role(rooms, MODERATOR, "Pistol", "visitor");

    assertThat(told(rooms, MODERATOR)).containsExactly("result", "Pistol visitor/none");
    assertThat(told(rooms, GUEST)).containsExactly("Pistol visitor/none 110");
    assertThat(told(rooms, MEMBER)).containsExactly("Pistol visitor/none");
    assertThat(error(rooms.say(GUEST, "Base is the slave").get(0))).isEqualTo("auth/forbidden");
  }

  @Test
  @Covers({"0045-5.1.1-16", "0045-8-2"})
  void onlyModeratorsGrantAndRevokeVoice() {
    rooms.enter(OTHER, "Nym");

    assertThat(error(role(rooms, GUEST, "Nym", "participant").get(0))).isEqualTo("auth/forbidden");
    assertThat(error(role(rooms, MEMBER, "Nym", "participant").get(0))).isEqualTo("auth/forbidden");
    assertThat(error(role(rooms, GUEST, "Fluellen", "visitor").get(0))).isEqualTo("auth/forbidden");
    assertThat(error(role(rooms, "nobody@nowhere/x", "Nym", "participant").get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(standing(rooms, "Nym")).isEqualTo("visitor/none");
    assertThat(standing(rooms, "Fluellen")).isEqualTo("participant/member");
  }

  @Test
  @Covers("0045-8-2")
  void anAdminWhoIsNotInTheRoomIsNoModerator() {
    Stage.leave(rooms, ADMIN);

    assertThat(error(role(rooms, ADMIN, "Pistol", "participant").get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(error(get(rooms, ADMIN, "<item role='participant'/>").get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(error(role(rooms, ADMIN, "Pistol", "none").get(0))).isEqualTo("auth/forbidden");
  }

  @Test
  @Covers("0045-8-2")
  void anyClientOfAModeratorsAccountMayAsk() {
    role(rooms, "gower@england/elsewhere", "Pistol", "participant");

    assertThat(told(rooms, "gower@england/elsewhere")).containsExactly("result");
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
  }

  @Test
  @Covers("0045-8-2")
  void anyNickOfAModeratorsAccountMayAsk() {
    rooms.enter("gower@england/second", "Captain");
    assertThat(standing(rooms, "Captain")).isEqualTo("visitor/none");

    rooms.admin("gower@england/second", "<item nick='Pistol' role='participant'/>");

    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
    assertThat(actor(rooms.to(MEMBER).get(0))).isEqualTo("Captain -");
  }

  @Test
  @Covers({"0045-5.1.1-17", "0045-8.4-5", "0045-8.4-6"})
  void nobodyTakesVoiceFromAdminsAndOwners() {
    assertThat(error(role(rooms, MODERATOR, "Exeter", "visitor").get(0)))
        .isEqualTo("cancel/not-allowed");
    assertThat(error(role(rooms, ADMIN, "Henry", "visitor").get(0)))
        .isEqualTo("cancel/not-allowed");
    assertThat(error(role(rooms, OWNER, "Exeter", "visitor").get(0)))
        .isEqualTo("cancel/not-allowed");
    assertThat(standing(rooms, "Exeter")).isEqualTo("moderator/admin");
    assertThat(standing(rooms, "Henry")).isEqualTo("moderator/owner");
  }

  @Test
  @Covers({"0045-8.4-4", "0045-8.4-6"})
  void nobodyTakesVoiceFromHigherOrEqualMembers() {
    role(rooms, OWNER, "Fluellen", "participant");
    assertThat(error(role(rooms, MODERATOR, "Fluellen", "visitor").get(0)))
        .isEqualTo("cancel/not-allowed");

    rooms.affiliate(OWNER, "gower@england", "member");
    assertThat(error(role(rooms, MODERATOR, "Fluellen", "visitor").get(0)))
        .isEqualTo("cancel/not-allowed");
    assertThat(standing(rooms, "Fluellen")).isEqualTo("participant/member");

    role(rooms, ADMIN, "Fluellen", "visitor");
    assertThat(standing(rooms, "Fluellen")).isEqualTo("visitor/member");
  }

  @Test
  void voiceMayBeGrantedToWhomItCouldNotBeTakenFrom() {
    role(rooms, ADMIN, "Fluellen", "visitor");

    role(rooms, MODERATOR, "Fluellen", "participant");

    assertThat(standing(rooms, "Fluellen")).isEqualTo("participant/member");
  }

  @Test
  @Covers("0045-8.4-7")
  void aRefusalShowsWhatWasRefused() {
    Stanza refusal = role(rooms, MODERATOR, "Exeter", "visitor").get(0);

    assertThat(refusal.payload(Namespaces.MUC_ADMIN, "query").orElseThrow().child("item"))
        .hasValueSatisfying(
            item -> {
              assertThat(item.attribute("nick")).contains("Exeter");
              assertThat(item.attribute("role")).contains("visitor");
            });
    assertThat(refusal.id()).isEqualTo("admin");
    assertThat(refusal.from()).hasToString(ROOM);
  }

  @Test
  @Covers("0045-8.2-12")
  void whoIsNotHereHasNoRoleToChange() {
    assertThat(error(role(rooms, MODERATOR, "Falstaff", "participant").get(0)))
        .isEqualTo("cancel/item-not-found");
    assertThat(error(role(rooms, MODERATOR, "Falstaff", "none").get(0)))
        .isEqualTo("cancel/item-not-found");
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  void aRoleThatOneHasAlreadyIsNoChange() {
    role(rooms, MODERATOR, "Pistol", "visitor");

    assertThat(told(rooms, MODERATOR)).containsExactly("result");
    assertThat(rooms.to(GUEST)).isEmpty();
  }

  @Test
  @Covers({"0045-8.5-1", "0045-8.5-2", "0045-8.5-3", "0045-17.4-7"})
  void theVoiceListNamesAllParticipants() {
    role(rooms, MODERATOR, "Pistol", "participant");

    assertThat(items(get(rooms, MODERATOR, "<item role='participant'/>")))
        .containsExactly(
            "member " + MEMBER + " Fluellen participant", "none " + GUEST + " Pistol participant");
  }

  @Test
  @Covers("0045-8-2")
  void onlyModeratorsReadTheVoiceList() {
    assertThat(error(get(rooms, MEMBER, "<item role='participant'/>").get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(items(get(rooms, MODERATOR, "<item role='visitor'/>")))
        .containsExactly("none " + GUEST + " Pistol visitor");
  }

  @Test
  @Covers({"0045-8.5-4", "0045-8.5-5", "0045-8.5-6"})
  void theVoiceListIsChangedByDeltas() {
    rooms.enter(OTHER, "Nym");
    rooms.enter("bardolph@tavern/nose", "Bardolph");
    role(rooms, MODERATOR, "Bardolph", "participant");

    rooms.admin(
        MODERATOR,
        "<item nick='Pistol' role='participant'/><item nick='Bardolph' role='visitor'/>");

    assertThat(told(rooms, MODERATOR))
        .containsExactly("result", "Pistol participant/none", "Bardolph visitor/none");
    assertThat(told(rooms, MEMBER))
        .containsExactly("Pistol participant/none", "Bardolph visitor/none");
    assertThat(told(rooms, GUEST))
        .containsExactly("Pistol participant/none 110", "Bardolph visitor/none");
    assertThat(standing(rooms, "Nym")).isEqualTo("visitor/none");
  }

  @Test
  @Covers("0045-8.5-7")
  void oneProtectedOccupantSpoilsAChangeOfTheVoiceList() {
    assertThat(
            error(
                rooms
                    .admin(
                        MODERATOR,
                        "<item nick='Pistol' role='participant'/>"
                            + "<item nick='Fluellen' role='visitor'/>")
                    .get(0)))
        .isEqualTo("cancel/not-allowed");
    assertThat(standing(rooms, "Pistol")).isEqualTo("visitor/none");
    assertThat(standing(rooms, "Fluellen")).isEqualTo("participant/member");
  }
}
