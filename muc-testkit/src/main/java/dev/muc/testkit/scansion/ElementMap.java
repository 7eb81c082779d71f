package dev.muc.testkit.scansion;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Node;
import dev.muc.stanza.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rewrites what a stanza says, and keeps its shape. */
final class ElementMap {
  private ElementMap() {}

  /** Returns {@code element} with every attribute value and all text changed by {@code change}. */
  static Element mapText(Element element, UnaryOperator<String> change) {
    List<Attribute> attributes = new ArrayList<>(element.attributes().size());
    for (Attribute attribute : element.attributes()) {
      attributes.add(
          new Attribute(attribute.namespace(), attribute.name(), change.apply(attribute.value())));
    }
    List<Node> content = new ArrayList<>(element.content().size());
    for (Node node : element.content()) {
      content.add(
          node instanceof Element child
              ? mapText(child, change)
              : new Text(change.apply(((Text) node).value())));
    }
    return new Element(element.namespace(), element.name(), attributes, content);
  }

  /**
   * Returns {@code element} without the white space that only lays it out: beside child elements,
   * at any depth. White space that is all there is in an element stays.
   */
  static Element withoutLayout(Element element) {
    if (element.children().isEmpty()) {
      return element;
    }
    List<Node> content = new ArrayList<>(element.content().size());
    for (Node node : element.content()) {
      if (node instanceof Element child) {
        content.add(withoutLayout(child));
      } else if (node instanceof Text text && !text.value().isBlank()) {
        content.add(text);
      }
    }
    return new Element(element.namespace(), element.name(), element.attributes(), content);
  }
}
