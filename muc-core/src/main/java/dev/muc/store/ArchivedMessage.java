package dev.muc.store;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.SubjectChanged;
import dev.muc.model.Subject;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One message of a room's archive (XEP-0313 §3).
 *
 * @param id its id in the archive, which is the stanza-id of the message that occupants received
 * @param at when the room accepted it
 * @param message the message as it was reflected, from the occupant JID of its sender, without
 *     addressee; if its content was removed, what {@link #redacted} leaves of it
 * @param sender the real address of its sender
 * @param senderPublic whether all occupants could see that address when the message was sent
 * @param remembered whether newcomers are shown it as history
 */
public record ArchivedMessage(
    String id, Instant at, Message message, Jid sender, boolean senderPublic, boolean remembered) {

  /**
   * Returns what an archive keeps of an event: of a message or a change of the subject that has an
   * id in it; empty for all else.
   *
   * @param senderPublic whether all occupants could see the sender's real address when it happened
   */
  public static Optional<ArchivedMessage> of(RoomEvent event, boolean senderPublic) {
    if (event instanceof MessageAccepted said && said.archiveId() != null) {
      return Optional.of(
          new ArchivedMessage(
              said.archiveId(),
              said.at(),
              said.message(),
              said.sender(),
              senderPublic,
              said.remembered()));
    } else if (event instanceof SubjectChanged changed && changed.archiveId() != null) {
      Subject subject = changed.subject();
      return Optional.of(
          new ArchivedMessage(
              changed.archiveId(),
              subject.at(),
              subject.message(),
              changed.sender(),
              senderPublic,
              false));
    }
    return Optional.empty();
  }

  /**
   * Returns what is left when the content is removed: id, time, sender and its occupant JID
   * (0313-3.2-5). Newcomers are not shown it.
   */
  public ArchivedMessage redacted() {
    Message bare = new Message(Message.Type.GROUPCHAT, message.from(), null, null, List.of());
    return new ArchivedMessage(id, at, bare, sender, senderPublic, false);
  }
}
