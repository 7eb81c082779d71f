package dev.muc.policies;

import static dev.muc.policies.House.ROOM;
import static dev.muc.policies.House.says;
import static dev.muc.testkit.MucAssertions.assertThat;

import dev.muc.spi.Extensions;
import dev.muc.stanza.StanzaError.Condition;
import dev.muc.testkit.TestClient;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordFilterTest {
  private final House house =
      new House(Extensions.of(new WordFilter(List.of("plague", "villain"))));
  private final TestClient tybalt = house.guest("tybalt@example.org/street", "Tybalt");

  @Test
  void unwantedWordsAreMaskedForAll() {
    says(tybalt, "Thou art a Villain, villainous or not");

    assertThat(house.romeo.receivesNext()).hasBody("Thou art a *******, villainous or not");
    assertThat(tybalt.receivesNext()).hasBody("Thou art a *******, villainous or not");
  }

  @Test
  void unwantedWordsAreMaskedInPrivateToo() {
    tybalt.sends(
        "<message type='chat' to='" + ROOM + "/Romeo'><body>A plague on you</body></message>");

    assertThat(house.romeo.receivesNext()).hasBody("A ****** on you");
  }

  @Test
  void nobodyIsCalledWhatNobodyMaySay() {
    tybalt.sends("<presence to='" + ROOM + "/The Plague'/>");
    assertThat(tybalt.receivesNext()).isError(Condition.NOT_ACCEPTABLE);

    TestClient other = house.harness.client("mercutio@example.org/street");
    other.enters(ROOM + "/villain");
    assertThat(other.receivesNext()).isError(Condition.NOT_ACCEPTABLE);
  }

  @Test
  void allElseIsSaidAsItIs() {
    says(tybalt, "Peace? I hate the word");

    assertThat(house.romeo.receivesNext()).hasBody("Peace? I hate the word");
  }
}
