package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;

import dev.muc.event.RoomEvent.SubjectChanged;
import dev.muc.internal.text.TextKey;
import dev.muc.limits.Limit;
import dev.muc.model.Occupant;
import dev.muc.model.Privilege;
import dev.muc.model.Subject;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;

/** An occupant changes or clears the subject (XEP-0045 §8.1). */
final class ChangeSubject {

  private ChangeSubject() {}

  /** A subject with a body or in a thread is something else (0045-8.1-3, 0045-8.1-4). */
  static boolean isSubject(Message message) {
    return message.payload(Stanza.NAMESPACE, "subject").isPresent()
        && message.payload(Stanza.NAMESPACE, "body").isEmpty()
        && message.payload(Stanza.NAMESPACE, "thread").isEmpty();
  }

  static Decision decide(
      RoomView room, Occupant sender, Message message, Jid client, Context context) {
    if (!Privilege.OfRole.CHANGE_SUBJECT.heldBy(sender.role(), room.config())) {
      return Decision.refuse(FORBIDDEN.error(), TextKey.ERROR_SUBJECT);
    }
    boolean tooLong =
        message
            .payload(Stanza.NAMESPACE, "subject")
            .filter(text -> Excess.isLonger(text.text(), Limit.SUBJECT_LENGTH, context))
            .isPresent();
    if (tooLong) {
      return Excess.of(Limit.SUBJECT_LENGTH, context.service().limits());
    }
    String id = context.ids().next();
    Message reflected = GroupMessage.reflect(room, sender, message, id);
    // 0313-6.1.2-2.
    boolean archived =
        GroupMessage.mayBeArchived(message) && ArchiveAccess.isOffered(room, context);
    return Decision.accept(
        new SubjectChanged(new Subject(reflected, context.now()), client, archived ? id : null));
  }
}
