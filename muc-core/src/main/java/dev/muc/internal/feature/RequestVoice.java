package dev.muc.internal.feature;

import dev.muc.event.RoomEvent.VoiceRequested;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Field;
import dev.muc.payload.DataForm.Option;
import dev.muc.payload.Namespaces;
import dev.muc.payload.VoiceForm;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import java.util.ArrayList;
import java.util.List;

/** A visitor asks the moderators for voice (XEP-0045 §7.13). */
final class RequestVoice {

  private RequestVoice() {}

  static Decision decide(RoomView room, Occupant visitor, Message message, Context context) {
    if (visitor.role() != Role.VISITOR) {
      return Decision.ignore(); // 0045-7.13-2.
    }
    FullJid client = (FullJid) message.from(); // Only clients are in a room.
    List<Element> payloads = new ArrayList<>();
    payloads.add(form(room, visitor, client).toElement());
    message.payload(Stanza.NAMESPACE, "thread").ifPresent(payloads::add); // 0004-3.1-5.
    Message question =
        new Message(
            Message.Type.NORMAL, room.address(), null, context.ids().next(), null, payloads);
    return Decision.accept(new VoiceRequested(visitor, client, question));
  }

  /** The form in which moderators decide (§8.6), in the language of the room. */
  private static DataForm form(RoomView room, Occupant visitor, FullJid client) {
    Texts texts = Texts.in(room.config().profile().lang());
    String voice = Role.PARTICIPANT.value();
    return DataForm.titled(
        "form",
        texts.get(TextKey.VOICE_TITLE),
        texts.get(TextKey.VOICE_INSTRUCTIONS),
        Namespaces.MUC_REQUEST,
        List.of(
            new Field(
                VoiceForm.ROLE,
                "list-single",
                texts.get(TextKey.FIELD_VOICE_ROLE),
                List.of(voice),
                List.of(new Option(voice, texts.get(TextKey.OPTION_PARTICIPANT))),
                false),
            Field.result(
                VoiceForm.JID, "jid-single", texts.get(TextKey.FIELD_VOICE_JID), client.toString()),
            Field.result(
                VoiceForm.NICK, "text-single", texts.get(TextKey.FIELD_VOICE_NICK), visitor.nick()),
            Field.result(VoiceForm.ALLOW, "boolean", texts.get(TextKey.FIELD_VOICE_ALLOW), "0")));
  }
}
