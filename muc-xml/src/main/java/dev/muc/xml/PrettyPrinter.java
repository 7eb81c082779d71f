package dev.muc.xml;

import dev.muc.stanza.Element;
import dev.muc.stanza.Node;
import dev.muc.stanza.Text;
import java.util.ArrayList;
import java.util.List;

/** Puts white space between elements, where nothing else stands between them. */
final class PrettyPrinter {
  private PrettyPrinter() {}

  static Element indented(Element element) {
    return indented(element, "\n");
  }

  private static Element indented(Element element, String lineBreak) {
    if (element.content().isEmpty()
        || !element.content().stream().allMatch(Element.class::isInstance)) {
      return element;
    }
    List<Node> content = new ArrayList<>();
    for (Element child : element.children()) {
      content.add(new Text(lineBreak + "  "));
      content.add(indented(child, lineBreak + "  "));
    }
    content.add(new Text(lineBreak));
    return new Element(element.namespace(), element.name(), element.attributes(), content);
  }
}
