package dev.muc.policies;

import static dev.muc.policies.House.ROOM;
import static dev.muc.policies.House.says;
import static dev.muc.testkit.MucAssertions.assertThat;

import dev.muc.spi.Extensions;
import dev.muc.testkit.TestClient;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeraldTest {
  private final Herald herald =
      new Herald(
          "Good morrow, %s",
          Map.of("!who", room -> "Here are " + room.occupants().size(), "!echo", room -> "!echo"));
  private final House house = new House(Extensions.builder().observer(herald).build());

  @BeforeEach
  void giveItAVoice() {
    herald.speakThrough(house.harness.admin());
  }

  @Test
  void newcomersAreGreetedAloneAfterAllElse() {
    TestClient tybalt = house.harness.client("tybalt@example.org/street");

    tybalt.enters(ROOM + "/Tybalt");

    tybalt.receives("<presence from='" + ROOM + "/Romeo'/>");
    tybalt.receives("<presence from='" + ROOM + "/Tybalt'/>");
    assertThat(tybalt.receivesNext()).isFrom(ROOM).hasSubject("");
    assertThat(tybalt.receivesNext()).isFrom(ROOM).hasBody("Good morrow, Tybalt");
    house.romeo.receives("<presence from='" + ROOM + "/Tybalt'/>");
    house.romeo.receivesNothing();
  }

  @Test
  void aWordIsAnsweredToAllAfterIt() {
    TestClient tybalt = house.guest("tybalt@example.org/street", "Tybalt");

    says(tybalt, "!who");

    assertThat(house.romeo.receivesNext()).isFrom(ROOM + "/Tybalt").hasBody("!who");
    assertThat(house.romeo.receivesNext()).isFrom(ROOM).hasBody("Here are 2");
  }

  @Test
  void itAnswersNeitherOtherWordsNorItself() {
    says(house.romeo, "Who is here?");
    says(house.romeo, "!echo");

    assertThat(house.romeo.receivesNext()).hasBody("Who is here?");
    assertThat(house.romeo.receivesNext()).hasBody("!echo");
    assertThat(house.romeo.receivesNext()).isFrom(ROOM).hasBody("!echo");
    house.romeo.receivesNothing();
  }
}
