package dev.muc.internal.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The characters of Unicode 3.2, against the table that the JDK has for host names. */
class Unicode32Test {

  @Test
  void tableAgreesWithThatOfTheJdkWhereverThatHasAnOpinion() {
    int known = 0;
    int unknown = 0;
    for (int codePoint = 0x80;
        codePoint <= Character.MAX_CODE_POINT;
        codePoint += step(codePoint)) {
      String text = "a" + new String(Character.toChars(codePoint)) + "b";
      if (isLabel(text, IDN.ALLOW_UNASSIGNED)) {
        boolean assigned = isLabel(text, 0);
        assertThat(Unicode32.knows(text)).as("U+%04X", codePoint).isEqualTo(assigned);
        known += assigned ? 1 : 0;
        unknown += assigned ? 0 : 1;
      }
    }
    // The JDK forbids some of each in host names, so that it says nothing about those.
    assertThat(known).isGreaterThan(90_000);
    assertThat(unknown).isGreaterThan(60_000);
  }

  /** Everything where there are characters; of the planes that stand empty, a sample. */
  private static int step(int codePoint) {
    boolean empty = codePoint >= 0x30000 && (codePoint < 0xE0000 || codePoint > 0xE1000);
    return empty ? 251 : 1;
  }

  private static boolean isLabel(String text, int flags) {
    try {
      return !IDN.toASCII(text, flags).isEmpty();
    } catch (IllegalArgumentException prohibited) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Pistol", "\u00E9", "\u4E2D\u6587", "\uD834\uDD1E", "\u2603"})
  void oldCharactersAreKnown(String text) {
    assertThat(Unicode32.knows(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83E\uDD16", "a\uD83D\uDE42", "\u0221", "\u20BF", "\u1E9E"})
  void charactersThatCameLaterAreNot(String text) {
    assertThat(Unicode32.knows(text)).isFalse();
  }
}
