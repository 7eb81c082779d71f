package dev.muc.internal.text;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The texts in one language (0045-13-1).
 *
 * <p>English is complete; a language that lacks a text shows the English one. A language that is
 * not there at all is English, and says so. Adding one is a file {@code messages_xx.properties} and
 * its name in {@link #OTHERS}.
 */
public final class Texts {
  /*
   * Listed, because anybody can make up a tag. Looked up once, and filled in by hand: a refusal must
   * cost less than what it refuses, and a bundle or a MessageFormat costs more than a message to all.
   */
  private static final Texts ENGLISH = new Texts(Locale.ROOT, "en");
  private static final List<Texts> OTHERS = List.of(new Texts(Locale.GERMAN, "de"));

  private final ResourceBundle bundle;
  private final String lang;

  private Texts(Locale locale, String lang) {
    this.bundle = ResourceBundle.getBundle("dev.muc.internal.text.messages", locale);
    this.lang = lang;
  }

  /** Returns the texts for the language tag of an {@code xml:lang}; English for null. */
  public static Texts in(@Nullable String lang) {
    if (lang == null || lang.isEmpty()) {
      return ENGLISH;
    }
    String language = Locale.forLanguageTag(lang).getLanguage();
    for (Texts other : OTHERS) {
      if (other.lang.equals(language)) {
        return other;
      }
    }
    return ENGLISH;
  }

  /** Returns the language of these texts as an {@code xml:lang} says it. */
  public String lang() {
    return lang;
  }

  /** Returns a text with its arguments filled in. */
  public String get(TextKey key, Object... arguments) {
    String wording = bundle.getString(key.property());
    return arguments.length == 0 ? wording : filled(wording, arguments);
  }

  /** Puts arguments in the place of {@code {0}}, {@code {1}} and so on. */
  private static String filled(String wording, Object... arguments) {
    StringBuilder text = new StringBuilder(wording.length() + 16);
    int done = 0;
    for (int brace = wording.indexOf('{'); brace >= 0; brace = wording.indexOf('{', done)) {
      text.append(wording, done, brace);
      text.append(arguments[Character.digit(wording.charAt(brace + 1), 10)]);
      done = brace + 3;
    }
    return text.append(wording, done, wording.length()).toString();
  }
}
