package dev.muc.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7622 §3.4: resourceparts by OpaqueString. */
class JidResourcepartTest {

  @ParameterizedTest
  @Covers({"rfc7622-3.4-2", "rfc7622-3.4-3", "rfc7622-3.4-5"})
  @ValueSource(
      strings = {
        "Romeo",
        "romeo",
        "Romeo Montague",
        "a@b",
        "a/b",
        "//",
        "\u265A",
        "\uD83D\uDE00",
        "henry\u2163",
        "\u03A3\u03C3\u03C2",
        "stra\u00DFe",
        "\"&'<>:",
        "\uFF32", // Width is kept.
        "xn--abc",
        ".", // No rule of domains holds here.
        "-",
        "\u05E8romeo" // Nor the bidi rule of localparts.
      })
  void caseWidthInnerSpaceAndSymbolsAreKept(String nick) {
    assertThat(resource(nick)).isEqualTo(nick);
  }

  @Test
  @Covers({"rfc7622-3.4-2", "rfc7622-4-2"})
  void otherSpacesBecomeSpaceAndTheResultIsComposed() {
    assertThat(resource("a\u00A0b")).isEqualTo("a b");
    assertThat(resource("a\u3000b")).isEqualTo("a b");
    assertThat(resource("a\u2003\u2009b")).isEqualTo("a  b");
    assertThat(resource("e\u0301")).isEqualTo("\u00E9");
    assertThat(resource("\u1100\u1161")).isEqualTo("\uAC00");
  }

  @ParameterizedTest
  @Covers("rfc7622-3.4-2")
  @ValueSource(
      strings = {
        "a\u0000",
        "a\tb",
        "a\nb",
        "a\u007F",
        "a\u0085b", // Controls.
        "a\u00ADb",
        "a\u200Bb",
        "a\u2060b",
        "a\uFEFFb", // Invisible ones.
        "a\u202Eb",
        "a\u061Cb", // Marks of direction.
        "a\u2028b", // A line separator.
        "a\u200Db", // A joiner where nothing is joined.
        "\u115F",
        "\u3164", // Fillers of Hangul.
        "\uE000",
        "\uFFFE",
        "\u0378", // Private, no character, not assigned.
        "\uD83D",
        "\uDE00" // Half a pair.
      })
  void controlsAndInvisibleCharactersAreRefused(String nick) {
    assertThat(Jid.parse("garden@rooms.example.org/" + nick)).isEmpty();
  }

  @ParameterizedTest
  @Covers("rfc7622-3.4-4")
  @ValueSource(strings = {" a", "a ", " ", "   ", "\u00A0a", "a\u3000", " \uFE0F", "\uFE0F a"})
  void spaceAtAnEndIsRefused(String nick) {
    assertThat(Jid.parse("garden@rooms.example.org/" + nick)).isEmpty();
  }

  /** See ADR 0004: not in RFC 7622, but without it a nick with a red heart could not enter. */
  @Test
  void variationSelectorsAreTakenOut() {
    assertThat(resource("Romeo \u2764\uFE0F")).isEqualTo("Romeo \u2764");
    assertThat(resource("\uFE00a\uFE07b\uFE0F")).isEqualTo("ab");
    assertThat(Jid.parse("garden@rooms.example.org/\uFE0F")).isEmpty();
  }

  private static String resource(String given) {
    return FullJid.of("garden@rooms.example.org/" + given).resource();
  }
}
