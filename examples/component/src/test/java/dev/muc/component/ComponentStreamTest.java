package dev.muc.component;

import dev.muc.host.Transport;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.testkit.transport.Peer;
import dev.muc.testkit.transport.TransportContract;
import dev.muc.xml.InvalidStanzaException;
import dev.muc.xml.StanzaReader;
import dev.muc.xml.TruncatedXmlException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A component stream keeps the promises of every transport. */
class ComponentStreamTest extends TransportContract {

  @Override
  protected Peer connect() throws IOException {
    FakeServer server = new FakeServer();
    CompletableFuture<FakeServer.Session> session = Background.call(() -> server.accept().letsIn());
    Handshake handshake =
        new Handshake(
            BareJid.of("conference.localhost"), new Credentials("secret"), Duration.ofSeconds(20));
    ComponentStream stream = handshake.connect(server.address().resolve());
    return new ServerPeer(server, session.join(), stream);
  }

  private record ServerPeer(FakeServer server, FakeServer.Session session, Transport transport)
      implements Peer {

    @Override
    public void sends(Stanza stanza) throws IOException {
      session.sends(stanza);
    }

    @Override
    public void sendsInvalid() throws IOException {
      session.sends("<iq from='a@users.localhost/b' to='conference.localhost' type='nonsense'/>");
      session.sends("<message from='a@users.localhost/b'><body>to nobody</body></message>");
      session.sends("<presence from='a@users.localhost/b' to='room@elsewhere.localhost/c'/>");
      session.sends("<presence to='room@conference.localhost/c'/>");
      session.sends("<message from='@' to='room@conference.localhost'/>");
      session.sends("<message from='a@users.localhost/b' to='@conference.localhost'/>");
      session.sends("<stranger xmlns='urn:example:unknown'><child/></stranger>");
      session.sends("<message from='a@users.localhost/b' to='room@conference.localhost'>");
      session.sends("<deep>".repeat(1_000) + "</deep>".repeat(1_000) + "</message>");
      session.sends("<message from='a@users.localhost/b' to='room@conference.localhost'><body>");
      session.sends("x".repeat(5_000_000) + "</body></message>");
    }

    @Override
    public Optional<Stanza> receives() throws IOException {
      while (true) {
        try {
          Optional<Element> element = session.reader().next();
          if (element.isEmpty()) {
            return Optional.empty();
          }
          return Optional.of(StanzaReader.read(element.get()));
        } catch (TruncatedXmlException cut) {
          return Optional.empty();
        } catch (InvalidStanzaException invalid) {
          throw new AssertionError("the component sent no stanza", invalid);
        }
      }
    }

    @Override
    public void vanishes() throws IOException {
      session.vanishes();
    }

    @Override
    public void close() throws IOException {
      session.close();
      transport.close();
      server.close();
    }
  }
}
