package dev.muc.model;

import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way from one occupant to another (XEP-0045 §17.4).
 *
 * @param key the identifier under which it was passed on
 * @param responder the real address that has to answer
 * @param asked the occupant JID that was asked, from which the answer comes
 * @param requester the client that asked
 * @param id the identifier that the client gave, or null
 * @param due when it is given up
 */
public record IqRelay(
    String key, Jid responder, FullJid asked, Jid requester, @Nullable String id, Instant due) {}
