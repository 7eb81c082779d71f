package dev.muc.testkit.tcp;

import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.testkit.scansion.BackendSession;
import dev.muc.testkit.scansion.ClientConnection;
import dev.muc.testkit.scansion.ScriptClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The clients of one script on a real server. */
final class TcpSession implements BackendSession {
  private final TcpBackend backend;
  private final List<TcpConnection> open = new ArrayList<>();

  /* Whatever handles stanzas in an order of its own: the rooms and accounts written to so far. */
  private final Set<BareJid> addressees = new LinkedHashSet<>();
  private int fences;

  TcpSession(TcpBackend backend) {
    this.backend = backend;
  }

  @Override
  public ClientConnection connect(ScriptClient client) throws IOException {
    String domain = client.account().domain();
    XmppSocket socket =
        XmppSocket.connect(
            backend.hostOf(client), backend.portOf(client), domain, backend.loginTimeout());
    try {
      FullJid address = Login.logIn(socket, client);
      socket.waitForEver();
      TcpConnection connection = new TcpConnection(this, socket, address, backend.loginTimeout());
      open.add(connection);
      return connection;
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  /** Notes to whom a client writes. */
  void note(Element stanza) {
    stanza.attribute("to").flatMap(Jid::parse).map(Jid::bare).ifPresent(addressees::add);
  }

  void closed(TcpConnection connection) {
    open.remove(connection);
  }

  /**
   * Waits until everything that was sent has had its effect at {@code receiver}. Every client asks
   * every addressee for a pong, which comes behind the answers to all that this client sent there
   * before; and behind those, on the receiver's own stream, comes a pong from its server.
   */
  void settle(TcpConnection receiver, Duration atMost) throws IOException {
    List<Fence> pings = new ArrayList<>();
    for (TcpConnection connection : open) {
      for (BareJid addressee : addressees) {
        pings.add(connection.ping(addressee, nextFence()));
      }
    }
    for (Fence ping : pings) {
      ping.await(atMost);
    }
    receiver.ping(receiver.address().bare().domainJid(), nextFence()).await(atMost);
  }

  /**
   * Takes all clients out of all rooms and waits until it is done: the next script may log in under
   * the same addresses, and is not to be told what became of these clients.
   */
  private void leaveEverything() {
    try {
      for (TcpConnection connection : open) {
        connection.leaveEverything();
      }
      for (TcpConnection connection : List.copyOf(open)) {
        settle(connection, backend.loginTimeout());
      }
    } catch (IOException gone) {
      // The script has failed by then, or will when the connection is closed.
    }
  }

  private String nextFence() {
    return Fence.ID_PREFIX + ++fences;
  }

  @Override
  public void close() throws IOException {
    leaveEverything();
    IOException failure = null;
    for (TcpConnection connection : List.copyOf(open)) {
      try {
        connection.disconnect();
      } catch (IOException failed) {
        failure = failed;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
