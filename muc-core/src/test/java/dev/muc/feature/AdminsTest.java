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

/** Admins are made, unmade and listed by owners (XEP-0045 §10.6 to §10.8). */
class AdminsTest {
  private final Rooms rooms = crew();

  @Test
  @Covers({
    "0045-10.6-1",
    "0045-10.6-4",
    "0045-10.6-5",
    "0045-5.1.3-7",
    "0045-17.4-6",
    "0045-10.8-10"
  })
  void aNewAdminIsSeenByAllAsModerator() {
    rooms.affiliate(OWNER, "pistol@tavern", "admin");

    assertThat(told(rooms, GUEST)).startsWith("Pistol moderator/admin 110");
    assertThat(told(rooms, OWNER)).containsExactly("Pistol moderator/admin", "result");
    assertThat(told(rooms, MEMBER)).containsExactly("Pistol moderator/admin");
    assertThat(accounts(rooms, "admin")).containsExactly("exeter@court", "pistol@tavern");

    rooms.affiliate(OWNER, "fluellen@wales", "admin");
    assertThat(standing(rooms, "Fluellen")).isEqualTo("moderator/admin");
  }

  @Test
  @Covers("0045-5.1.3-7")
  void aVisitorBecomesModeratorWithTheAffiliation() {
    Rooms moderated = crew("muc#roomconfig_moderatedroom", "1");

    moderated.affiliate(OWNER, "pistol@tavern", "admin");

    assertThat(told(moderated, MEMBER)).containsExactly("Pistol moderator/admin");
  }

  @Test
  @Covers({"0045-10.6-2", "0045-10.7-2", "0045-10.8-7"})
  void adminsAreAccounts() {
    rooms.affiliate(OWNER, "pistol@tavern/street", "admin");
    assertThat(accounts(rooms, "admin")).containsExactly("exeter@court", "pistol@tavern");

    rooms.affiliate(OWNER, "pistol@tavern/cell", "none");
    assertThat(accounts(rooms, "admin")).containsExactly("exeter@court");
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
  }

  @Test
  @Covers({"0045-10.6-6", "0045-10.7-6"})
  void ofAdminsOutsideMessagesTell() {
    rooms.affiliate(OWNER, "nym@tavern", "admin");
    assertThat(told(rooms, OWNER)).containsExactly("message admin nym@tavern", "result");
    assertThat(rooms.to(GUEST)).isEmpty();

    rooms.affiliate(OWNER, "nym@tavern", "member");
    assertThat(told(rooms, OWNER)).containsExactly("message member nym@tavern", "result");
  }

  @ParameterizedTest
  @ValueSource(strings = {ADMIN, MEMBER, MODERATOR, GUEST, OTHER})
  @Covers({
    "0045-10.6-3",
    "0045-10.7-3",
    "0045-10.8-8",
    "0045-5.2.1-7",
    "0045-5.2.2-7",
    "0045-5.2.2-9"
  })
  void nobodyElseMakesOrUnmakesAdmins(String client) {
    rooms.affiliate(OWNER, "scroop@masham", "admin");

    assertThat(error(rooms.affiliate(client, "pistol@tavern", "admin").get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(error(rooms.affiliate(client, "scroop@masham", "none").get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(error(rooms.affiliate(client, "scroop@masham", "member").get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(accounts(rooms, "admin")).containsExactly("exeter@court", "scroop@masham");
  }

  @ParameterizedTest
  @ValueSource(strings = {"member", "none"})
  @Covers({"0045-10.7-1", "0045-10.7-4", "0045-10.7-5", "0045-5.2.2-9", "0045-5.1.3-9"})
  void aFormerAdminIsAParticipant(String affiliation) {
    rooms.affiliate(OWNER, "exeter@court", affiliation);

    String seen = "Exeter participant/" + affiliation;
    assertThat(told(rooms, OWNER)).containsExactly(seen, "result");
    assertThat(told(rooms, ADMIN)).containsExactly(seen + " 110");
    assertThat(told(rooms, GUEST)).containsExactly(seen);
    assertThat(accounts(rooms, "admin")).isEmpty();
  }

  @Test
  @Covers("0045-5.1.3-9")
  void aFormerAdminWithoutAffiliationIsAVisitorInAModeratedRoom() {
    Rooms moderated = crew("muc#roomconfig_moderatedroom", "1");

    moderated.affiliate(OWNER, "exeter@court", "none");

    assertThat(standing(moderated, "Exeter")).isEqualTo("visitor/none");
  }

  @Test
  @Covers({"0045-10.8-6", "0045-10.8-9", "0045-10.8-10"})
  void theAdminListIsChangedByDeltas() {
    rooms.affiliate(OWNER, "nym@tavern", "admin");

    rooms.admin(
        OWNER,
        "<item jid='exeter@court' affiliation='none'/>"
            + "<item jid='pistol@tavern' affiliation='admin'/>");

    assertThat(accounts(rooms, "admin")).containsExactly("nym@tavern", "pistol@tavern");
    assertThat(told(rooms, MEMBER))
        .containsExactly("Exeter participant/none", "Pistol moderator/admin");
    assertThat(told(rooms, OWNER)).endsWith("result");
  }

  @Test
  @Covers({"0045-10.8-3", "0045-10.8-4", "0045-10.8-5", "0045-17.4-8", "0045-17.4-9"})
  void ownersReadTheAdminList() {
    rooms.affiliate(OWNER, "nym@tavern", "admin");

    assertThat(items(get(rooms, OWNER, "<item affiliation='admin'/>")))
        .containsExactly("admin exeter@court Exeter -", "admin nym@tavern - -");
  }

  @ParameterizedTest
  @ValueSource(strings = {ADMIN, MEMBER, MODERATOR, GUEST, OTHER})
  @Covers("0045-10.8-1")
  void nobodyElseReadsTheAdminListOfASemiAnonymousRoom(String client) {
    assertThat(error(get(rooms, client, "<item affiliation='admin'/>").get(0)))
        .isEqualTo("auth/forbidden");
  }

  @Test
  @Covers("0045-10.8-2")
  void occupantsAndAdminsReadTheAdminListOfANonAnonymousRoom() {
    Rooms open = crew("muc#roomconfig_whois", "anyone");

    assertThat(items(get(open, GUEST, "<item affiliation='admin'/>")))
        .containsExactly("admin exeter@court Exeter -");
    leave(open, ADMIN);
    assertThat(items(get(open, ADMIN, "<item affiliation='admin'/>"))).hasSize(1);
    assertThat(error(get(open, OTHER, "<item affiliation='admin'/>").get(0)))
        .isEqualTo("auth/forbidden");
  }
}
