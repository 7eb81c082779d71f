package dev.muc.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which nicknames are the same, and which can be seen (RFC 8266, XEP-0045 §17.1). */
class NicknameTest {

  @ParameterizedTest
  @CsvSource({
    "Pistol, pistol",
    "PISTOL, pistol",
    "Ｐｉｓｔｏｌ, pistol",
    "Ancient  Pistol, ancient pistol",
    "Ancient\u00A0Pistol, ancient pistol",
    "Ancient\u3000 Pistol, ancient pistol",
    "Re\u0301ne\u0301, r\u00E9n\u00E9",
    "\u00C9TUDE, \u00E9tude",
    "\uFB01ne, fine",
    "\u03A3, \u03C3",
    "Straße, straße"
  })
  @Covers({"0045-7.2.8-8", "0045-14.6-7", "rfc7622-3.4.1-1"})
  void spellingsOfOneNickHaveOneKey(String nick, String same) {
    assertThat(Nickname.key(nick)).isEqualTo(Nickname.key(same));
    assertThat(Nickname.key(Nickname.key(nick))).as("stable").isEqualTo(Nickname.key(nick));
  }

  @ParameterizedTest
  @CsvSource({
    "pistol, pistols",
    "pistol, pisto1",
    "ancient pistol, ancientpistol",
    "rene, r\u00E9n\u00E9",
    "strasse, straße"
  })
  @Covers("0045-7.2.8-8")
  void otherNicksHaveOthers(String nick, String other) {
    assertThat(Nickname.key(nick)).isNotEqualTo(Nickname.key(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pistol", "p!st~l", "x", "~"})
  void plainNickIsItsOwnKey(String nick) {
    assertThat(Nickname.key(nick)).isEqualTo(nick);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pistol", "a b", "\u007F"})
  void otherAsciiGoesThroughTheProfile(String nick) {
    assertThat(Nickname.key(nick)).isEqualTo(Nickname.key(nick.toLowerCase(Locale.ROOT)));
  }

  @Test
  void nickThatTheProfileRefusesComparesAsItIsWritten() {
    assertThat(Nickname.key("A\u200BB")).isEqualTo("A\u200BB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u00A0\u2003\u3000",
        "\u2028\u2029",
        "\u200B\u200D\u2060\uFEFF",
        "\u0000\t",
        "\u0301\u20DD",
        "\uFE0F",
        "\u115F\u1160",
        "\u3164",
        "\uFFA0",
        "\u2800",
        "\u2800 \u3164"
      })
  @Covers("0045-17.1-4")
  void nickOfSpacesMarksAndFillersCannotBeSeen(String nick) {
    assertThat(Nickname.isVisible(nick)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", ".", " x ", "\u0301a", "\uD83E\uDD16", "\u2801", "\u0915\u093E", "\u0E33"})
  @Covers("0045-17.1-4")
  void oneCharacterThatCanBeSeenIsEnough(String nick) {
    assertThat(Nickname.isVisible(nick)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0xD800, 0x0378, 0x10FFFF})
  void whatIsNoCharacterCannotBeSeen(int codePoint) {
    assertThat(Nickname.isVisible(new String(Character.toChars(codePoint)))).isFalse();
  }
}
