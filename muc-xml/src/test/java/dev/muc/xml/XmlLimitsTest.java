package dev.muc.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class XmlLimitsTest {
  private static final XmlLimits LIMITS = new XmlLimits(10_000, 5, 7, 3, 40);

  /** Shows that {@code within} is read, {@code beyond} is not, and what follows is read again. */
  private static void assertLimit(String within, String beyond) throws IOException {
    ElementReader.parse(within, LIMITS);
    assertThatThrownBy(() -> ElementReader.parse(beyond, LIMITS))
        .isInstanceOf(XmlLimitException.class);

    String content = within + beyond + "<after/>" + beyond + "\n</stream:stream>";
    ElementReader reader = ElementReader.stream(Streams.of(Streams.HEADER + content), LIMITS);
    assertThat(reader.next()).isPresent();
    assertThatThrownBy(reader::next)
        .isInstanceOfSatisfying(
            XmlLimitException.class,
            thrown -> assertThat(thrown.condition()).isEqualTo("policy-violation"));
    assertThat(reader.next()).contains(Element.of(Stanza.NAMESPACE, "after"));
    assertThatThrownBy(reader::next).isInstanceOf(XmlLimitException.class);
    assertThat(reader.next()).isEmpty();
  }

  private static final Path PAGE = Path.of("../spec/design/xml-limits.md");

  private static final Map<String, Trial> TRIALS =
      Map.of(
          "stanzaBytesMax", XmlLimitsTest::sizeInBytes,
          "depthMax", XmlLimitsTest::depth,
          "elementsMax", XmlLimitsTest::elements,
          "attributesMax", XmlLimitsTest::attributes,
          "attributeLengthMax", XmlLimitsTest::attributeLength);

  /** Shows a limit from both sides. */
  @FunctionalInterface
  private interface Trial {
    void run() throws IOException;
  }

  /** The name of each limit and how to read it. */
  private record Row(String name, String unit, ToIntFunction<XmlLimits> value) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("stanzaBytesMax", "bytes of a stanza", XmlLimits::stanzaBytesMax),
          new Row("depthMax", "elements inside each other", XmlLimits::depthMax),
          new Row("elementsMax", "elements of a stanza", XmlLimits::elementsMax),
          new Row("attributesMax", "attributes of an element", XmlLimits::attributesMax),
          new Row(
              "attributeLengthMax", "characters of an attribute", XmlLimits::attributeLengthMax));

  @ParameterizedTest
  @MethodSource("names")
  void asMuchAsTheLimitSaysIsReadAndMoreIsNot(String name) throws IOException {
    Objects.requireNonNull(TRIALS.get(name), () -> "no trial of " + name).run();
  }

  static Stream<String> names() {
    return Arrays.stream(XmlLimits.class.getRecordComponents()).map(RecordComponent::getName);
  }

  @Test
  void thePageIsWhatTheCodeSays() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Limits of the parser

            What `muc-xml` takes before it makes a stanza of it, from `dev.muc.xml.XmlLimits`, where the origin of each number stands:
            from clients, and from a server that relays what it took itself (the component). More is refused with
            modify/policy-violation, if the sender can be told from what was read, and the stream goes on behind it.

            Written by `XmlLimitsTest` from the code; the build fails when it is out of date, and when a limit has no trial from both
            sides. Write it again with `mvn -B -ntp -pl muc-xml -am test -Dtest=XmlLimitsTest -Dtables.write=true
            -Dsurefire.failIfNoSpecifiedTests=false`.

            | name | clients | servers | unit |
            |---|---|---|---|
            """);
    for (Row row : ROWS) {
      int clients = row.value().applyAsInt(XmlLimits.DEFAULT);
      int servers = row.value().applyAsInt(XmlLimits.RELAYED);
      page.append("| `%s` | %d | %d | %s |\n".formatted(row.name(), clients, servers, row.unit()));
    }
    page.append(
        """

        What the parser remembers is bounded as well: of addresses 4,096 of up to 256 characters (`JidCache`), and the names of elements
        and attributes of the last 64 KiB of a stream (`ElementReader`).
        """);
    if (Boolean.getBoolean("tables.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).as("spec/design/xml-limits.md").isEqualTo(page.toString());
    assertThat(ROWS.stream().map(Row::name)).containsExactlyElementsOf(names().toList());
  }

  private static void depth() throws IOException {
    assertLimit("<a><b><c><d><e/></d></c></b></a>", "<a><b><c><d><e>x<f/></e></d></c></b></a>");
  }

  private static void elements() throws IOException {
    assertLimit("<a><b/><b/><b/><b/><b/><b/></a>", "<a><b/><b/><b/><b/><b/><b/><b/></a>");
  }

  private static void attributes() throws IOException {
    assertLimit("<a b='' c='' d=''/>", "<a><b b='' c='' d='' e=''/></a>");
  }

  private static void attributeLength() throws IOException {
    String longest = "1".repeat(40);
    assertLimit("<a b='" + longest + "'/>", "<a b='" + longest + "2'/>");
  }

  private static void sizeInBytes() throws IOException {
    String within = "<a>" + "ü".repeat((10_000 - 7) / 2) + "x</a>";
    assertThat(within.getBytes(StandardCharsets.UTF_8)).hasSize(10_000);
    assertLimit(within, within.replace("x", "xx"));
    assertLimit(within, "<a>" + "y".repeat(1_000_000) + "</a>");
    assertLimit(within, "<a><" + "n".repeat(1_000_000) + "/></a>");
  }

  @Test
  void sizeOfTheHeader() {
    String header = "<stream a='" + " ".repeat(10_000);
    assertThatThrownBy(ElementReader.stream(Streams.of(header), LIMITS)::header)
        .isInstanceOf(XmlLimitException.class);
    ElementReader reader = ElementReader.stream(Streams.of(header + "'><a/>"), LIMITS);
    assertThatThrownBy(reader::next).isInstanceOf(XmlLimitException.class);
    // Without a header there is nothing that could be read on.
    assertThatThrownBy(reader::next).isInstanceOf(XmlLimitException.class);
  }

  @Test
  void limitsAreForEachStanzaNotForTheStream() throws IOException {
    String stanza = "<a b='1' c='2' d='3'><b/><b/><b/>" + "x".repeat(5_000) + "</a>";
    ElementReader reader =
        ElementReader.stream(Streams.of(Streams.HEADER + stanza.repeat(2_000)), LIMITS);
    for (int i = 0; i < 2_000; i++) {
      assertThat(reader.next()).isPresent();
    }
  }

  @Test
  void whatIsSkippedMustStillBeXml() throws IOException {
    ElementReader reader =
        ElementReader.stream(
            Streams.of(Streams.HEADER + "<a b='' c='' d='' e=''><!-- c --></a><b/>"), LIMITS);
    assertThatThrownBy(reader::next).isInstanceOf(XmlLimitException.class);
    assertThatThrownBy(reader::next).isInstanceOf(RestrictedXmlException.class);
    assertThatThrownBy(reader::next).isInstanceOf(RestrictedXmlException.class);
  }

  @Test
  @Covers("rfc6120-8.3.1-1")
  void theSenderCanBeTold() {
    XmlLimits limits = new XmlLimits(10_000, 2, 7, 4, 40);
    String request = "<iq type='get' from='a@b/c' to='r@d' id='1'><a><b/></a></iq>";
    assertThatThrownBy(ElementReader.stream(Streams.of(Streams.HEADER + request), limits)::next)
        .isInstanceOfSatisfying(
            XmlLimitException.class,
            thrown ->
                assertThat(thrown.reply().map(StanzaWriter::toXml))
                    .contains(
                        "<iq xmlns='jabber:client' to='a@b/c' from='r@d' type='error' id='1'"
                            + " xml:lang='en'>"
                            + "<error type='modify'><policy-violation"
                            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                            + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>"
                            + "Not taken: more than 2 elements inside each other"
                            + "</text></error></iq>"));
    String answer = request.replace("get", "result");
    assertThatThrownBy(ElementReader.stream(Streams.of(Streams.HEADER + answer), limits)::next)
        .isInstanceOfSatisfying(
            XmlLimitException.class, thrown -> assertThat(thrown.reply()).isEmpty());
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new XmlLimits(9_999, 5, 7, 3, 11));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new XmlLimits(10_000, 1_001, 7, 3, 11))
        .withMessageContaining("depthMax");
    assertThatIllegalArgumentException().isThrownBy(() -> new XmlLimits(10_000, 5, 0, 3, 11));
    assertThatIllegalArgumentException().isThrownBy(() -> new XmlLimits(10_000, 5, 7, 0, 11));
    assertThatIllegalArgumentException().isThrownBy(() -> new XmlLimits(10_000, 5, 7, 3, 0));
  }
}
