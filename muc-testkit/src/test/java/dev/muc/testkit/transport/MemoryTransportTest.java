package dev.muc.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.host.Transport;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryTransportTest extends TransportContract {

  @Override
  protected Peer connect() {
    return new MemoryPeer();
  }

  @Override
  protected int stanzasBetweenMax() {
    return 100;
  }

  @Test
  void capacityMustBePositive() {
    assertThatThrownBy(() -> new MemoryTransport(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }

  @Test
  void nothingArrivesBeforeItIsOpened() {
    Stanza stanza = Samples.filler(Jid.of("a@localhost/b"), Jid.of("room@conference.localhost"), 1);
    MemoryTransport transport = new MemoryTransport(1);
    assertThatThrownBy(() -> transport.arrive(stanza)).isInstanceOf(IllegalStateException.class);
  }

  private static final class MemoryPeer implements Peer {
    private final MemoryTransport transport = new MemoryTransport(50);

    @Override
    public Transport transport() {
      return transport;
    }

    @Override
    public void sends(Stanza stanza) {
      assertThat(transport.arrive(stanza)).isTrue();
    }

    @Override
    public void sendsInvalid() {
      transport.arrive(new Iq(Iq.Type.GET, Jid.of("a@localhost/b"), null, "1", List.of()));
    }

    @Override
    public Optional<Stanza> receives() {
      return transport.take();
    }

    @Override
    public void vanishes() {
      transport.vanish();
    }

    @Override
    public void close() {
      transport.close();
    }
  }
}
