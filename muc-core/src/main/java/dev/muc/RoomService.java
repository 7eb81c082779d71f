package dev.muc;

import dev.muc.stanza.Stanza;
import java.time.InstantSource;

/** The rooms of one service. Not thread-safe: the embedder calls it from one thread at a time. */
public final class RoomService {

  /** Creates a service without rooms. */
  public RoomService(ServiceConfig config, InstantSource time, IdSource ids) {}

  /** Handles one stanza addressed to the service, to a room or to an occupant. */
  public Outcome handle(Stanza stanza) {
    return Outcome.NOTHING;
  }

  /** Takes every occupant out of every room because the service shuts down (XEP-0045 §11.2). */
  public Outcome shutDown() {
    return Outcome.NOTHING;
  }
}
