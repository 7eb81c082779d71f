package dev.muc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.DataForm;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Stanza;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An ad-hoc command as an administrator's client sends it, and reads what comes back. */
public record Command(String node) {

  /** Asks for the form. */
  public String ask() {
    return iq("");
  }

  /** Fills the form in: a field and its value in turn; one that comes several times has several. */
  public String submit(String... varsAndValues) {
    StringBuilder fields = new StringBuilder("<x xmlns='jabber:x:data' type='submit'>");
    for (int i = 0; i < varsAndValues.length; i += 2) {
      String var = varsAndValues[i];
      boolean more = i > 0 && varsAndValues[i - 2].equals(var);
      if (more) {
        fields.setLength(fields.length() - "</field>".length());
      } else {
        fields.append("<field var='").append(var).append("'>");
      }
      fields.append("<value>").append(varsAndValues[i + 1]).append("</value></field>");
    }
    return iq(fields.append("</x>").toString());
  }

  /** Fills the form in with a field that has no value. */
  public String submitEmpty(String var) {
    return iq("<x xmlns='jabber:x:data' type='submit'><field var='" + var + "'/></x>");
  }

  private String iq(String content) {
    return "<iq type='set' id='cmd' to='"
        + Rooms.SERVICE
        + "'><command xmlns='"
        + Namespaces.COMMANDS
        + "' node='"
        + node
        + "'>"
        + content
        + "</command></iq>";
  }

  /** The command in an answer. */
  public Element answer(Stanza stanza) {
    assertThat(((Iq) stanza).type()).as(stanza.toString()).isEqualTo(Iq.Type.RESULT);
    Element command = stanza.payload(Namespaces.COMMANDS, "command").orElseThrow();
    assertThat(command.attribute("node")).contains(node);
    assertThat(command.attribute("sessionid").orElseThrow()).isNotEmpty();
    return command;
  }

  /** The form in an answer. */
  public DataForm form(Stanza stanza) {
    return DataForm.in(answer(stanza)).orElseThrow();
  }

  /** The values of a field in an answer; null if there is no such field. */
  public @Nullable List<String> values(Stanza stanza, String var) {
    return form(stanza).values(var);
  }

  /** The note of a command that is completed. */
  public String note(Stanza stanza) {
    Element command = answer(stanza);
    assertThat(command.attribute("status")).contains("completed");
    return command.child("note").orElseThrow().text();
  }
}
