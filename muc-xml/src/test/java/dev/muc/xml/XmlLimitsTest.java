package dev.muc.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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

  @Test
  void depth() throws IOException {
    assertLimit("<a><b><c><d><e/></d></c></b></a>", "<a><b><c><d><e>x<f/></e></d></c></b></a>");
  }

  @Test
  void elements() throws IOException {
    assertLimit("<a><b/><b/><b/><b/><b/><b/></a>", "<a><b/><b/><b/><b/><b/><b/><b/></a>");
  }

  @Test
  void attributes() throws IOException {
    assertLimit("<a b='' c='' d=''/>", "<a><b b='' c='' d='' e=''/></a>");
  }

  @Test
  void attributeLength() throws IOException {
    String longest = "1".repeat(40);
    assertLimit("<a b='" + longest + "'/>", "<a b='" + longest + "2'/>");
  }

  @Test
  void sizeInBytes() throws IOException {
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
                        "<iq xmlns='jabber:client' to='a@b/c' from='r@d' type='error' id='1'>"
                            + "<error type='modify'><policy-violation"
                            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"));
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
