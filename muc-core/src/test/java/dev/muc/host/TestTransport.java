package dev.muc.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Delivery;
import dev.muc.stanza.Stanza;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A transport whose other side is the test: it decides how many deliveries are taken, and when. */
final class TestTransport implements Transport, Transport.Outlet {
  private final BlockingQueue<Stanza> sent = new LinkedBlockingQueue<>();
  private final Semaphore room;
  private volatile @Nullable Receiver receiver;
  private volatile boolean closed;
  private volatile boolean broken;

  private TestTransport(int deliveries) {
    room = new Semaphore(deliveries);
  }

  /** Returns one that takes everything. */
  static TestTransport open() {
    return new TestTransport(Integer.MAX_VALUE / 2);
  }

  /** Returns one that takes nothing until {@link #reads} is called. */
  static TestTransport stalled() {
    return new TestTransport(0);
  }

  /** Returns one whose {@link #send} throws. */
  static TestTransport broken() {
    TestTransport transport = open();
    transport.broken = true;
    return transport;
  }

  boolean arrives(Stanza stanza) {
    return receiver().received(stanza);
  }

  void reads(int deliveries) {
    room.release(deliveries);
  }

  /** Returns the next stanzas that were sent; fails if they do not come. */
  List<Stanza> receives(int count) throws InterruptedException {
    List<Stanza> received = new ArrayList<>();
    while (received.size() < count) {
      Stanza next = sent.poll(20, TimeUnit.SECONDS);
      assertThat(next).as("stanza %d of %d", received.size() + 1, count).isNotNull();
      received.add(next);
    }
    return received;
  }

  /** Returns what was sent and not received yet. */
  List<Stanza> rest() {
    return List.copyOf(sent);
  }

  /** Breaks the connection. */
  void breaks() {
    close();
    receiver().gone(new IllegalStateException("the test broke the connection"));
  }

  boolean isOpened() {
    return receiver != null;
  }

  boolean isClosed() {
    return closed;
  }

  private Receiver receiver() {
    return Objects.requireNonNull(receiver, "not opened");
  }

  @Override
  public void open(Receiver newReceiver) {
    receiver = newReceiver;
  }

  @Override
  public Outlet outlet() {
    return this;
  }

  @Override
  public boolean full() {
    return room.availablePermits() == 0;
  }

  @Override
  public void close() {
    closed = true;
    room.release(Integer.MAX_VALUE / 2 - room.availablePermits());
  }

  @Override
  public boolean send(Delivery delivery) {
    if (broken) {
      throw new IllegalStateException("a bug in a transport");
    }
    room.acquireUninterruptibly();
    if (closed) {
      return false;
    }
    delivery.addressed().forEach(sent::add);
    return true;
  }

  @Override
  public boolean flush() {
    return !closed;
  }
}
