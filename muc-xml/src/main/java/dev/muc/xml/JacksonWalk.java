package dev.muc.xml;

import dev.muc.stanza.Element;
import dev.muc.stanza.Node;
import dev.muc.stanza.Text;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.validation.XMLValidationSchema;
import org.codehaus.stax2.validation.XMLValidator;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.dataformat.xml.XmlFactory;
import tools.jackson.dataformat.xml.deser.FromXmlParser;

/** Leads Jackson's parser from the start of a value to its end, while an element is built of it. */
final class JacksonWalk {
  /*
   * When Jackson announces an object, its parser stands at one of three start tags: at that of the
   * value itself if it is the document; at that of the property if it has attributes; else already
   * at that of the value in the property.
   *
   * In the second case the tee hears all. In the others it comes too late for text between the
   * value's start tag and the first tag in it, which is taken from Jackson's tokens: the first that
   * is no attribute. Jackson drops it if it is nothing but white space, which is why properties of
   * elements are written with an attribute.
   */

  private final FromXmlParser in;
  private final DeserializationContext context;
  private final Class<?> type;
  private final ElementTee tee;
  private final XMLStreamReader2 parser;
  private final String textName;
  private final boolean document;
  private int depth = 1;
  private int attributesToCome;
  private boolean leadingTextToCome;
  private boolean leadingTextIsNext;
  private String leadingText = "";

  JacksonWalk(FromXmlParser in, DeserializationContext context, Class<?> type, XmlLimits limits) {
    this.in = in;
    this.context = context;
    this.type = type;
    this.tee = new ElementTee(limits);
    this.parser = (XMLStreamReader2) in.getStaxReader();
    this.textName = ((XmlFactory) context.tokenStreamFactory()).getXMLTextElementName();
    this.document = in.streamReadContext().getParent().inRoot();
  }

  Element element() throws XMLStreamException {
    if (!document && in.nextToken() != JsonToken.PROPERTY_NAME) { // The parser stays where it is.
      return context.reportInputMismatch(type, "expected an element, found nothing");
    }
    if (document || !atProperty()) {
      refuseText();
      tee.beginAt(parser);
      attributesToCome = parser.getAttributeCount();
      leadingTextToCome = true;
    }
    walk();
    Element element = tee.element().orElse(null);
    if (element == null) {
      return context.reportInputMismatch(type, "expected an element, found none");
    }
    if (leadingText.isEmpty()) {
      return element;
    }
    List<Node> content = new ArrayList<>(element.content());
    content.add(0, new Text(leadingText));
    return new Element(element.namespace(), element.name(), element.attributes(), content);
  }

  /** Returns whether the parser stands at the property's start tag, since that has attributes. */
  private boolean atProperty() {
    return parser.getAttributeCount() > 0
        && in.currentName().equals(parser.getAttributeLocalName(0))
        && !in.currentName().equals(parser.getLocalName());
  }

  private void walk() throws XMLStreamException {
    XMLValidator listener = tee;
    if (parser.validateAgainst((XMLValidationSchema) tee) != listener) {
      context.reportBadDefinition(type, "MucXmlModule reads XML with Woodstox only");
    }
    try {
      while (depth > 0) {
        take(in.nextToken());
      }
    } finally {
      parser.stopValidatingAgainst(listener);
    }
  }

  private void take(JsonToken token) {
    switch (token) {
      case START_OBJECT, START_ARRAY -> depth++;
      case END_OBJECT, END_ARRAY -> depth--;
      case PROPERTY_NAME -> takeName();
      case VALUE_STRING -> takeString();
      default -> {} // Numbers and the like do not come from XML.
    }
  }

  private void takeName() {
    refuseText();
    if (leadingTextToCome && depth == (document ? 1 : 2)) {
      if (attributesToCome > 0) {
        attributesToCome--;
      } else {
        leadingTextToCome = false;
        leadingTextIsNext = in.currentName().equals(textName);
      }
    }
  }

  private void takeString() {
    // A property that holds an element that holds only text is a string to Jackson.
    if (leadingTextIsNext || (leadingTextToCome && depth == 1 && !document)) {
      leadingText = in.getString();
      leadingTextIsNext = false;
      leadingTextToCome = false;
    }
  }

  /** Refuses text beside the element in a property. */
  private void refuseText() {
    if (!document && depth == 1 && in.currentName().equals(textName)) {
      context.reportInputMismatch(type, "expected an element, found text");
    }
  }
}
