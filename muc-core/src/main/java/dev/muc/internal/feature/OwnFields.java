package dev.muc.internal.feature;

import dev.muc.internal.text.Texts;
import dev.muc.limits.Bound;
import dev.muc.model.RoomConfig;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Field;
import dev.muc.spi.InfoField;
import dev.muc.spi.OwnField;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Jid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that an embedder adds to a form.
 *
 * @param fields the fields, in form order
 */
record OwnFields(List<OwnField> fields) {

  static OwnFields ofConfig(Context context) {
    return new OwnFields(context.service().extensions().configFields());
  }

  static OwnFields ofRegistration(Context context) {
    return new OwnFields(context.service().extensions().registrationFields());
  }

  /** Returns those that {@code client} is shown, with what the room has for them. */
  List<Field> show(RoomView room, Jid client, Texts texts) {
    List<Field> shown = new ArrayList<>(fields.size());
    for (OwnField field : fields) {
      if (allows(field, field.seen(), room, client)) {
        shown.add(
            new Field(
                field.var(),
                field.type(),
                field.label(texts.lang()),
                field.values(room.config()),
                field.options(),
                false));
      }
    }
    return shown;
  }

  /**
   * Puts into {@code own} what a form has for them.
   *
   * @return the name of the first field with values that are not allowed, or not to {@code client};
   *     null if all are
   */
  @Nullable String submit(RoomView room, DataForm form, Jid client, Map<String, List<String>> own) {
    for (OwnField field : fields) {
      List<String> values = form.values(field.var());
      if (values == null || normal(field, values).equals(field.values(room.config()))) {
        continue; // As it is: clients send whole forms back.
      }
      boolean may =
          allows(field, field.seen(), room, client) && allows(field, field.edited(), room, client);
      if (!may || !write(field, own, values)) {
        return field.var();
      }
    }
    return null;
  }

  /**
   * Returns the name of the first field whose values in a form are not allowed; null if all are.
   */
  @Nullable String check(RoomView room, DataForm form, Jid client) {
    return submit(room, form, client, new LinkedHashMap<>());
  }

  private static boolean allows(OwnField field, OwnField.Access access, RoomView room, Jid client) {
    try {
      return access.allows(room, client.bare());
    } catch (RuntimeException thrown) {
      throw new PolicyFailure(field, thrown);
    }
  }

  /** Gives a field other values; false if they are not allowed. */
  static boolean write(OwnField field, Map<String, List<String>> own, List<String> values) {
    List<String> wanted = normal(field, values);
    boolean small =
        wanted.size() <= Bound.OWN_FIELD_VALUES.max()
            && wanted.stream().allMatch(v -> v.length() <= Bound.OWN_FIELD_LENGTH.max());
    try {
      if (!small || !field.valid().test(wanted)) {
        return false;
      }
    } catch (RuntimeException thrown) {
      throw new PolicyFailure(field, thrown);
    }
    own.put(field.var(), wanted);
    return true;
  }

  /** The same thing said in one way: a flag has two spellings of each value (XEP-0004 §3.3). */
  private static List<String> normal(OwnField field, List<String> values) {
    if (!field.type().equals("boolean")) {
      return values;
    }
    return DataForm.flag(ConfigField.single(values))
        .map(on -> List.of(on ? "1" : "0"))
        .orElse(values);
  }

  /** Returns what room info says of the embedder's own. */
  static List<Field> roomInfo(RoomView room, Texts texts, Context context) {
    List<Field> shown = new ArrayList<>();
    RoomConfig config = room.config();
    for (OwnField field : context.service().extensions().configFields()) {
      if (field.inRoomInfo()) {
        shown.add(
            result(field.var(), field.type(), field.label(texts.lang()), field.values(config)));
      }
    }
    for (InfoField field : context.service().extensions().infoFields()) {
      List<String> values = values(field, room);
      if (!values.isEmpty()) {
        shown.add(result(field.var(), field.type(), field.label(texts.lang()), values));
      }
    }
    return shown;
  }

  private static List<String> values(InfoField field, RoomView room) {
    try {
      return field.values().apply(room);
    } catch (RuntimeException thrown) {
      throw new PolicyFailure(field, thrown);
    }
  }

  private static Field result(String var, String type, String label, List<String> values) {
    return new Field(var, type, label, values, List.of(), false);
  }
}
