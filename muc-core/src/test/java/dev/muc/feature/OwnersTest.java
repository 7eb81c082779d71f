package dev.muc.feature;

import static dev.muc.feature.Stage.ADMIN;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.MODERATOR;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.accounts;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.get;
import static dev.muc.feature.Stage.items;
import static dev.muc.feature.Stage.leave;
import static dev.muc.feature.Stage.standing;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Owners are made and unmade, and one is always left (XEP-0045 §10.3 to §10.5). */
class OwnersTest {
  private static final String BOTH_OWNERS = "pistol@tavern";
  private final Rooms rooms = crew();

  @Test
  @Covers({"0045-10.3-1", "0045-10.3-4", "0045-10.3-5", "0045-5.1.3-7", "0045-10.5-13"})
  void aNewOwnerIsSeenByAllAsModerator() {
    rooms.affiliate(OWNER, "pistol@tavern", "owner");

    assertThat(told(rooms, GUEST)).startsWith("Pistol moderator/owner 110");
    assertThat(told(rooms, OWNER)).containsExactly("Pistol moderator/owner", "result");
    assertThat(told(rooms, MEMBER)).containsExactly("Pistol moderator/owner");
    assertThat(accounts(rooms, "owner")).containsExactly("henry@court", "pistol@tavern");
  }

  @Test
  @Covers({"0045-10.3-2", "0045-10.4-2", "0045-10.5-7"})
  void ownershipIsOfTheAccount() {
    rooms.affiliate(OWNER, "pistol@tavern/street", "owner");
    assertThat(accounts(rooms, "owner")).containsExactly("henry@court", "pistol@tavern");
    assertThat(standing(rooms, "Pistol")).isEqualTo("moderator/owner");

    rooms.affiliate(OWNER, "pistol@tavern/cell", "none");
    assertThat(accounts(rooms, "owner")).containsExactly("henry@court");
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
  }

  @Test
  @Covers("0045-10.3-6")
  void ofANewOwnerOutsideAMessageTells() {
    rooms.affiliate(OWNER, "nym@tavern", "owner");

    assertThat(told(rooms, OWNER)).containsExactly("message owner nym@tavern", "result");
    assertThat(told(rooms, ADMIN)).containsExactly("message owner nym@tavern");
    assertThat(rooms.to(MEMBER)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {ADMIN, MEMBER, MODERATOR, GUEST, OTHER})
  @Covers({
    "0045-10.3-3",
    "0045-10.4-3",
    "0045-10.5-8",
    "0045-5.2.1-8",
    "0045-5.2.2-8",
    "0045-5.2.2-10"
  })
  void nobodyElseMakesOrUnmakesOwners(String client) {
    rooms.affiliate(OWNER, "scroop@masham", "owner");

    assertThat(error(rooms.affiliate(client, "pistol@tavern", "owner").get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(error(rooms.affiliate(client, "scroop@masham", "none").get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(error(rooms.affiliate(client, "scroop@masham", "admin").get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(accounts(rooms, "owner")).containsExactly("henry@court", "scroop@masham");
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "member", "none"})
  @Covers({"0045-10.4-1", "0045-10.4-8", "0045-10.4-9", "0045-5.2.2-10"})
  void ownersUnmakeOtherOwners(String affiliation) {
    rooms.affiliate(OWNER, BOTH_OWNERS, "owner");
    String role = affiliation.equals("admin") ? "moderator" : "participant";

    rooms.affiliate(OWNER, BOTH_OWNERS, affiliation);

    String seen = "Pistol " + role + "/" + affiliation;
    assertThat(told(rooms, OWNER)).containsExactly(seen, "result");
    assertThat(told(rooms, GUEST)).containsExactly(seen + " 110");
    assertThat(told(rooms, MEMBER)).containsExactly(seen);
    assertThat(accounts(rooms, "owner")).containsExactly("henry@court");
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "member", "none"})
  @Covers({"0045-10-1", "0045-10.4-4", "0045-10.4-5", "0045-10.5-9", "0045-10.5-10"})
  void theOnlyOwnerStays(String affiliation) {
    assertThat(error(rooms.affiliate(OWNER, "henry@court", affiliation).get(0)))
        .isEqualTo("cancel/conflict");
    assertThat(accounts(rooms, "owner")).containsExactly("henry@court");
    assertThat(standing(rooms, "Henry")).isEqualTo("moderator/owner");
  }

  @Test
  @Covers({"0045-10.4-6", "0045-10.5-11", "0045-10.5-12"})
  void anOwnerMayGoIfAnotherIsLeft() {
    rooms.affiliate(OWNER, BOTH_OWNERS, "owner");

    rooms.affiliate(OWNER, "henry@court", "none");

    assertThat(told(rooms, OWNER)).containsExactly("Henry participant/none 110", "result");
    assertThat(accounts(rooms, "owner")).containsExactly("pistol@tavern");
    assertThat(error(rooms.affiliate(GUEST, "pistol@tavern", "none").get(0)))
        .isEqualTo("cancel/conflict");
  }

  @Test
  @Covers({"0045-10-1", "0045-10.5-9", "0045-10.5-10"})
  void ownersDoNotGoAllAtOnce() {
    rooms.affiliate(OWNER, BOTH_OWNERS, "owner");

    assertThat(
            error(
                rooms
                    .admin(
                        OWNER,
                        "<item jid='pistol@tavern' affiliation='member'/>"
                            + "<item jid='henry@court' affiliation='admin'/>")
                    .get(0)))
        .isEqualTo("cancel/conflict");
    assertThat(accounts(rooms, "owner")).containsExactly("henry@court", "pistol@tavern");
  }

  @Test
  @Covers("0045-10.5-12")
  void aRoomIsHandedOverInAnyOrder() {
    rooms.admin(
        OWNER,
        "<item jid='henry@court' affiliation='none'/><item jid='nym@tavern' affiliation='owner'/>");

    assertThat(told(rooms, OWNER)).contains("result");
    assertThat(accounts(rooms, "owner")).containsExactly("nym@tavern");
    assertThat(standing(rooms, "Henry")).isEqualTo("participant/none");
  }

  @Test
  @Covers("0045-10.5-6")
  void theOwnerListIsChangedByDeltas() {
    rooms.affiliate(OWNER, BOTH_OWNERS, "owner");

    rooms.admin(
        OWNER,
        "<item jid='pistol@tavern' affiliation='none'/>"
            + "<item jid='nym@tavern' affiliation='owner'/>");

    assertThat(accounts(rooms, "owner")).containsExactly("henry@court", "nym@tavern");
  }

  @Test
  @Covers({"0045-10.5-3", "0045-10.5-4", "0045-10.5-5", "0045-17.4-8", "0045-17.4-9"})
  void ownersReadTheOwnerList() {
    rooms.affiliate(OWNER, "nym@tavern", "owner");

    assertThat(items(get(rooms, OWNER, "<item affiliation='owner'/>")))
        .containsExactly("owner henry@court Henry -", "owner nym@tavern - -");
  }

  @ParameterizedTest
  @ValueSource(strings = {ADMIN, MEMBER, MODERATOR, GUEST, OTHER})
  @Covers("0045-10.5-1")
  void nobodyElseReadsTheOwnerListOfASemiAnonymousRoom(String client) {
    assertThat(error(get(rooms, client, "<item affiliation='owner'/>").get(0)))
        .isEqualTo("auth/forbidden");
  }

  @Test
  @Covers("0045-10.5-2")
  void occupantsAndAdminsReadTheOwnerListOfANonAnonymousRoom() {
    Rooms open = crew("muc#roomconfig_whois", "anyone");

    assertThat(items(get(open, GUEST, "<item affiliation='owner'/>")))
        .containsExactly("owner henry@court Henry -");
    leave(open, ADMIN);
    assertThat(items(get(open, ADMIN, "<item affiliation='owner'/>"))).hasSize(1);
    assertThat(error(get(open, OTHER, "<item affiliation='owner'/>").get(0)))
        .isEqualTo("auth/forbidden");
    leave(open, MEMBER);
    assertThat(error(get(open, MEMBER, "<item affiliation='owner'/>").get(0)))
        .isEqualTo("auth/forbidden");
  }
}
