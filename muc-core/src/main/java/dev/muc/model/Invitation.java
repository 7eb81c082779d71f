package dev.muc.model;

import dev.muc.stanza.Jid;

/**
 * An invitation that a room has sent for somebody and that has had no answer (XEP-0045 §7.8.2).
 *
 * @param inviter the client that had it sent
 * @param shownAs the address by which the invitee knows the inviter: its occupant JID, or its
 *     account where it was not in the room
 * @param invitee whom it was sent to
 * @param id the identifier of the message to the invitee, by which an error that comes back is
 *     known
 */
public record Invitation(Jid inviter, Jid shownAs, Jid invitee, String id) {}
