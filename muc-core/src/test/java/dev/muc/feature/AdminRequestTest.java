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
import static dev.muc.feature.Stage.role;
import static dev.muc.feature.Stage.standing;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.limits.Limit;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests in muc#admin as such: what they look like, several items in one (§9.2, §17.4, §19.3).
 */
class AdminRequestTest {
  private final Rooms rooms = crew();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<item/>",
        "<item nick='Pistol'/>",
        "<item jid='pistol@tavern'/>",
        "<item nick='Pistol' role='king'/>",
        "<item jid='pistol@tavern' affiliation='friend'/>",
        "<item role='visitor'/>",
        "<item affiliation='member'/>",
        "<other xmlns='urn:x'/>",
        "<item nick='Pistol' role='visitor'/><item/>"
      })
  @Covers("0045-19.3-1")
  void whatIsNoChangeIsABadRequest(String items) {
    assertThat(error(rooms.admin(OWNER, items).get(0))).isEqualTo("modify/bad-request");
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<item/>",
        "<item role='none'/>",
        "<item affiliation='none'/>",
        "<item role='king'/>",
        "<item affiliation='friend'/>",
        "<item role='participant' affiliation='member'/>",
        "<item role='participant'/><item role='moderator'/>"
      })
  @Covers("0045-19.3-1")
  void whatIsNoListIsABadRequest(String items) {
    assertThat(error(get(rooms, OWNER, items).get(0))).isEqualTo("modify/bad-request");
  }

  @Test
  @Covers("0045-17.4-5")
  void anItemChangesRoleOrAffiliationAndNotBoth() {
    Stanza refusal =
        rooms
            .admin(
                OWNER,
                "<item jid='pistol@tavern' nick='Pistol' role='moderator' affiliation='admin'/>")
            .get(0);

    assertThat(error(refusal)).isEqualTo("modify/bad-request");
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    assertThat(error(rooms.affiliate(OWNER, "a@b@c", "member").get(0)))
        .isEqualTo("modify/jid-malformed");
  }

  @Test
  void aRefusalShowsTheRequest() {
    Stanza refusal = rooms.admin(OWNER, "<item jid='henry@court' affiliation='none'/>").get(0);

    assertThat(refusal.payload(Namespaces.MUC_ADMIN, "query").orElseThrow().child("item"))
        .hasValueSatisfying(item -> assertThat(item.attribute("jid")).contains("henry@court"));
    refusal = rooms.admin(OWNER, "<item/>").get(0);
    assertThat(refusal.payload(Namespaces.MUC_ADMIN, "query")).isPresent();
  }

  @Test
  void aRequestMayHaveSoManyItemsAndNotMore() {
    int max = rooms.service.config().limits().of(Limit.ITEMS_PER_REQUEST);
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < max; i++) {
      items.append("<item jid='archer").append(i).append("@field' affiliation='member'/>");
    }

    rooms.admin(OWNER, items.toString());
    assertThat(accounts(rooms, "member")).hasSize(1 + max);

    String onceMore = items + "<item jid='pistol@tavern' affiliation='member'/>";
    Stanza refused = rooms.admin(OWNER, onceMore).get(0);
    assertThat(error(refused)).isEqualTo("modify/policy-violation");
    assertThat(refused.payload(Namespaces.MUC_ADMIN, "query")).as("so much again").isEmpty();
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
  }

  @Test
  void bansKicksAndRolesInOneRequest() {
    rooms.enter(OTHER, "Nym");

    rooms.admin(
        ADMIN,
        "<item jid='pistol@tavern' affiliation='outcast'/>"
            + "<item nick='Nym' role='none'/>"
            + "<item nick='Fluellen' role='visitor'/>"
            + "<item jid='gower@england' affiliation='member'/>");

    assertThat(told(rooms, ADMIN))
        .containsExactly(
            "result",
            "Pistol gone none/outcast 301",
            "Nym gone none/none 307",
            "Fluellen visitor/member",
            "Gower moderator/member");
    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/outcast 301 110");
    assertThat(told(rooms, OTHER)).containsExactly("Nym gone none/none 307 110");
    assertThat(told(rooms, MEMBER))
        .containsExactly(
            "Fluellen visitor/member 110",
            "Pistol gone none/outcast 301",
            "Nym gone none/none 307",
            "Gower moderator/member");
  }

  @Test
  @Covers("0045-9.2-10")
  void aRefusedRoleSpoilsABan() {
    Stanza refusal =
        rooms
            .admin(
                ADMIN,
                "<item jid='pistol@tavern' affiliation='outcast'/>"
                    + "<item nick='Henry' role='visitor'/>")
            .get(0);

    assertThat(error(refusal)).isEqualTo("cancel/not-allowed");
    assertThat(rooms.outcome.stanzas()).hasSize(1);
    assertThat(accounts(rooms, "outcast")).isEmpty();
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
  }

  @Test
  void ofTwoAffiliationsForOneAccountTheLastCounts() {
    rooms.admin(
        OWNER,
        "<item jid='pistol@tavern' affiliation='member'/>"
            + "<item jid='pistol@tavern' affiliation='admin'/>");

    assertThat(told(rooms, MEMBER)).containsExactly("Pistol moderator/admin");
    assertThat(accounts(rooms, "member")).containsExactly("fluellen@wales");
    assertThat(accounts(rooms, "admin")).containsExactly("exeter@court", "pistol@tavern");
  }

  @Test
  void whoIsBannedAndPardonedInOneRequestStays() {
    rooms.admin(
        OWNER,
        "<item jid='pistol@tavern' affiliation='outcast'/>"
            + "<item jid='pistol@tavern' affiliation='member'/>");

    assertThat(told(rooms, GUEST)).containsExactly("Pistol participant/member 110");
    assertThat(accounts(rooms, "outcast")).isEmpty();
  }

  @Test
  void whoIsPardonedIsANewcomer() {
    rooms.admin(
        OWNER,
        "<item jid='exeter@court' affiliation='outcast'/>"
            + "<item jid='exeter@court' affiliation='none'/>");

    assertThat(told(rooms, ADMIN)).containsExactly("Exeter participant/none 110");
  }

  @Test
  void whoIsPardonedAndBannedInOneRequestGoes() {
    rooms.admin(
        OWNER,
        "<item jid='pistol@tavern' affiliation='member'/>"
            + "<item jid='pistol@tavern' affiliation='outcast'/>");

    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/outcast 301 110");
    assertThat(accounts(rooms, "member")).containsExactly("fluellen@wales");
  }

  @Test
  void whoIsKickedStaysKickedWhateverElseTheRequestSays() {
    rooms.admin(
        OWNER, "<item nick='Pistol' role='none'/><item jid='pistol@tavern' affiliation='member'/>");

    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/none 307 110");
    assertThat(standing(rooms, "Pistol")).isEqualTo("absent");
    assertThat(accounts(rooms, "member")).contains("pistol@tavern");
  }

  @Test
  void whoIsRemovedByTheRequestHasNoRoleInIt() {
    assertThat(
            error(
                rooms
                    .admin(
                        OWNER,
                        "<item jid='pistol@tavern' affiliation='outcast'/>"
                            + "<item nick='Pistol' role='moderator'/>")
                    .get(0)))
        .isEqualTo("cancel/item-not-found");
    assertThat(accounts(rooms, "outcast")).isEmpty();
  }

  @Test
  void whatARequestMakesSomebodyCountsForTheRestOfIt() {
    Stanza refusal =
        rooms
            .admin(
                OWNER,
                "<item jid='pistol@tavern' affiliation='admin'/>"
                    + "<item nick='Pistol' role='visitor'/>")
            .get(0);

    assertThat(error(refusal)).isEqualTo("cancel/not-allowed");
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
  }

  @Test
  void theWayThroughOtherRolesIsSeenByNobody() {
    rooms.admin(
        ADMIN, "<item nick='Pistol' role='moderator'/><item nick='Pistol' role='visitor'/>");

    assertThat(told(rooms, MEMBER)).containsExactly("Pistol visitor/none");
    assertThat(told(rooms, GUEST)).containsExactly("Pistol visitor/none 110");
  }

  @Test
  void aNickIsReservedForOneAccountOfARequest() {
    assertThat(
            error(
                rooms
                    .admin(
                        OWNER,
                        "<item jid='nym@tavern' affiliation='member' nick='Corporal'/>"
                            + "<item jid='bardolph@tavern' affiliation='member' nick='corporal'/>")
                    .get(0)))
        .isEqualTo("cancel/conflict");
    assertThat(rooms.room().reservedFor("Corporal")).isEmpty();
  }

  @Test
  void aNickThatARequestFreesCanBeReservedInIt() {
    rooms.admin(OWNER, "<item jid='nym@tavern' affiliation='member' nick='Corporal'/>");

    rooms.admin(
        OWNER,
        "<item jid='nym@tavern' affiliation='none'/>"
            + "<item jid='bardolph@tavern' affiliation='member' nick='Corporal'/>");

    assertThat(rooms.room().reservedFor("Corporal")).contains(BareJid.of("bardolph@tavern"));
  }

  @Test
  void theBanOfADomainMeetsWhomTheRequestStrips() {
    rooms.affiliate(OWNER, "pistol@tavern", "member");

    rooms.admin(
        OWNER,
        "<item jid='tavern' affiliation='outcast'/>"
            + "<item jid='pistol@tavern' affiliation='none'/>");

    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/outcast 301 110");
  }

  @Test
  void whoMayNotIsToldWhoMay() {
    assertText(get(rooms, MEMBER, "<item affiliation='owner'/>"), "Only an owner of the room");
    assertText(get(rooms, MEMBER, "<item affiliation='admin'/>"), "Only an owner of the room");
    assertText(get(rooms, MEMBER, "<item affiliation='outcast'/>"), "Only an owner or admin");
    assertText(role(rooms, MEMBER, "Pistol", "visitor"), "Only a moderator");
    assertText(role(rooms, MODERATOR, "Pistol", "moderator"), "Only an owner or admin");
  }

  private static void assertText(List<Stanza> refused, String beginning) {
    StanzaError error = StanzaError.of(refused.get(0)).orElseThrow();
    assertThat(error.text()).startsWith(beginning);
  }
}
