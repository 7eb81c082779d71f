package dev.muc.payload;

import static dev.muc.payload.Namespaces.DATA_FORMS;
import static dev.muc.payload.Namespaces.DATA_VALIDATE;

import dev.muc.stanza.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A form to fill in, or one filled in (XEP-0004).
 *
 * @param type what it is for: form, submit, cancel or result
 * @param title its title, or null
 * @param instructions what to do with it, or null
 * @param fields its fields in order, FORM_TYPE included
 */
public record DataForm(
    String type, @Nullable String title, @Nullable String instructions, List<Field> fields) {

  private static final Element OPEN =
      Element.of(DATA_VALIDATE, "validate", Element.of(DATA_VALIDATE, "open"));

  public DataForm {
    fields = List.copyOf(fields);
  }

  /** Creates a form without title and instructions, whose first field says what it is. */
  public static DataForm of(String type, String formType, List<Field> fields) {
    return titled(type, null, null, formType, fields);
  }

  /** Creates a form with a title, whose first field says what it is (XEP-0068). */
  public static DataForm titled(
      String type,
      @Nullable String title,
      @Nullable String instructions,
      String formType,
      List<Field> fields) {
    List<Field> all = new ArrayList<>(fields.size() + 1);
    all.add(new Field("FORM_TYPE", "hidden", null, List.of(formType), List.of(), false));
    all.addAll(fields);
    return new DataForm(type, title, instructions, all);
  }

  /** Returns the first form among the children of {@code parent}. */
  public static Optional<DataForm> in(Element parent) {
    return parent.child(DATA_FORMS, "x").map(DataForm::read);
  }

  /** Reads a form. Fields without a name are left out: nobody can act on them. */
  public static DataForm read(Element x) {
    List<Field> fields = new ArrayList<>();
    for (Element child : x.children()) {
      if (child.is(DATA_FORMS, "field")) {
        child.attribute("var").ifPresent(var -> fields.add(readField(var, child)));
      }
    }
    String title = x.child("title").map(Element::text).orElse(null);
    String instructions = x.child("instructions").map(Element::text).orElse(null);
    return new DataForm(x.attribute("type").orElse("form"), title, instructions, fields);
  }

  private static Field readField(String var, Element field) {
    List<String> values = new ArrayList<>();
    for (Element child : field.children()) {
      if (child.is(DATA_FORMS, "value")) {
        values.add(child.text());
      }
    }
    String type = field.attribute("type").orElse("");
    return new Field(var, type, field.attribute("label").orElse(null), values, List.of(), false);
  }

  /** Returns the values of a field, or null if the form does not have it. */
  public @Nullable List<String> values(String var) {
    for (Field field : fields) {
      if (field.var.equals(var)) {
        return field.values;
      }
    }
    return null;
  }

  /** Returns the first value of a field; empty without the field or without a value. */
  public Optional<String> value(String var) {
    List<String> values = values(var);
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /** Reads the value of a boolean field (XEP-0004 §3.3); no value is false (0004-3.3-1). */
  public static Optional<Boolean> flag(String value) {
    return switch (value) {
      case "1", "true" -> Optional.of(true);
      case "0", "false", "" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** Returns whether this form says that it is of {@code formType}. */
  public boolean isOfType(String formType) {
    return value("FORM_TYPE").filter(formType::equals).isPresent();
  }

  /** Returns the {@code x} element. */
  public Element toElement() {
    return Element.builder(DATA_FORMS, "x")
        .attribute("type", type)
        .textChild("title", title)
        .textChild("instructions", instructions)
        .children(fields.stream().map(Field::toElement).toList())
        .build();
  }

  /**
   * One field.
   *
   * @param var its name
   * @param type its type (XEP-0004 §3.3), empty in a submission that leaves it out
   * @param label what people read, or null
   * @param values its values in order
   * @param options what to choose from, for lists
   * @param required whether it has to be filled in
   * @param open whether values are allowed that are not among the options (XEP-0122 §3.2)
   */
  public record Field(
      String var,
      String type,
      @Nullable String label,
      List<String> values,
      List<Option> options,
      boolean required,
      boolean open) {

    public Field {
      values = List.copyOf(values);
      options = List.copyOf(options);
    }

    /** Creates a field whose options, if it has any, are all that there is to choose from. */
    public Field(
        String var,
        String type,
        @Nullable String label,
        List<String> values,
        List<Option> options,
        boolean required) {
      this(var, type, label, values, options, required, false);
    }

    /** Creates a field with values only, as results have them. */
    public static Field result(String var, String type, @Nullable String label, String... values) {
      return new Field(var, type, label, List.of(values), List.of(), false);
    }

    Element toElement() {
      return Element.builder(DATA_FORMS, "field")
          .attribute("var", var)
          .attribute("type", type.isEmpty() ? null : type)
          .attribute("label", label)
          .child(required ? Element.of(DATA_FORMS, "required") : null)
          .children(values.stream().map(v -> Element.ofText(DATA_FORMS, "value", v)).toList())
          .children(options.stream().map(Option::toElement).toList())
          .child(open ? OPEN : null)
          .build();
    }
  }

  /**
   * A choice of a list.
   *
   * @param value what is submitted
   * @param label what people read
   */
  public record Option(String value, String label) {

    Element toElement() {
      return Element.builder(DATA_FORMS, "option")
          .attribute("label", label)
          .textChild("value", value)
          .build();
    }
  }
}
