package dev.muc.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Command;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bans from the service over all shards of a host, and over its restart. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServiceBanHostTest {
  private static final String ADMIN = "admin@court/desk";
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final int ROOMS = 12;
  private static final Command BAN = new Command("http://jabber.org/protocol/admin#edit-blacklist");
  private static final ServiceConfig CONFIG =
      ServiceConfig.of(Rooms.SERVICE, "secret").withAdmins(List.of(BareJid.of("admin@court")));

  private final AtomicInteger ids = new AtomicInteger();
  private final TestStorage storage = new TestStorage();
  private HostOptions options = HostOptions.storedIn(storage).withShards(4);
  private RoomHost host = host();
  private TestTransport transport = attach();

  private RoomHost host() {
    return new RoomHost(
        CONFIG, InstantSource.system(), () -> "id-" + ids.incrementAndGet(), options);
  }

  private TestTransport attach() {
    TestTransport next = TestTransport.open();
    host.attach(next);
    return next;
  }

  private void restart() {
    host.close();
    host = host();
    transport = attach();
  }

  @AfterEach
  void closeHost() {
    host.close();
  }

  private void send(String from, String xml) {
    assertThat(transport.arrives(Xml.stanza(from, xml))).isTrue();
  }

  private static String room(int number) {
    return "r" + number + "@" + Rooms.SERVICE;
  }

  private void enter(String client, int room, String nick) {
    send(
        client,
        "<presence to='%s/%s'><x xmlns='%s'/></presence>"
            .formatted(room(room), nick, Namespaces.MUC));
  }

  private void fillRooms() throws InterruptedException {
    for (int i = 0; i < ROOMS; i++) {
      enter(KING, i, "King");
      send(
          KING,
          "<iq type='set' id='c' to='%s'><query xmlns='%s'><x xmlns='jabber:x:data' type='submit'/></query></iq>"
              .formatted(room(i), Namespaces.MUC_OWNER));
      enter(PISTOL, i, "Pistol");
    }
    transport.receives(7 * ROOMS); // Self-presence, subject, result; both presences twice, subject.
  }

  private Stanza ban(String account) throws InterruptedException {
    send(ADMIN, BAN.submit("blacklistjids", account));
    Stanza next = transport.receives(1).get(0);
    while (!"cmd".equals(next.id())) {
      next = transport.receives(1).get(0);
    }
    return next;
  }

  private String entering(int room) throws InterruptedException {
    enter(PISTOL, room, "Pistol");
    Stanza next = transport.receives(1).get(0);
    while (!next.isError()) {
      next = transport.receives(1).get(0);
    }
    return Rooms.error(next);
  }

  @Test
  void aBanHoldsInEveryRoomOfEveryShard() throws InterruptedException {
    fillRooms();
    assertThat(BAN.note(ban("pistol@tavern"))).contains("1");
    for (int i = 0; i < ROOMS; i++) {
      assertThat(entering(i)).isEqualTo("auth/forbidden");
    }
    host.close();
    assertThat(host.load().stream().mapToInt(ShardLoad::occupants).sum())
        .as("the kings alone")
        .isEqualTo(ROOMS);
  }

  @Test
  void aBanOutlivesTheProcess() throws InterruptedException {
    ban("tavern");
    restart();
    assertThat(entering(3)).isEqualTo("auth/forbidden");
    send(ADMIN, BAN.submitEmpty("blacklistjids"));
    transport.receives(1);
    restart();
    enter(PISTOL, 3, "Pistol");
    assertThat(transport.receives(1).get(0).isError()).isFalse();
  }

  @Test
  void aBanReachesRoomsThatAreReadAfterARestart() throws InterruptedException {
    fillRooms();
    restart();
    ban("pistol@tavern");
    send(KING, "<message type='groupchat' to='" + room(5) + "'><body>a</body></message>");
    host.close();
    assertThat(transport.rest())
        .filteredOn(Message.class::isInstance)
        .extracting(said -> said.to())
        .as("whether the room was read before the ban or after it")
        .containsExactly(Jid.of(KING));
  }

  @Test
  @Covers("0133-5-2")
  void aBanThatCannotBeStoredIsNone() throws InterruptedException {
    storage.commitsFail = true;
    assertThat(Rooms.error(ban("pistol@tavern"))).isEqualTo("wait/internal-server-error");
    storage.commitsFail = false;
    enter(PISTOL, 1, "Pistol");
    assertThat(transport.receives(1).get(0).isError()).isFalse();
  }

  @Test
  void roomsInMemoryKeepBansAsLongAsTheProcess() throws InterruptedException {
    host.close();
    options = HostOptions.inMemory().withShards(3);
    restart();
    fillRooms();
    ban("pistol@tavern");
    assertThat(entering(7)).isEqualTo("auth/forbidden");
  }

  @Test
  void announcementsAndRemovalsReachTheRoomsOfEveryShard() throws InterruptedException {
    fillRooms();
    send(ADMIN, new Command("x-muc#announce").submit("announcement", "At noon"));
    List<Stanza> announced = transport.receives(2 * ROOMS + 1);
    assertThat(announced.get(2 * ROOMS).id()).as("the answer comes last").isEqualTo("cmd");
    Command kick = new Command("x-muc#kick");
    send(ADMIN, kick.submit("jid", "pistol@tavern"));
    List<Stanza> removed = transport.receives(2 * ROOMS + 1);
    assertThat(removed.subList(0, 2 * ROOMS))
        .allSatisfy(gone -> assertThat(Rooms.codes(gone)).contains(307));
    assertThat(kick.note(removed.get(2 * ROOMS))).isEqualTo("Removed where present; rooms: 12");
  }
}
