package dev.muc.policies;

import static dev.muc.policies.House.ROOM;
import static dev.muc.policies.House.says;
import static dev.muc.testkit.MucAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muc.spi.Extensions;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.StanzaError.Condition;
import dev.muc.testkit.TestClient;
import org.junit.jupiter.api.Test;

class HashedBanListTest {
  private final HashedBanList list = new HashedBanList();
  private final House house = new House(Extensions.of(list));

  private static String hash(String address) {
    return HashedBanList.hash(BareJid.of(address));
  }

  @Test
  void aListedAccountDoesNotGetIn() {
    list.ban(hash("tybalt@example.org"));
    TestClient tybalt = house.harness.client("tybalt@example.org/street");

    tybalt.enters(ROOM + "/Tybalt");
    assertThat(tybalt.receivesNext()).isError(Condition.FORBIDDEN);

    list.lift(hash("tybalt@example.org"));
    tybalt.enters(ROOM + "/Tybalt");
    assertThat(tybalt.receives("<presence from='" + ROOM + "/Tybalt'/>")).isSelfPresence();
  }

  @Test
  void aListedDomainCreatesNoRooms() {
    list.ban(hash("verona.example"));
    TestClient tybalt = house.harness.client("tybalt@verona.example/street");

    tybalt.enters("crypt@conference.example.org/Tybalt");

    assertThat(tybalt.receivesNext()).isError(Condition.FORBIDDEN);
  }

  @Test
  void whoIsListedWhileInsideIsSilenced() {
    TestClient tybalt = house.guest("tybalt@example.org/street", "Tybalt");
    list.ban(hash("tybalt@example.org"));

    says(tybalt, "Peace? I hate the word");

    assertThat(tybalt.receivesNext()).isError(Condition.FORBIDDEN);
    house.romeo.receivesNothing();
  }

  @Test
  void whomARoomKnowsIsItsOwnAffair() {
    house.makes("tybalt@example.org", "member");
    list.ban(hash("tybalt@example.org"));

    TestClient tybalt = house.guest("tybalt@example.org/street", "Tybalt");
    says(tybalt, "Peace");

    assertThat(house.romeo.receivesNext()).hasBody("Peace");
  }

  @Test
  void hashesAreThoseOfTheAddressAsText() {
    // printf 'user@example.org' | sha256sum
    assertEquals(
        "d159ef624ed86697b4f1f3ff086aacddfdfd42d463a8003694f775e1e2d95e2c",
        hash("user@example.org"));
  }
}
