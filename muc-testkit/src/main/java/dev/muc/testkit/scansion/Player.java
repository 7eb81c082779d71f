package dev.muc.testkit.scansion;

import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Stanza;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client of a script while it is played: not connected yet, connected, or disconnected. */
final class Player {
  private final ScriptClient client;
  private final PlayListener listener;

  /* Null until it connects for the first time; kept when it disconnects, with its inbox. */
  private @Nullable ClientConnection connection;
  private @Nullable Inbox inbox;
  private boolean connected;

  Player(ScriptClient client, PlayListener listener) {
    this.client = client;
    this.listener = listener;
  }

  String name() {
    return client.name();
  }

  BareJid account() {
    return client.account();
  }

  /** Returns the address that the server gave, or will give if the script asks for a resource. */
  FullJid fullJid() {
    if (connection != null) {
      return connection.address();
    }
    String resource = client.resource();
    if (resource == null) {
      throw new IllegalStateException(
          "the full JID of " + name() + " is not known before " + name() + " connects");
    }
    return client.account().with(resource);
  }

  Inbox inbox() {
    if (inbox == null) {
      throw new IllegalStateException(name() + " has not connected");
    }
    return inbox;
  }

  void connect(BackendSession session) throws IOException {
    if (connected) {
      throw new IllegalStateException(name() + " is connected already");
    }
    ClientConnection opened = session.connect(client);
    connection = opened;
    inbox = new Inbox(opened, stanza -> listener.received(name(), stanza));
    connected = true;
    listener.connected(name(), opened.address());
  }

  void send(Element stanza) throws IOException {
    if (connected && connection != null) {
      connection.send(stanza);
      listener.sent(name(), stanza);
    } else if (connection == null || !isUnavailable(stanza)) {
      throw new IllegalStateException(name() + " is not connected");
    }
    // Else it says good-bye after it hung up: its server has said so for it (RFC 6121 §4.6.3).
  }

  private static boolean isUnavailable(Element stanza) {
    return stanza.is(Stanza.NAMESPACE, "presence")
        && stanza.attribute("to").isEmpty()
        && stanza.attribute("type").equals(Optional.of("unavailable"));
  }

  void disconnect() throws IOException {
    if (!connected || connection == null) {
      throw new IllegalStateException(name() + " is not connected");
    }
    drain();
    connected = false;
    connection.disconnect();
    listener.disconnected(name());
  }

  /** Takes in what has arrived, without waiting. */
  void drain() throws IOException {
    if (connected && inbox != null) {
      inbox.drain();
    }
  }

  /** Returns what is not consumed when all that was caused so far has arrived. */
  List<Element> settled(Duration timeout) throws IOException {
    if (connected && inbox != null) {
      inbox.settle(timeout);
    }
    return inbox == null ? List.of() : inbox.unconsumed();
  }
}
