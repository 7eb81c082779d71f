package dev.muc.stanza;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable XML element. Payloads that the engine does not understand pass through unchanged.
 *
 * @param namespace the namespace, empty for none
 * @param name the local name
 * @param attributes the attributes in document order, which is the order in which they are written
 * @param content text and child elements in document order
 */
public record Element(String namespace, String name, List<Attribute> attributes, List<Node> content)
    implements Node {

  public Element {
    attributes = List.copyOf(attributes);
    content = List.copyOf(content);
  }

  /** Returns an element without attributes. */
  public static Element of(String namespace, String name, Node... content) {
    return new Element(namespace, name, List.of(), List.of(content));
  }

  /** Returns an element with nothing but text in it. */
  public static Element ofText(String namespace, String name, String text) {
    return new Element(
        namespace, name, List.of(), text.isEmpty() ? List.of() : List.of(new Text(text)));
  }

  /** Returns a builder of an element. */
  public static Builder builder(String namespace, String name) {
    return new Builder(namespace, name);
  }

  /** Returns whether this element has this namespace and local name. */
  public boolean is(String otherNamespace, String otherName) {
    return name.equals(otherName) && namespace.equals(otherNamespace);
  }

  /** Returns the value of an attribute without prefix, if there is one. */
  public Optional<String> attribute(String attributeName) {
    for (Attribute attribute : attributes) {
      if (attribute.name().equals(attributeName) && attribute.namespace().isEmpty()) {
        return Optional.of(attribute.value());
      }
    }
    return Optional.empty();
  }

  /** Returns the first child element of this name in this element's own namespace. */
  public Optional<Element> child(String childName) {
    return child(namespace, childName);
  }

  /** Returns the first child element with this name, if there is one. */
  public Optional<Element> child(String childNamespace, String childName) {
    for (Node node : content) {
      if (node instanceof Element child && child.is(childNamespace, childName)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /** Returns the child elements in document order. */
  public List<Element> children() {
    List<Element> children = new ArrayList<>(content.size());
    for (Node node : content) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }

  /** Returns the character data directly in this element, joined; empty if there is none. */
  public String text() {
    if (content.size() == 1 && content.get(0) instanceof Text only) {
      return only.value();
    }
    StringBuilder joined = new StringBuilder();
    for (Node node : content) {
      if (node instanceof Text text) {
        joined.append(text.value());
      }
    }
    return joined.toString();
  }

  /** Collects attributes and content in the order in which they will be written. */
  public static final class Builder {
    private final String namespace;
    private final String name;
    private final List<Attribute> attributes = new ArrayList<>(4);
    private final List<Node> content = new ArrayList<>(4);

    private Builder(String namespace, String name) {
      this.namespace = namespace;
      this.name = name;
    }

    /** Adds an attribute without prefix, unless {@code value} is null. */
    public Builder attribute(String attributeName, @Nullable Object value) {
      if (value != null) {
        attributes.add(new Attribute(attributeName, value.toString()));
      }
      return this;
    }

    /** Adds an {@code xml:lang} attribute, unless {@code lang} is null. */
    public Builder lang(@Nullable String lang) {
      if (lang != null) {
        attributes.add(new Attribute(Attribute.XML_NAMESPACE, "lang", lang));
      }
      return this;
    }

    /** Adds text, unless it is empty. */
    public Builder text(String text) {
      if (!text.isEmpty()) {
        content.add(new Text(text));
      }
      return this;
    }

    /** Adds a child element, unless {@code child} is null. */
    public Builder child(@Nullable Element child) {
      if (child != null) {
        content.add(child);
      }
      return this;
    }

    /** Adds a child with nothing but text in it, in this element's namespace; none for null. */
    public Builder textChild(String childName, @Nullable String text) {
      return text == null ? this : child(ofText(namespace, childName, text));
    }

    /** Adds child elements in order. */
    public Builder children(Collection<Element> children) {
      content.addAll(children);
      return this;
    }

    /** Returns the element. */
    public Element build() {
      return new Element(namespace, name, attributes, content);
    }
  }
}
