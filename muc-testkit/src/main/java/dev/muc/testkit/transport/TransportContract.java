package dev.muc.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.Delivery;
import dev.muc.host.Transport;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link Transport} promises. An implementer extends this class and says in {@link
 * #connect} how to make one with something on its other side.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class TransportContract {
  private static final FullJid ROMEO = FullJid.of("romeo@users.localhost/balcony");
  private static final BareJid ROOM = BareJid.of("room@conference.localhost");
  private static final FullJid OCCUPANT = ROOM.with("Romeo");

  private final RecordingReceiver receiver = new RecordingReceiver();
  private Peer peer;
  private Transport transport;
  private Transport.Outlet outlet;

  /** For the subclass that says how to connect. */
  protected TransportContract() {}

  /**
   * Returns a peer with a transport that is connected to it. It serves the domain {@code
   * conference.localhost}; the peer speaks for {@code users.localhost}.
   */
  protected abstract Peer connect() throws IOException;

  /**
   * Returns how many stanzas of a kilobyte there may be between a sender that does not stop and a
   * reader that does not read, in either direction: in the transport's own buffers and, for a
   * socket, in those of the system, which grow to some megabytes by themselves.
   */
  protected int stanzasBetweenMax() {
    return 40_000;
  }

  @BeforeEach
  final void open() throws IOException {
    peer = connect();
    transport = peer.transport();
    outlet = transport.outlet();
    transport.open(receiver);
  }

  @AfterEach
  final void close() throws IOException {
    receiver.pause(false);
    peer.close();
  }

  @Test
  void whatComesInArrivesInOrderAndUnchanged() throws IOException {
    List<Stanza> stanzas = Samples.of(ROMEO, OCCUPANT);
    for (Stanza stanza : stanzas) {
      peer.sends(stanza);
    }
    assertThat(receiver.await(stanzas.size())).isEqualTo(stanzas);
  }

  @Test
  void whatGoesOutArrivesInOrderAndUnchanged() throws IOException {
    List<Stanza> stanzas = Samples.of(OCCUPANT, ROMEO);
    for (Stanza stanza : stanzas) {
      assertThat(outlet.send(unaddressed(stanza))).isTrue();
    }
    assertThat(outlet.flush()).isTrue();
    assertThat(receive(stanzas.size())).isEqualTo(stanzas);
  }

  @Test
  void broadcastReachesEachRecipientOnceInOrder() throws IOException {
    List<Jid> recipients =
        IntStream.range(0, 10_000)
            .<Jid>mapToObj(i -> FullJid.of("u" + i + "@users.localhost/r"))
            .toList();
    Delivery broadcast =
        new Delivery(unaddressed(Samples.filler(OCCUPANT, ROMEO, 1)).stanza(), recipients);
    Message last = Samples.filler(OCCUPANT, ROMEO, 2);
    Stall sender =
        new Stall(
            1,
            once -> {
              outlet.send(broadcast);
              outlet.send(unaddressed(last));
              outlet.flush();
            });
    List<Stanza> received = receive(recipients.size() + 1);
    sender.awaitEnd();

    assertThat(received.subList(0, recipients.size())).isEqualTo(broadcast.addressed().toList());
    assertThat(received.get(recipients.size())).isEqualTo(last);
  }

  @Test
  void peerThatDoesNotReadStopsTheSenderAndLosesNothing() throws IOException {
    int count = stanzasBetweenMax() + 1;
    Stall sender =
        new Stall(
            count,
            i -> {
              outlet.send(unaddressed(Samples.filler(OCCUPANT, ROMEO, i)));
              if (i == count - 1) {
                outlet.flush();
              }
            });
    assertThat(sender.awaitStandstill()).as("sent to a peer that does not read").isLessThan(count);
    assertThat(transport.full()).as("full").isTrue();

    for (int i = 0; i < count; i++) {
      assertThat(peer.receives()).contains(Samples.filler(OCCUPANT, ROMEO, i));
    }
    sender.awaitEnd();
    assertThat(transport.full()).as("full").isFalse();
  }

  @Test
  void receiverThatIsFullStopsThePeerAndLosesNothing() {
    receiver.pause(true);
    int count = stanzasBetweenMax() + 1;
    Stall sender = new Stall(count, i -> peer.sends(Samples.filler(ROMEO, OCCUPANT, i)));
    assertThat(sender.awaitStandstill()).as("sent to a host that is full").isLessThan(count);
    assertThat(receiver.received()).isZero();

    receiver.pause(false);
    sender.awaitEnd();
    assertThat(receiver.await(count))
        .isEqualTo(
            IntStream.range(0, count).mapToObj(i -> Samples.filler(ROMEO, OCCUPANT, i)).toList());
  }

  @Test
  void whatWasFlushedArrivesBeforeTheEnd() throws IOException {
    for (int i = 0; i < 10; i++) {
      outlet.send(unaddressed(Samples.filler(OCCUPANT, ROMEO, i)));
    }
    outlet.flush();
    Stall closing = new Stall(1, once -> transport.close());
    assertThat(receive(10))
        .isEqualTo(
            IntStream.range(0, 10).mapToObj(i -> Samples.filler(OCCUPANT, ROMEO, i)).toList());
    assertThat(peer.receives()).isEmpty();
    closing.awaitEnd();
  }

  @Test
  void peerThatVanishesIsReportedOnceAndNothingIsAcceptedAfter() throws IOException {
    peer.sends(Samples.filler(ROMEO, OCCUPANT, 1));
    receiver.await(1);
    peer.vanishes();
    receiver.awaitGone();
    assertThat(outlet.send(unaddressed(Samples.filler(OCCUPANT, ROMEO, 1)))).isFalse();
    assertThat(outlet.flush()).isFalse();
    transport.close();
    assertGoneOnce();
  }

  @Test
  void senderThatWaitsIsLetGoWhenThePeerVanishes() throws IOException {
    Stall sender =
        new Stall(
            stanzasBetweenMax(), i -> outlet.send(unaddressed(Samples.filler(OCCUPANT, ROMEO, i))));
    sender.awaitStandstill();
    peer.vanishes();
    sender.awaitEnd();
    receiver.awaitGone();
    assertGoneOnce();
  }

  @Test
  void closingTwiceIsClosingOnce() {
    transport.close();
    transport.close();
    receiver.awaitGone();
    assertThat(outlet.send(unaddressed(Samples.filler(OCCUPANT, ROMEO, 1)))).isFalse();
    assertThat(outlet.flush()).isFalse();
    assertThat(transport.full()).isFalse();
    assertGoneOnce();
  }

  @Test
  void senderThatWaitsIsLetGoByClosing() {
    Stall sender =
        new Stall(
            stanzasBetweenMax(), i -> outlet.send(unaddressed(Samples.filler(OCCUPANT, ROMEO, i))));
    sender.awaitStandstill();
    transport.close();
    sender.awaitEnd();
  }

  @Test
  void whatIsNoStanzaIsNotHandedInAndBreaksNothing() throws IOException {
    peer.sendsInvalid();
    peer.sends(Samples.filler(ROMEO, OCCUPANT, 1));
    assertThat(receiver.await(1)).containsExactly(Samples.filler(ROMEO, OCCUPANT, 1));
  }

  @Test
  void opensOnlyOnce() {
    assertThatThrownBy(() -> transport.open(receiver)).isInstanceOf(IllegalStateException.class);
  }

  private void assertGoneOnce() {
    assertThat(receiver.gone()).as("reports that it is gone").isEqualTo(1);
    assertThat(receiver.receivedAfterGone()).as("stanzas after that").isZero();
  }

  private List<Stanza> receive(int count) throws IOException {
    List<Stanza> received = new ArrayList<>();
    while (received.size() < count) {
      received.add(peer.receives().orElseThrow());
    }
    return received;
  }

  private static Delivery unaddressed(Stanza stanza) {
    Jid to = Objects.requireNonNull(stanza.to());
    return new Delivery(stanza.with(stanza.from(), null, stanza.payloads()), to);
  }
}
