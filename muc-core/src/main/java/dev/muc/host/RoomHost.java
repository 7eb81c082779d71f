package dev.muc.host;

import dev.muc.RoomService;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a {@link RoomService} for a {@link Transport}: takes stanzas in their order, has them
 * handled by one thread, sends what comes of them in order, and does what is due when it is.
 *
 * <p>Rooms outlive transports. While none is attached nothing is handled and nothing becomes due;
 * with the next one everything goes on. Each queue is bounded: when a transport does not take what
 * is sent, the host stops taking what it hands in.
 *
 * <p>What an embedder's code throws while a stanza is handled is logged, answered with
 * internal-server-error if the sender awaits an answer, and ends nothing.
 */
public final class RoomHost implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RoomHost.class);

  private final HostLimits limits;
  private final Worker worker;
  private final Thread thread;
  private final Object attaching = new Object();
  private @Nullable Link link;
  private boolean closed;

  /**
   * Starts a host. From now on only the host may use {@code service}.
   *
   * @param time the clock that the service was given
   */
  public RoomHost(RoomService service, InstantSource time) {
    this(Rooms.of(service), time, HostLimits.DEFAULT);
  }

  RoomHost(Rooms rooms, InstantSource time, HostLimits limits) {
    this.limits = limits;
    worker = new Worker(rooms, time, limits);
    thread = new Thread(worker, "muc-rooms");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler(this::died);
    thread.start();
  }

  /**
   * Opens a transport and serves it until it is gone or this host is closed. Returns at once.
   *
   * @throws IllegalStateException if another transport is attached that is not gone yet, or if this
   *     host is closed; the transport is not opened then
   */
  public void attach(Transport transport) {
    synchronized (attaching) {
      if (closed || !thread.isAlive()) {
        throw new IllegalStateException("this host is closed");
      }
      if (link != null && !link.isOver()) {
        throw new IllegalStateException("a transport is attached already; close it first");
      }
      link = new Link(transport, worker);
      transport.open(link);
      worker.inbox().attach(link);
    }
  }

  /**
   * Handles what has arrived, takes every occupant out of every room (XEP-0045 §11.2), sends what
   * comes of it and closes the transport. Waits until that is done, or for five seconds if the
   * other side does not read. Does nothing if this host is closed already.
   */
  @Override
  public void close() {
    synchronized (attaching) {
      closed = true;
    }
    worker.inbox().close();
    if (!ended(limits.farewellMax())) {
      log.warn("Closing the transport although it has not taken the last deliveries");
    }
    closeLink();
    if (!ended(limits.farewellMax())) {
      log.error("The thread of the rooms does not end: something that it calls does not return");
    }
  }

  private void died(Thread worker, Throwable cause) {
    log.error("The thread {} died and its rooms with it", worker.getName(), cause);
    closeLink();
  }

  private void closeLink() {
    Link last;
    synchronized (attaching) {
      last = link;
    }
    if (last != null) {
      last.close();
    }
  }

  private boolean ended(Duration patience) {
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt(); // The caller is in a hurry; what is left is cut short.
    }
    return !thread.isAlive();
  }
}
