package dev.muc.policies;

import static dev.muc.policies.House.ROOM;
import static dev.muc.testkit.MucAssertions.assertThat;

import dev.muc.spi.Extensions;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.StanzaError.Condition;
import dev.muc.testkit.TestClient;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LobbyTest {
  private final House house = new House(Extensions.of(new Lobby(Set.of(BareJid.of(ROOM)))));

  @Test
  void aStrangerKnocksAndIsLetIn() {
    TestClient juliet = house.harness.client("juliet@example.org/balcony");

    juliet.enters(ROOM + "/Juliet");
    assertThat(juliet.receivesNext()).isError(Condition.REGISTRATION_REQUIRED);
    assertThat(house.romeo.receivesNext())
        .isFrom(ROOM)
        .hasBody(
            "juliet@example.org knocks, as \"Juliet\". Make this account a member to let it in");

    house.makes("juliet@example.org", "member");
    juliet.enters(ROOM + "/Juliet");
    assertThat(juliet.receives("<presence from='" + ROOM + "/Juliet'/>")).isSelfPresence();
  }

  @Test
  void onlyModeratorsHearAKnock() {
    house.makes("nurse@example.org", "member");
    TestClient nurse = house.guest("nurse@example.org/hall", "Nurse");
    TestClient juliet = house.harness.client("juliet@example.org/balcony");

    juliet.enters(ROOM + "/Juliet");

    nurse.receivesNothing();
  }

  @Test
  void otherRoomsHaveNoDoor() {
    String other = "hall@conference.example.org";
    house.romeo.enters(other + "/Romeo");
    house.romeo.sends(
        """
        <iq type='set' id='open' to='%s'>
          <query xmlns='http://jabber.org/protocol/muc#owner'>
            <x xmlns='jabber:x:data' type='submit'/>
          </query>
        </iq>\
        """
            .formatted(other));
    TestClient juliet = house.harness.client("juliet@example.org/balcony");

    juliet.enters(other + "/Juliet");

    assertThat(juliet.receives("<presence from='" + other + "/Juliet'/>")).isSelfPresence();
  }
}
