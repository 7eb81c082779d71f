package dev.muc.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.RoomCreated;
import dev.muc.event.RoomEvent.RoomRestored;
import dev.muc.event.RoomEvent.SessionLeft;
import dev.muc.model.Affiliation;
import dev.muc.model.Availability;
import dev.muc.model.Exit;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.model.Session;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Stanza;
import dev.muc.store.RoomRecord;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rooms that outlive their host. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StoredRoomsTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final BareJid ROOM = BareJid.of(Rooms.ROOM);
  private static final ServiceConfig CONFIG =
      ServiceConfig.of(Rooms.SERVICE, "secret").withoutLimits();

  private final TestStorage storage = new TestStorage();
  private final AtomicInteger ids = new AtomicInteger();
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private HostOptions options = HostOptions.storedIn(storage).withShards(2);
  private RoomHost host = host();
  private TestTransport transport = attach();

  private RoomHost host() {
    return new RoomHost(CONFIG, () -> now, () -> "id-" + ids.incrementAndGet(), options);
  }

  private TestTransport attach() {
    TestTransport next = TestTransport.open();
    host.attach(next);
    return next;
  }

  @AfterEach
  void closeHost() {
    storage.commitsWait.countDown();
    storage.loadsWait.countDown();
    host.close();
  }

  private void restart() {
    host.close();
    host = host();
    transport = attach();
  }

  private void send(String from, String xml) {
    assertThat(transport.arrives(Xml.stanza(from, xml))).isTrue();
  }

  private void enter(String client, String nick) {
    send(client, presence(Rooms.ROOM, nick));
  }

  private static String presence(String room, String nick) {
    return "<presence to='"
        + room
        + "/"
        + nick
        + "'><x xmlns='"
        + Namespaces.MUC
        + "'/></presence>";
  }

  private void configure(String client, String... varsAndValues) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < varsAndValues.length; i += 2) {
      fields.append("<field var='muc#roomconfig_").append(varsAndValues[i]).append("'><value>");
      fields.append(varsAndValues[i + 1]).append("</value></field>");
    }
    send(
        client,
        "<iq type='set' id='config' to='"
            + Rooms.ROOM
            + "'><query xmlns='"
            + Namespaces.MUC_OWNER
            + "'><x xmlns='jabber:x:data' type='submit'>"
            + fields
            + "</x></query></iq>");
  }

  private void say(String client, String body) {
    send(
        client,
        "<message type='groupchat' to='" + Rooms.ROOM + "'><body>" + body + "</body></message>");
  }

  private List<String> receives(int count) throws InterruptedException {
    return Received.lines(transport.receives(count));
  }

  private List<RoomEvent> stored() {
    return storage.events.getOrDefault(ROOM, List.of());
  }

  /** A room of the king that stays, with nothing left to be received. */
  private void court(String... varsAndValues) throws InterruptedException {
    enter(KING, "King");
    configure(KING, varsAndValues);
    while (!receives(1).contains("result")) {
      Thread.onSpinWait();
    }
  }

  @Test
  void nothingIsToldBeforeItIsStored() throws InterruptedException {
    court();
    storage.commitsWait = new CountDownLatch(1);
    say(KING, "once more");
    assertThat(transport.rest()).isEmpty();

    storage.commitsWait.countDown();

    assertThat(receives(1)).containsExactly("King: once more");
  }

  @Test
  void occupantsAreStillInTheirRoomAfterARestart() throws InterruptedException {
    court();
    enter(PISTOL, "Pistol");
    receives(4);

    restart();
    say(PISTOL, "still here");

    List<Stanza> received = transport.receives(2);
    assertThat(Received.lines(received)).containsOnly("Pistol: still here");
    assertThat(received).extracting(s -> String.valueOf(s.to())).containsExactly(KING, PISTOL);
  }

  @Test
  void hostThatTakesLeaveEmptiesItsRooms() throws InterruptedException {
    court("persistentroom", "1");
    options = options.withFarewell(true);
    restart(); // The first one did not take leave.
    say(KING, "I am here");
    receives(1);

    host.close();
    assertThat(receives(1)).containsExactly("-King [332 110]");
    host = host();
    transport = attach();
    say(KING, "am I?");

    assertThat(receives(1)).containsExactly("error cancel/not-acceptable");
  }

  @Test
  void historyOfARoomIsThereAfterARestart() throws InterruptedException {
    for (String logging : List.of("0", "1")) {
      court("enablelogging", logging);
      say(KING, "once more");
      receives(1);

      restart();
      enter(PISTOL, "Pistol");

      assertThat(receives(5)).contains("King: once more");
      send(KING, destroy(Rooms.ROOM));
      receives(3);
    }
  }

  private static String destroy(String room) {
    return "<iq type='set' id='d' to='"
        + room
        + "'><query xmlns='"
        + Namespaces.MUC_OWNER
        + "'><destroy/></query></iq>";
  }

  @Test
  void messageOfAnArchivedRoomIsStoredOnce() throws InterruptedException {
    court("enablelogging", "1");
    say(KING, "once more");
    receives(1);

    assertThat(storage.messages.get(ROOM)).hasSize(1);
    assertThat(String.valueOf(stored())).doesNotContain("once more");
  }

  @Test
  void batchThatCannotBeStoredHasNotHappened() throws InterruptedException {
    court();
    storage.commitsFail = true;
    send(
        KING, "<message type='groupchat' to='" + Rooms.ROOM + "'><subject>War</subject></message>");
    assertThat(receives(1)).containsExactly("error wait/internal-server-error");

    storage.commitsFail = false;
    enter(PISTOL, "Pistol");

    assertThat(receives(4)).contains("room sets ''").doesNotContain("King sets 'War'");
  }

  @Test
  void roomThatCannotBeReadIsNotCreatedAnew() throws InterruptedException {
    court("persistentroom", "1");
    send(KING, "<presence type='unavailable' to='" + Rooms.ROOM + "/King'/>");
    assertThat(receives(1)).containsExactly("-King [110]");
    restart(); // Nobody is in it, so it is not read before somebody wants to enter.
    storage.loadsFail = true;
    enter(PISTOL, "Pistol");
    assertThat(receives(1)).containsExactly("error wait/internal-server-error");

    storage.loadsFail = false;
    enter(PISTOL, "Pistol");

    assertThat(receives(2)).containsExactly("+Pistol [110]", "room sets ''");
    assertThat(stored()).filteredOn(RoomCreated.class::isInstance).hasSize(1);
  }

  @Test
  void roomWhoseEventsMakeNoSenseIsNotCreatedAnew() throws InterruptedException {
    FullJid client = FullJid.of(KING);
    Occupant king =
        new Occupant(
            ROOM.with("King"),
            client.bare(),
            Role.MODERATOR,
            Affiliation.OWNER,
            "id",
            List.of(new Session(client, Availability.PLAIN)));
    RoomEvent impossible = new SessionLeft(king, client, Exit.LEFT, Availability.PLAIN);
    storage.events.put(ROOM, List.of(impossible));

    enter(PISTOL, "Pistol");
    assertThat(receives(1)).containsExactly("error wait/internal-server-error");
    enter(PISTOL, "Pistol");
    assertThat(receives(1)).containsExactly("error wait/internal-server-error");

    assertThat(storage.events.get(ROOM)).containsExactly(impossible);
  }

  @Test
  void otherRoomsGoOnWhileOneIsRead() throws InterruptedException {
    court();
    storage.loadsWait = new CountDownLatch(1);
    send(PISTOL, presence("agincourt@chat.example", "Pistol"));
    say(KING, "meanwhile");
    assertThat(receives(1)).containsExactly("King: meanwhile");

    storage.loadsWait.countDown();

    assertThat(receives(1)).containsExactly("+Pistol [201 110]");
  }

  @Test
  void whatArrivedIsHandledBeforeTheHostIsClosedEvenIfARoomHasToBeRead() throws Exception {
    court("persistentroom", "1");
    restart();
    storage.loadsWait = new CountDownLatch(1);
    say(KING, "last words");
    Thread closing = new Thread(host::close);
    closing.start();
    storage.loadsWait.countDown();
    closing.join();

    assertThat(receives(1)).containsExactly("King: last words");
  }

  @Test
  void roomThatNobodyNeedsLeavesTheMemoryAndComesBack() throws InterruptedException {
    options = options.withIdleMax(Duration.ofMinutes(10));
    restart();
    court("persistentroom", "1");
    send(KING, "<presence type='unavailable' to='" + Rooms.ROOM + "/King'/>");
    receives(1);
    int stored = storage.records.size();
    storage.loadsFail = true; // From now on it can only be used as long as it is in memory.
    enter(PISTOL, "Pistol");
    send(PISTOL, "<presence type='unavailable' to='" + Rooms.ROOM + "/Pistol'/>");
    assertThat(receives(3)).doesNotContain("error wait/internal-server-error");
    assertThat(storage.records).hasSizeGreaterThan(stored);

    now = now.plus(Duration.ofMinutes(20));
    String unknown = "unknown@chat.example";
    send(PISTOL, destroy(unknown)); // Any stanza gives the host a turn.
    receives(1);
    enter(PISTOL, "Pistol");
    assertThat(receives(1)).containsExactly("error wait/internal-server-error");
    storage.loadsFail = false;
    enter(PISTOL, "Pistol");

    assertThat(receives(2)).first().isEqualTo("+Pistol [110]");
  }

  @Test
  void longJournalIsReplacedByASnapshot() throws InterruptedException {
    court();
    for (int i = 0; i < 300; i++) {
      say(KING, "line " + i);
    }
    receives(300);

    assertThat(stored()).hasSizeLessThan(200);
    assertThat(stored().get(0)).isInstanceOf(RoomRestored.class);
    restart();
    say(KING, "after");
    assertThat(receives(1)).containsExactly("King: after");
    enter(PISTOL, "Pistol");
    assertThat(receives(23)).contains("King: line 299", "King: after");
  }

  @Test
  void destroyedRoomLeavesNothingForWhoTakesItsAddress() throws InterruptedException {
    court("enablelogging", "1");
    say(KING, "secret plans");
    receives(1);
    storage.commitsWait = new CountDownLatch(1);
    say(KING, "more of them");
    send(KING, destroy(Rooms.ROOM));
    enter(PISTOL, "Pistol");
    storage.commitsWait.countDown();
    List<String> told = new ArrayList<>();
    while (!told.contains("+Pistol [201 110]")) {
      told.addAll(receives(1));
    }

    assertThat(storage.messages.getOrDefault(ROOM, List.of())).isEmpty();
    assertThat(String.valueOf(stored())).doesNotContain("king@court");
  }

  @Test
  void goneRoomIsNotStored() throws InterruptedException {
    court();
    send(KING, "<presence type='unavailable' to='" + Rooms.ROOM + "/King'/>");
    assertThat(receives(1)).containsExactly("-King [110]");

    assertThat(storage.events).doesNotContainKey(ROOM);
    assertThat(storage.records.get(storage.records.size() - 1))
        .extracting(RoomRecord::earlier, RoomRecord::summary)
        .containsExactly(RoomRecord.Earlier.OVER, null);
  }
}
