package dev.muc.xml;

import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.dataformat.xml.deser.FromXmlParser;

/** Reads elements and stanzas through Jackson. */
final class JacksonReaders {
  private JacksonReaders() {}

  static final class OfElement extends StdDeserializer<Element> {
    private final XmlLimits limits;

    OfElement(XmlLimits limits) {
      super(Element.class);
      this.limits = limits;
    }

    @Override
    public @Nullable Element deserialize(JsonParser in, DeserializationContext context) {
      return read(in, context, Element.class, limits);
    }
  }

  static final class OfStanza<S extends Stanza> extends StdDeserializer<S> {
    private final Class<S> kind;
    private final XmlLimits limits;

    OfStanza(Class<S> kind, XmlLimits limits) {
      super(kind);
      this.kind = kind;
      this.limits = limits;
    }

    @Override
    public @Nullable S deserialize(JsonParser in, DeserializationContext context) {
      Element element = read(in, context, kind, limits);
      if (element == null) {
        return null;
      }
      try {
        Stanza stanza = StanzaReader.read(element);
        if (kind.isInstance(stanza)) {
          return kind.cast(stanza);
        }
        return context.reportInputMismatch(
            kind, "expected a %s, not <%s>", kind.getSimpleName(), element.name());
      } catch (InvalidStanzaException invalid) {
        return context.reportInputMismatch(kind, "%s", invalid.getMessage());
      }
    }
  }

  private static @Nullable Element read(
      JsonParser in, DeserializationContext context, Class<?> type, XmlLimits limits) {
    try {
      if (in.currentToken() == JsonToken.VALUE_STRING) {
        String xml = in.getString();
        return xml.isBlank() ? null : ElementReader.parse(xml, limits);
      }
      if (in instanceof FromXmlParser xml && in.currentToken() == JsonToken.START_OBJECT) {
        return new JacksonWalk(xml, context, type, limits).element();
      }
      return (Element) context.handleUnexpectedToken(context.constructType(type), in);
    } catch (XMLStreamException | XmlException failed) {
      throw new StreamReadException(in, String.valueOf(failed.getMessage()), failed);
    }
  }
}
