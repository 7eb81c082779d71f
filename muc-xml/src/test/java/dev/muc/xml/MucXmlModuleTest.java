package dev.muc.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.xml.XmlMapper;
import tools.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import tools.jackson.dataformat.xml.annotation.JacksonXmlProperty;

class MucXmlModuleTest {
  private static final String XML =
      "<message xmlns='jabber:client' to='r@d' from='a@b/c' type='groupchat' id='1' xml:lang='en'>"
          + "<body>a &lt; b</body><html xmlns='http://jabber.org/protocol/xhtml-im'>"
          + "<body xmlns='http://www.w3.org/1999/xhtml'><p> <b>x</b> <i>y</i> z\n</p></body></html>"
          + "<x xmlns='u' xmlns:ns1='v' ns1:a='b'/></message>";

  private final XmlMapper mapper = XmlMapper.builder().addModule(new MucXmlModule()).build();

  record Entry(String before, @Nullable Message message, String after) {}

  record Elements(List<Element> element, int after) {}

  record OneElement(Element element, int after) {}

  record Room(
      @JacksonXmlElementWrapper(useWrapping = false) List<Stanza> history,
      @JacksonXmlProperty(isAttribute = true) String name,
      Map<String, Element> byName) {}

  record InNamespace(@JacksonXmlProperty(namespace = "around") Element element) {}

  private static Message message() throws Exception {
    return (Message) StanzaReader.read(ElementReader.parse(XML));
  }

  @Test
  void aStanzaIsADocument() throws Exception {
    Stanza stanza = message();
    String written = mapper.writeValueAsString(stanza);
    assertThat(ElementReader.parse(written)).isEqualTo(ElementReader.parse(XML));
    assertThat(mapper.readValue(written, Stanza.class)).isEqualTo(stanza);
    assertThat(mapper.readValue(XML, Message.class)).isEqualTo(stanza);
    byte[] bytes = mapper.writeValueAsBytes(stanza);
    assertThat(mapper.readValue(bytes, Stanza.class)).isEqualTo(stanza);
  }

  @Test
  void aStanzaIsAProperty() throws Exception {
    Entry entry = new Entry("b", message(), "a");
    String written = mapper.writeValueAsString(entry);
    assertThat(written)
        .isEqualTo(
            "<Entry><before>b</before><message>" + XML + "</message><after>a</after></Entry>");
    assertThat(mapper.readValue(written, Entry.class)).isEqualTo(entry);
  }

  @Test
  void whatIsMissingStaysMissing() {
    Entry entry = new Entry("b", null, "a");
    assertThat(mapper.readValue(mapper.writeValueAsString(entry), Entry.class)).isEqualTo(entry);
  }

  @Test
  void stanzasOfAllKindsAreAmongOtherThings() throws Exception {
    Presence presence =
        new Presence(Presence.Type.AVAILABLE, Jid.of("a@b/c"), null, null, List.of());
    Iq iq = new Iq(Iq.Type.GET, Jid.of("a@b/c"), Jid.of("d"), "1", List.of(Element.of("u", "q")));
    Room room =
        new Room(
            List.of(presence, message(), iq),
            "garden",
            Map.of("one", Element.of("u", "x", Element.of("", "y"))));
    XmlMapper pretty = mapper.rebuild().configure(SerializationFeature.INDENT_OUTPUT, true).build();
    assertThat(mapper.readValue(mapper.writeValueAsString(room), Room.class)).isEqualTo(room);
    assertThat(mapper.readValue(pretty.writeValueAsString(room), Room.class)).isEqualTo(room);
    assertThat(mapper.readValue(mapper.writeValueAsString(iq), Iq.class)).isEqualTo(iq);
    assertThat(mapper.readValue(mapper.writeValueAsString(presence), Presence.class))
        .isEqualTo(presence);
  }

  @Test
  void elementsKeepTheirWhiteSpace() throws Exception {
    Elements elements =
        new Elements(
            List.of(
                ElementReader.parse("<p> <b>x</b> <i>y</i> z\n</p>"),
                ElementReader.parse("<p a='1'> </p>"),
                ElementReader.parse("<p>text</p>"),
                ElementReader.parse("<p/>"),
                ElementReader.parse("<p xmlns:x='u' x:a='1' xml:space='preserve'>x<b/></p>")),
            7);
    assertThat(mapper.readValue(mapper.writeValueAsString(elements), Elements.class))
        .isEqualTo(elements);
  }

  @Test
  void anythingThatCanBeWrittenSurvives() {
    for (int seed = 0; seed < 200; seed++) {
      Element element = new RoundTripTest.RandomElements(seed).element(0);
      OneElement value = new OneElement(element, seed);
      assertThat(mapper.readValue(mapper.writeValueAsString(value), OneElement.class))
          .isEqualTo(value);
    }
  }

  @Test
  void everyCharacterSurvives() {
    for (int c = 0; c <= 0x1FFFF; c += 1_000) {
      StringBuilder text = new StringBuilder("x");
      for (int i = c; i < c + 1_000; i++) {
        if (Utf8.isXmlChar(i)) {
          text.appendCodePoint(i);
        }
      }
      Element element =
          Element.builder("", "a")
              .attribute("b", text)
              .text(text.toString())
              .child(Element.ofText("", "c", text.toString()))
              .build();
      OneElement value = new OneElement(element, 1);
      assertThat(mapper.readValue(mapper.writeValueAsBytes(value), OneElement.class))
          .isEqualTo(value);
      assertThat(mapper.readValue(mapper.writeValueAsBytes(element), Element.class))
          .isEqualTo(element);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a>text</a>",
        "<a b='1'>text</a>",
        "<a>text<b/> more<![CDATA[<]]></a>",
        "<a b='1' c='2'>text<b/></a>",
        "<a b='1'/>",
        "<a/>",
        "<a><b> </b> <c/></a>",
        "<p:a xmlns:p='u' p:b='1'><p:b/>x</p:a>"
      })
  void elementsThatOthersWroteAreRead(String xml) throws Exception {
    Element element = ElementReader.parse(xml);
    assertThat(mapper.readValue(xml, Element.class)).isEqualTo(element);
    String around = "<OneElement><element>\n%s\n</element><after>1</after></OneElement>";
    assertThat(mapper.readValue(around.formatted(xml), OneElement.class))
        .isEqualTo(new OneElement(element, 1));
  }

  @Test
  void namespacesAroundDoNotLeakIn() {
    InNamespace value = new InNamespace(Element.of("", "a", Element.of("around", "b")));
    assertThat(mapper.readValue(mapper.writeValueAsString(value), InNamespace.class))
        .isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<OneElement><element>text</element></OneElement>",
        "<OneElement><element>text<a/></element></OneElement>",
        "<OneElement><element><a/>text</element></OneElement>",
        "<OneElement><element><a/><b/></element></OneElement>",
        "<OneElement><element a='1'/></OneElement>",
        "<OneElement><element><a></b></element></OneElement>",
        "<OneElement><element><a>&e;</a></element></OneElement>",
        "<!DOCTYPE a [<!ENTITY e 'v'>]><OneElement><element><a>&e;</a></element></OneElement>",
        "<OneElement><element><a>",
      })
  void whatIsNotOneElementIsRefused(String xml) {
    assertThatThrownBy(() -> mapper.readValue(xml, OneElement.class))
        .isInstanceOfAny(StreamReadException.class, DatabindException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<presence xmlns='jabber:client' from='a'/>",
        "<message xmlns='jabber:client'/>",
        "<message xmlns='jabber:client' from='a@'/>",
        "<message from='a'/>",
        "<x/>"
      })
  void whatIsNoMessageIsAMismatch(String xml) {
    assertThatThrownBy(() -> mapper.readValue(xml, Message.class))
        .isInstanceOf(MismatchedInputException.class);
    assertThatThrownBy(
            () -> mapper.readValue("<Entry><message>" + xml + "</message></Entry>", Entry.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageContaining("Entry[\"message\"]");
  }

  @Test
  void limitsHold() {
    XmlMapper strict =
        XmlMapper.builder().addModule(new MucXmlModule(new XmlLimits(10_000, 3, 5, 2, 5))).build();
    String around = "<OneElement><element>\n%s</element><after>1</after></OneElement>";
    for (String within :
        List.of("<a><b><c/></b></a>", "<a><b/><b/><b/><b/></a>", "<a b='12345'/>")) {
      assertThat(strict.readValue(around.formatted(within), OneElement.class)).isNotNull();
    }
    for (String beyond :
        List.of(
            "<a><b><c><d/></c></b></a>",
            "<a><b/><b/><b/><b/><b/></a>",
            "<a><b c='123456'/></a>",
            "<a><b c='' d='' e=''/></a>")) {
      assertThatThrownBy(() -> strict.readValue(around.formatted(beyond), OneElement.class))
          .hasMessageContaining("more than")
          .hasMessageContaining("line: 2")
          .isInstanceOfAny(StreamReadException.class, DatabindException.class);
      assertThatThrownBy(() -> strict.readValue(beyond, Element.class))
          .hasMessageContaining("more than");
    }
  }

  @Test
  void whatCannotBeWrittenIsRefused() {
    Element element = Element.ofText("", "a", "\u0000");
    assertThatThrownBy(() -> mapper.writeValueAsString(element))
        .isInstanceOf(DatabindException.class)
        .hasMessageContaining("U+0000");
    assertThatThrownBy(() -> mapper.writeValueAsString(new OneElement(element, 1)))
        .hasMessageContaining("U+0000");
    Element attribute = new Element("", "a", List.of(new Attribute("a b", "")), List.of());
    assertThatThrownBy(() -> mapper.writeValueAsString(attribute))
        .isInstanceOf(DatabindException.class);
  }

  @Test
  void otherFormatsCarryStringsOfXml() throws Exception {
    JsonMapper json = JsonMapper.builder().addModule(new MucXmlModule()).build();
    Entry entry = new Entry("b", message(), "a");
    String written = json.writeValueAsString(entry);
    assertThat(json.readTree(written).get("message").asString()).isEqualTo(XML);
    assertThat(json.readValue(written.getBytes(StandardCharsets.UTF_8), Entry.class))
        .isEqualTo(entry);
    assertThatThrownBy(() -> json.readValue("{\"message\":\"<a\"}", Entry.class))
        .isInstanceOf(StreamReadException.class)
        .hasMessageContaining("line 1, column");
    assertThatThrownBy(() -> json.readValue("{\"message\":{}}", Entry.class))
        .isInstanceOf(MismatchedInputException.class);
    Entry converted = mapper.convertValue(entry, Entry.class);
    assertThat(converted).isEqualTo(entry);
  }
}
