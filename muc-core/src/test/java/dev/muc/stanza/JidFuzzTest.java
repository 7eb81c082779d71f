package dev.muc.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in, an address is prepared for good, or there is none. */
class JidFuzzTest {
  private static final String[] PIECES = {
    "@",
    "/",
    ".",
    "-",
    "_",
    " ",
    "[",
    "]",
    ":",
    "::1",
    "xn--",
    "XN--",
    "a",
    "Z",
    "9",
    "1.2.3.4",
    "\"",
    "\u00DF",
    "\u0130",
    "\u03A3",
    "\u0301",
    "\u3002",
    "\uFF0E",
    "\uFF21",
    "\uFF76",
    "\uFF9E",
    "\uFE0F",
    "\u200D",
    "\u200C",
    "\u094D",
    "\u00B7",
    "\u05D0",
    "\u0660",
    "\u06F0",
    "\u1100",
    "\u1161",
    "\u11A8",
    "\u0000",
    "\uFFFF",
    "\uD800",
    "\uDC00",
    "\uD83D\uDE00",
    "\uD835\uDC00",
    "\u2163",
    "\u1E9E",
    "\u00A0"
  };

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aPreparedAddressIsReadAsItself(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < 2_000; run++) {
      checkStable(text(random));
    }
  }

  @Test
  void everyCharacterIsPreparedForGoodInEveryPart() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 7) {
      String text = "a" + Character.toString(c) + "b";
      checkStable(text + "@example.org");
      checkStable("example.org/" + text);
      checkStable(text + ".example");
    }
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(1, 12);
    for (int i = 0; i < length; i++) {
      boolean any = random.nextInt(8) == 0;
      text.append(
          any
              ? Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1))
              : PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static void checkStable(String text) {
    Optional<Jid> first = Jid.parse(text);
    if (first.isPresent()) {
      String prepared = first.get().toString();
      assertThat(Jid.parse(prepared)).as("read again: %s", prepared).isEqualTo(first);
    }
  }
}
