package dev.muc.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.spec.Covers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestrictedXmlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- c -->",
        "<?p i?>",
        "<?xml version='1.0'?>",
        "<a><!-- c --></a>",
        "<a>text<!----></a>",
        "<a><?p i?></a>",
        "<a>&e;</a>",
        "<a b='&e;'/>",
        "<a b='x&nbsp;'/>",
        "<!DOCTYPE a>",
        "<a><!DOCTYPE a></a>",
        "<!ENTITY e 'v'>"
      })
  @Covers("rfc6120-11.1-2")
  void streamsEndAtWhatXmppForbids(String xml) {
    ElementReader reader = Streams.reader("<first/>\n" + xml + "<last/>");
    assertThatThrownBy(
            () -> {
              reader.next();
              reader.next();
            })
        .isInstanceOfSatisfying(
            RestrictedXmlException.class,
            thrown -> {
              assertThat(thrown.condition()).isEqualTo("restricted-xml");
              assertThat(thrown.line()).isEqualTo(2);
            });
    assertThatThrownBy(reader::next).isInstanceOf(RestrictedXmlException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- c --><a/>",
        "<?p i?><a/>",
        "<a/><!-- c -->",
        "<a/><?p i?>",
        "<a><!-- c --></a>",
        "<a>&e;</a>",
        "<a b='&e;'/>",
        "<!DOCTYPE a><a/>",
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/e.dtd'><a/>",
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e 'v'>]><a>&e;</a>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>"
      })
  @Covers("rfc6120-11.1-2")
  void documentsAreRefusedForWhatXmppForbids(String xml) {
    assertThatThrownBy(() -> ElementReader.parse(xml)).isInstanceOf(RestrictedXmlException.class);
  }

  @Test
  void entitiesCannotExplode() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'ha'>");
    for (int i = 1; i < 40; i++) {
      bomb.append("<!ENTITY e%d '&e%d;&e%d;'>".formatted(i, i - 1, i - 1));
    }
    bomb.append("]><a>&e39;</a>");
    assertThatThrownBy(() -> ElementReader.parse(bomb.toString()))
        .isInstanceOf(RestrictedXmlException.class);
    assertThatThrownBy(ElementReader.stream(Streams.of(bomb.toString()), XmlLimits.DEFAULT)::header)
        .isInstanceOf(RestrictedXmlException.class);
  }

  @Test
  void whatIsPredefinedIsTaken() throws XmlException {
    assertThat(ElementReader.parse("<a b='&lt;&#65;'>&amp;&gt;&apos;&quot;&#x1F600;</a>"))
        .satisfies(
            a -> {
              assertThat(a.attribute("b")).contains("<A");
              assertThat(a.text()).isEqualTo("&>'\"😀");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "<a",
        "<a>",
        "<a></b>",
        "<a b/>",
        "<a b=c/>",
        "<a b='1' b='2'/>",
        "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>",
        "<p:a/>",
        "<a p:b='1'/>",
        "<a xmlns:p=''/>",
        "<a:b:c xmlns:a='u'/>",
        "<a b='<'/>",
        "<a>]]></a>",
        "<a>&</a>",
        "<a>&#0;</a>",
        "<a b='&#xD800;'/>",
        "<a>&#xFFFF;</a>",
        "<a>&#x110000;</a>",
        "<a/><b/>",
        "<a/>x",
        "< a/>",
        "<1/>",
        "<a>\u0001</a>",
        "<a>\ufffe</a>",
        "<a b='\u0000'/>",
        " <?xml version='1.0'?><a/>",
        "<?xml version='1.0' encoding='UTF-8' standalone='maybe'?><a/>"
      })
  void whatIsNotWellFormedIsRefused(String xml) {
    assertThatThrownBy(() -> ElementReader.parse(xml))
        .isInstanceOfSatisfying(
            XmlException.class,
            thrown -> assertThat(thrown.condition()).isIn("not-well-formed", "restricted-xml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "<", "<a", "<a b", "<a b='", "<a>", "<a>x", "<a>&", "<a><b/></"})
  void documentsThatAreCutAreTruncated(String xml) {
    assertThatThrownBy(() -> ElementReader.parse(xml)).isInstanceOf(TruncatedXmlException.class);
  }

  @Test
  void halfASurrogatePairIsNoText() {
    for (String half : List.of("\ud83d", "\ude00", "\ude00\ud83d")) {
      assertThatThrownBy(() -> ElementReader.parse("<a>\n" + half + "</a>"))
          .isInstanceOf(MalformedXmlException.class)
          .hasMessageStartingWith("line 2, column 1: U+D");
      assertThatThrownBy(() -> ElementReader.parse("<a b='" + half + "'/>"))
          .isInstanceOf(MalformedXmlException.class);
    }
  }

  @Test
  @Covers("rfc6120-11.6-1")
  void onlyUtf8IsRead() {
    List<byte[]> invalid =
        List.of(
            new byte[] {(byte) 0xFC},
            new byte[] {(byte) 0x80},
            new byte[] {(byte) 0xC0, (byte) 0x80}, // NUL in two bytes
            new byte[] {(byte) 0xE0, (byte) 0x80, (byte) 0xAF}, // '/' in three bytes
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, // a surrogate
            new byte[] {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xE2, (byte) 0x82},
            new byte[] {(byte) 0xFE, (byte) 0xFF});
    for (byte[] bytes : invalid) {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      byte[] xml = ("<a>\nx" + text + "</a>").getBytes(StandardCharsets.ISO_8859_1);
      assertThatThrownBy(() -> ElementReader.parse(xml))
          .isInstanceOf(MalformedXmlException.class)
          .hasMessage("line 2, column 2: no UTF-8");
      byte[] stream = ("<stream><a>\nx" + text + "</a>").getBytes(StandardCharsets.ISO_8859_1);
      assertThatThrownBy(
              ElementReader.stream(new java.io.ByteArrayInputStream(stream), XmlLimits.DEFAULT)
                  ::next)
          .isInstanceOf(MalformedXmlException.class)
          .hasMessage("line 2, column 2: no UTF-8");
    }
  }

  @Test
  @Covers("rfc6120-11.6-1")
  void anotherEncodingOrVersionIsNotSpoken() {
    assertThatThrownBy(() -> ElementReader.parse("<?xml version='1.0' encoding='ISO-8859-1'?><a/>"))
        .isInstanceOfSatisfying(
            XmlException.class,
            thrown -> assertThat(thrown.condition()).isEqualTo("unsupported-encoding"));
    assertThatThrownBy(() -> ElementReader.parse("<?xml version='1.1'?><a>&#1;</a>"))
        .isInstanceOf(MalformedXmlException.class);
    String utf16 = "<stream><a/></stream>";
    assertThatThrownBy(
            ElementReader.stream(
                    new java.io.ByteArrayInputStream(utf16.getBytes(StandardCharsets.UTF_16)),
                    XmlLimits.DEFAULT)
                ::header)
        .isInstanceOf(MalformedXmlException.class);
  }

  @Test
  void aDocumentMayDeclareWhatItIs() throws XmlException {
    assertThat(ElementReader.parse("<?xml version='1.0' encoding='utf-8'?>\n<a/>\n").name())
        .isEqualTo("a");
  }
}
