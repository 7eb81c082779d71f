package dev.muc.xml.room;

import dev.muc.stanza.Element;
import dev.muc.stanza.Node;
import dev.muc.stanza.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts elements into lines, but never what clients sent: there, white space is content. */
final class Layout {
  private static final Set<String> WITH_PAYLOADS = Set.of("session", "leaving");

  private Layout() {}

  static Element indented(Element element, String indentation) {
    if (element.content().isEmpty()
        || !element.namespace().equals(RoomFormat.NAMESPACE)
        || WITH_PAYLOADS.contains(element.name())) {
      return element;
    }
    List<Node> content = new ArrayList<>(2 * element.content().size() + 1);
    for (Element child : element.children()) {
      content.add(new Text('\n' + indentation + "  "));
      content.add(indented(child, indentation + "  "));
    }
    content.add(new Text('\n' + indentation));
    return new Element(element.namespace(), element.name(), element.attributes(), content);
  }
}
