package dev.muc.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.stanza.Element;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No input hangs the reader, fills the memory, or comes out as anything but whole elements. */
@Timeout(300) // A net below the test, not a measure: a hang shall not stop the build for good.
class HostileInputTest {
  private static final XmlLimits LIMITS = new XmlLimits(20_000, 20, 200, 10, 1_000);

  /** What the reader may have taken in beyond the limit when it notices: its buffer. */
  private static final int READ_AHEAD = 8 * 1024;

  @Test
  void tenThousandMutationsAreReadWholeOrRefusedByType() throws IOException {
    TreeMap<String, Integer> outcomes = new TreeMap<>();
    for (int seed = 0; seed < 10_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] xml = new Mutations(random).stream();
      String ofStream = readStream(new Chunks(xml, random));
      String ofDocument = readDocument(xml);
      outcomes.merge("stream: " + ofStream, 1, Integer::sum);
      outcomes.merge("document: " + ofDocument, 1, Integer::sum);
    }
    assertThat(outcomes.keySet())
        .as("the mutations reach everything: %s", outcomes)
        .containsExactlyInAnyOrder(
            "stream: read",
            "stream: MalformedXmlException",
            "stream: RestrictedXmlException",
            "stream: TruncatedXmlException",
            "stream: XmlLimitException",
            "document: read",
            "document: MalformedXmlException",
            "document: RestrictedXmlException",
            "document: TruncatedXmlException",
            "document: XmlLimitException");
  }

  /** Returns what became of the stream, having shown that each element in it is whole. */
  private static String readStream(InputStream in) throws IOException {
    ElementReader reader = ElementReader.stream(in, LIMITS);
    String outcome = "read";
    while (true) {
      try {
        Element element = reader.next().orElse(null);
        if (element == null) {
          return outcome;
        }
        assertWhole(element);
      } catch (XmlLimitException tooMuch) {
        assertPlace(tooMuch);
        if (reader.hasFailed()) {
          return "XmlLimitException";
        }
        outcome = "XmlLimitException";
      } catch (XmlException refused) {
        assertPlace(refused);
        assertThatThrownBy(reader::next).as("for good").isSameAs(refused);
        return refused.getClass().getSimpleName();
      }
    }
  }

  private static String readDocument(byte[] xml) throws XmlException {
    try {
      assertWhole(ElementReader.parse(xml, LIMITS));
      return "read";
    } catch (XmlException refused) {
      assertPlace(refused);
      return refused.getClass().getSimpleName();
    }
  }

  private static void assertWhole(Element element) throws XmlException {
    Element around = Element.of("around", "a", element); // In which namespaces stay as they are.
    assertThat(ElementReader.parse(StanzaWriter.toXml(around))).isEqualTo(around);
  }

  private static void assertPlace(XmlException refused) {
    assertThat(refused.line()).isPositive();
    assertThat(refused.column()).isPositive();
    assertThat(refused.condition()).isNotEmpty();
  }

  @Test
  void whatNeverEndsIsNotKept() throws IOException {
    for (String endless :
        List.of(
            "<a>",
            "x",
            "<a/>",
            "<a b='",
            "<",
            "&",
            "<a b='c'>",
            " a='1'",
            "<![CDATA[",
            "<![CDATA[x]]>",
            "&lt;",
            "😀",
            "]]",
            "'",
            "\"",
            "/",
            "=",
            "<a xmlns:n='u' ",
            "\r\n")) {
      for (String start :
          List.of("", "<a", "<a ", "<a b='", "<a b=\"", "<a>", "<a></", "<a><![CDATA[")) {
        assertStopsReading(Streams.HEADER + start, endless);
      }
    }
  }

  private static void assertStopsReading(String start, String endless) throws IOException {
    Endless in = new Endless(start, endless);
    ElementReader reader = ElementReader.stream(in, LIMITS);
    try {
      for (int i = 0; i < 100; i++) {
        if (endless.isBlank() && start.equals(Streams.HEADER)) {
          return; // White space between stanzas may go on for ever; nothing of it is kept.
        }
        reader.next();
      }
    } catch (XmlException refused) {
      assertThat(in.given).isLessThan(100L * 2 * READ_AHEAD + LIMITS.stanzaBytesMax());
      return;
    }
    assertThat(endless).as("is read without end: whole stanzas").isIn("<a/>");
  }

  @Test
  void whatIsSkippedIsNotKept() throws IOException {
    int length = 50_000_000;
    Endless in =
        new Endless(Streams.HEADER + "<a>", "x") {
          @Override
          byte next() {
            long behind = given - start() - length;
            String rest = "</a><b/>";
            return behind < 0 || behind >= rest.length()
                ? super.next()
                : (byte) rest.charAt((int) behind);
          }
        };
    ElementReader reader = ElementReader.stream(in, LIMITS);
    assertThatThrownBy(reader::next).isInstanceOf(XmlLimitException.class);
    assertThat(in.given).isLessThan(LIMITS.stanzaBytesMax() + 2L * READ_AHEAD);
    assertThat(reader.next().map(Element::name)).contains("b");
  }

  /** Gives bytes in pieces of any size. */
  private static final class Chunks extends ByteArrayInputStream {
    private final SplittableRandom random;

    Chunks(byte[] bytes, SplittableRandom random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, 1 + random.nextInt(100)));
    }
  }

  /** Gives a start and then the same for ever, and counts. */
  private static class Endless extends InputStream {
    private final byte[] start;
    private final byte[] endless;
    long given;

    Endless(String start, String endless) {
      this.start = start.getBytes(StandardCharsets.UTF_8);
      this.endless = endless.getBytes(StandardCharsets.UTF_8);
    }

    int start() {
      return start.length;
    }

    byte next() {
      return given < start.length
          ? start[(int) given]
          : endless[(int) ((given - start.length) % endless.length)];
    }

    @Override
    public int read() {
      byte b = next();
      given++;
      return b & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      for (int i = 0; i < length; i++) {
        target[offset + i] = (byte) read();
      }
      return length;
    }
  }
}
