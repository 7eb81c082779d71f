package dev.muc.host;

import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import java.util.List;

/**
 * The workers of a host, each with rooms of its own.
 *
 * @param workers at least one
 */
record Shards(List<Worker> workers) {

  Shards {
    workers = List.copyOf(workers);
  }

  /** Returns the worker that a stanza is for. */
  Worker of(Stanza stanza) {
    Jid to = stanza.to();
    return to == null ? workers.get(0) : of(to.bare());
  }

  /** Returns the worker that has the room at an address; the first has the service itself. */
  Worker of(BareJid room) {
    return workers.get(place(room, workers.size()));
  }

  /** Returns which of so many workers has the room at an address. */
  static int place(BareJid room, int workers) {
    if (workers == 1 || room.isDomain()) {
      return 0;
    }
    int hash = room.hashCode();
    // The rooms of a service differ in the local part: its bits are spread over all of the hash.
    return Math.floorMod(hash ^ (hash >>> 16), workers);
  }
}
