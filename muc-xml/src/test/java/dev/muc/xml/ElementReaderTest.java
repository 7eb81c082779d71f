package dev.muc.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.spec.Covers;
import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElementReaderTest {

  @Test
  void headerIsTheRootsStartTag() throws IOException {
    ElementReader reader = Streams.reader("<a/></stream:stream>");
    assertThat(reader.header())
        .isEqualTo(
            new Element(
                StanzaWriter.STREAMS_NAMESPACE,
                "stream",
                List.of(new Attribute("id", "3BF96D32")),
                List.of()));
    assertThat(reader.contentNamespace()).isEqualTo("jabber:component:accept");
    assertThat(reader.header()).isSameAs(reader.header());
  }

  @Test
  void childrenComeInOrderUntilTheRootEnds() throws IOException {
    ElementReader reader = Streams.reader("<a/><b>x</b></stream:stream>after");
    assertThat(reader.next()).contains(Element.of(Stanza.NAMESPACE, "a"));
    assertThat(reader.next()).contains(Element.ofText(Stanza.NAMESPACE, "b", "x"));
    assertThat(reader.next()).isEmpty();
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void whatIsCompleteIsReturnedWithoutAskingForMore() throws IOException {
    Streams.Trickle input = new Streams.Trickle(Streams.HEADER);
    ElementReader reader = ElementReader.stream(input, XmlLimits.DEFAULT);
    reader.header();
    for (String stanza :
        List.of(
            "<a/>",
            "<a></a >",
            "\n <message to='a>b' id=\"'>\"><body>ü 😀</body><x xmlns='u'/></message>",
            "<a><![CDATA[</a>]]]]><![CDATA[>]]></a>",
            "<a>]]</a>")) {
      input.more(stanza);
      assertThat(reader.next()).isPresent();
    }
    input.more("</stream:stream>");
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void whiteSpaceBetweenStanzasIsLeftOut() throws IOException {
    ElementReader reader = Streams.reader(" \r\n\t".repeat(100_000) + "<a> </a>\n</stream:stream>");
    assertThat(reader.next()).contains(Element.ofText(Stanza.NAMESPACE, "a", " "));
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void textBetweenStanzasEndsTheStream() {
    for (String text : List.of("x", "&amp;", "<![CDATA[x]]>")) {
      ElementReader reader = Streams.reader("<a/> " + text + "<b/>");
      assertThatThrownBy(
              () -> {
                reader.next();
                reader.next();
              })
          .isInstanceOfSatisfying(
              MalformedXmlException.class,
              thrown -> assertThat(thrown.condition()).isEqualTo("bad-format"));
      assertThatThrownBy(reader::next).isInstanceOf(MalformedXmlException.class);
    }
  }

  @Test
  void stanzasOfEachKindOfStreamAreInOneNamespace() throws IOException {
    for (String namespace : TreeBuilder.CONTENT_NAMESPACES) {
      String xml =
          "<s:stream xmlns='%1$s' xmlns:s='%2$s'><message><body/><x xmlns='u'><body xmlns='%1$s'/>"
              + "</x></message><s:error/></s:stream>";
      InputStream in = Streams.of(xml.formatted(namespace, StanzaWriter.STREAMS_NAMESPACE));
      ElementReader reader = ElementReader.stream(in, XmlLimits.DEFAULT);
      assertThat(reader.next())
          .contains(
              Element.of(
                  Stanza.NAMESPACE,
                  "message",
                  Element.of(Stanza.NAMESPACE, "body"),
                  // Inside a foreign payload a namespace means what it says.
                  Element.of("u", "x", Element.of(namespace, "body"))));
      assertThat(reader.next()).contains(Element.of(StanzaWriter.STREAMS_NAMESPACE, "error"));
    }
  }

  @Test
  @Covers("rfc6120-8.4-6")
  void prefixesMeanNothing() throws IOException {
    String xml =
        "<c:message xmlns:c='jabber:component:accept' xmlns:p='u' p:a='1'><p:x/></c:message>";
    assertThat(Streams.reader(xml).next())
        .contains(
            new Element(
                Stanza.NAMESPACE,
                "message",
                List.of(new Attribute("u", "a", "1")),
                List.of(Element.of("u", "x"))));
  }

  @Test
  void textAndCdataThatMeetAreOneText() throws IOException {
    assertThat(Streams.reader("<a>1&lt;<![CDATA[<2]]>&#51;<b/> 4</a>").next())
        .contains(
            Element.of(
                Stanza.NAMESPACE,
                "a",
                new Text("1<<23"),
                Element.of(Stanza.NAMESPACE, "b"),
                new Text(" 4")));
  }

  @Test
  void inputThatEndsInTheMiddleIsTruncated() {
    for (String content :
        List.of("", "<a>", "<a", "<a>x", "<a/>", "</stream:stream", "<a>\u00fc")) {
      ElementReader reader = Streams.reader(content);
      assertThatThrownBy(
              () -> {
                while (reader.next().isPresent()) {}
              })
          .as(content)
          .isInstanceOf(TruncatedXmlException.class);
    }
    assertThatThrownBy(ElementReader.stream(Streams.of(""), XmlLimits.DEFAULT)::header)
        .isInstanceOf(TruncatedXmlException.class);
  }

  @Test
  void afterARestartANewStreamBeginsOnTheSameConnection() throws IOException {
    String second = "<?xml version='1.0'?><stream xmlns='jabber:client'><b/></stream>";
    ElementReader reader = Streams.reader("<success/>" + second);
    reader.next();
    reader.restart();
    assertThat(reader.header()).isEqualTo(Element.of("jabber:client", "stream"));
    assertThat(reader.contentNamespace()).isEqualTo("jabber:client");
    assertThat(reader.next()).contains(Element.of(Stanza.NAMESPACE, "b"));
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void problemsOfTheConnectionComeThrough() {
    IOException broken = new IOException("reset");
    InputStream in =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw broken;
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            throw broken;
          }
        };
    ElementReader reader = ElementReader.stream(in, XmlLimits.DEFAULT);
    assertThatThrownBy(reader::header).isSameAs(broken);
    assertThatThrownBy(reader::next).isSameAs(broken);
  }

  @Test
  void aLongStreamIsReadThroughManyParsers() throws IOException {
    String line = "<m xmlns:p%1$d='u'>\r\n<p%1$d:n%1$d a%1$d='%1$d'/>ü😀</m>\n ";
    StringBuilder content = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      content.append(line.formatted(i));
    }
    ElementReader reader = Streams.reader(content + "<m>\n\n  &x;</m>");
    for (int i = 0; i < 10_000; i++) {
      Element read = reader.next().orElseThrow();
      assertThat(read.children().get(0).attribute("a" + i)).contains(Integer.toString(i));
      assertThat(read.text()).isEqualTo("\nü😀");
    }
    assertThatThrownBy(reader::next)
        .isInstanceOfSatisfying(
            XmlException.class,
            thrown -> {
              assertThat(thrown.line()).isEqualTo(20_003);
              assertThat(thrown.column()).isBetween(3, 6);
            });
  }

  @Test
  void closingClosesTheInput() throws IOException {
    boolean[] closed = new boolean[1];
    InputStream in =
        new FilterInputStream(Streams.of("")) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    ElementReader.stream(in, XmlLimits.DEFAULT).close();
    assertThat(closed[0]).isTrue();
  }
}
