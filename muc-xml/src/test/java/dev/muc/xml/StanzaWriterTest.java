package dev.muc.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muc.spec.Covers;
import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StanzaWriterTest {
  private static final Jid ROMEO = Jid.of("romeo@montague.example/o'r<c>hard&");
  private static final Jid ROOM = Jid.of("garden@chat.example");

  private static final Message MESSAGE =
      new Message(
          Message.Type.GROUPCHAT,
          ROMEO,
          ROOM,
          "1",
          "en",
          List.of(
              Element.ofText(Stanza.NAMESPACE, "body", "hi"),
              Element.of("u", "x", Element.of(Stanza.NAMESPACE, "message"))));

  @Test
  void aStanzaAloneDeclaresItsNamespace() {
    assertThat(StanzaWriter.toXml(MESSAGE))
        .isEqualTo(
            "<message xmlns='jabber:client' to='garden@chat.example'"
                + " from='romeo@montague.example/o&apos;r&lt;c&gt;hard&amp;' type='groupchat'"
                + " id='1' xml:lang='en'><body>hi</body>"
                + "<x xmlns='u'><message xmlns='jabber:client'/></x></message>");
  }

  @Test
  void onAStreamItInheritsTheNamespace() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StanzaWriter.stream("jabber:component:accept").write(MESSAGE, out);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "<message to='garden@chat.example'"
                + " from='romeo@montague.example/o&apos;r&lt;c&gt;hard&amp;' type='groupchat'"
                + " id='1' xml:lang='en'><body>hi</body>"
                // A forwarded message is one of jabber:client for whoever reads it in the end.
                + "<x xmlns='u'><message xmlns='jabber:client'/></x></message>");
    out.reset();
    StanzaWriter.stream(Stanza.NAMESPACE).write(Element.of(Stanza.NAMESPACE, "a"), out);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("<a/>");
  }

  @Test
  void whatIsNotThereIsNotWritten() {
    assertThat(
            StanzaWriter.toXml(new Presence(Presence.Type.AVAILABLE, ROOM, null, null, List.of())))
        .isEqualTo("<presence xmlns='jabber:client' from='garden@chat.example'/>");
    assertThat(StanzaWriter.toXml(new Iq(Iq.Type.RESULT, ROOM, ROOM, "&", List.of())))
        .isEqualTo(
            "<iq xmlns='jabber:client' to='garden@chat.example' from='garden@chat.example'"
                + " type='result' id='&amp;'/>");
  }

  @Test
  void theElementOfAStanzaIsWhatIsWritten() throws XmlException {
    assertThat(ElementReader.parse(StanzaWriter.toXml(MESSAGE)))
        .isEqualTo(StanzaWriter.toElement(MESSAGE));
  }

  @Test
  void headerOpensAStream() throws IOException {
    String header =
        StanzaWriter.stream("jabber:client")
            .openStream(new Attribute("to", "<'>"), new Attribute("version", "1.0"));
    assertThat(header)
        .isEqualTo(
            "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
                + " xmlns:stream='http://etherx.jabber.org/streams' to='&lt;&apos;&gt;'"
                + " version='1.0'>");
    ElementReader reader = ElementReader.stream(Streams.of(header), XmlLimits.DEFAULT);
    assertThat(reader.header().attribute("to")).contains("<'>");
  }

  @Test
  void prettyXmlIsIndentedWhereNoTextIs() throws XmlException {
    assertThat(
            StanzaWriter.toPrettyXml(
                ElementReader.parse("<a b='1'><c><d/><e>x</e></c><f>x<g/></f><h/></a>")))
        .isEqualTo(
            "<a b='1'>\n  <c>\n    <d/>\n    <e>x</e>\n  </c>\n  <f>x<g/></f>\n  <h/>\n</a>");
    assertThat(StanzaWriter.toPrettyXml(MESSAGE)).contains("'>\n  <body>hi</body>\n  <x");
  }

  @Test
  @Covers("rfc6120-11.3-1")
  void whatCouldNotBeReadIsNotWritten() {
    for (Element element :
        List.of(
            Element.of("", ""),
            Element.of("", "a:b"),
            Element.of("", "1"),
            Element.of("", "a b"),
            Element.of("", "a/><b"),
            Element.of("", "-"),
            Element.of("", "\u00d7"),
            Element.of("http://www.w3.org/2000/xmlns/", "a"),
            withAttributes(new Attribute("a b", "")),
            withAttributes(new Attribute("xmlns", "u")),
            withAttributes(new Attribute("a:b", "")),
            withAttributes(new Attribute("u", "", "")),
            withAttributes(new Attribute("http://www.w3.org/2000/xmlns/", "a", "")),
            withAttributes(new Attribute("a", "1"), new Attribute("a", "2")),
            withAttributes(new Attribute("u", "a", "1"), new Attribute("u", "a", "2")))) {
      assertThatIllegalArgumentException().isThrownBy(() -> StanzaWriter.toXml(element));
    }
  }

  private static Element withAttributes(Attribute... attributes) {
    return new Element("", "a", List.of(attributes), List.of());
  }

  @Test
  void elementsOfXmlItselfKeepItsPrefix() throws XmlException {
    Element element = Element.of("u", "a", Element.of(Attribute.XML_NAMESPACE, "b"));
    assertThat(StanzaWriter.toXml(element)).isEqualTo("<a xmlns='u'><xml:b/></a>");
    assertThat(ElementReader.parse(StanzaWriter.toXml(element))).isEqualTo(element);
  }

  @Test
  void aStanzaThatCannotBeWrittenLeavesTheBufferAsItWas() {
    XmlBuffer out = new XmlBuffer();
    StanzaWriter writer = StanzaWriter.stream(Stanza.NAMESPACE);
    writer.write(MESSAGE, out);
    String before = out.toString();
    Message unwritable =
        new Message(
            Message.Type.CHAT,
            ROMEO,
            ROOM,
            null,
            List.of(Element.ofText(Stanza.NAMESPACE, "body", "\u0000")));
    assertThatIllegalArgumentException().isThrownBy(() -> writer.write(unwritable, out));
    assertThat(out).hasToString(before);
  }

  @Test
  void aBufferIsFilledWrittenAndFilledAgain() throws IOException {
    XmlBuffer buffer = new XmlBuffer();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < 3; i++) {
      buffer.clear();
      buffer.append("ü".repeat(10_000).getBytes(StandardCharsets.UTF_8));
      assertThat(buffer.length()).isEqualTo(20_000);
      buffer.writeTo(out);
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("ü".repeat(30_000));
    assertThat(buffer.toByteArray()).hasSize(20_000);
  }
}
