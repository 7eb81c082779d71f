package dev.muc.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What nobody is ever shown again is not stored. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnstoredMessagesTest {
  private static final String KING = "king@court/throne";

  @Test
  @Covers("0334-4.2-1")
  void messageThatIsNotToBeStoredIsToldAndNotStored() throws InterruptedException {
    TestStorage storage = new TestStorage();
    AtomicInteger ids = new AtomicInteger();
    RoomHost host =
        new RoomHost(
            ServiceConfig.of(Rooms.SERVICE, "secret").withoutLimits(),
            () -> Instant.EPOCH,
            () -> "id-" + ids.incrementAndGet(),
            HostOptions.storedIn(storage));
    TestTransport transport = TestTransport.open();
    host.attach(transport);

    send(
        transport, "<presence to='%s/King'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
    say(transport, "<body>unseen</body><no-store xmlns='urn:xmpp:hints'/>");
    say(transport, "<composing xmlns='http://jabber.org/protocol/chatstates'/>");
    say(transport, "<body>seen</body>");

    assertThat(Received.lines(transport.receives(5)))
        .containsExactly("+King [201 110]", "room sets ''", "King: unseen", "notice", "King: seen");
    host.close();
    assertThat(storage.load(BareJid.of(Rooms.ROOM)))
        .filteredOn(MessageAccepted.class::isInstance)
        .extracting(event -> Received.body(((MessageAccepted) event).message()).orElse("none"))
        .containsExactly("seen");
  }

  private static void say(TestTransport transport, String payloads) {
    send(transport, "<message type='groupchat' to='%s'>" + payloads + "</message>");
  }

  private static void send(TestTransport transport, String xml) {
    assertThat(transport.arrives(Xml.stanza(KING, xml.formatted(Rooms.ROOM)))).isTrue();
  }
}
