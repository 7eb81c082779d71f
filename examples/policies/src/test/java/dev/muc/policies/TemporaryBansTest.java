package dev.muc.policies;

import static dev.muc.policies.House.ROOM;
import static dev.muc.policies.House.says;
import static dev.muc.testkit.MucAssertions.assertThat;

import dev.muc.RoomOrder;
import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent.RoomRestored;
import dev.muc.model.RoomSnapshot;
import dev.muc.spi.Extensions;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.StanzaError.Condition;
import dev.muc.testkit.MucHarness;
import dev.muc.testkit.TestClient;
import dev.muc.testkit.memory.Rooms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemporaryBansTest {
  private static final BareJid GARDEN = BareJid.of(ROOM);
  private static final BareJid TYBALT = BareJid.of("tybalt@example.org");

  private final TemporaryBans bans = new TemporaryBans(() -> this.house.harness.now());
  private final House house = new House(bans.addTo(Extensions.builder()).build());
  private final TestClient tybalt = house.guest("tybalt@example.org/street", "Tybalt");

  private Instant in(Duration time) {
    return house.harness.now().plus(time);
  }

  @Test
  void whoIsBannedIsOutAndMayComeBackWhenItIsOver() {
    bans.ban(house.harness.admin(), GARDEN, TYBALT, Duration.ofHours(1));
    assertThat(tybalt.receives("<presence from='" + ROOM + "/Tybalt'/>")).hasStatus(307);

    house.harness.advance(Duration.ofMinutes(59));
    tybalt.ignoresTheRest();
    tybalt.enters(ROOM + "/Tybalt");
    assertThat(tybalt.receivesNext()).isError(Condition.FORBIDDEN);

    house.harness.advance(Duration.ofMinutes(1));
    tybalt.enters(ROOM + "/Tybalt");
    tybalt.receives("<presence from='" + ROOM + "/Romeo'/>");
    assertThat(tybalt.receives("<presence from='" + ROOM + "/Tybalt'/>")).isSelfPresence();
  }

  @Test
  void whoIsMutedStaysAndMaySpeakWhenItIsOver() {
    bans.mute(house.harness.admin(), GARDEN, TYBALT, Duration.ofSeconds(60));
    house.romeo.ignoresTheRest();
    tybalt.ignoresTheRest();

    house.harness.advance(Duration.ofSeconds(59));
    says(tybalt, "Villain!");
    tybalt.sends("<message type='chat' to='" + ROOM + "/Romeo'><body>Villain!</body></message>");
    assertThat(tybalt.receivesNext()).isError(Condition.FORBIDDEN);
    assertThat(tybalt.receivesNext()).isError(Condition.FORBIDDEN);
    house.romeo.receivesNothing();

    house.harness.advance(Duration.ofSeconds(1));
    says(tybalt, "Villain!");
    assertThat(house.romeo.receivesNext()).hasBody("Villain!");
  }

  @Test
  void anotherOneTakesThePlaceOfTheFirst() {
    bans.mute(house.harness.admin(), GARDEN, TYBALT, Duration.ofHours(1));
    bans.mute(house.harness.admin(), GARDEN, TYBALT, Duration.ZERO);
    house.romeo.ignoresTheRest();

    says(tybalt, "Peace");

    assertThat(house.romeo.receivesNext()).hasBody("Peace");
  }

  @Test
  void ownersPassOneInTheForm() {
    house.configures("x-temporary#list", "MUTE " + TYBALT + " " + in(Duration.ofHours(1)));
    tybalt.ignoresTheRest();

    says(tybalt, "Villain!");

    assertThat(tybalt.receivesNext()).isError(Condition.FORBIDDEN);
  }

  @Test
  void theFormTakesNoLineThatSaysSomethingElse() {
    for (String line :
        List.of(
            "MUTE " + TYBALT,
            "SLAP " + TYBALT + " " + in(Duration.ZERO),
            "MUTE " + TYBALT + " soon",
            "MUTE @ " + in(Duration.ZERO))) {
      house.configures("x-temporary#list", line);

      assertThat(house.romeo.receivesNext()).isError(Condition.NOT_ACCEPTABLE);
    }
  }

  @Test
  void aRestartEndsNone() {
    bans.ban(house.harness.admin(), GARDEN, TYBALT, Duration.ofHours(1));
    List<RoomSnapshot> kept = new ArrayList<>();
    house
        .harness
        .admin()
        .carryOut(new RoomOrder.Look(GARDEN, room -> room.snapshot().ifPresent(kept::add)));

    MucHarness restarted =
        MucHarness.create(
            ServiceConfig.of(MucHarness.DEFAULT_DOMAIN, "a secret for tests")
                .withExtensions(
                    new TemporaryBans(house.harness::now).addTo(Extensions.builder()).build()),
            (config, time, ids) -> {
              RoomService service = new RoomService(config, time, ids);
              service.restore(GARDEN, List.of(new RoomRestored(kept.get(0))));
              return Rooms.of(service);
            });
    TestClient again = restarted.client("tybalt@example.org/street");
    again.enters(ROOM + "/Tybalt");

    assertThat(again.receivesNext()).isError(Condition.FORBIDDEN);
  }
}
