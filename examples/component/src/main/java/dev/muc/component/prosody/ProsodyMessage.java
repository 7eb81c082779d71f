package dev.muc.component.prosody;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Node;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;
import dev.muc.store.ArchivedMessage;
import dev.muc.xml.room.RoomFormatException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Prosody keeps of a message in its store {@code muc_log} (mod_muc_mam). */
final class ProsodyMessage {
  private static final String MUC_USER = "http://jabber.org/protocol/muc#user";

  private ProsodyMessage() {}

  /** Returns a stored item as a message of the archive; empty for one of another room or kind. */
  static Optional<ArchivedMessage> read(BareJid room, LuaTable item) throws RoomFormatException {
    Element stanza = element(item, Stanza.NAMESPACE);
    Optional<Jid> from = stanza.attribute("from").flatMap(Jid::parse);
    if (!stanza.name().equals("message") || from.isEmpty() || !from.get().bare().equals(room)) {
      return Optional.empty();
    }
    List<Element> payloads = new ArrayList<>(stanza.children());
    Optional<Jid> sender = sender(payloads);
    payloads.removeIf(payload -> payload.is(MUC_USER, "x"));
    Message message =
        new Message(
            Message.Type.GROUPCHAT,
            from.get(),
            null,
            stanza.attribute("id").orElse(null),
            lang(stanza),
            payloads);
    Double when =
        item.number("when")
            .orElseThrow(() -> new RoomFormatException("a message of the archive has no time"));
    String id =
        item.text("key")
            .orElseThrow(() -> new RoomFormatException("a message of the archive has no id"));
    // Whoever sent it is not known where Prosody did not keep it: then it is the occupant.
    return Optional.of(
        new ArchivedMessage(id, time(when), message, sender.orElse(from.get()), false, true));
  }

  private static Instant time(double seconds) {
    long whole = (long) Math.floor(seconds);
    return Instant.ofEpochSecond(whole, Math.round((seconds - whole) * 1_000_000) * 1_000L);
  }

  private static Optional<Jid> sender(List<Element> payloads) {
    return payloads.stream()
        .filter(payload -> payload.is(MUC_USER, "x"))
        .flatMap(x -> x.child("item").stream())
        .flatMap(item -> item.attribute("jid").stream())
        .flatMap(jid -> Jid.parse(jid).stream())
        .findFirst();
  }

  private static @Nullable String lang(Element stanza) {
    return stanza.attributes().stream()
        .filter(attribute -> attribute.namespace().equals(Attribute.XML_NAMESPACE))
        .map(Attribute::value)
        .findFirst()
        .orElse(null);
  }

  /** Reads an element: its name, its attributes with "xmlns" among them, and its content. */
  private static Element element(LuaTable table, String around) throws RoomFormatException {
    LuaTable attributes = table.table("attr").orElseGet(LuaTable::new);
    String namespace = attributes.text("xmlns").orElse(around);
    String name =
        table.text("name").orElseThrow(() -> new RoomFormatException("an element has no name"));
    List<Node> content = new ArrayList<>();
    for (Object item : table.items()) {
      if (item instanceof LuaTable child) {
        content.add(element(child, namespace));
      } else if (item instanceof String text && !text.isEmpty()) {
        content.add(new Text(text));
      }
    }
    return new Element(namespace, name, attributes(attributes), content);
  }

  private static List<Attribute> attributes(LuaTable table) {
    List<Attribute> attributes = new ArrayList<>();
    for (Map.Entry<String, Object> entry : table.fields().entrySet()) {
      String name = entry.getKey();
      if (entry.getValue() instanceof String value && !name.equals("xmlns")) {
        attributes.add(attribute(name, value));
      }
    }
    return attributes;
  }

  private static Attribute attribute(String name, String value) {
    int bar = Math.max(name.indexOf('|'), name.indexOf('\u0001'));
    if (bar >= 0) {
      return new Attribute(name.substring(0, bar), name.substring(bar + 1), value);
    }
    return name.startsWith("xml:")
        ? new Attribute(Attribute.XML_NAMESPACE, name.substring("xml:".length()), value)
        : new Attribute(name, value);
  }
}
