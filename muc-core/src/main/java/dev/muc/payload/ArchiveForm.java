package dev.muc.payload;

import static dev.muc.payload.Namespaces.MAM;

import dev.muc.payload.DataForm.Field;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.StanzaError.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form that says which messages of an archive are wanted (XEP-0313 §4.1). A field without a
 * value, or with an empty one, is as good as none.
 *
 * @param form the form as it was submitted
 */
record ArchiveForm(DataForm form) {
  private static final List<Field> FIELDS =
      List.of(
          field("with", "jid-single", false),
          field("start", "text-single", false),
          field("end", "text-single", false),
          field("before-id", "text-single", false),
          field("after-id", "text-single", false),
          // No options: those would be all ids that there are (0313-4.1.5-4).
          field("ids", "list-multi", true));

  private static Field field(String var, String type, boolean open) {
    return new Field(var, type, null, List.of(), List.of(), false, open);
  }

  /** Returns the form with all fields that can be filled in. */
  static Element blank() {
    return DataForm.of("form", MAM, FIELDS).toElement();
  }

  /** Returns the form in a query; an empty one if there is none. */
  static ArchiveForm in(Element query) {
    return new ArchiveForm(
        DataForm.in(query).orElseGet(() -> DataForm.of("submit", MAM, List.of())));
  }

  /** Returns why nothing can be found with this form; empty if it is in order. */
  Optional<Condition> fault() {
    if (!form.type().equals("submit") || !form.isOfType(MAM)) {
      return Optional.of(Condition.BAD_REQUEST);
    }
    for (Field field : form.fields()) {
      if (!field.var().equals("FORM_TYPE") && !isKnown(field)) {
        return Optional.of(Condition.FEATURE_NOT_IMPLEMENTED); // 0313-4.1.5-6.
      }
    }
    if (isBroken("start", stamp("start")) || isBroken("end", stamp("end"))) {
      return Optional.of(Condition.BAD_REQUEST); // 0313-4.1.2-3.
    }
    return isBroken("with", with()) ? Optional.of(Condition.JID_MALFORMED) : Optional.empty();
  }

  private static boolean isKnown(Field field) {
    return FIELDS.stream().anyMatch(known -> known.var().equals(field.var()));
  }

  private boolean isBroken(String var, @Nullable Object read) {
    return text(var) != null && read == null;
  }

  /** Returns the address in the field "with"; null for none that is an address. */
  @Nullable Jid with() {
    return value("with").flatMap(Jid::parse).orElse(null);
  }

  /** Returns the time in a field; null for none that is a time. */
  @Nullable Instant stamp(String var) {
    return value(var).flatMap(Stamps::parse).orElse(null);
  }

  /** Returns the text in a field, or null. */
  @Nullable String text(String var) {
    return value(var).orElse(null);
  }

  /** Returns the ids in the field "ids". */
  List<String> ids() {
    List<String> values = form.values("ids");
    return values == null
        ? List.of()
        : values.stream().filter(id -> !id.isEmpty()).distinct().toList();
  }

  private Optional<String> value(String var) {
    return form.value(var).filter(value -> !value.isEmpty());
  }
}
