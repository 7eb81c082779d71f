package dev.muc.testing;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Node;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads stanzas from the text of a test. The codec proper is in muc-xml, which stands above. */
public final class Xml {

  private Xml() {}

  /** Reads an element; names without a namespace are in that of stanzas. */
  public static Element parse(String xml) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      String wrapped = "<w xmlns='" + Stanza.NAMESPACE + "'>" + xml.strip() + "</w>";
      var root = factory.newDocumentBuilder().parse(new InputSource(new StringReader(wrapped)));
      return (Element) content(root.getDocumentElement()).get(0);
    } catch (ParserConfigurationException | SAXException | IOException broken) {
      throw new IllegalArgumentException("no XML: " + xml, broken);
    }
  }

  /** Reads a stanza that {@code from} sends. */
  public static Stanza stanza(String from, String xml) {
    Element element = parse(xml);
    Jid sender = Jid.of(from);
    Jid to = element.attribute("to").map(Jid::of).orElse(null);
    String id = element.attribute("id").orElse(null);
    String type = element.attribute("type").orElse("");
    String lang = lang(element);
    List<Element> payloads = element.children();
    return switch (element.name()) {
      case "message" ->
          new Message(
              Message.Type.of(type).orElse(Message.Type.NORMAL), sender, to, id, lang, payloads);
      case "presence" ->
          new Presence(
              Presence.Type.of(type).orElse(Presence.Type.AVAILABLE),
              sender,
              to,
              id,
              lang,
              payloads);
      case "iq" -> new Iq(Iq.Type.of(type).orElseThrow(), sender, to, id, lang, payloads);
      default -> throw new IllegalArgumentException("no stanza: " + xml);
    };
  }

  private static String lang(Element element) {
    for (Attribute attribute : element.attributes()) {
      if (attribute.name().equals("lang")) {
        return attribute.value();
      }
    }
    return null;
  }

  private static List<Node> content(org.w3c.dom.Node parent) {
    List<Node> content = new ArrayList<>();
    for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof org.w3c.dom.Element element) {
        content.add(element(element));
      } else if (!child.getNodeValue().isBlank()) {
        content.add(new Text(child.getNodeValue()));
      }
    }
    return content;
  }

  private static Element element(org.w3c.dom.Element element) {
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      var attribute = element.getAttributes().item(i);
      if (!attribute.getNodeName().startsWith("xmlns")) {
        String namespace = attribute.getNamespaceURI();
        attributes.add(
            new Attribute(
                namespace == null ? "" : namespace,
                attribute.getLocalName(),
                attribute.getNodeValue()));
      }
    }
    String namespace = element.getNamespaceURI() == null ? "" : element.getNamespaceURI();
    return new Element(namespace, element.getLocalName(), attributes, content(element));
  }

  /** Reads the address of a client. */
  public static FullJid client(String text) {
    return FullJid.of(text);
  }
}
