package dev.muc.feature;

import static dev.muc.feature.Stage.ADMIN;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MODERATOR;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.accounts;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.role;
import static dev.muc.feature.Stage.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every step from one role or affiliation to another, and who may make it (§5.1.3, §5.2.2). */
class TransitionsTest {
  private final Rooms rooms = crew();

  @ParameterizedTest(name = "{0} to {1} by {2}")
  @CsvSource({
    "outcast, none,    admin",
    "outcast, member,  admin",
    "outcast, admin,   owner",
    "outcast, owner,   owner",
    "none,    outcast, admin",
    "none,    member,  admin",
    "none,    admin,   owner",
    "none,    owner,   owner",
    "member,  outcast, admin",
    "member,  none,    admin",
    "member,  admin,   owner",
    "member,  owner,   owner",
    "admin,   outcast, owner",
    "admin,   none,    owner",
    "admin,   member,  owner",
    "admin,   owner,   owner",
    "owner,   outcast, owner",
    "owner,   none,    owner",
    "owner,   member,  owner",
    "owner,   admin,   owner",
  })
  @Covers({
    "0045-5.2-1",
    "0045-5.2-2",
    "0045-5.2-3",
    "0045-5.2-4",
    "0045-5.2.2-2",
    "0045-5.2.2-3",
    "0045-5.2.2-4",
    "0045-5.2.2-6",
    "0045-5.2.2-7",
    "0045-5.2.2-8",
    "0045-5.2.2-9",
    "0045-5.2.2-10"
  })
  void affiliations(String from, String to, String least) {
    rooms.affiliate(OWNER, "nym@tavern", from);

    rooms.affiliate(GUEST, "nym@tavern", to);
    rooms.affiliate(MODERATOR, "nym@tavern", to);
    assertThat(affiliation()).isEqualTo(from);

    rooms.affiliate(ADMIN, "nym@tavern", to);
    assertThat(affiliation()).isEqualTo(least.equals("admin") ? to : from);

    rooms.affiliate(OWNER, "nym@tavern", from);
    rooms.affiliate(OWNER, "nym@tavern", to);
    assertThat(affiliation()).isEqualTo(to);
  }

  private String affiliation() {
    for (String affiliation : new String[] {"outcast", "member", "admin", "owner"}) {
      if (accounts(rooms, affiliation).contains("nym@tavern")) {
        return affiliation;
      }
    }
    return "none";
  }

  @ParameterizedTest(name = "{0} to {1} by {2}")
  @CsvSource({
    "visitor,     none,        moderator",
    "visitor,     participant, moderator",
    "visitor,     moderator,   admin",
    "participant, none,        moderator",
    "participant, visitor,     moderator",
    "participant, moderator,   admin",
    "moderator,   none,        admin",
    "moderator,   visitor,     admin",
    "moderator,   participant, admin",
  })
  @Covers({
    "0045-5.1.1-15",
    "0045-5.1.1-16",
    "0045-5.1.3-2",
    "0045-5.1.3-3",
    "0045-5.1.3-4",
    "0045-5.2.1-6"
  })
  void roles(String from, String to, String least) {
    rooms.enter(OTHER, "Nym");
    role(rooms, OWNER, "Nym", from);

    role(rooms, GUEST, "Nym", to);
    assertThat(held()).isEqualTo(from);

    role(rooms, MODERATOR, "Nym", to);
    assertThat(held()).isEqualTo(least.equals("moderator") ? to : from);

    rooms.enter(OTHER, "Nym");
    role(rooms, OWNER, "Nym", from);
    role(rooms, ADMIN, "Nym", to);
    assertThat(held()).isEqualTo(to);
  }

  private String held() {
    return standing(rooms, "Nym").replace("/none", "").replace("absent", "none");
  }

  @Test
  @Covers("0045-5.2.2-1")
  void aNewAffiliationIsStoredAndAnnounced() {
    rooms.affiliate(OWNER, "pistol@tavern", "member");

    assertThat(accounts(rooms, "member")).contains("pistol@tavern");
    for (String client : new String[] {OWNER, ADMIN, MODERATOR}) {
      assertThat(Stage.told(rooms, client)).contains("Pistol participant/member");
    }
  }
}
