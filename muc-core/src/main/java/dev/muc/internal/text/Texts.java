package dev.muc.internal.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The texts in one language (0045-13-1).
 *
 * <p>English is complete; a language that lacks a text shows the English one. A language that is
 * not there at all is English, and says so. Adding one is a file {@code messages_xx.properties} and
 * its name in {@link #LANGUAGES}.
 */
public final class Texts {
  /* Listed, because anybody can make up a tag, and bundles are cached for each that is asked for. */
  private static final List<String> LANGUAGES = List.of("de");

  private final ResourceBundle bundle;

  private Texts(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** Returns the texts for the language tag of an {@code xml:lang}; English for null. */
  public static Texts in(@Nullable String lang) {
    String language = lang == null ? "" : Locale.forLanguageTag(lang).getLanguage();
    Locale locale = LANGUAGES.contains(language) ? Locale.forLanguageTag(language) : Locale.ROOT;
    return new Texts(ResourceBundle.getBundle("dev.muc.internal.text.messages", locale));
  }

  /** Returns the language of these texts as an {@code xml:lang} says it. */
  public String lang() {
    String tag = bundle.getLocale().toLanguageTag();
    return tag.equals("und") ? "en" : tag;
  }

  /** Returns a text with its arguments filled in. */
  public String get(TextKey key, Object... arguments) {
    String wording = bundle.getString(key.property());
    return arguments.length == 0
        ? wording
        : new MessageFormat(wording, Locale.ROOT).format(arguments);
  }
}
