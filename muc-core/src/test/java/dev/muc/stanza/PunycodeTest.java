package dev.muc.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.IDN;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PunycodeTest {

  @ParameterizedTest
  @CsvSource({
    "bcher-kva, b\u00FCcher",
    "maana-pta, ma\u00F1ana",
    "strae-oqa, stra\u00DFe",
    "n3h, \u2603",
    "ls8h, \uD83D\uDCA9",
    "-, ''", // RFC 3492 §6.2: what stands before the last delimiter is copied, and nothing follows.
    "abc-, abc"
  })
  void knownTextsAreDecoded(String encoded, String decoded) {
    assertThat(Punycode.decode(encoded)).isEqualTo(decoded);
  }

  /** The JDK's encoder is that of IDNA2003, which agrees on letters that need no mapping. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatTheJdkEncodesIsDecodedAgain(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < 500; run++) {
      StringBuilder label = new StringBuilder("\u00E9");
      int length = random.nextInt(1, 12);
      for (int i = 0; i < length; i++) {
        label.insert(random.nextInt(label.length() + 1), letter(random));
      }
      String encoded = IDN.toASCII(label.toString());

      assertThat(Punycode.decode(encoded.substring("xn--".length()))).isEqualTo(label.toString());
    }
  }

  private static char letter(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> (char) random.nextInt('a', 'z' + 1);
      case 1 -> (char) random.nextInt(0x3B1, 0x3C1 + 1); // Greek before the sigmas.
      case 2 -> (char) random.nextInt(0x430, 0x44F + 1); // Cyrillic.
      default -> (char) random.nextInt(0x4E00, 0x9FA5 + 1); // Han.
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9", "kv", "bcher-kv", "99999999", "zzzzzzzz", "B", "\u00E9", "a-!", "a b-c"})
  void whatStandsForNothingIsRefused(String encoded) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Punycode.decode(encoded))
        .withMessageContaining(encoded);
  }
}
