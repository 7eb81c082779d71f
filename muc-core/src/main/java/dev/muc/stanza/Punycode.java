package dev.muc.stanza;

/** Decodes what stands behind {@code xn--} in an A-label (RFC 3492). */
final class Punycode {
  /*
   * java.net.IDN is no help here: it knows IDNA2003 only, and leaves the A-label of a name with a
   * sharp s or a final sigma as it is.
   *
   * No two texts decode to the same label: a variable-length integer has one spelling, and code
   * points are inserted in ascending order. So nobody has to encode again in order to compare.
   */

  // RFC 3492 §5 fixes these numbers for Punycode; the names are those of its §6.
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 128;

  private final String encoded;
  private int in;
  private int bias = INITIAL_BIAS;

  private Punycode(String encoded, int in) {
    this.encoded = encoded;
    this.in = in;
  }

  /**
   * Returns the text that {@code encoded}, in lower case, stands for.
   *
   * @throws IllegalArgumentException if it stands for none
   */
  static String decode(String encoded) {
    int delimiter = encoded.lastIndexOf('-');
    StringBuilder output = new StringBuilder(encoded.substring(0, Math.max(delimiter, 0)));
    new Punycode(encoded, delimiter + 1).insertInto(output);
    return output.toString();
  }

  /** Puts each code point where the text says; positions count code points, not chars. */
  private void insertInto(StringBuilder output) {
    int length = output.length();
    long n = INITIAL_N;
    long i = 0;
    while (in < encoded.length()) {
      length++;
      long delta = delta();
      bias = adapted(delta, length, i == 0);
      i += delta;
      n += i / length;
      i %= length;
      if (n > Character.MAX_CODE_POINT) {
        throw invalid();
      }
      output.insert(output.offsetByCodePoints(0, (int) i), Character.toChars((int) n));
      i++;
    }
  }

  /** Reads a variable-length integer: little-endian digits, the last one under its threshold. */
  private long delta() {
    long delta = 0;
    long weight = 1;
    for (int k = BASE; ; k += BASE) {
      int digit = digit();
      int threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
      delta += digit * weight;
      if (digit < threshold) {
        return delta;
      }
      if (delta > Integer.MAX_VALUE) {
        throw invalid(); // No position in no text, and the next digits would overflow.
      }
      weight *= BASE - threshold;
    }
  }

  private int digit() {
    char c = in < encoded.length() ? encoded.charAt(in++) : '\0';
    if (c >= 'a' && c <= 'z') {
      return c - 'a';
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 26;
    }
    throw invalid();
  }

  /** Guesses the size of the next delta from the last one (RFC 3492 §6.1). */
  private static int adapted(long delta, int length, boolean first) {
    long rest = first ? delta / DAMP : delta / 2;
    rest += rest / length;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (int) ((BASE - T_MIN + 1) * rest / (rest + SKEW));
  }

  private IllegalArgumentException invalid() {
    return new IllegalArgumentException("no Punycode: " + encoded);
  }
}
