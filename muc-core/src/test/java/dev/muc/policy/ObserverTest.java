package dev.muc.policy;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.RoomOrder;
import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent.RoomClosed;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.model.Destruction;
import dev.muc.spi.Extensions;
import dev.muc.spi.Happening;
import dev.muc.stanza.BareJid;
import dev.muc.testing.Rooms;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Observers are told of all that happens. */
class ObserverTest {
  private static final String KING = "king@court/throne";

  private final List<Happening> heard = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final Rooms rooms =
      new Rooms(
          ServiceConfig.of(SERVICE, "a secret")
              .withExtensions(
                  Extensions.builder()
                      .observer(
                          happening -> {
                            throw new IllegalStateException("the observer's own bug");
                          })
                      .observer(heard::add)
                      .observer(happening -> sizes.add(happening.room().occupants().size()))
                      .build()));

  @Test
  void everyEventIsToldInItsOrderAndCounted() {
    rooms.create(KING, "King");
    rooms.say(KING, "Once more");
    rooms.affiliate(KING, "pistol@tavern", "outcast");

    assertThat(heard).extracting(Happening::event).isEqualTo(rooms.log());
    assertThat(heard)
        .extracting(Happening::number)
        .isEqualTo(LongStream.rangeClosed(1, heard.size()).boxed().toList());
    assertThat(heard).extracting(Happening::at).containsOnly(rooms.now());
    assertThat(heard)
        .extracting(happening -> happening.room().address().toString())
        .containsOnly(ROOM);
  }

  @Test
  void theRoomIsAsItIsAfterAllOfIt() {
    rooms.create(KING, "King");

    assertThat(sizes).as("created and entered at once").startsWith(1, 1);
  }

  @Test
  void whatTheHostOrdersAndWhatTheServiceDoesByItselfIsToldToo() {
    rooms.create(KING, "King");
    rooms.send(KING, "<presence type='unavailable' to='" + ROOM + "/King'/>");
    assertThat(heard.get(heard.size() - 1).event()).isInstanceOf(RoomClosed.class);

    rooms.create(KING, "King");
    rooms.service.carryOut(new RoomOrder.Destroy(BareJid.of(ROOM), Destruction.SILENT), 1);
    assertThat(heard.get(heard.size() - 1).event()).isInstanceOf(RoomDestroyed.class);
  }

  @Test
  void aRefusalIsNothingThatHappens() {
    rooms.create(KING, "King");
    int before = heard.size();

    rooms.say("pistol@tavern/table", "Nobody let me in");

    assertThat(heard).hasSize(before);
  }
}
