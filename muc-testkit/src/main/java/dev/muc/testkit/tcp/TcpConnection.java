package dev.muc.testkit.tcp;

import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import dev.muc.testkit.scansion.ClientConnection;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that is logged in. One thread reads, and hands the stanzas over in a queue. */
final class TcpConnection implements ClientConnection {
  /**
   * What the reader hands over: a stanza, or the end of the stream.
   *
   * @param stanza null at the end
   * @param failure why the stream ended, null if the server closed it in order
   */
  private record Arrival(@Nullable Element stanza, @Nullable IOException failure) {}

  private final TcpSession session;
  private final XmppSocket socket;
  private final FullJid address;
  private final Duration closeTimeout;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final Map<String, Fence> fences = new ConcurrentHashMap<>();
  private final Thread reader;
  private boolean disconnected;

  /** Whether the reader has seen the end of the stream: nobody answers any more. */
  private volatile boolean ended;

  TcpConnection(TcpSession session, XmppSocket socket, FullJid address, Duration closeTimeout) {
    this.session = session;
    this.socket = socket;
    this.address = address;
    this.closeTimeout = closeTimeout;
    reader = new Thread(this::readAll, "scansion-" + address);
    reader.setDaemon(true);
    reader.start();
  }

  @Override
  public FullJid address() {
    return address;
  }

  @Override
  public void send(Element stanza) throws IOException {
    session.note(stanza);
    socket.write(stanza);
  }

  @Override
  public Optional<Element> next(Duration atMost) throws IOException {
    Arrival arrival = poll(atMost);
    if (arrival == null) {
      return Optional.empty();
    }
    Element stanza = arrival.stanza();
    if (stanza != null) {
      return Optional.of(stanza);
    }
    arrivals.add(arrival); // The end stays the end.
    if (disconnected) {
      return Optional.empty();
    }
    throw new IOException("the server ended the stream of " + address, arrival.failure());
  }

  private @Nullable Arrival poll(Duration atMost) throws InterruptedIOException {
    try {
      return arrivals.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a stanza for " + address);
    }
  }

  @Override
  public void settle(Duration atMost) throws IOException {
    session.settle(this, atMost);
  }

  /** Sends a ping whose answer only the returned fence sees. */
  Fence ping(Jid to, String id) throws IOException {
    Fence fence = new Fence(to, id);
    fences.put(id, fence);
    if (ended) {
      fence.answer();
    } else {
      socket.write(fence.request());
    }
    return fence;
  }

  /** Says that it is gone to everybody who was told that it is there. */
  void leaveEverything() throws IOException {
    if (!ended) {
      socket.write(
          Element.builder(Stanza.NAMESPACE, "presence").attribute("type", "unavailable").build());
    }
  }

  @Override
  public void disconnect() throws IOException {
    if (disconnected) {
      return;
    }
    disconnected = true;
    session.closed(this);
    try {
      if (!ended) {
        closeStream();
      }
    } finally {
      socket.close();
    }
  }

  private void closeStream() throws IOException {
    try {
      socket.closeStream();
    } catch (IOException gone) {
      awaitEnd(); // A server that is gone says so to the reader as well; then nothing is left open.
      return;
    }
    awaitEnd();
  }

  /** The server closes its half behind all that the end of the session brought about. */
  private void awaitEnd() throws IOException {
    try {
      reader.join(closeTimeout.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while disconnecting " + address);
    }
    if (reader.isAlive()) {
      throw new IOException("the server does not close the stream of " + address);
    }
  }

  private void readAll() {
    IOException failure = null;
    try {
      Optional<Element> read = socket.read();
      while (read.isPresent()) {
        arrived(read.get());
        read = socket.read();
      }
    } catch (IOException failed) {
      failure = failed;
    }
    ended = true;
    arrivals.add(new Arrival(null, failure));
    fences.values().forEach(Fence::answer);
  }

  private void arrived(Element stanza) {
    Fence fence = stanza.attribute("id").map(fences::remove).orElse(null);
    if (fence == null) {
      arrivals.add(new Arrival(stanza, null));
    } else {
      fence.answer();
    }
  }
}
