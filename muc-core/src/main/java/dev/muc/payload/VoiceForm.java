package dev.muc.payload;

import dev.muc.model.Role;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A form of type muc#request that somebody sends to a room (XEP-0045 §7.13, §8.6, §16.5.2). */
public sealed interface VoiceForm {
  /** What is asked for: a role, of which only participant is on offer. */
  String ROLE = "muc#role";

  /** The client that asks. */
  String JID = "muc#jid";

  /** The nick of the one who asks. */
  String NICK = "muc#roomnick";

  /** What the moderator decides. */
  String ALLOW = "muc#request_allow";

  /** Asks for voice. */
  record Request() implements VoiceForm {}

  /**
   * Answers a request for voice.
   *
   * @param allowed whether the visitor is to have voice
   * @param jid the client that asked, or null if the form does not say
   * @param nick the nick of the visitor, or null if the form does not say
   */
  record Answer(boolean allowed, @Nullable Jid jid, @Nullable String nick) implements VoiceForm {}

  /** Withdraws a form that was not filled in. */
  record Cancel() implements VoiceForm {}

  /** Has a value in {@code field} that is not allowed there. */
  record Invalid(String field) implements VoiceForm {}

  /**
   * Reads the form of a message, which is a child of the message itself (0004-3.1-4); empty if it
   * has none, or one of another type.
   */
  static Optional<VoiceForm> read(Message message) {
    return message.payload(Namespaces.DATA_FORMS, "x").map(DataForm::read).flatMap(VoiceForm::of);
  }

  private static Optional<VoiceForm> of(DataForm form) {
    // A form that is withdrawn need not say what it was (XEP-0004 §3.1).
    boolean cancelled = form.type().equals("cancel");
    boolean ours =
        form.isOfType(Namespaces.MUC_REQUEST) || (cancelled && form.values("FORM_TYPE") == null);
    if (!ours) {
      return Optional.empty();
    }
    if (cancelled) {
      return Optional.of(new Cancel());
    }
    if (!form.type().equals("submit")) {
      return Optional.empty();
    }
    return Optional.of(form.values(ALLOW) == null ? request(form) : answer(form));
  }

  private static VoiceForm request(DataForm form) {
    boolean voice = form.value(ROLE).filter(Role.PARTICIPANT.value()::equals).isPresent();
    return voice ? new Request() : new Invalid(ROLE);
  }

  private static VoiceForm answer(DataForm form) {
    Optional<Boolean> allowed = DataForm.flag(form.value(ALLOW).orElse(""));
    if (allowed.isEmpty()) {
      return new Invalid(ALLOW);
    }
    String address = form.value(JID).map(String::strip).filter(jid -> !jid.isEmpty()).orElse(null);
    Optional<Jid> jid = address == null ? Optional.empty() : Jid.parse(address);
    if (address != null && jid.isEmpty()) {
      return new Invalid(JID); // 0004-3.3-3.
    }
    return new Answer(allowed.get(), jid.orElse(null), form.value(NICK).orElse(null));
  }
}
