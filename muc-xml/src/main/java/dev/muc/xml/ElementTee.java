package dev.muc.xml;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.validation.ValidationContext;
import org.codehaus.stax2.validation.XMLValidationSchema;
import org.codehaus.stax2.validation.XMLValidator;
import org.jspecify.annotations.Nullable;

/**
 * Builds an element from a parser that somebody else drives, here Jackson, whose own tokens keep
 * neither namespaces nor the order of mixed content.
 */
final class ElementTee extends XMLValidator implements XMLValidationSchema {
  /*
   * A parser tells a validator everything it reads, whoever asks it to read on. This one finds
   * nothing invalid; it listens. Reading with the parser directly would be simpler, but there is
   * no way to tell Jackson's token stream that the end tag has been read already.
   */

  private final TreeBuilder builder;
  private final List<Attribute> attributes = new ArrayList<>();
  private String namespace = "";
  private String name = "";
  private @Nullable Element element;

  ElementTee(XmlLimits limits) {
    this.builder = new TreeBuilder(limits);
    builder.begin("");
  }

  /** Begins with the element at whose start tag {@code parser} stands, not with the next one. */
  void beginAt(XMLStreamReader2 parser) throws XMLStreamException {
    validateElementStart(parser.getLocalName(), parser.getNamespaceURI(), parser.getPrefix());
    for (int i = 0; i < parser.getAttributeCount(); i++) {
      validateAttribute(
          parser.getAttributeLocalName(i),
          parser.getAttributeNamespace(i),
          parser.getAttributePrefix(i),
          parser.getAttributeValue(i));
    }
    validateElementAndAttributes();
  }

  /** Returns the first element that was read as a whole. */
  Optional<Element> element() {
    return Optional.ofNullable(element);
  }

  @Override
  public void validateElementStart(
      String localName, @Nullable String uri, @Nullable String prefix) {
    namespace = uri == null ? "" : uri;
    name = localName;
    attributes.clear();
  }

  @Override
  public @Nullable String validateAttribute(
      String localName, @Nullable String uri, @Nullable String prefix, String value)
      throws XMLStreamException {
    attributes.add(builder.attribute(uri, localName, value));
    return null; // The value stays as it is.
  }

  @Override
  public @Nullable String validateAttribute(
      String localName,
      @Nullable String uri,
      @Nullable String prefix,
      char[] valueChars,
      int valueStart,
      int valueEnd)
      throws XMLStreamException {
    String value = new String(valueChars, valueStart, valueEnd - valueStart);
    return validateAttribute(localName, uri, prefix, value);
  }

  @Override
  public int validateElementAndAttributes() throws XMLStreamException {
    if (element != null) {
      throw new Refusal(Refusal.Kind.BAD_FORMAT, "<" + name + "> where one element was expected");
    }
    if (builder.depth() == 0) {
      builder.begin(TreeBuilder.CONTENT_NAMESPACES.contains(namespace) ? namespace : "");
    }
    builder.start(namespace, name, builder.checked(List.copyOf(attributes)));
    return CONTENT_ALLOW_VALIDATABLE_TEXT;
  }

  @Override
  public int validateElementEnd(String localName, @Nullable String uri, @Nullable String prefix) {
    if (builder.depth() == 0) {
      return CONTENT_ALLOW_ANY_TEXT; // The end of what is around the element.
    }
    Element closed = builder.end();
    if (builder.depth() > 0) {
      builder.add(closed);
      return CONTENT_ALLOW_VALIDATABLE_TEXT;
    }
    element = closed;
    return CONTENT_ALLOW_ANY_TEXT; // No more text is to be told: nobody may be listening then.
  }

  @Override
  public void validateText(String text, boolean lastTextSegment) {
    builder.text(text);
  }

  @Override
  public void validateText(char[] characters, int start, int end, boolean lastTextSegment) {
    validateText(new String(characters, start, end - start), lastTextSegment);
  }

  @Override
  public void validationCompleted(boolean endOfDocument) {}

  @Override
  public XMLValidationSchema getSchema() {
    return this;
  }

  @Override
  public XMLValidator createValidator(ValidationContext context) {
    return this;
  }

  @Override
  public String getSchemaType() {
    return "dev.muc.xml";
  }

  @Override
  public @Nullable String getAttributeType(int index) {
    return null;
  }

  @Override
  public int getIdAttrIndex() {
    return -1;
  }

  @Override
  public int getNotationAttrIndex() {
    return -1;
  }
}
