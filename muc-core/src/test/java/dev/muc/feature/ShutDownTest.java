package dev.muc.feature;

import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.Test;

/** The service shuts down (XEP-0045 §11.2). */
class ShutDownTest {

  @Test
  @Covers("0045-16.6.2-18")
  void everybodyIsToldOfThemselvesAndNotOfEachOther() {
    Rooms rooms = crew();
    rooms.enter("pistol@tavern/street", "Pistol");

    rooms.outcome = rooms.service.shutDown();

    assertThat(told(rooms, OWNER)).containsExactly("Henry gone none/owner 332 110");
    assertThat(told(rooms, MEMBER)).containsExactly("Fluellen gone none/member 332 110");
    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/none 332 110");
    assertThat(told(rooms, "pistol@tavern/street"))
        .containsExactly("Pistol gone none/none 332 110");
    assertThat(rooms.outcome.stanzas()).hasSize(6);
  }

  @Test
  void aPersistentRoomIsEmptyAfterwards() {
    Rooms rooms = crew("muc#roomconfig_persistentroom", "1");

    rooms.service.shutDown();

    assertThat(rooms.room().occupants()).isEmpty();
  }

  @Test
  void withoutRoomsThereIsNothingToSay() {
    assertThat(new Rooms().service.shutDown().stanzas()).isEmpty();
  }
}
