package dev.muc.internal.feature;

import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.payload.DataForm;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field of the configuration form: how it is shown and what a submitted value changes.
 *
 * @param var its name (XEP-0045 §16.5.3, or beginning with "x-" for our own)
 * @param type its type (XEP-0004 §3.3)
 * @param label what people read
 * @param options what can be chosen, for lists
 * @param open whether other values can be, too
 * @param read the values that a configuration has for it
 * @param write puts submitted values into a draft; false if they are not allowed
 */
record ConfigField(
    String var,
    String type,
    TextKey label,
    List<Choice> options,
    boolean open,
    Function<ConfigDraft, List<String>> read,
    BiPredicate<ConfigDraft, List<String>> write) {

  /**
   * A choice of a list.
   *
   * @param label what people read; null for a number, which is its own label
   */
  record Choice(String value, @Nullable TextKey label) {}

  /** Returns the field as a form shows it. */
  DataForm.Field toField(ConfigDraft config, Texts texts) {
    List<DataForm.Option> shown =
        options.stream()
            .map(
                choice ->
                    new DataForm.Option(
                        choice.value,
                        choice.label == null ? choice.value : texts.get(choice.label)))
            .toList();
    return new DataForm.Field(var, type, texts.get(label), read.apply(config), shown, false, open);
  }

  /** A field that is on or off; without a value it is off (0004-3.3-1). */
  static ConfigField flag(
      String var,
      TextKey label,
      Function<ConfigDraft, Boolean> read,
      BiConsumer<ConfigDraft, Boolean> write) {
    return new ConfigField(
        var,
        "boolean",
        label,
        List.of(),
        false,
        config -> List.of(read.apply(config) ? "1" : "0"),
        (config, values) -> {
          Optional<Boolean> flag = DataForm.flag(single(values));
          flag.ifPresent(value -> write.accept(config, value));
          return flag.isPresent();
        });
  }

  /** A field of one line of text, up to {@code lengthMax} characters; empty without a value. */
  static ConfigField text(
      String var,
      String type,
      TextKey label,
      int lengthMax,
      Function<ConfigDraft, String> read,
      BiConsumer<ConfigDraft, String> write) {
    return new ConfigField(
        var,
        type,
        label,
        List.of(),
        false,
        config -> read.apply(config).isEmpty() ? List.of() : List.of(read.apply(config)),
        (config, values) -> {
          String text = single(values);
          write.accept(config, text);
          return text.length() <= lengthMax;
        });
  }

  /** A field with one of several values. */
  static ConfigField choice(
      String var,
      TextKey label,
      List<Choice> options,
      Function<ConfigDraft, String> read,
      BiPredicate<ConfigDraft, String> write) {
    return new ConfigField(
        var,
        "list-single",
        label,
        options,
        false,
        config -> List.of(read.apply(config)),
        (config, values) -> write.test(config, single(values)));
  }

  /** Returns this list, which takes values besides those that it offers. */
  ConfigField opened() {
    return new ConfigField(var, type, label, options, true, read, write);
  }

  /** A field with any number of several values; one that is not among them spoils all. */
  static ConfigField choices(
      String var,
      TextKey label,
      List<Choice> options,
      Function<ConfigDraft, List<String>> read,
      BiConsumer<ConfigDraft, List<String>> write) {
    return new ConfigField(
        var,
        "list-multi",
        label,
        options,
        false,
        read,
        (config, values) -> {
          write.accept(config, values.stream().distinct().toList());
          return values.stream().allMatch(value -> isAmong(options, value));
        });
  }

  private static boolean isAmong(List<Choice> options, String value) {
    return options.stream().anyMatch(choice -> choice.value.equals(value));
  }

  /** Returns the only or first value, empty without one. */
  static String single(List<String> values) {
    return values.isEmpty() ? "" : values.get(0);
  }
}
