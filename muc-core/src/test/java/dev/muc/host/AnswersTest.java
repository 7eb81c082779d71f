package dev.muc.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Xml;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers of a storage: in order where order counts, and nobody waits for those of others. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AnswersTest {
  private static final String KING = "king@court/throne";
  private static final String ARCHIVE = "archive@chat.example";
  private static final int SHARDS = 4;

  private final TestStorage storage = new TestStorage();
  private final AtomicInteger ids = new AtomicInteger();
  private final RoomHost host =
      new RoomHost(
          ServiceConfig.of("chat.example", "secret").withoutLimits(),
          InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")),
          () -> "id-" + ids.incrementAndGet(),
          HostOptions.storedIn(storage).withShards(SHARDS));
  private final TestTransport transport = TestTransport.open();

  @BeforeEach
  void archivedRoom() throws InterruptedException {
    host.attach(transport);
    enter(ARCHIVE);
    transport.receives(2);
    String logging =
        "<iq type='set' id='c' to='%s'><query xmlns='%s'><x xmlns='jabber:x:data' type='submit'>"
            + "<field var='muc#roomconfig_enablelogging'><value>1</value></field></x></query></iq>";
    send(logging.formatted(ARCHIVE, Namespaces.MUC_OWNER));
    Stanza last;
    do {
      last = transport.receives(1).get(0);
    } while (!(last instanceof Iq));
  }

  @AfterEach
  void closeHost() {
    storage.pagesWait.countDown();
    host.close();
  }

  private void send(String xml) {
    assertThat(transport.arrives(Xml.stanza(KING, xml))).isTrue();
  }

  private void enter(String room) {
    String presence = "<presence to='%s/King'><x xmlns='%s'/></presence>";
    send(presence.formatted(room, Namespaces.MUC));
  }

  private void look(String id) {
    String query = "<iq type='set' id='%s' to='%s'><query xmlns='urn:xmpp:mam:2'/></iq>";
    send(query.formatted(id, ARCHIVE));
  }

  private void say(String body) {
    String message = "<message type='groupchat' to='%s'><body>%s</body></message>";
    send(message.formatted(ARCHIVE, body));
  }

  private void awaitLooks(int number) {
    while (storage.pages.get() < number) {
      Thread.onSpinWait();
    }
  }

  @Test
  void slowArchiveHoldsUpNoRoomOfAnotherThread() throws InterruptedException {
    int looks = storage.pages.get();
    storage.pagesWait = new CountDownLatch(1);
    look("slow");
    awaitLooks(looks + 1);
    BareJid archive = BareJid.of(ARCHIVE);
    List<String> elsewhere = new ArrayList<>();
    for (int i = 0; elsewhere.size() < 5; i++) {
      String room = "r" + i + "@chat.example";
      if (Shards.place(BareJid.of(room), SHARDS) != Shards.place(archive, SHARDS)) {
        elsewhere.add(room);
        enter(room);
      }
    }
    List<Stanza> entered = transport.receives(2 * elsewhere.size());
    assertThat(entered).filteredOn(s -> Received.line(s).equals("+King [201 110]")).hasSize(5);

    storage.pagesWait.countDown();

    assertThat(transport.receives(1).get(0).id()).isEqualTo("slow");
  }

  @Test
  void whoAsksTwiceIsAnsweredInThatOrder() throws InterruptedException {
    int looks = storage.pages.get();
    storage.pagesWait = new CountDownLatch(1);
    CountDownLatch first = storage.pagesWait;
    look("one");
    awaitLooks(looks + 1);
    storage.pagesWait = new CountDownLatch(0);
    look("two");
    say("meanwhile");
    assertThat(Received.line(transport.receives(1).get(0))).isEqualTo("King: meanwhile");

    first.countDown();

    List<String> answered = new ArrayList<>();
    while (answered.size() < 2) {
      Stanza next = transport.receives(1).get(0);
      if (next instanceof Iq) {
        answered.add(String.valueOf(next.id()));
      }
    }
    assertThat(answered).containsExactly("one", "two");
  }
}
