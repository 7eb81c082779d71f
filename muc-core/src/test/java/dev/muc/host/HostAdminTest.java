package dev.muc.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.Ticket;
import dev.muc.model.Affiliation;
import dev.muc.model.Destruction;
import dev.muc.model.RoomConfig;
import dev.muc.payload.Namespaces;
import dev.muc.payload.PageRequest;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError.Condition;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import dev.muc.testing.Received;
import dev.muc.testing.Xml;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator does in rooms that are spread over threads, with and without a store. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostAdminTest {
  private static final BareJid KING = BareJid.of("king@court");
  private static final String THRONE = "king@court/throne";
  private static final ServiceConfig CONFIG = ServiceConfig.of("chat.example", "secret");
  private static final InstantSource TIME =
      InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

  private final AtomicInteger ids = new AtomicInteger();
  private final TestStorage storage = new TestStorage();
  private final List<RoomHost> hosts = new ArrayList<>();
  private final TestTransport transport = TestTransport.open();

  private RoomHost host(HostOptions options) {
    return opened(new RoomHost(CONFIG, TIME, this::id, options));
  }

  private RoomHost opened(RoomHost host) {
    hosts.add(host);
    host.attach(transport);
    return host;
  }

  private String id() {
    return "id-" + ids.incrementAndGet();
  }

  private HostAdmin inMemory() {
    return host(HostOptions.inMemory().withShards(4)).admin();
  }

  private HostAdmin stored() {
    return host(HostOptions.storedIn(storage).withShards(2)).admin();
  }

  @AfterEach
  void close() {
    hosts.forEach(RoomHost::close);
  }

  private static BareJid room(int number) {
    return BareJid.of("r" + number + "@chat.example");
  }

  private static void done(CompletableFuture<Ticket> order) {
    assertThat(order.join().result()).isEqualTo(Ticket.Result.DONE);
  }

  private static void createRooms(HostAdmin admin, int count) {
    List<CompletableFuture<Ticket>> orders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      orders.add(admin.create(room(i), KING, RoomConfig.DEFAULT));
    }
    orders.forEach(HostAdminTest::done);
  }

  private void enter(BareJid room, String client, String nick) {
    String join =
        "<presence to='" + room + "/" + nick + "'><x xmlns='" + Namespaces.MUC + "'/></presence>";
    assertThat(transport.arrives(Xml.stanza(client, join))).isTrue();
  }

  private static Condition condition(Ticket ticket) {
    return Objects.requireNonNull(ticket.error()).condition();
  }

  @Test
  void orderThatHasSeenWhatCouldNotBeStoredHasFailed() {
    HostAdmin admin = host(HostOptions.storedIn(storage).withShards(1)).admin();
    createRooms(admin, 2);
    int commits = storage.commits.get();
    CountDownLatch wait = new CountDownLatch(1);
    storage.commitsWait = wait;
    CompletableFuture<Ticket> before = admin.changeSubject(room(0), "Peace");
    while (storage.commits.get() == commits) {
      Thread.onSpinWait();
    }
    CompletableFuture<Ticket> changing = admin.changeSubject(room(1), "War");
    CompletableFuture<Optional<BareJid>> looking = admin.read(room(1), RoomView::address);
    storage.commitsFail = true;
    wait.countDown();

    assertThat(before.join().result()).isEqualTo(Ticket.Result.FAILED);
    assertThat(changing.join().result()).isEqualTo(Ticket.Result.FAILED);
    assertThat(looking.join()).isEmpty();
    storage.commitsFail = false;
    assertThat(admin.read(room(1), RoomView::address).join()).contains(room(1));
  }

  @Test
  void roomsOfAllShardsAreCreatedListedAndCounted() {
    HostAdmin admin = inMemory();

    createRooms(admin, 20);

    assertThat(admin.count().join()).isEqualTo(20);
    assertThat(admin.list(RoomQuery.all(PageRequest.FIRST, 3)).join().entries())
        .extracting(RoomSummary::address)
        .containsExactly(room(0), room(10), room(11));
    Ticket again = admin.create(room(7), KING, RoomConfig.DEFAULT).join();
    assertThat(again.result()).isEqualTo(Ticket.Result.REFUSED);
    assertThat(condition(again)).isEqualTo(Condition.CONFLICT);
    assertThat(admin.say(room(99), "?").join().result()).isEqualTo(Ticket.Result.NO_ROOM);
  }

  @Test
  void orderIsCompleteWhenThoseWhomItConcernsAreTold() throws InterruptedException {
    HostAdmin admin = inMemory();
    createRooms(admin, 1);
    enter(room(0), THRONE, "King");
    transport.receives(2);

    done(admin.say(room(0), "The gates are open"));

    List<Stanza> said = transport.receives(1);
    assertThat(Received.lines(said)).containsExactly("room: The gates are open");
  }

  @Test
  void roomMovesFromOneShardToAnother() throws InterruptedException {
    HostAdmin admin = inMemory();
    createRooms(admin, 8);
    done(admin.affiliate(room(0), BareJid.of("nym@camp"), Affiliation.MEMBER, null));
    enter(room(0), THRONE, "King");
    transport.receives(2);

    for (int i = 0; i < 8; i++) {
      done(admin.rename(room(i), room(100 + i), "over the sea"));
    }

    assertThat(Received.lines(transport.receives(1))).containsExactly("-King [110]");
    assertThat(admin.count().join()).isEqualTo(8);
    assertThat(admin.read(room(100), moved -> moved.affiliation(BareJid.of("nym@camp"))).join())
        .hasValue(Affiliation.MEMBER);
    assertThat(admin.read(room(0), RoomView::config).join()).isEmpty();
    Ticket taken = admin.rename(room(100), room(101), null).join();
    assertThat(condition(taken)).isEqualTo(Condition.CONFLICT);
    assertThat(admin.count().join()).isEqualTo(8);
  }

  @Test
  void accountIsKickedFromTheRoomsOfAllShards() throws InterruptedException {
    HostAdmin admin = inMemory();
    createRooms(admin, 12);
    for (int i = 0; i < 12; i++) {
      enter(room(i), THRONE, "King");
    }
    transport.receives(24);

    assertThat(admin.kickEverywhere(KING, "peace").join()).isEqualTo(12);

    assertThat(Received.lines(transport.receives(12))).containsOnly("-King [307 110]");
    assertThat(admin.list(RoomQuery.occupied(PageRequest.FIRST, 10)).join().entries()).isEmpty();
  }

  @Test
  void whatWasOrderedOutlivesTheProcess() {
    HostAdmin before = stored();
    createRooms(before, 5);
    done(before.configure(room(1), c -> c.with(c.access().withPassword("Agincourt"))));
    done(before.affiliate(room(2), BareJid.of("nym@camp"), Affiliation.OUTCAST, null));
    done(before.say(room(3), "Once more"));
    done(before.rename(room(3), room(30), null));
    done(before.destroy(room(4), Destruction.SILENT));
    hosts.forEach(RoomHost::close);
    hosts.clear();

    TestTransport second = TestTransport.open();
    RoomHost host =
        new RoomHost(CONFIG, TIME, this::id, HostOptions.storedIn(storage).withShards(3));
    hosts.add(host);
    host.attach(second);
    HostAdmin after = host.admin();

    assertThat(after.list(RoomQuery.all(PageRequest.FIRST, 10)).join().entries())
        .extracting(RoomSummary::address)
        .containsExactly(room(0), room(1), room(2), room(30));
    assertThat(after.read(room(1), room -> room.config().access().secret()).join())
        .hasValue("Agincourt");
    assertThat(after.read(room(2), room -> room.affiliation(BareJid.of("nym@camp"))).join())
        .hasValue(Affiliation.OUTCAST);
    assertThat(after.read(room(30), room -> room.history().size()).join()).hasValue(1);
  }

  @Test
  void whatCannotBeStoredHasFailed() {
    HostAdmin admin = stored();
    createRooms(admin, 1);
    storage.commitsFail = true;

    assertThat(admin.say(room(0), "lost").join().result()).isEqualTo(Ticket.Result.FAILED);
    assertThat(admin.changeSubject(room(0), "lost").join().result())
        .isEqualTo(Ticket.Result.FAILED);

    storage.commitsFail = false;
    assertThat(admin.read(room(0), room -> room.subject().isPresent()).join()).hasValue(false);
  }

  @Test
  void ordersOfAHostWhoseThreadDiedFail() {
    HostAdmin admin = inMemory();
    createRooms(admin, 1);

    CompletableFuture<Optional<Integer>> fatal =
        admin.read(
            room(0),
            room -> {
              throw new LinkageError("a class that is missing");
            });

    assertThat(fatal.join()).isEmpty();
    assertThat(admin.say(room(0), "Nobody hears").join().result()).isEqualTo(Ticket.Result.FAILED);
  }

  @Test
  void readerThatThrowsFailsItsOrderAndNothingElse() {
    HostAdmin admin = inMemory();
    createRooms(admin, 1);

    assertThat(
            admin
                .read(
                    room(0),
                    room -> {
                      throw new IllegalStateException("the embedder's bug");
                    })
                .join())
        .isEmpty();
    done(admin.say(room(0), "still here"));
  }

  @Test
  void nobodyWaitsForAHostThatIsClosed() {
    RoomHost host = host(HostOptions.inMemory());
    host.close();

    assertThat(host.admin().say(room(0), "?").join().result()).isEqualTo(Ticket.Result.FAILED);
  }

  @Test
  void hostOfOneServiceListsItsRooms() {
    RoomService service = new RoomService(CONFIG, TIME, this::id);
    service.admin().create(room(0), KING, RoomConfig.DEFAULT);
    HostAdmin admin = opened(new RoomHost(service, TIME)).admin();
    done(admin.create(room(1), KING, RoomConfig.DEFAULT));

    assertThat(admin.count().join()).isEqualTo(2);
    done(admin.rename(room(1), room(2), null));
    assertThat(admin.list(RoomQuery.all(PageRequest.FIRST, 5)).join().entries())
        .extracting(RoomSummary::address)
        .containsExactly(room(0), room(2));
  }
}
