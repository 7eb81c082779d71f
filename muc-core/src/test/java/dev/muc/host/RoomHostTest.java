package dev.muc.host;

import static dev.muc.host.EchoRooms.ROMEO;
import static dev.muc.host.EchoRooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RoomHostTest {
  private static final HostLimits SMALL = new HostLimits(3, 1 << 20, 2, 4, 8);
  private static final HostOptions OPTIONS = HostOptions.inMemory();

  private final EchoRooms rooms = new EchoRooms();
  private final Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private RoomHost host = new RoomHost(rooms, InstantSource.fixed(now), SMALL, OPTIONS);

  @AfterEach
  void closeHost() {
    host.close();
  }

  @Test
  void deliveriesLeaveInTheOrderOfTheStanzas() throws InterruptedException {
    TestTransport transport = attach(TestTransport.open());
    for (int i = 1; i <= 20; i++) {
      assertThat(transport.arrives(message("m" + i))).isTrue();
    }
    assertThat(ids(transport.receives(20)))
        .isEqualTo(IntStream.rangeClosed(1, 20).mapToObj(i -> i + ":m" + i).toList());
  }

  @Test
  void requestWhoseHandlingThrowsIsAnsweredAndEndsNothing() throws InterruptedException {
    TestTransport transport = attach(TestTransport.open());
    List<Stanza> requests =
        List.of(
            new Iq(Iq.Type.SET, ROMEO, ROOM, "throw", List.of()),
            message("throw"),
            new Presence(Presence.Type.AVAILABLE, ROMEO, ROOM, "throw", List.of()));
    requests.forEach(transport::arrives);
    transport.arrives(message("m"));

    List<Stanza> sent = transport.receives(4);
    assertThat(sent.subList(0, 3))
        .allSatisfy(
            answer -> {
              assertThat(answer.from()).isEqualTo(ROOM);
              assertThat(answer.to()).isEqualTo(ROMEO);
              assertThat(StanzaError.of(answer))
                  .contains(
                      StanzaError.Condition.INTERNAL_SERVER_ERROR.error(StanzaError.Type.WAIT));
            });
    assertThat(sent.get(3).id()).isEqualTo("1:m");
  }

  @Test
  void whatAwaitsNoAnswerGetsNoneWhenHandlingThrows() throws InterruptedException {
    TestTransport transport = attach(TestTransport.open());
    List<Stanza> stanzas =
        List.of(
            new Iq(Iq.Type.RESULT, ROMEO, ROOM, "throw", List.of()),
            new Iq(Iq.Type.ERROR, ROMEO, ROOM, "throw", List.of()),
            new Message(Message.Type.ERROR, ROMEO, ROOM, "throw", List.of()),
            new Presence(Presence.Type.UNAVAILABLE, ROMEO, ROOM, "throw", List.of()),
            new Presence(Presence.Type.ERROR, ROMEO, ROOM, "throw", List.of()));
    stanzas.forEach(transport::arrives);
    transport.arrives(message("m"));

    assertThat(ids(transport.receives(1))).containsExactly("1:m");
  }

  @Test
  void transportThatTakesNothingStopsTheSource() throws Exception {
    TestTransport transport = attach(TestTransport.stalled());
    AtomicInteger taken = new AtomicInteger();
    Thread source =
        new Thread(
            () -> {
              while (taken.get() < 100 && transport.arrives(message("m" + taken.get()))) {
                taken.incrementAndGet();
              }
            });
    source.start();
    // The source waits for room in the inbox once both are full: a batch under way and the inbox.
    while (source.getState() != Thread.State.WAITING || taken.get() < SMALL.inboxMax()) {
      Thread.onSpinWait();
    }
    assertThat(taken).hasValueLessThanOrEqualTo(SMALL.inboxMax() + SMALL.batchMax());

    transport.reads(200);
    source.join();
    assertThat(taken).hasValue(100);
    assertThat(ids(transport.receives(100)))
        .isEqualTo(IntStream.range(0, 100).mapToObj(i -> (i + 1) + ":m" + i).toList());
  }

  @Test
  void closingHandlesWhatArrivedThenTakesLeaveThenClosesTheTransport() throws Exception {
    TestTransport transport = attach(TestTransport.stalled());
    for (int i = 0; i < SMALL.inboxMax(); i++) {
      transport.arrives(message("m"));
    }
    Thread closing = new Thread(host::close);
    closing.start();
    transport.reads(SMALL.inboxMax() + 1);
    closing.join();

    assertThat(ids(transport.rest())).containsExactly("1:m", "2:m", "3:m", "332");
    assertThat(transport.isClosed()).isTrue();
    assertThat(transport.arrives(message("late"))).isFalse();
  }

  @Test
  void closingDoesNotWaitForEverForAPeerThatDoesNotRead() throws Exception {
    host.close();
    host =
        new RoomHost(
            rooms, InstantSource.fixed(now), SMALL, OPTIONS.withCloseMax(Duration.ofMillis(50)));
    TestTransport transport = attach(TestTransport.stalled());
    transport.arrives(message("m"));
    host.close();
    assertThat(transport.isClosed()).isTrue();
    assertThat(transport.rest()).isEmpty();
  }

  @Test
  void roomsOutliveTheTransport() throws InterruptedException {
    TestTransport first = attach(TestTransport.open());
    first.arrives(message("a"));
    assertThat(ids(first.receives(1))).containsExactly("1:a");
    first.breaks();
    assertThat(first.arrives(message("lost"))).isFalse();

    TestTransport second = attach(TestTransport.open());
    second.arrives(message("b"));
    assertThat(ids(second.receives(1))).containsExactly("2:b");
  }

  @Test
  void whatArrivedBeforeTheTransportBrokeIsHandledOverTheNext() throws InterruptedException {
    TestTransport first = attach(TestTransport.stalled());
    for (int i = 1; i <= SMALL.inboxMax(); i++) {
      first.arrives(message("m" + i));
    }
    first.breaks();
    TestTransport second = attach(TestTransport.open());
    second.arrives(message("last"));

    // What was being sent when the stream broke is lost; the rest goes on in order.
    List<String> sent = receivesUntil("4:last", second);
    assertThat(sent).hasSizeGreaterThan(SMALL.inboxMax() - SMALL.batchMax());
    assertThat(List.of("1:m1", "2:m2", "3:m3", "4:last")).endsWith(sent.toArray(String[]::new));
  }

  @Test
  void sourceThatWaitsIsLetGoWhenItsTransportBreaks() throws Exception {
    TestTransport transport = attach(TestTransport.stalled());
    CountDownLatch ended = new CountDownLatch(1);
    Thread source =
        new Thread(
            () -> {
              while (transport.arrives(message("m"))) {
                Thread.onSpinWait();
              }
              ended.countDown();
            });
    source.start();
    while (source.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    transport.breaks();
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void secondTransportIsRefusedWhileTheFirstLives() {
    attach(TestTransport.open());
    TestTransport second = TestTransport.open();
    assertThatThrownBy(() -> host.attach(second)).isInstanceOf(IllegalStateException.class);
    assertThat(second.isOpened()).isFalse();
  }

  @Test
  void closedHostServesNothing() {
    host.close();
    TestTransport transport = TestTransport.open();
    assertThatThrownBy(() -> host.attach(transport)).isInstanceOf(IllegalStateException.class);
    assertThat(transport.isOpened()).isFalse();
  }

  @Test
  void transportThatThrowsIsClosedAndTheHostGoesOn() throws InterruptedException {
    TestTransport broken = attach(TestTransport.broken());
    broken.arrives(message("a"));
    while (!broken.isClosed()) {
      Thread.onSpinWait();
    }
    TestTransport second = attach(TestTransport.open());
    second.arrives(message("c"));
    assertThat(receivesUntil("2:c", second)).endsWith("2:c");
  }

  @Test
  void whatIsDueHappensBeforeTheNextStanza() throws InterruptedException {
    rooms.deadline = now;
    TestTransport transport = attach(TestTransport.open());
    transport.arrives(message("m"));
    assertThat(ids(transport.receives(2))).containsExactly("expired", "1:m");
  }

  @Test
  void nothingBecomesDueWithoutATransport() {
    rooms.deadline = now;
    host.close();
    assertThat(rooms.expirations).hasValue(0);
  }

  @Test
  void deadlineIsMetWithoutAStanza() throws InterruptedException {
    host.close();
    // Before the worker starts: from then on only it may touch the rooms.
    rooms.deadline = Instant.now().plusMillis(30);
    host = new RoomHost(rooms, InstantSource.system(), SMALL, OPTIONS);
    TestTransport transport = attach(TestTransport.open());
    assertThat(ids(transport.receives(1))).containsExactly("expired");
  }

  @Test
  void expiryThatThrowsIsLeftAloneForAWhile() throws InterruptedException {
    rooms.deadline = now;
    rooms.expireThrows = true;
    TestTransport transport = attach(TestTransport.open());
    for (int i = 0; i < 20; i++) {
      transport.arrives(message("m"));
    }
    transport.receives(20);
    assertThat(rooms.expirations).hasValue(1);
  }

  @Test
  void whatIsDueInAServiceIsDone() throws InterruptedException {
    host.close();
    AtomicReference<Instant> time = new AtomicReference<>(now);
    ServiceConfig config = ServiceConfig.of("conference.localhost", "secret");
    host = new RoomHost(new RoomService(config, time::get, () -> "id"), time::get);
    TestTransport transport = attach(TestTransport.open());
    FullJid occupant = ROOM.bare().with("Romeo");
    Element join = Element.of("http://jabber.org/protocol/muc", "x");
    transport.arrives(new Presence(Presence.Type.AVAILABLE, ROMEO, occupant, null, List.of(join)));
    assertThat(transport.receives(1).get(0).from()).isEqualTo(occupant);

    // The room was never configured; any stanza lets the host look at the clock.
    time.set(now.plus(Duration.ofDays(1)));
    transport.arrives(message("late"));
    List<String> types = new ArrayList<>();
    do {
      types.add(String.valueOf(transport.receives(1).get(0).typeName()));
    } while (!types.contains("error"));
    assertThat(types).containsSubsequence("unavailable", "error");
  }

  private TestTransport attach(TestTransport transport) {
    host.attach(transport);
    return transport;
  }

  private static List<String> receivesUntil(String last, TestTransport transport)
      throws InterruptedException {
    List<String> ids = new ArrayList<>();
    do {
      ids.addAll(ids(transport.receives(1)));
    } while (!ids.contains(last));
    return ids;
  }

  private static Message message(String id) {
    return new Message(Message.Type.GROUPCHAT, ROMEO, ROOM, id, List.of());
  }

  private static List<String> ids(List<Stanza> stanzas) {
    return stanzas.stream().map(stanza -> String.valueOf(stanza.id())).toList();
  }
}
