package dev.muc.store;

import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import java.time.Instant;

/**
 * One message of a room's archive (XEP-0313 §3).
 *
 * @param id its id in the archive, which is the stanza-id of the message that occupants received
 * @param at when the room accepted it
 * @param message the message as it was reflected, from the occupant JID of its sender, without
 *     addressee; without payload if its content was removed
 * @param sender the real address of its sender
 * @param senderPublic whether all occupants could see that address when the message was sent
 * @param remembered whether newcomers are shown it as history
 */
public record ArchivedMessage(
    String id, Instant at, Message message, Jid sender, boolean senderPublic, boolean remembered) {}
