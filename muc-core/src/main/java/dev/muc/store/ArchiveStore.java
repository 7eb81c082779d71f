package dev.muc.store;

import dev.muc.stanza.BareJid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the messages of rooms (XEP-0313), in the order in which they were appended, whatever their
 * times. Each room has an archive of its own, empty until something is appended; an id is known in
 * one archive only. May be called by several threads; to one room never appended by two at a time.
 *
 * <p>Every method throws {@link StoreException} if it could not be done.
 */
public interface ArchiveStore {

  /**
   * Appends messages; they are durable when this returns.
   *
   * @throws StoreException also if an id is in the archive already; then nothing is appended
   */
  void append(BareJid room, List<ArchivedMessage> messages);

  /**
   * Returns a page.
   *
   * @return empty if the query names an id that is not in the archive (0313-4.1.3-2, 0313-4.3.2-2)
   */
  Optional<ArchivePage> page(BareJid room, ArchiveQuery query);

  /**
   * Removes the content of one message, so that it becomes what {@link ArchivedMessage#redacted}
   * returns. It keeps its place and its id, which is not used again (0313-3.2-5).
   *
   * @return whether there is such a message, with content or without
   */
  boolean redact(BareJid room, String id);

  /**
   * Removes the content of all messages of one account as {@link #redact} does, in one room or, for
   * null, in all.
   *
   * @return how many had content
   */
  int eraseSender(@Nullable BareJid room, BareJid account);

  /**
   * Removes the oldest messages of every room: those from before a time, and those that are more
   * than so many (0313-3.2-2). It begins with the first in archive order and ends before the first
   * that stays, so that no gap comes to be where times are out of order; there, a message may stay
   * for longer.
   *
   * @param before null for any age
   * @param messagesMax how many may stay in one room, 0 for any number
   * @return how many were removed
   */
  int expire(@Nullable Instant before, int messagesMax);

  /** Removes the archive of a room; ids that were in it may come again. */
  void drop(BareJid room);
}
