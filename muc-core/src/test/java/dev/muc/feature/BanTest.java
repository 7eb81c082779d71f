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
import static dev.muc.feature.Stage.get;
import static dev.muc.feature.Stage.items;
import static dev.muc.feature.Stage.leave;
import static dev.muc.feature.Stage.reason;
import static dev.muc.feature.Stage.standing;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An admin bans an account or a whole domain (XEP-0045 §9.1, §9.2). */
class BanTest {
  private final Rooms rooms = crew();

  @Test
  @Covers({
    "0045-9.1-3",
    "0045-9.1-5",
    "0045-9.1-6",
    "0045-9.1-8",
    "0045-9.1-10",
    "0045-9.1-12",
    "0045-16.6.2-13"
  })
  void theAdminIsAnsweredThenTheBannedIsToldThenTheRest() {
    rooms.affiliate(ADMIN, "pistol@tavern", "outcast");

    assertThat(rooms.outcome.stanzas().subList(0, 2))
        .extracting(Stage::brief)
        .containsExactly("result", "Pistol gone none/outcast 301 110");
    assertThat(told(rooms, ADMIN)).containsExactly("result", "Pistol gone none/outcast 301");
    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/outcast 301 110");
    assertThat(told(rooms, MEMBER)).containsExactly("Pistol gone none/outcast 301");
    assertThat(accounts(rooms, "outcast")).containsExactly("pistol@tavern");
    assertThat(standing(rooms, "Pistol")).isEqualTo("absent");
  }

  @Test
  @Covers({"0045-9.1-7", "0045-9.1-9"})
  void reasonAndActorAreToldToAll() {
    rooms.admin(
        ADMIN, "<item jid='pistol@tavern' affiliation='outcast'><reason>Theft</reason></item>");

    assertThat(reason(rooms.to(GUEST).get(0))).isEqualTo("Theft");
    assertThat(actor(rooms.to(GUEST).get(0))).isEqualTo("Exeter -");
    assertThat(reason(rooms.to(MEMBER).get(0))).isEqualTo("Theft");
    assertThat(actor(rooms.to(MEMBER).get(0))).isEqualTo("Exeter -");
  }

  @Test
  @Covers("0045-9.1-1")
  void aBanIsOfTheAccount() {
    rooms.affiliate(ADMIN, GUEST, "outcast");

    assertThat(accounts(rooms, "outcast")).containsExactly("pistol@tavern");
    assertThat(error(rooms.enter("pistol@tavern/street", "Ancient").get(0)))
        .isEqualTo("auth/forbidden");
  }

  @Test
  @Covers({"0045-9.1-2", "0045-9-1"})
  void whoIsNotHereMayBeBannedByWhoIsNotHere() {
    leave(rooms, ADMIN);

    rooms.affiliate(ADMIN, "nym@tavern", "outcast");

    assertThat(told(rooms, ADMIN)).containsExactly("result");
    assertThat(told(rooms, OWNER)).containsExactly("message outcast nym@tavern 301");
    assertThat(told(rooms, GUEST)).isEmpty();
    assertThat(error(rooms.enter(OTHER, "Nym").get(0))).isEqualTo("auth/forbidden");
  }

  @Test
  @Covers("0045-9.1-11")
  void everyClientAndNickOfTheAccountHasToGo() {
    rooms.enter("pistol@tavern/street", "Pistol");
    rooms.enter("pistol@tavern/cell", "Ancient");

    rooms.affiliate(ADMIN, "pistol@tavern", "outcast");

    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/outcast 301 110");
    assertThat(told(rooms, "pistol@tavern/street"))
        .containsExactly("Pistol gone none/outcast 301 110");
    assertThat(told(rooms, "pistol@tavern/cell"))
        .containsExactly("Ancient gone none/outcast 301 110");
    assertThat(told(rooms, MEMBER))
        .containsExactly("Pistol gone none/outcast 301", "Ancient gone none/outcast 301");
  }

  @Test
  void theBannedMayBeNamedByNick() {
    rooms.admin(ADMIN, "<item nick='Pistol' affiliation='outcast'/>");

    assertThat(accounts(rooms, "outcast")).containsExactly("pistol@tavern");
    assertThat(error(rooms.admin(ADMIN, "<item nick='Nym' affiliation='outcast'/>").get(0)))
        .isEqualTo("cancel/item-not-found");
  }

  @Test
  @Covers({"0045-9.1-4", "0045-9.2-8"})
  void aBanFreesTheReservedNick() {
    rooms.admin(ADMIN, "<item jid='pistol@tavern' affiliation='member' nick='Ancient'/>");
    assertThat(rooms.room().reservedFor("Ancient")).contains(BareJid.of("pistol@tavern"));

    rooms.affiliate(ADMIN, "pistol@tavern", "outcast");

    assertThat(rooms.room().reservedFor("Ancient")).isEmpty();
    rooms.enter(OTHER, "Ancient");
    assertThat(standing(rooms, "Ancient")).isEqualTo("participant/none");
  }

  @Test
  @Covers("0045-9.1-13")
  void adminsDoNotBanOwners() {
    assertThat(error(rooms.affiliate(ADMIN, "henry@court", "outcast").get(0)))
        .isEqualTo("cancel/not-allowed");
    assertThat(standing(rooms, "Henry")).isEqualTo("moderator/owner");
  }

  @Test
  @Covers({"0045-9.1-14", "0045-5.2.2-9"})
  void adminsDoNotBanAdmins() {
    rooms.affiliate(OWNER, "nym@tavern", "admin");

    assertThat(error(rooms.affiliate(ADMIN, "nym@tavern", "outcast").get(0)))
        .isEqualTo("cancel/not-allowed");
    assertThat(accounts(rooms, "admin")).contains("nym@tavern");
  }

  @Test
  void ownersBanAdmins() {
    rooms.affiliate(OWNER, "exeter@court", "outcast");

    assertThat(told(rooms, ADMIN)).containsExactly("Exeter gone none/outcast 301 110");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exeter@court", "court", "exeter@court/tent"})
  @Covers("0045-9.1-15")
  void nobodyBansThemselves(String own) {
    Stanza refusal = rooms.affiliate(ADMIN, own, "outcast").get(0);

    assertThat(error(refusal)).isEqualTo("cancel/conflict");
    assertThat(standing(rooms, "Exeter")).isEqualTo("moderator/admin");
    assertThat(accounts(rooms, "outcast")).isEmpty();
  }

  @Test
  @Covers("0045-9.1-15")
  void ownersDoNotBanThemselvesEither() {
    rooms.affiliate(OWNER, "nym@tavern", "owner");

    assertThat(error(rooms.affiliate(OWNER, "henry@court", "outcast").get(0)))
        .isEqualTo("cancel/conflict");
  }

  @ParameterizedTest
  @ValueSource(strings = {GUEST, MEMBER, MODERATOR, OTHER})
  @Covers({"0045-5.2.1-4", "0045-9-2"})
  void nobodyElseBans(String client) {
    assertThat(error(rooms.affiliate(client, "bardolph@tavern", "outcast").get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(error(get(rooms, client, "<item affiliation='outcast'/>").get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(accounts(rooms, "outcast")).isEmpty();
  }

  @Test
  @Covers({"0045-9.2-1", "0045-9.2-2", "0045-9.2-3", "0045-9.2-4"})
  void theBanListShowsAccountsAndReasons() {
    rooms.admin(
        ADMIN,
        "<item jid='pistol@tavern' affiliation='outcast'><reason>Theft</reason></item>"
            + "<item jid='france' affiliation='outcast'/>");

    Stanza list = get(rooms, ADMIN, "<item affiliation='outcast'/>").get(0);

    assertThat(items(rooms.to(ADMIN)))
        .containsExactly("outcast pistol@tavern - -", "outcast france - -");
    assertThat(
            list.payload(Namespaces.MUC_ADMIN, "query").orElseThrow().children().stream()
                .map(item -> item.child("reason").map(r -> r.text()).orElse("-")))
        .containsExactly("Theft", "-");
  }

  @Test
  @Covers({"0045-9.2-5", "0045-9.2-6", "0045-9.2-7"})
  void theBanListIsChangedByDeltas() {
    rooms.affiliate(ADMIN, "bardolph@tavern", "outcast");
    rooms.affiliate(ADMIN, "scroop@masham", "outcast");

    rooms.admin(
        ADMIN,
        "<item jid='bardolph@tavern' affiliation='none'/>"
            + "<item jid='pistol@tavern' affiliation='outcast'/>");

    assertThat(told(rooms, ADMIN))
        .containsExactly("result", "message none bardolph@tavern", "Pistol gone none/outcast 301");
    assertThat(told(rooms, MEMBER)).containsExactly("Pistol gone none/outcast 301");
    assertThat(accounts(rooms, "outcast")).containsExactly("scroop@masham", "pistol@tavern");
  }

  @Test
  @Covers({"0045-9.2-10", "0045-9.2-11", "0045-9.2-12"})
  void oneProhibitedBanSpoilsThemAll() {
    assertThat(
            error(
                rooms
                    .admin(
                        ADMIN,
                        "<item jid='pistol@tavern' affiliation='outcast'/>"
                            + "<item jid='henry@court' affiliation='outcast'/>")
                    .get(0)))
        .isEqualTo("cancel/not-allowed");
    assertThat(
            error(
                rooms
                    .admin(
                        ADMIN,
                        "<item jid='pistol@tavern' affiliation='outcast'/>"
                            + "<item jid='exeter@court' affiliation='outcast'/>")
                    .get(0)))
        .isEqualTo("cancel/conflict");
    assertThat(accounts(rooms, "outcast")).isEmpty();
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
  }

  @Test
  @Covers("0045-9.2-9")
  void aBannedDomainIsKeptOutWithAllItsAccounts() {
    rooms.enter(OTHER, "Nym");

    rooms.affiliate(ADMIN, "tavern", "outcast");

    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/outcast 301 110");
    assertThat(told(rooms, OTHER)).containsExactly("Nym gone none/outcast 301 110");
    assertThat(told(rooms, MEMBER))
        .containsExactly("Pistol gone none/outcast 301", "Nym gone none/outcast 301");
    assertThat(error(rooms.enter("quickly@tavern/bar", "Quickly").get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(accounts(rooms, "outcast")).containsExactly("tavern");
    rooms.enter("boy@camp/x", "Boy");
    assertThat(standing(rooms, "Boy")).isEqualTo("participant/none");
  }

  @Test
  @Covers("0045-9.2-9")
  void anAffiliationOfOnesOwnOutweighsTheDomain() {
    rooms.affiliate(ADMIN, "pistol@tavern", "member");

    rooms.affiliate(ADMIN, "tavern", "outcast");

    assertThat(rooms.to(GUEST)).isEmpty();
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/member");
    leave(rooms, GUEST);
    rooms.enter(GUEST, "Pistol");
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/member");
  }

  @Test
  void whoLosesTheirOwnAffiliationFallsUnderTheBanOfTheDomain() {
    rooms.affiliate(ADMIN, "pistol@tavern", "member");
    rooms.affiliate(ADMIN, "tavern", "outcast");

    rooms.affiliate(ADMIN, "pistol@tavern", "none");

    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/outcast 301 110");
  }

  @Test
  void theEndOfABanLetsADomainInAgain() {
    rooms.affiliate(ADMIN, "pistol@tavern", "member");
    rooms.affiliate(ADMIN, "tavern", "outcast");

    rooms.affiliate(ADMIN, "tavern", "none");

    assertThat(rooms.to(GUEST)).isEmpty();
    rooms.enter(OTHER, "Nym");
    assertThat(standing(rooms, "Nym")).isEqualTo("participant/none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"member", "admin", "owner"})
  void aDomainCanOnlyBeBanned(String affiliation) {
    assertThat(error(rooms.affiliate(OWNER, "tavern", affiliation).get(0)))
        .isEqualTo("cancel/not-allowed");
    assertThat(accounts(rooms, affiliation)).doesNotContain("tavern");
  }

  @Test
  void bansStayWhenTheRoomStays() {
    rooms.configure(OWNER, "muc#roomconfig_persistentroom", "1");
    rooms.affiliate(OWNER, "pistol@tavern", "outcast");
    for (String client : new String[] {OWNER, ADMIN, MEMBER, MODERATOR}) {
      leave(rooms, client);
    }

    assertThat(error(rooms.enter(GUEST, "Pistol").get(0))).isEqualTo("auth/forbidden");
  }
}
