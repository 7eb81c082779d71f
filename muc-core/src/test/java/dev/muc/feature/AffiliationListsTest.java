package dev.muc.feature;

import static dev.muc.feature.Stage.ADMIN;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.MODERATOR;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.get;
import static dev.muc.feature.Stage.items;
import static dev.muc.feature.Stage.leave;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads the member list, and what all such lists say (XEP-0045 §9.5, §17.4). */
class AffiliationListsTest {
  private static final String WHOIS = "muc#roomconfig_whois";
  private static final String READERS = "muc#roomconfig_getmemberlist";
  private final Rooms rooms = crew();
  private final Rooms open = crew(WHOIS, "anyone", "muc#roomconfig_membersonly", "1");

  private static List<Stanza> members(Rooms rooms, String client) {
    return get(rooms, client, "<item affiliation='member'/>");
  }

  @Test
  @Covers({"0045-9.5-2", "0045-9.5-3", "0045-5.2.1-12", "0045-17.4-9"})
  void adminsReadTheMemberListFromInsideAndOutside() {
    rooms.affiliate(OWNER, "nym@tavern", "member");

    assertThat(items(members(rooms, ADMIN)))
        .containsExactly("member fluellen@wales Fluellen -", "member nym@tavern - -");
    leave(rooms, ADMIN);
    assertThat(items(members(rooms, ADMIN))).hasSize(2);
    assertThat(items(members(rooms, OWNER))).hasSize(2);
  }

  @Test
  @Covers({"0045-9.5-4", "0045-17.4-8", "0045-17.4-10"})
  void theReservedNickIsShownBeforeTheOneInUseAndNoRole() {
    rooms.admin(OWNER, "<item jid='fluellen@wales' affiliation='member' nick='Captain'/>");
    rooms.admin(OWNER, "<item jid='nym@tavern' affiliation='member' nick='Corporal'/>");
    rooms.affiliate(OWNER, "pistol@tavern", "member");

    assertThat(items(members(rooms, OWNER)))
        .containsExactly(
            "member fluellen@wales Captain -",
            "member nym@tavern Corporal -",
            "member pistol@tavern Pistol -");
  }

  @Test
  void anUnaffiliatedModeratorReadsTheMemberListUnlessTheConfigurationForbidsIt() {
    assertThat(items(members(rooms, MODERATOR))).hasSize(1);

    rooms.configure(OWNER, READERS, "participant");

    assertThat(error(members(rooms, MODERATOR).get(0))).isEqualTo("auth/forbidden");
  }

  @ParameterizedTest
  @ValueSource(strings = {MEMBER, GUEST, OTHER})
  @Covers({"0045-5.2.1-11", "0045-5.2.1-3"})
  void inASemiAnonymousRoomNobodyElseReadsIt(String client) {
    assertThat(error(members(rooms, client).get(0))).isEqualTo("auth/forbidden");
  }

  @Test
  @Covers({"0045-9.5-5", "0045-9.5-6", "0045-5.2.1-3"})
  void inANonAnonymousRoomMembersReadIt() {
    assertThat(open.room().occupants()).extracting(o -> o.nick()).contains("Fluellen");

    assertThat(items(members(open, MEMBER))).containsExactly("member fluellen@wales Fluellen -");
  }

  @Test
  @Covers("0045-9.5-7")
  void inANonAnonymousRoomMembersReadItFromOutsideToo() {
    leave(open, MEMBER);

    assertThat(items(members(open, MEMBER))).containsExactly("member fluellen@wales - -");
  }

  @Test
  @Covers("0045-5.2.1-3")
  void strangersAndOutcastsNeverReadIt() {
    open.affiliate(OWNER, "bardolph@tavern", "outcast");

    assertThat(error(members(open, OTHER).get(0))).isEqualTo("auth/forbidden");
    assertThat(error(members(open, "bardolph@tavern/x").get(0))).isEqualTo("auth/forbidden");
  }

  @Test
  @Covers({"0045-9.5-5", "0045-16.5.3-6", "0045-7.11-1"})
  void theConfigurationNamesWhoInTheRoomReadsIt() {
    Rooms rooms = crew(WHOIS, "anyone");
    assertThat(items(members(rooms, GUEST))).hasSize(1);

    rooms.configure(OWNER, READERS, "visitor");
    assertThat(error(members(rooms, GUEST).get(0))).isEqualTo("auth/forbidden");
    Stage.role(rooms, OWNER, "Pistol", "visitor");
    assertThat(items(members(rooms, GUEST))).hasSize(1);

    rooms.configure(OWNER, READERS, "admin");
    rooms.affiliate(OWNER, "pistol@tavern", "admin");
    assertThat(items(members(rooms, GUEST))).hasSize(1);
  }

  @Test
  @Covers("0045-9.2-3")
  void outcastsAreListedWithoutANick() {
    rooms.affiliate(OWNER, "pistol@tavern", "outcast");

    assertThat(items(get(rooms, OWNER, "<item affiliation='outcast'/>")))
        .containsExactly("outcast pistol@tavern - -");
  }

  @Test
  void anEmptyListIsAnEmptyResult() {
    assertThat(items(get(rooms, OWNER, "<item affiliation='outcast'/>"))).isEmpty();
  }
}
