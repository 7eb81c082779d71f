package dev.muc.xml.room;

import dev.muc.stanza.Element;
import dev.muc.xml.MucXmlModule;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.Version;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleSerializers;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Teaches an {@code XmlMapper} to read and write {@link RoomDocument}s, as documents or inside of
 * others, in the form that {@link RoomsReader} and {@link RoomsWriter} know:
 *
 * <pre>{@code
 * XmlMapper mapper = XmlMapper.builder().addModule(new RoomXmlModule()).build();
 * mapper.writeValue(file, new RoomDocument(address, snapshot));
 * RoomDocument room = mapper.readValue(file, RoomDocument.class);
 * }</pre>
 *
 * <p>Brings {@link MucXmlModule} along.
 */
public final class RoomXmlModule extends JacksonModule {

  /** Creates the module. */
  public RoomXmlModule() {}

  @Override
  public String getModuleName() {
    return "dev.muc.xml.room";
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public List<JacksonModule> getDependencies() {
    return List.of(new MucXmlModule(RoomsReader.LIMITS));
  }

  @Override
  public void setupModule(SetupContext context) {
    SimpleSerializers serializers = new SimpleSerializers();
    serializers.addSerializer(new Writer());
    context.addSerializers(serializers);
    SimpleDeserializers deserializers = new SimpleDeserializers();
    deserializers.addDeserializer(RoomDocument.class, new Reader());
    context.addDeserializers(deserializers);
  }

  private static final class Writer extends StdSerializer<RoomDocument> {
    Writer() {
      super(RoomDocument.class);
    }

    @Override
    public void serialize(RoomDocument room, JsonGenerator out, SerializationContext context) {
      context.writeValue(out, room.toElement());
    }
  }

  private static final class Reader extends StdDeserializer<RoomDocument> {
    Reader() {
      super(RoomDocument.class);
    }

    @Override
    public RoomDocument deserialize(JsonParser in, DeserializationContext context) {
      try {
        return RoomDocument.read(context.readValue(in, Element.class));
      } catch (RoomFormatException unreadable) {
        return context.reportInputMismatch(RoomDocument.class, "%s", unreadable.getMessage());
      }
    }
  }
}
