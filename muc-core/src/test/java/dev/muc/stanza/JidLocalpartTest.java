package dev.muc.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7622 §3.3: localparts by UsernameCaseMapped. */
class JidLocalpartTest {

  @ParameterizedTest
  @Covers({"rfc7622-3.3-2", "rfc7622-5-1"})
  @CsvSource({
    "romeo, romeo",
    "Romeo, romeo",
    "ROMEO.Montague_3-x, romeo.montague_3-x",
    "\uFF32\uFF4F\uFF4D\uFF45\uFF4F, romeo", // Wide letters.
    "\uFF76\uFF9E, \u30AC", // Narrow katakana: KA and the voicing mark become GA.
    "e\u0301mile, \u00E9mile",
    "\u00C9mile, \u00E9mile",
    "\u03A0, \u03C0",
    "\u0420\u041E\u041C\u0415\u041E, \u0440\u043E\u043C\u0435\u043E",
    "\u05E8\u05D5\u05DE\u05D0\u05D5, \u05E8\u05D5\u05DE\u05D0\u05D5" // Right to left.
  })
  void widthAndCaseAreMappedAndTheResultIsComposed(String given, String prepared) {
    assertThat(local(given)).isEqualTo(prepared);
  }

  @ParameterizedTest
  @Covers("rfc7622-4-2")
  @ValueSource(
      strings = {"a!b", "a#b", "$", "100%", "(x)", "a*b+c=d", "?", "a\\20b", "[x]", "^_`{|}~"})
  void asciiSymbolsThatAreNotReservedAreKept(String given) {
    assertThat(local(given)).isEqualTo(given);
  }

  @ParameterizedTest
  @Covers("rfc7622-3.3.1-1")
  @ValueSource(
      strings = {"\"", "&", "'", ":", "<", ">", "\uFF02", "\uFF06", "\uFF07", "\uFF1A", "\uFF1C"})
  void reservedCharactersAreRefusedAlsoWhenTheyComeFromMapping(String reserved) {
    assertThat(Jid.parse("ro" + reserved + "meo@example.org")).isEmpty();
    assertThat(Jid.parse(reserved + "@example.org")).isEmpty();
  }

  @Test
  @Covers("rfc7622-3.3.1-1")
  void theSeparatorsCannotStandInALocalpart() {
    assertThat(Jid.parse("ro@meo@example.org")).isEmpty();
    // All from the slash on is the resourcepart, so that "ro" would be the domain.
    assertThat(Jid.of("ro/meo@example.org").bare()).isEqualTo(BareJid.of("ro"));
  }

  @ParameterizedTest
  @Covers({"rfc7622-3.3-2", "rfc7622-3.3-3"})
  @ValueSource(
      strings = {
        "ro meo", // Space.
        "ro\u00A0meo", // A space that does not break.
        "ro\u3000meo", // A wide space.
        "henry\u2163", // A Roman numeral.
        "\u265A", // A chess piece.
        "\uFB01n", // A ligature of two letters.
        "x\u00B2", // A raised digit.
        "\uD83D\uDE00", // A smiling face.
        "\u20AC", // A currency sign.
        "ro\tmeo",
        "ro\u0000meo",
        "ro\u007Fmeo",
        "ro\u00ADmeo", // A soft hyphen.
        "ro\u200Bmeo", // A space without width.
        "ro\u200Dmeo", // A joiner between letters that are not joined.
        "ro\u202Emeo", // An override of the direction.
        "ro\uFE0Fmeo", // A variation selector.
        "ro\uE000meo", // Private use.
        "ro\uFFFEmeo", // No character.
        "ro\u0378meo", // Not assigned.
        "\uD800", // Half a pair.
        "\u1100" // A jamo that no syllable takes up.
      })
  void whatIsNotInTheIdentifierClassIsRefused(String given) {
    assertThat(Jid.parse(given + "@example.org")).isEmpty();
  }

  @ParameterizedTest
  @Covers("rfc7622-3.3-2")
  @ValueSource(strings = {"romeo\u05D0", "\u05D0romeo", "\u05D0\u0661" + "1", "1\u05D0"})
  void directionsAreNotMixed(String given) {
    assertThat(Jid.parse(given + "@example.org")).isEmpty();
  }

  @Test
  @Covers("rfc7622-3.3-4")
  void lettersThatOlderRulesFoldedAreDistinct() {
    assertThat(local("fu\u00DFball")).isEqualTo("fu\u00DFball").isNotEqualTo(local("fussball"));
    assertThat(local("\u03C3")).isEqualTo("\u03C3");
    assertThat(local("\u03C2")).isEqualTo("\u03C2");
    assertThat(local("\u03A3")).isEqualTo("\u03C3");
  }

  private static String local(String given) {
    return BareJid.of(given + "@example.org").local().orElseThrow();
  }
}
