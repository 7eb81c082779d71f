package dev.muc.feature;

import static dev.muc.feature.ConfigForms.field;
import static dev.muc.feature.ConfigForms.submit;
import static dev.muc.feature.ConfigForms.values;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.accounts;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.limits.Limit;
import dev.muc.spec.Covers;
import dev.muc.testing.Rooms;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of owners and admins in the configuration form (XEP-0045 §10.2). */
class ConfigAccountsTest {
  private static final String OWNERS = "muc#roomconfig_roomowners";
  private static final String ADMINS = "muc#roomconfig_roomadmins";

  private final Rooms rooms = crew();

  @Test
  @Covers({"0045-16.5.3-16", "0045-16.5.3-19"})
  void ownersAndAdminsAreShown() {
    assertThat(values(rooms, OWNERS)).containsExactly("henry@court");
    assertThat(values(rooms, ADMINS)).containsExactly("exeter@court");
  }

  @Test
  @Covers({"0045-10.2-11", "0045-10.2-8", "0045-10.2-7", "0045-16.5.3-16"})
  void theListOfAdminsIsComplete() {
    submit(rooms, field(ADMINS, "pistol@tavern/street", "nym@tavern"));

    assertThat(told(rooms, OWNER))
        .containsExactly(
            "result",
            "Pistol moderator/admin",
            "message admin nym@tavern",
            "Exeter participant/member");
    assertThat(told(rooms, MEMBER))
        .containsExactly("Pistol moderator/admin", "Exeter participant/member");
    assertThat(told(rooms, GUEST)).startsWith("Pistol moderator/admin 110");
    assertThat(told(rooms, Stage.ADMIN)).startsWith("Exeter participant/member 110");
    assertThat(accounts(rooms, "admin")).containsExactly("pistol@tavern", "nym@tavern");
  }

  @Test
  @Covers({"0045-10.2-11", "0045-10.2-9", "0045-10.2-10", "0045-10.2-14", "0045-16.5.3-19"})
  void theListOfOwnersIsComplete() {
    submit(rooms, field(OWNERS, "pistol@tavern/street"));

    assertThat(told(rooms, OWNER))
        .containsExactly("result", "Henry moderator/admin 110", "Pistol moderator/owner");
    assertThat(told(rooms, MEMBER))
        .containsExactly("Pistol moderator/owner", "Henry moderator/admin");
    assertThat(accounts(rooms, "owner")).containsExactly("pistol@tavern");
    assertThat(accounts(rooms, "admin")).containsExactlyInAnyOrder("exeter@court", "henry@court");
  }

  @Test
  @Covers("0045-10.2-7")
  void anEmptyListOfAdminsDismissesThemAll() {
    submit(rooms, "<field var='" + ADMINS + "'/>");

    assertThat(accounts(rooms, "admin")).isEmpty();
    assertThat(accounts(rooms, "member")).contains("exeter@court");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<field var='" + OWNERS + "'/>", "<field var='" + OWNERS + "'><value/></field>"})
  @Covers({"0045-10-1", "0045-10.2-12", "0045-10.2-13"})
  void theLastOwnerCannotBeLeftOut(String none) {
    assertThat(error(submit(rooms, none).get(0))).isEqualTo("cancel/conflict");
    assertThat(accounts(rooms, "owner")).containsExactly("henry@court");
  }

  @Test
  @Covers("0004-3.3-2")
  void anAddressThatIsNamedTwiceCountsOnce() {
    submit(rooms, field(OWNERS, "henry@court", "HENRY@Court/tent", "henry@court/x"));

    assertThat(told(rooms, OWNER)).containsExactly("result");
    assertThat(accounts(rooms, "owner")).containsExactly("henry@court");
  }

  @Test
  void whoIsNamedInBothListsIsAnOwner() {
    submit(rooms, field(OWNERS, "henry@court", "exeter@court"), field(ADMINS, "exeter@court"));

    assertThat(accounts(rooms, "owner")).containsExactly("henry@court", "exeter@court");
    assertThat(accounts(rooms, "admin")).isEmpty();
  }

  @Test
  void anOwnerIsNoAdminBecauseAListSaysSo() {
    submit(rooms, field(ADMINS, "henry@court", "exeter@court"));

    assertThat(accounts(rooms, "owner")).containsExactly("henry@court");
    assertThat(accounts(rooms, "admin")).containsExactly("exeter@court");
  }

  @Test
  @Covers("0045-10.2-9")
  void aFormerOwnerIsAnAdminEvenIfTheOtherListLeavesItOut() {
    submit(rooms, field(OWNERS, "nym@tavern"), field(ADMINS, "exeter@court"));

    assertThat(told(rooms, GUEST)).containsExactly("Henry moderator/admin");
    assertThat(accounts(rooms, "owner")).containsExactly("nym@tavern");
  }

  @Test
  void listsHaveSoManyAddressesAndNotMore() {
    int max = rooms.service.config().limits().of(Limit.ITEMS_PER_REQUEST);
    int ownersMax = rooms.service.config().limits().of(Limit.OWNERS);
    String[] owners = new String[max];
    for (int i = 0; i < max; i++) {
      owners[i] = i == 0 ? "henry@court" : "lord" + i + "@court";
    }

    assertThat(error(submit(rooms, field(OWNERS, owners), field(ADMINS, "exeter@court")).get(0)))
        .isEqualTo("modify/policy-violation");
    assertThat(accounts(rooms, "owner")).hasSize(1);

    assertThat(error(submit(rooms, field(OWNERS, owners)).get(0)))
        .isEqualTo("wait/resource-constraint");
    submit(rooms, field(OWNERS, Arrays.copyOf(owners, ownersMax)));
    assertThat(accounts(rooms, "owner")).hasSize(ownersMax);
  }

  @Test
  void aReservedNickOutlivesAListOfAdmins() {
    rooms.admin(OWNER, "<item jid='exeter@court' affiliation='admin' nick='Duke'/>");

    submit(rooms, field(ADMINS, "pistol@tavern"));

    assertThat(rooms.room().reservedFor("Duke").orElseThrow()).hasToString("exeter@court");
  }
}
