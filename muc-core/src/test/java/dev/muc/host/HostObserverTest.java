package dev.muc.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Question;
import dev.muc.ServiceConfig;
import dev.muc.host.HostObserver.Batch;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.StanzaError.Condition;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a host tells those who count. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostObserverTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";

  private final List<Batch> batches = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger ids = new AtomicInteger();
  private final TestTransport transport = TestTransport.open();
  private final RoomHost host = host(batches::add);

  private RoomHost host(HostObserver observer) {
    RoomHost made =
        new RoomHost(
            ServiceConfig.of(Rooms.SERVICE, "secret"),
            InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")),
            () -> "id-" + ids.incrementAndGet(),
            HostOptions.inMemory().withShards(3).withObserver(observer));
    made.attach(transport);
    return made;
  }

  @AfterEach
  void closeHost() {
    host.close();
  }

  private void enter(String client, String room) {
    send(client, "<presence to='" + room + "/N'><x xmlns='" + Namespaces.MUC + "'/></presence>");
  }

  private void send(String client, String xml) {
    assertThat(transport.arrives(Xml.stanza(client, xml))).isTrue();
  }

  @Test
  void everythingThatWasHandledAndSentIsCountedOnce() {
    for (int i = 0; i < 20; i++) {
      enter(KING, "r" + i + "@" + Rooms.SERVICE);
      enter(PISTOL, "r" + i + "@" + Rooms.SERVICE); // Locked: item-not-found.
    }
    send(KING, "<iq type='get' id='q' to='" + Rooms.SERVICE + "'><nonsense xmlns='x'/></iq>");
    host.close();
    int errors = (int) transport.rest().stream().filter(s -> s.isError()).count();

    assertThat(batches).extracting(Batch::shard).contains(0, 1, 2);
    assertThat(batches.stream().mapToInt(Batch::stanzas).sum()).isEqualTo(41);
    assertThat(count(Condition.ITEM_NOT_FOUND)).isEqualTo(20);
    assertThat(count(Condition.SERVICE_UNAVAILABLE)).isEqualTo(1);
    assertThat(errors).isEqualTo(21);
  }

  private int count(Condition condition) {
    return batches.stream().mapToInt(batch -> batch.errors().getOrDefault(condition, 0)).sum();
  }

  @Test
  void aBroadcastIsOneDeliveryToMany() {
    Rooms rooms = new Rooms().create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
    rooms.say(KING, "once more");
    Batch batch = Batch.of(2, 1, rooms.outcome.deliveries());
    assertThat(batch).isEqualTo(new Batch(2, 1, 1, 2, Collections.emptyMap()));
  }

  @Test
  void loadSaysWhatIsInMemory() throws InterruptedException {
    for (int i = 0; i < 12; i++) {
      enter(KING, "r" + i + "@" + Rooms.SERVICE);
    }
    send(KING, "<presence type='unavailable' to='r3@" + Rooms.SERVICE + "/N'/>");
    transport.receives(25); // Self-presence and subject; and that it left.

    List<ShardLoad> load = host.load();
    assertThat(load).hasSize(3).allSatisfy(shard -> assertThat(shard.waiting()).isZero());
    assertThat(load.stream().mapToInt(ShardLoad::rooms).sum()).isEqualTo(11);
    assertThat(load.stream().mapToInt(ShardLoad::occupants).sum()).isEqualTo(11);
    assertThat(load.stream().mapToInt(ShardLoad::questions).sum()).isZero();
  }

  @Test
  void whatWaitsIsSeen() {
    transport.breaks();
    TestTransport stalled = TestTransport.stalled();
    host.attach(stalled);
    // One more than a worker takes at a time; the answer to the first is all that it gets to.
    for (int i = 0; i <= HostLimits.DEFAULT.batchMax(); i++) {
      stalled.arrives(Xml.stanza(KING, "<message to='" + Rooms.ROOM + "' id='m" + i + "'/>"));
    }
    assertThat(host.load().stream().mapToInt(ShardLoad::waiting).sum()).isPositive();
  }

  @Test
  void anObserverThatThrowsCostsNothingElse() throws InterruptedException {
    TestTransport other = TestTransport.open();
    try (RoomHost counting =
        new RoomHost(
            ServiceConfig.of(Rooms.SERVICE, "secret"),
            InstantSource.system(),
            () -> "id",
            HostOptions.inMemory()
                .withObserver(
                    batch -> {
                      throw new IllegalStateException("a bug in the counting");
                    }))) {
      counting.attach(other);
      for (int i = 0; i < 3; i++) {
        other.arrives(
            Xml.stanza(
                KING,
                "<iq type='get' id='" + i + "' to='" + Rooms.SERVICE + "'><x xmlns='y'/></iq>"));
      }
      assertThat(other.receives(3))
          .extracting(stanza -> stanza.id())
          .containsExactly("0", "1", "2");
    }
  }

  @Test
  void storingAndAnsweringAreTimed() {
    TestStorage storage = new TestStorage();
    TestTransport other = TestTransport.open();
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    try (RoomHost stored =
        new RoomHost(
            ServiceConfig.of(Rooms.SERVICE, "secret"),
            InstantSource.system(),
            () -> "id",
            HostOptions.storedIn(storage).withShards(1).withObserver(notesIn(seen)))) {
      stored.attach(other);
      other.arrives(
          Xml.stanza(
              KING,
              "<presence to='"
                  + Rooms.ROOM
                  + "/N'><x xmlns='"
                  + Namespaces.MUC
                  + "'/></presence>"));
    }
    assertThat(seen).containsExactly("LoadRoom", "CountRooms", "1 room");
  }

  private static HostObserver notesIn(List<String> seen) {
    return new HostObserver() {
      @Override
      public void handled(Batch batch) {
        // Shown above.
      }

      @Override
      public void stored(int rooms, Duration took, boolean done) {
        seen.add(rooms + " room" + (done ? "" : " lost") + (took.isNegative() ? "?" : ""));
      }

      @Override
      public void answered(Question<?> question, Duration took, boolean done) {
        seen.add(question.getClass().getSimpleName() + (took.isNegative() ? "?" : ""));
      }
    };
  }
}
