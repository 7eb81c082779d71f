package dev.muc.host;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Node;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;
import java.util.List;

/** About how much memory a stanza takes up while it waits, in bytes. */
final class Weight {
  /** An element or attribute without its text: the object and what refers to it. */
  private static final int OBJECT = 64;

  private Weight() {}

  static long of(Stanza stanza) {
    long weight = 4 * OBJECT; // With its addresses.
    for (Element payload : stanza.payloads()) {
      weight += of(payload);
    }
    return weight;
  }

  private static long of(Element element) {
    long weight = OBJECT;
    List<Attribute> attributes = element.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      weight += OBJECT + attributes.get(i).value().length();
    }
    for (Node node : element.content()) {
      weight += node instanceof Text text ? OBJECT + text.value().length() : of((Element) node);
    }
    return weight;
  }
}
