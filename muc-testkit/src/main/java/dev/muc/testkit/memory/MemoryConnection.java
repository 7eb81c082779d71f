package dev.muc.testkit.memory;

import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.testkit.scansion.ClientConnection;
import dev.muc.xml.StanzaWriter;
import java.time.Duration;
import java.util.Optional;

/** A client in memory as scripts see it. There is nothing to wait for: all has happened. */
final class MemoryConnection implements ClientConnection {
  private final MemoryClient client;

  MemoryConnection(MemoryClient client) {
    this.client = client;
  }

  @Override
  public FullJid address() {
    return client.address();
  }

  @Override
  public void send(Element stanza) {
    client.send(stanza);
  }

  @Override
  public Optional<Element> next(Duration atMost) {
    return client.next().map(StanzaWriter::toElement);
  }

  @Override
  public void settle(Duration atMost) {}

  @Override
  public void disconnect() {
    client.disconnect();
  }
}
