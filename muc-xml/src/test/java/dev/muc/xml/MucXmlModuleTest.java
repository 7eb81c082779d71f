package dev.muc.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.stanza.Element;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.xml.XmlMapper;

class MucXmlModuleTest {
  private static final String XML =
      "<message xmlns='jabber:client' to='r@d' from='a@b/c' type='groupchat' id='1' xml:lang='en'>"
          + "<body>a &lt; b</body><html xmlns='http://jabber.org/protocol/xhtml-im'>"
          + "<body xmlns='http://www.w3.org/1999/xhtml'><p> <b>x</b> <i>y</i> z\n</p></body></html>"
          + "<x xmlns='u' xmlns:ns1='v' ns1:a='b'/></message>";

  private final XmlMapper mapper = XmlMapper.builder().addModule(new MucXmlModule()).build();

  record Entry(String before, @Nullable Message message, String after) {}

  record Elements(List<Element> element, int after) {}

  @Test
  void aStanzaIsADocument() throws Exception {
    Stanza stanza = StanzaReader.read(ElementReader.parse(XML));
    assertThat(ElementReader.parse(mapper.writeValueAsString(stanza)))
        .isEqualTo(ElementReader.parse(XML));
    assertThat(mapper.readValue(XML, Stanza.class)).isEqualTo(stanza);
    assertThat(mapper.readValue(XML, Message.class)).isEqualTo(stanza);
  }

  @Test
  void aStanzaIsAProperty() throws Exception {
    Message stanza = (Message) StanzaReader.read(ElementReader.parse(XML));
    Entry entry = new Entry("b", stanza, "a");
    String written = mapper.writeValueAsString(entry);
    assertThat(written)
        .isEqualTo(
            "<Entry><before>b</before><message>" + XML + "</message><after>a</after></Entry>");
    assertThat(mapper.readValue(written, Entry.class)).isEqualTo(entry);
  }

  @Test
  void elementsKeepTheirWhiteSpace() throws Exception {
    Element first = ElementReader.parse("<p> <b>x</b> <i>y</i> z\n</p>");
    Element second = ElementReader.parse("<p a='1'> </p>");
    Element third = ElementReader.parse("<p>text</p>");
    Elements elements = new Elements(List.of(first, second, third), 7);
    String written = mapper.writeValueAsString(elements);
    assertThat(mapper.readValue(written, Elements.class)).isEqualTo(elements);
  }
}
