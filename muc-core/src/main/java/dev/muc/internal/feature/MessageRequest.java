package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.BAD_REQUEST;
import static dev.muc.stanza.StanzaError.Condition.NOT_ACCEPTABLE;

import dev.muc.internal.text.TextKey;
import dev.muc.model.Occupant;
import dev.muc.payload.MediatedDecline;
import dev.muc.payload.MediatedInvite;
import dev.muc.payload.VoiceForm;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import java.util.List;
import java.util.Optional;

/** What a message that is not to all may ask of the room itself (0045-7.4-2). */
final class MessageRequest {

  private MessageRequest() {}

  /** Decides on a message of type normal; {@code sender} is empty for one from outside. */
  static Decision decide(
      RoomView room, Optional<Occupant> sender, Message message, Context context) {
    List<MediatedInvite> invites = MediatedInvite.readAll(message);
    if (!invites.isEmpty()) {
      return Invite.decide(room, message, invites, context);
    }
    Optional<MediatedDecline> decline = MediatedDecline.read(message);
    if (decline.isPresent()) {
      return Decline.decide(room, message, decline.get(), context);
    }
    if (sender.isEmpty()) {
      return Decision.refuse(
          NOT_ACCEPTABLE.error(StanzaError.Type.CANCEL), TextKey.ERROR_NOT_OCCUPANT);
    }
    return VoiceForm.read(message)
        .map(form -> inThread(voice(room, sender.get(), message, form, context), message))
        .orElseGet(() -> Decision.refuse(BAD_REQUEST)); // 0045-17.2-1.
  }

  private static Decision voice(
      RoomView room, Occupant sender, Message message, VoiceForm form, Context context) {
    if (form instanceof VoiceForm.Request) {
      return RequestVoice.decide(room, sender, message, context);
    } else if (form instanceof VoiceForm.Answer answer) {
      return ApproveVoice.decide(room, sender, message, answer);
    } else if (form instanceof VoiceForm.Cancel) {
      return Decision.ignore(); // 0045-8.6-4.
    } else if (form instanceof VoiceForm.Invalid invalid) {
      return Decision.refuse(NOT_ACCEPTABLE.error(), TextKey.ERROR_FORM_FIELD, invalid.field());
    }
    throw new AssertionError("no case for " + form.getClass());
  }

  /** The answer to a form in a thread stays in it, if it is an error too (0004-3.1-5). */
  private static Decision inThread(Decision decision, Message message) {
    return message
        .payload(Stanza.NAMESPACE, "thread")
        .filter(thread -> decision instanceof Decision.Refuse)
        .<Decision>map(thread -> ((Decision.Refuse) decision).withQuery(thread))
        .orElse(decision);
  }
}
