package dev.muc.model;

import dev.muc.stanza.Jid;
import org.jspecify.annotations.Nullable;

/**
 * An invitation that a room has sent for somebody and that has had no answer (XEP-0045 §7.8.2).
 *
 * @param inviter the client that had it sent
 * @param shownAs the address by which the invitee knows the inviter: its occupant JID, or its
 *     account where it was not in the room
 * @param invitee whom it was sent to
 * @param id the identifier of the message that asked for it and of the one to the invitee, by which
 *     an error that comes back is known; null if no message asked, so that none can fail
 */
public record Invitation(Jid inviter, Jid shownAs, Jid invitee, @Nullable String id) {}
