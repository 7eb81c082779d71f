package dev.muc.model;

import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message that later joiners are shown (XEP-0045 §7.2.13).
 *
 * @param message the message as it was reflected, without addressee
 * @param at when the room accepted it
 * @param sender the real address of its sender if all occupants could see it when the message was
 *     sent, or null
 * @param archived whether it can be read from the room's archive
 */
public record HistoryEntry(Message message, Instant at, @Nullable Jid sender, boolean archived) {}
