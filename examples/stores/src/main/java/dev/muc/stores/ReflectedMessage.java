package dev.muc.stores;

import dev.muc.payload.Namespaces;
import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.store.ArchivedMessage;
import dev.muc.xml.ElementReader;
import dev.muc.xml.XmlBuffer;
import dev.muc.xml.XmlException;
import dev.muc.xml.XmlLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as a room reflects nearly all of them: the payloads of its sender, then the stanza-id
 * and the sender's occupant-id. Of those only the payloads before these have to be kept as XML.
 */
final class ReflectedMessage {
  private static final byte[] BEGIN = ascii("<message xmlns='" + Stanza.NAMESPACE + "'>");
  private static final byte[] END = ascii("</message>");

  /** How long what is left out is at least, beside what is in it. */
  private static final int STANZA_ID_LENGTH =
      ("<stanza-id xmlns='" + Namespaces.STANZA_ID + "' id='' by=''/>").length();

  private static final int OCCUPANT_ID_LENGTH =
      ("<occupant-id xmlns='" + Namespaces.OCCUPANT_ID + "' id=''/>").length();

  private ReflectedMessage() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns the occupant-id in a message; null if the message is not like that. */
  static @Nullable String occupantId(ArchivedMessage archived) {
    Message message = archived.message();
    List<Element> payloads = message.payloads();
    int kept = payloads.size() - 2;
    if (kept < 0
        || message.type() != Message.Type.GROUPCHAT
        || message.to() != null
        || message.lang() != null
        || !payloads.get(kept).equals(stanzaId(archived.id(), message.from()))) {
      return null;
    }
    Element last = payloads.get(kept + 1);
    String id = last.attribute("id").orElse(null);
    return id != null && last.equals(occupantIdElement(id)) ? id : null;
  }

  private static Element stanzaId(String id, Jid occupant) {
    return new Element(
        Namespaces.STANZA_ID,
        "stanza-id",
        List.of(new Attribute("id", id), new Attribute("by", occupant.bare().toString())),
        List.of());
  }

  private static Element occupantIdElement(String id) {
    return new Element(
        Namespaces.OCCUPANT_ID, "occupant-id", List.of(new Attribute("id", id)), List.of());
  }

  /**
   * Returns the payloads of the sender in such a message as XML: from its second tag on, and before
   * two elements without content. Nothing but a tag begins like one.
   *
   * @param xml the message
   */
  static byte[] kept(ArchivedMessage archived, String occupantId, XmlBuffer xml) {
    String occupant = archived.message().from().toString();
    byte[] bytes = xml.array();
    int begin = BEGIN.length + occupant.length(); // Or behind that, with what else there is.
    while (bytes[begin] != '<') {
      begin++;
    }
    int end = xml.length() - END.length;
    end = tagBefore(end - OCCUPANT_ID_LENGTH - occupantId.length(), bytes);
    int room = archived.message().from().bare().toString().length();
    end = tagBefore(end - STANZA_ID_LENGTH - archived.id().length() - room, bytes);
    return Arrays.copyOfRange(bytes, begin, end);
  }

  /** Returns where a tag begins, there or before. */
  private static int tagBefore(int last, byte[] xml) {
    int at = last;
    while (xml[at] != '<') {
      at--;
    }
    return at;
  }

  /**
   * Returns the message.
   *
   * @param id its own id
   * @param kept the payloads of the sender as XML
   * @throws XmlException if they are not
   */
  static Message of(
      String archiveId, Jid occupant, @Nullable String id, byte[] kept, String occupantId)
      throws XmlException {
    XmlBuffer xml = new XmlBuffer();
    xml.append(BEGIN);
    xml.append(kept);
    xml.append(END);
    Element read = ElementReader.parse(xml.toByteArray(), XmlLimits.STORED);
    List<Element> payloads = new ArrayList<>(read.children());
    payloads.add(stanzaId(archiveId, occupant));
    payloads.add(occupantIdElement(occupantId));
    return new Message(Message.Type.GROUPCHAT, occupant, null, id, payloads);
  }
}
