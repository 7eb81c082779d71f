package dev.muc.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue of texts: complete in each language, and chosen by the reader's. */
class TextsTest {
  private static final Properties ENGLISH = file("messages.properties");
  private static final Properties GERMAN = file("messages_de.properties");

  /** A file as it is, without the English texts that a bundle falls back on. */
  private static Properties file(String name) {
    Properties texts = new Properties();
    try (var in = TextsTest.class.getResourceAsStream(name)) {
      texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return texts;
  }

  @ParameterizedTest
  @EnumSource(TextKey.class)
  @Covers("0045-13-1")
  void everyTextIsThereInEnglishAndInGerman(TextKey key) {
    String english = ENGLISH.getProperty(key.property());
    String german = GERMAN.getProperty(key.property());

    assertThat(english).isNotBlank();
    assertThat(german).isNotBlank();
    assertThat(placeholders(german)).as("what is filled in").isEqualTo(placeholders(english));
  }

  @Test
  void noFileHasATextThatNobodyUses() {
    List<String> used = Arrays.stream(TextKey.values()).map(TextKey::property).toList();

    assertThat(ENGLISH.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
    assertThat(GERMAN.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
  }

  private static List<String> placeholders(String wording) {
    Matcher found = Pattern.compile("\\{[0-9]+}").matcher(wording);
    return found.results().map(result -> result.group()).sorted().toList();
  }

  @ParameterizedTest
  @EnumSource(TextKey.class)
  void whatIsFilledInShowsAndNothingIsLostOnTheWay(TextKey key) {
    for (String lang : new String[] {"en", "de"}) {
      String wording = (lang.equals("de") ? GERMAN : ENGLISH).getProperty(key.property());
      String expected = wording;
      Object[] arguments = new Object[placeholders(wording).size()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = "<" + i + ">";
        expected = expected.replace("{" + i + "}", "<" + i + ">");
      }
      assertThat(Texts.in(lang).get(key, arguments)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"de, de", "DE, de", "de-AT, de", "de-DE-1996, de", "en, en", "en-GB, en", "fr, en"})
  @Covers("0045-13-1")
  void languageIsThatOfTheReaderOrElseEnglish(String asked, String given) {
    Texts texts = Texts.in(asked);

    assertThat(texts.lang()).isEqualTo(given);
    assertThat(texts.get(TextKey.SERVICE_NAME))
        .isEqualTo(given.equals("de") ? "Chaträume" : "Chatrooms");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "-", "d", "xx_yy", "no such language"})
  void whatIsNoLanguageIsEnglish(String asked) {
    assertThat(Texts.in(asked).lang()).isEqualTo("en");
  }
}
