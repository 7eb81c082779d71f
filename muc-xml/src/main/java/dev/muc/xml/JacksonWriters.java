package dev.muc.xml;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.dataformat.xml.ser.ToXmlGenerator;

/** Writes elements and stanzas through Jackson. */
final class JacksonWriters {
  private JacksonWriters() {}

  static final class OfStanza extends StdSerializer<Stanza> {
    OfStanza() {
      super(Stanza.class);
    }

    @Override
    public void serialize(Stanza stanza, JsonGenerator out, SerializationContext context) {
      write(StanzaWriter.toElement(stanza), false, out);
    }
  }

  static final class OfElement extends StdSerializer<Element> {
    OfElement() {
      super(Element.class);
    }

    @Override
    public void serialize(Element element, JsonGenerator out, SerializationContext context) {
      write(element, true, out);
    }
  }

  private static void write(Element element, boolean preserve, JsonGenerator out) {
    if (!(out instanceof ToXmlGenerator xml)) {
      out.writeString(StanzaWriter.toXml(element));
      return;
    }
    try {
      if (xml.inRoot()) {
        writeDocument(element, xml);
        return;
      }
      xml.writeStartObject(element);
      if (preserve) {
        xml.getStaxWriter().writeAttribute("xml", Attribute.XML_NAMESPACE, "space", "preserve");
      }
      xml.writeRaw(embedded(element));
      xml.writeEndObject();
    } catch (XMLStreamException failed) {
      throw new StreamWriteException(out, "cannot write <" + element.name() + ">", failed);
    }
  }

  private static String embedded(Element element) {
    XmlBuffer out = new XmlBuffer();
    StanzaWriter.embedded().write(element, out);
    return out.toString();
  }

  /** Writes a root: the start tag by Jackson's own writer, which has to know that there is one. */
  private static void writeDocument(Element element, ToXmlGenerator xml) throws XMLStreamException {
    String whole = StanzaWriter.toXml(element); // Refuses what cannot be written.
    Element empty =
        new Element(element.namespace(), element.name(), element.attributes(), List.of());
    int tagLength = StanzaWriter.toXml(empty).length() - "/>".length() + ">".length();
    XMLStreamWriter out = xml.getStaxWriter();
    out.writeStartElement("", element.name(), element.namespace());
    for (Attribute attribute : element.attributes()) {
      out.writeAttribute(attribute.namespace(), attribute.name(), attribute.value());
    }
    if (!element.content().isEmpty()) {
      int end = whole.length() - element.name().length() - "</>".length();
      xml.writeRaw(whole.substring(tagLength, end));
    }
    out.writeEndElement();
  }
}
