package dev.muc.policies;

import static dev.muc.policies.House.says;
import static dev.muc.testkit.MucAssertions.assertThat;

import dev.muc.spi.Extensions;
import dev.muc.stanza.StanzaError;
import dev.muc.stanza.StanzaError.Condition;
import dev.muc.testkit.TestClient;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowModeTest {
  private final House house = new House(new SlowMode().addTo(Extensions.builder()).build());
  private final TestClient tybalt = house.guest("tybalt@example.org/street", "Tybalt");

  @BeforeEach
  void tenSeconds() {
    house.configures("x-slow-mode#pause", "10");
    house.romeo.ignoresTheRest();
    tybalt.ignoresTheRest();
  }

  @Test
  void whoHasSpokenWaits() {
    says(tybalt, "Romeo!");
    assertThat(tybalt.receivesNext()).hasBody("Romeo!");

    house.harness.advance(Duration.ofSeconds(9));
    says(tybalt, "Draw!");
    assertThat(tybalt.receivesNext()).isError(StanzaError.Type.WAIT, Condition.POLICY_VIOLATION);

    house.harness.advance(Duration.ofSeconds(1));
    says(tybalt, "Draw!");
    assertThat(tybalt.receivesNext()).hasBody("Draw!");
  }

  @Test
  void moderatorsNeedNotWait() {
    says(house.romeo, "Peace");
    says(house.romeo, "Peace, I say");

    assertThat(house.romeo.receivesNext()).hasBody("Peace");
    assertThat(house.romeo.receivesNext()).hasBody("Peace, I say");
  }

  @Test
  void withoutAPauseNobodyWaits() {
    house.configures("x-slow-mode#pause", "0");
    tybalt.ignoresTheRest();

    says(tybalt, "Romeo!");
    says(tybalt, "Draw!");

    assertThat(tybalt.receivesNext()).hasBody("Romeo!");
    assertThat(tybalt.receivesNext()).hasBody("Draw!");
  }
}
