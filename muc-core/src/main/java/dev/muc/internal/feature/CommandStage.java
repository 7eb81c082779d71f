package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.BAD_REQUEST;

import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Field;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.StanzaError;
import java.util.List;
import java.util.Optional;

/**
 * A request for a command, and the ways to answer it.
 *
 * @param session what the answer has as its session
 * @param texts in the language of the administrator
 */
record CommandStage(ServiceCommand command, String session, Texts texts, Context context) {

  /** Answers with a form to fill in. */
  Decision form(Field... fields) {
    Element actions =
        Element.builder(Namespaces.COMMANDS, "actions")
            .attribute("execute", "complete")
            .child(Element.of(Namespaces.COMMANDS, "complete"))
            .build();
    Element form = titled("form", List.of(fields)).toElement();
    return Decision.reply(answer("executing").child(actions).child(form).build());
  }

  /** Answers with what the command has found out. */
  Decision result(List<Field> fields) {
    return Decision.reply(answer("completed").child(titled("result", fields).toElement()).build());
  }

  private DataForm titled(String type, List<Field> fields) {
    return DataForm.titled(type, texts.get(command.title()), null, command.formType(), fields);
  }

  /** Answers that it is done. */
  Decision done(String note) {
    return Decision.reply(noted("info", note));
  }

  /** Answers that it could not be done (0050-3.6-1). */
  Decision failed(String note) {
    return Decision.reply(noted("error", note));
  }

  /** Returns the payload of {@link #done} or {@link #failed}. */
  Element noted(String type, String note) {
    return answer("completed")
        .child(
            Element.builder(Namespaces.COMMANDS, "note").attribute("type", type).text(note).build())
        .build();
  }

  /** Returns an answer, still without content. */
  Element.Builder answer(String status) {
    return Element.builder(Namespaces.COMMANDS, "command")
        .attribute("node", command.node())
        .attribute("sessionid", session)
        .attribute("status", status);
  }

  /** Refuses a form in which {@code detail} is wrong. */
  static Decision wrong(String detail) {
    return Decision.refuse(badRequest("bad-payload"), TextKey.ERROR_FORM_FIELD, detail);
  }

  /** Refuses a request, for a reason that commands have. */
  static StanzaError badRequest(String commandCondition) {
    return BAD_REQUEST.error().specific(Element.of(Namespaces.COMMANDS, commandCondition));
  }

  /** Reads the address of an account, a domain or a room. */
  static Optional<BareJid> bare(String text) {
    return Jid.parse(text.strip()).filter(BareJid.class::isInstance).map(Jid::bare);
  }
}
