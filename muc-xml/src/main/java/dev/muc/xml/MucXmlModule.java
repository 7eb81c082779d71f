package dev.muc.xml;

import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import java.util.List;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleSerializers;

/**
 * Teaches an {@code XmlMapper} to read and write {@link Stanza}s of each kind and {@link Element}s
 * as the XML that they are, as documents or inside of others:
 *
 * <pre>{@code
 * record Entry(Instant stamp, Message message) {}
 *
 * XmlMapper mapper = XmlMapper.builder().addModule(new MucXmlModule()).build();
 * mapper.writeValueAsString(entry);
 * // <Entry><stamp>…</stamp><message><message xmlns='jabber:client' …>…</message></message></Entry>
 * }</pre>
 *
 * <p>A value stands inside the element of its property. That of an {@link Element} carries {@code
 * xml:space="preserve"}: without it, Jackson drops white space with which an element begins, also
 * from an {@code Element} that is a whole document. A mapper for another format than XML reads and
 * writes these values as strings of XML.
 *
 * <p>The mapper's parser has to be Woodstox, which is Jackson's own choice. What a stanza may not
 * be is an error of Jackson's, with line and column: {@code StreamReadException} for a broken
 * limit, {@code MismatchedInputException} for an element that is no such stanza.
 */
public final class MucXmlModule extends JacksonModule {
  private final XmlLimits limits;

  /** Creates a module that reads within {@link XmlLimits#DEFAULT}. */
  public MucXmlModule() {
    this(XmlLimits.DEFAULT);
  }

  /**
   * Creates a module that reads elements within these limits, but for their size, which is for the
   * mapper's own {@code StreamReadConstraints} to limit.
   */
  public MucXmlModule(XmlLimits limits) {
    this.limits = limits;
  }

  @Override
  public String getModuleName() {
    return "dev.muc.xml";
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public void setupModule(SetupContext context) {
    SimpleSerializers serializers = new SimpleSerializers();
    serializers.addSerializer(new JacksonWriters.OfStanza());
    serializers.addSerializer(new JacksonWriters.OfElement());
    context.addSerializers(serializers);

    SimpleDeserializers deserializers = new SimpleDeserializers();
    deserializers.addDeserializer(Element.class, new JacksonReaders.OfElement(limits));
    for (Class<? extends Stanza> kind :
        List.of(Stanza.class, Message.class, Presence.class, Iq.class)) {
      add(deserializers, kind);
    }
    context.addDeserializers(deserializers);
  }

  private <S extends Stanza> void add(SimpleDeserializers deserializers, Class<S> kind) {
    deserializers.addDeserializer(kind, new JacksonReaders.OfStanza<>(kind, limits));
  }
}
