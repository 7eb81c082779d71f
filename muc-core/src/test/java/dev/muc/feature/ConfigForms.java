package dev.muc.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.DataForm;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Rooms;
import java.util.List;

/** Configuration forms as owners get and send them. */
final class ConfigForms {

  private ConfigForms() {}

  /** The form that the owner is shown. */
  static Element form(Rooms rooms) {
    return Stage.owner(rooms, Stage.OWNER, "get", "")
        .get(0)
        .payload(Namespaces.MUC_OWNER, "query")
        .flatMap(query -> query.child(Namespaces.DATA_FORMS, "x"))
        .orElseThrow();
  }

  /** The fields of that form. */
  static List<Element> fields(Rooms rooms) {
    return form(rooms).children().stream().filter(c -> c.name().equals("field")).toList();
  }

  /** The field of that form whose name is {@code var}. */
  static Element field(Rooms rooms, String var) {
    return fields(rooms).stream()
        .filter(field -> field.attribute("var").orElse("").equals(var))
        .findFirst()
        .orElseThrow();
  }

  /** The values of a field of that form. */
  static List<String> values(Rooms rooms, String var) {
    List<String> values = DataForm.read(form(rooms)).values(var);
    assertThat(values).as("field %s", var).isNotNull();
    return values;
  }

  /** A field to submit, with any number of values. */
  static String field(String var, String... values) {
    return "<field var='"
        + var
        + "'><value>"
        + String.join("</value><value>", values)
        + "</value></field>";
  }

  /** Has the owner submit these fields. */
  static List<Stanza> submit(Rooms rooms, String... fields) {
    return Stage.owner(
        rooms,
        Stage.OWNER,
        "set",
        "<x xmlns='jabber:x:data' type='submit'>" + String.join("", fields) + "</x>");
  }

  /** The form was refused because of a field, and nothing happened. */
  static void assertRefused(Rooms rooms, List<Stanza> answer, String var) {
    assertThat(Rooms.error(answer.get(0))).isEqualTo("modify/not-acceptable");
    assertThat(StanzaError.of(answer.get(0)).orElseThrow().text()).contains(var);
    assertThat(rooms.outcome.events()).isEmpty();
  }
}
