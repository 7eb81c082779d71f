package dev.muc.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Xml;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rooms that are spread over several threads, and have no store behind them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ShardsTest {
  private static final String KING = "king@court/throne";
  private static final int ROOMS = 16;
  private static final Limits LIMITS = Limits.DEFAULT.with(Limit.ROOMS_PER_ACCOUNT, ROOMS);
  private static final ServiceConfig CONFIG =
      ServiceConfig.of("chat.example", "secret")
          .withLimits(LIMITS)
          .withAdmins(List.of(BareJid.of("admin@court")));

  private final AtomicInteger ids = new AtomicInteger();
  private final RoomHost host =
      new RoomHost(
          CONFIG,
          InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")),
          () -> "id-" + ids.incrementAndGet(),
          HostOptions.inMemory().withShards(4));
  private final TestTransport transport = TestTransport.open();

  ShardsTest() {
    host.attach(transport);
  }

  @AfterEach
  void closeHost() {
    host.close();
  }

  private void send(String from, String xml) {
    assertThat(transport.arrives(Xml.stanza(from, xml))).isTrue();
  }

  private static String room(int number) {
    return "r" + number + "@chat.example";
  }

  private void createRooms() throws InterruptedException {
    for (int i = 0; i < ROOMS; i++) {
      send(KING, enter(room(i), "King"));
      send(
          KING,
          "<iq type='set' id='c' to='"
              + room(i)
              + "'><query xmlns='"
              + Namespaces.MUC_OWNER
              + "'><x xmlns='jabber:x:data' type='submit'/></query></iq>");
    }
    transport.receives(3 * ROOMS); // Self-presence, subject and result.
  }

  private static String enter(String room, String nick) {
    return "<presence to='"
        + room
        + "/"
        + nick
        + "'><x xmlns='"
        + Namespaces.MUC
        + "'/></presence>";
  }

  @Test
  void roomsAreOnDifferentThreads() {
    Shards shards = shards(4);
    assertThat(IntStream.range(0, ROOMS).mapToObj(i -> shards.of(BareJid.of(room(i)))).distinct())
        .hasSize(4);
  }

  @Test
  void oneRoomIsAlwaysOnTheSame() {
    Shards shards = shards(4);
    assertThat(shards.of(Xml.stanza(KING, enter(room(3), "King"))))
        .isSameAs(shards.of(BareJid.of(room(3))));
  }

  private static Shards shards(int number) {
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      var alone =
          new Worker.Backing(
              null,
              false,
              null,
              new Inquiries(Answerers.NONE),
              true,
              Duration.ZERO,
              null,
              HostObserver.NONE);
      workers.add(
          new Worker(i, new EchoRooms(), InstantSource.system(), HostLimits.DEFAULT, alone));
    }
    return new Shards(workers);
  }

  @Test
  void allTogetherHaveAsManyRoomsAsAServiceMay() throws InterruptedException {
    TestTransport line = TestTransport.open();
    RoomHost small =
        new RoomHost(
            CONFIG.withLimits(Limits.OFF.with(Limit.ROOMS, 7)),
            InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")),
            () -> "id",
            HostOptions.inMemory().withShards(4));
    try (small) {
      small.attach(line);
      for (int i = 0; i < 60; i++) {
        line.arrives(Xml.stanza(KING, enter(room(i), "King")));
      }

      List<Stanza> answers = line.receives(8 * 2 + 52); // Self-presence and subject, or an error.
      assertThat(answers).filteredOn(Stanza::isError).hasSize(52);
    }
  }

  @Test
  void discoveryListsTheRoomsOfAll() throws InterruptedException {
    createRooms();
    send(
        KING,
        "<iq type='get' id='i' to='chat.example'><query xmlns='"
            + Namespaces.DISCO_ITEMS
            + "'/></iq>");

    Element query = transport.receives(1).get(0).payloads().get(0);
    assertThat(query.children())
        .extracting(item -> item.attribute("jid").orElseThrow())
        .hasSize(ROOMS)
        .contains(room(0), room(1), room(2), room(ROOMS - 1));
  }

  @Test
  void limitOfRoomsHoldsOverAll() throws InterruptedException {
    createRooms();
    send(KING, enter(room(ROOMS), "King"));
    assertThat(Received.lines(transport.receives(1))).containsExactly("error cancel/not-allowed");
    send(KING, "<presence type='unavailable' to='" + room(0) + "/King'/>");
    assertThat(Received.lines(transport.receives(1))).containsExactly("-King [110]");

    send(KING, enter(room(ROOMS), "King"));

    assertThat(Received.lines(transport.receives(1))).containsExactly("+King [201 110]");
  }

  @Test
  void commandOfAnAdministratorReachesTheRoomsOfAll() throws InterruptedException {
    createRooms();
    send(
        "admin@court/desk",
        "<iq type='set' id='x' to='chat.example'><command"
            + " xmlns='http://jabber.org/protocol/commands'"
            + " node='http://prosody.im/protocol/muc#destroy' action='complete'>"
            + "<x xmlns='jabber:x:data' type='submit'><field var='rooms'><value>"
            + room(1)
            + "</value><value>"
            + room(2)
            + "</value><value>"
            + room(3)
            + "</value></field></x></command></iq>");

    List<Stanza> told = transport.receives(4);
    assertThat(told.get(3).from())
        .as("the answer comes last")
        .isEqualTo(BareJid.of("chat.example"));
    assertThat(told.subList(0, 3))
        .allSatisfy(gone -> assertThat(Received.line(gone)).startsWith("-King"))
        .extracting(gone -> gone.from().bare().toString())
        .containsExactlyInAnyOrder(room(1), room(2), room(3));
  }

  @Test
  void everybodyIsToldWhenTheHostIsClosed() throws InterruptedException {
    createRooms();
    host.close();
    assertThat(Received.lines(transport.receives(ROOMS))).containsOnly("-King [332 110]");
  }
}
