package dev.muc.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.RoomOrder;
import dev.muc.ServiceConfig;
import dev.muc.Ticket;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Stanza;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomRecord.Earlier;
import dev.muc.store.RoomSummary;
import dev.muc.testing.Received;
import dev.muc.testing.Xml;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** After a restart, rooms with occupants are read although nobody says anything. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WakingTest {
  private static final ServiceConfig CONFIG =
      ServiceConfig.of("chat.example", "secret").withoutLimits();
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final Duration SILENCE_MAX = Duration.ofHours(1);

  private final TestStorage storage = new TestStorage();
  private final List<RoomOrder> ordered = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private Ticket.Result result = Ticket.Result.DONE;
  private final Waking waking = new Waking(storage, this::carryOut);

  private void carryOut(RoomOrder order, Consumer<Ticket.Result> whenDone) {
    ordered.add(order);
    whenDone.accept(result);
  }

  private static BareJid room(int number) {
    return BareJid.of("r" + (10_000 + number) + "@chat.example");
  }

  private void occupied(int rooms, int occupants) {
    BareJid creator = BareJid.of("king@court");
    storage.append(
        IntStream.range(0, rooms)
            .mapToObj(
                i ->
                    new RoomRecord(
                        room(i),
                        Earlier.OVER,
                        List.of(),
                        List.of(),
                        new RoomSummary(room(i), "", true, true, occupants, creator, Instant.EPOCH),
                        null))
            .toList());
  }

  /** Takes steps until one waits, or none is left. */
  private void walk() {
    int before;
    do {
      before = pauses.size();
      waking.next(pauses::add);
    } while (pauses.size() > before && pauses.get(before).isZero());
  }

  @Test
  void everyRoomWithOccupantsIsReadOnce() {
    occupied(2_005, 1);
    walk();
    assertThat(ordered)
        .containsExactlyElementsOf(
            IntStream.range(0, 2_005)
                .<RoomOrder>mapToObj(i -> new RoomOrder.Wake(room(i)))
                .toList());
  }

  @Test
  void emptyRoomsAreLeftAlone() {
    occupied(3, 0);
    walk();
    assertThat(ordered).isEmpty();
  }

  @Test
  void fewRoomsAreReadAtATime() {
    occupied(100, 1);
    List<Consumer<Ticket.Result>> open = new ArrayList<>();
    Waking patient = new Waking(storage, (order, whenDone) -> open.add(whenDone));
    patient.next(pauses::add);
    assertThat(open).hasSize(Waking.STEP);
    open.subList(1, Waking.STEP).forEach(whenDone -> whenDone.accept(Ticket.Result.DONE));
    assertThat(pauses).isEmpty();

    open.get(0).accept(Ticket.Result.NO_ROOM);

    assertThat(pauses).containsExactly(Duration.ZERO);
  }

  @Test
  void stepThatFailsAsAWholeIsTakenAgainLater() {
    occupied(2, 1);
    result = Ticket.Result.FAILED;
    walk();
    assertThat(pauses).hasSize(1).allMatch(pause -> pause.toSeconds() >= 10);
    walk();
    assertThat(pauses.get(1)).isGreaterThan(pauses.get(0));

    result = Ticket.Result.DONE;
    ordered.clear();
    walk();

    assertThat(ordered).containsExactly(new RoomOrder.Wake(room(0)), new RoomOrder.Wake(room(1)));
  }

  @Test
  void damagedRoomIsLeftAndTheOthersAreRead() {
    occupied(20, 1);
    Waking strict =
        new Waking(
            storage,
            (order, whenDone) -> {
              ordered.add(order);
              boolean damaged = order.room().equals(room(3));
              whenDone.accept(damaged ? Ticket.Result.FAILED : Ticket.Result.DONE);
            });
    strict.next(pauses::add);
    strict.next(pauses::add);
    assertThat(pauses).containsExactly(Duration.ZERO, Duration.ZERO);
    assertThat(ordered).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void clientThatVanishedLeavesAlthoughNobodySaysAnything() throws InterruptedException {
    AtomicInteger ids = new AtomicInteger();
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    HostOptions options = HostOptions.storedIn(storage).withShards(1);
    RoomHost first = new RoomHost(CONFIG, now::get, () -> "a" + ids.incrementAndGet(), options);
    TestTransport before = TestTransport.open();
    first.attach(before);
    enter(before, KING, "King");
    before.receives(2);
    String configure =
        "<iq type='set' id='c' to='court@chat.example'><query xmlns='%s'><x xmlns='jabber:x:data'"
            + " type='submit'/></query></iq>";
    arrives(before, KING, configure.formatted(Namespaces.MUC_OWNER));
    before.receives(1);
    enter(before, PISTOL, "Pistol");
    before.receives(4);
    first.close();

    HostOptions watchful = options.withSilenceMax(SILENCE_MAX);
    try (RoomHost next =
        new RoomHost(CONFIG, now::get, () -> "b" + ids.incrementAndGet(), watchful)) {
      TestTransport transport = TestTransport.open();
      next.attach(transport);
      awaitRead(next);
      List<String> told = new ArrayList<>();
      while (!told.contains("-Pistol [333]")) {
        now.updateAndGet(time -> time.plus(SILENCE_MAX.dividedBy(Rounds.SLICES)));
        told.addAll(turn(transport));
      }
      assertThat(told).doesNotContain("-King [333]");
    }
  }

  /** Waits until the one room is in memory, with all that is to be known of it. */
  private static void awaitRead(RoomHost host) {
    ShardLoad load = host.load().get(0);
    while (load.rooms() == 0 || load.questions() > 0) {
      Thread.onSpinWait();
      load = host.load().get(0);
    }
  }

  /**
   * Gives the host a turn, and returns what it tells meanwhile. The king's client answers whatever
   * it is asked, before the next turn; Pistol's is gone.
   */
  private static List<String> turn(TestTransport transport) throws InterruptedException {
    arrives(
        transport,
        "nym@camp/tent",
        "<iq type='get' id='turn' to='chat.example'><ping xmlns='urn:xmpp:ping'/></iq>");
    List<String> told = new ArrayList<>();
    Stanza stanza = transport.receives(1).get(0);
    while (!"turn".equals(stanza.id())) {
      told.add(Received.line(stanza));
      if (KING.equals(String.valueOf(stanza.to())) && stanza.elementName().equals("iq")) {
        String answer = "<iq type='result' id='" + stanza.id() + "' to='" + stanza.from() + "'/>";
        arrives(transport, KING, answer);
      }
      stanza = transport.receives(1).get(0);
    }
    return told;
  }

  private static void enter(TestTransport transport, String client, String nick) {
    String presence = "<presence to='court@chat.example/%s'><x xmlns='%s'/></presence>";
    arrives(transport, client, presence.formatted(nick, Namespaces.MUC));
  }

  private static void arrives(TestTransport transport, String client, String xml) {
    assertThat(transport.arrives(Xml.stanza(client, xml))).isTrue();
  }
}
