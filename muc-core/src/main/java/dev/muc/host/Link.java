package dev.muc.host;

import dev.muc.stanza.Stanza;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A transport that is attached to a host: it routes what arrives, and knows when it is over. */
final class Link implements Transport.Receiver {
  private static final Logger log = LoggerFactory.getLogger(Link.class);

  private final Transport transport;
  private final Shards shards;
  private final List<Transport.Outlet> outlets;
  private volatile boolean over;

  Link(Transport transport, Shards shards) {
    this.transport = transport;
    this.shards = shards;
    this.outlets = shards.workers().stream().map(worker -> transport.outlet()).toList();
  }

  @Override
  public boolean received(Stanza stanza) {
    return shards.of(stanza).inbox().put(this, stanza);
  }

  @Override
  public void gone(@Nullable Throwable reason) {
    log.debug("The transport is gone", reason);
    end();
  }

  /** Returns the way out of one worker. */
  Transport.Outlet outlet(int shard) {
    return outlets.get(shard);
  }

  /** Returns whether nothing passes any more. */
  boolean isOver() {
    return over;
  }

  /** Lets go whoever waits to hand in a stanza, and keeps the workers from handling any more. */
  void end() {
    over = true;
    shards.workers().forEach(worker -> worker.inbox().wake());
  }

  /** Ends both sides. */
  void close() {
    end();
    transport.close();
  }
}
