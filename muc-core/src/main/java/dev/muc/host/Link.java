package dev.muc.host;

import dev.muc.stanza.Stanza;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A transport that is attached to a host: it routes what arrives, and knows when it is over. */
final class Link implements Transport.Receiver {
  private static final Logger log = LoggerFactory.getLogger(Link.class);

  private final Transport transport;
  private final Transport.Outlet outlet;
  private final Worker worker;
  private volatile boolean over;

  Link(Transport transport, Worker worker) {
    this.transport = transport;
    this.outlet = transport.outlet();
    this.worker = worker;
  }

  @Override
  public boolean received(Stanza stanza) {
    return worker.inbox().put(this, stanza);
  }

  @Override
  public void gone(@Nullable Throwable reason) {
    log.debug("The transport is gone", reason);
    end();
  }

  Transport.Outlet outlet() {
    return outlet;
  }

  /** Returns whether nothing passes any more. */
  boolean isOver() {
    return over;
  }

  /** Lets go whoever waits to hand in a stanza, and keeps the worker from handling any more. */
  void end() {
    over = true;
    worker.inbox().wake();
  }

  /** Ends both sides. */
  void close() {
    end();
    transport.close();
  }
}
