package dev.muc.policies;

import static dev.muc.policies.House.ROOM;
import static dev.muc.testkit.MucAssertions.assertThat;

import dev.muc.model.Affiliation;
import dev.muc.policies.DirectoryGroups.Groups;
import dev.muc.spi.Extensions;
import dev.muc.spi.Inquiry;
import dev.muc.stanza.StanzaError.Condition;
import dev.muc.testkit.TestClient;
import dev.muc.testkit.memory.RoomsFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectoryGroupsTest {
  private final Map<String, List<String>> directory = new HashMap<>();
  private final House house =
      new House(
          Extensions.of(
              new DirectoryGroups(
                  Map.of(
                      "capulets",
                      Affiliation.MEMBER,
                      "watch",
                      Affiliation.ADMIN,
                      "exiles",
                      Affiliation.OUTCAST))),
          RoomsFactory.answering(this::answer));

  /** The directory knows whom the test put into it, and is down for all others. */
  private Optional<?> answer(Inquiry<?> inquiry) {
    String account = ((Groups) inquiry).account().toString();
    return Optional.ofNullable(directory.get(account));
  }

  private TestClient comes(String account, String nick) {
    TestClient client = house.harness.client(account + "/street");
    client.enters(ROOM + "/" + nick);
    return client;
  }

  private static String own(String nick) {
    return "<presence from='" + ROOM + "/" + nick + "'/>";
  }

  @Test
  void groupsOpenAMembersOnlyRoom() {
    house.configures("muc#roomconfig_membersonly", "1");
    directory.put("tybalt@example.org", List.of("capulets", "swordsmen"));
    directory.put("benvolio@example.org", List.of("montagues"));

    assertThat(comes("tybalt@example.org", "Tybalt").receives(own("Tybalt")))
        .hasItem("member", "participant");
    assertThat(comes("benvolio@example.org", "Benvolio").receivesNext())
        .isError(Condition.REGISTRATION_REQUIRED);
  }

  @Test
  void theHighestOfSeveralGroupsCountsUnlessOneIsBanned() {
    directory.put("escalus@example.org", List.of("capulets", "watch"));
    directory.put("mantua@example.org", List.of("watch", "exiles"));

    assertThat(comes("escalus@example.org", "Escalus").receives(own("Escalus")))
        .hasItem("admin", "moderator");
    assertThat(comes("mantua@example.org", "Mantua").receivesNext()).isError(Condition.FORBIDDEN);
  }

  @Test
  void withoutTheDirectoryWhatTheRoomKeptCounts() {
    house.makes("tybalt@example.org", "member");

    assertThat(comes("tybalt@example.org", "Tybalt").receives(own("Tybalt")))
        .hasItem("member", "participant");
  }
}
