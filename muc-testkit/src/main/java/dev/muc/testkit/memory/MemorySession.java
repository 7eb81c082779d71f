package dev.muc.testkit.memory;

import dev.muc.stanza.Jid;
import dev.muc.testkit.scansion.BackendSession;
import dev.muc.testkit.scansion.ClientConnection;
import dev.muc.testkit.scansion.ScriptClient;
import java.util.ArrayList;
import java.util.List;

/** One script in a world of its own. */
final class MemorySession implements BackendSession {
  private final MemoryServer server;
  private final List<MemoryClient> clients = new ArrayList<>();

  MemorySession(MemoryServer server) {
    this.server = server;
  }

  @Override
  public ClientConnection connect(ScriptClient client) {
    String resource = client.resource();
    Jid address = resource == null ? client.account() : client.account().with(resource);
    MemoryClient connected = server.connect(address);
    clients.add(connected);
    return connected.connection();
  }

  @Override
  public void close() {
    clients.forEach(MemoryClient::disconnect);
  }
}
