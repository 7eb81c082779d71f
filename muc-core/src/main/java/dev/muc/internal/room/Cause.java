package dev.muc.internal.room;

import dev.muc.stanza.FullJid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import org.jspecify.annotations.Nullable;

/**
 * The presence of a client that brings about what is announced: the self-presence that answers it
 * has its id, so that the client knows it for the answer (rfc6120-8.1.3-2).
 *
 * @param client the client that sent it
 * @param id its identifier
 */
public record Cause(FullJid client, String id) {

  /** Returns what {@code stanza} is the cause of; null for one that no self-presence answers. */
  public static @Nullable Cause of(Stanza stanza) {
    String id = stanza.id();
    return id != null
            && stanza instanceof Presence presence
            && !presence.isError()
            && stanza.from() instanceof FullJid client
        ? new Cause(client, id)
        : null;
  }
}
