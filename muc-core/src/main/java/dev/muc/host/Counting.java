package dev.muc.host;

import dev.muc.Delivery;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an observer of what one worker does. */
final class Counting {
  private static final Logger log = LoggerFactory.getLogger(Counting.class);

  private final HostObserver observer;
  private final int shard;
  private int handled;

  Counting(HostObserver observer, int shard) {
    this.observer = observer;
    this.shard = shard;
  }

  /** Notes that a stanza was handled. */
  void handled() {
    handled++;
  }

  /** Tells of what was handled since the last time, and what is sent. */
  void settled(List<Delivery> deliveries) {
    if (observer != HostObserver.NONE && (handled > 0 || !deliveries.isEmpty())) {
      HostObserver.Batch batch = HostObserver.Batch.of(shard, handled, deliveries);
      safely(() -> observer.handled(batch));
    }
    handled = 0;
  }

  /** Has something counted; rooms do not suffer from a mistake in that. */
  static void safely(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException bug) {
      Incident.log(log, "count what was done", bug);
    }
  }
}
