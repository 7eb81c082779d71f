package dev.muc.spi;

import dev.muc.model.RoomConfig;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Option;
import dev.muc.stanza.BareJid;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A field of the embedder's own in a form of a room (XEP-0004).
 *
 * <p>In the configuration form its values are kept with the room's configuration ({@link
 * RoomConfig#own}), as long as the room is; {@link #in} reads them. In the registration form they
 * are checked and not kept: a {@link Policy#register} finds them in the stanza.
 *
 * @param var its name; begins with "x-" or is a name in braces of a domain (XEP-0068 §3.4)
 * @param type its type (XEP-0004 §3.3)
 * @param labels what people read, by language; the first for those who read none of them
 * @param options what can be chosen, for lists
 * @param usual the values that it has where nobody gave it any
 * @param valid whether values are allowed; asked after those of its type
 * @param seen who is shown it
 * @param edited who may change it
 * @param inRoomInfo whether service discovery shows it to everybody
 */
public record OwnField(
    String var,
    String type,
    Map<String, String> labels,
    List<Option> options,
    List<String> usual,
    Predicate<List<String>> valid,
    Access seen,
    Access edited,
    boolean inRoomInfo) {

  /** Who may do something with a field, of those who may have the form. */
  @FunctionalInterface
  public interface Access {
    /** Everybody who may have the form. */
    Access ALL = (room, account) -> true;

    /** Returns whether an account may. */
    boolean allows(RoomView room, BareJid account);
  }

  public OwnField {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    options = List.copyOf(options);
    usual = List.copyOf(usual);
    if (!var.startsWith("x-") && !var.startsWith("{")) {
      throw new IllegalArgumentException("a name of your own begins with x- or a brace: " + var);
    }
  }

  private static OwnField of(
      String var, String type, String label, List<String> usual, Predicate<List<String>> valid) {
    return new OwnField(
        var,
        type,
        Collections.singletonMap("en", label),
        List.of(),
        usual,
        valid,
        Access.ALL,
        Access.ALL,
        false);
  }

  /** Returns a field that is on or off; off unless somebody sets it. */
  public static OwnField flag(String var, String label) {
    return of(
        var,
        "boolean",
        label,
        List.of("0"),
        values -> DataForm.flag(values.isEmpty() ? "" : values.get(0)).isPresent());
  }

  /** Returns a field of one line of text; empty unless somebody sets it. */
  public static OwnField text(String var, String label) {
    return of(var, "text-single", label, List.of(), values -> values.size() <= 1);
  }

  /** Returns a field of any number of lines of text; empty unless somebody sets it. */
  public static OwnField lines(String var, String label) {
    return of(var, "text-multi", label, List.of(), values -> true);
  }

  /** Returns a field for a number between two others; {@code usual} unless somebody sets it. */
  public static OwnField number(String var, String label, int min, int max, int usual) {
    return of(
        var,
        "text-single",
        label,
        List.of(Integer.toString(usual)),
        values -> {
          int number = number(values);
          return number >= min && number <= max;
        });
  }

  private static int number(List<String> values) {
    try {
      return Integer.parseInt(values.isEmpty() ? "" : values.get(0));
    } catch (NumberFormatException notANumber) {
      return Integer.MIN_VALUE; // Below any that is allowed.
    }
  }

  /** Returns a field with one of several values, the first unless somebody chooses. */
  public static OwnField choice(String var, String label, List<Option> options) {
    OwnField field =
        of(
            var,
            "list-single",
            label,
            List.of(options.get(0).value()),
            values ->
                values.size() == 1
                    && options.stream().anyMatch(option -> option.value().equals(values.get(0))));
    return field.with(field.labels, options, field.valid, field.seen, field.edited, false);
  }

  private OwnField with(
      Map<String, String> newLabels,
      List<Option> newOptions,
      Predicate<List<String>> newValid,
      Access newSeen,
      Access newEdited,
      boolean newInRoomInfo) {
    return new OwnField(
        var, type, newLabels, newOptions, usual, newValid, newSeen, newEdited, newInRoomInfo);
  }

  /** Returns this field with a label in another language. */
  public OwnField labelled(String lang, String label) {
    Map<String, String> more = new LinkedHashMap<>(labels);
    more.put(lang, label);
    return with(more, options, valid, seen, edited, inRoomInfo);
  }

  /** Returns this field with values allowed that pass another check, too. */
  public OwnField checkedBy(Predicate<List<String>> check) {
    return with(labels, options, valid.and(check), seen, edited, inRoomInfo);
  }

  /** Returns this field shown to some only; who does not see it cannot change it either. */
  public OwnField seenBy(Access some) {
    return with(labels, options, valid, some, edited, inRoomInfo);
  }

  /** Returns this field for some only to change. */
  public OwnField editedBy(Access some) {
    return with(labels, options, valid, seen, some, inRoomInfo);
  }

  /** Returns this field shown to everybody who looks what the room is. */
  public OwnField shownInRoomInfo() {
    return with(labels, options, valid, seen, edited, true);
  }

  /** Returns the label in a language, given as {@code xml:lang} says it. */
  public String label(@Nullable String lang) {
    String label = lang == null ? null : labels.get(lang);
    return label == null ? labels.values().iterator().next() : label;
  }

  /** Returns the values that a room has for this field. */
  public List<String> values(RoomConfig config) {
    List<String> kept = config.own().get(var);
    return kept == null ? usual : kept;
  }

  /** Returns a configuration with other values for this field; they are not checked. */
  public RoomConfig set(RoomConfig config, List<String> values) {
    Map<String, List<String>> own = new LinkedHashMap<>(config.own());
    own.put(var, values);
    return config.with(own);
  }

  /** Returns the first value that a room has for this field; empty for none. */
  public String in(RoomView room) {
    List<String> values = values(room.config());
    return values.isEmpty() ? "" : values.get(0);
  }
}
