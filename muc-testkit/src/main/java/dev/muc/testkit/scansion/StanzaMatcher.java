package dev.muc.testkit.scansion;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Node;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a received element is what was expected, and if not, why.
 *
 * <p>An expected element in the stream's own namespace is matched leniently: what it names must be
 * there, and more may be. One in a namespace of its own is matched strictly, with all below it: the
 * same attributes in any order, the same children in the same order. The attribute {@code
 * scansion:strict} overrides this for an element and all below. {@link #ANY} stands for any value
 * that is there. White space beside child elements never counts.
 */
public final class StanzaMatcher {
  /** The namespace that the prefix {@code scansion} stands for in scripts. */
  public static final String NAMESPACE = "urn:dev.muc:scansion";

  /** In an attribute or as the text of an element: any value, but there must be one. */
  public static final String ANY = "{scansion:any}";

  /** What decides how an element is matched. */
  private enum Mode {
    BY_NAMESPACE,
    LENIENT,
    STRICT;

    Mode within(Element expected) {
      Optional<Mode> override = override(expected);
      if (override.isPresent()) {
        return override.get();
      }
      boolean ownNamespace = !expected.namespace().equals(Stanza.NAMESPACE);
      return this == BY_NAMESPACE && ownNamespace ? STRICT : this;
    }
  }

  private StanzaMatcher() {}

  /** Returns why {@code actual} does not match {@code expected}; empty if it does. */
  public static Optional<String> mismatch(Element expected, Element actual) {
    return Optional.ofNullable(mismatch(expected, actual, Mode.BY_NAMESPACE));
  }

  /**
   * Checks what an expected element says about its own matching.
   *
   * @throws IllegalArgumentException if a {@code scansion:strict} is neither true nor false
   */
  static void check(Element expected) {
    override(expected);
    expected.children().forEach(StanzaMatcher::check);
  }

  /** Returns what {@code scansion:strict} says on this element. */
  private static Optional<Mode> override(Element expected) {
    for (Attribute attribute : expected.attributes()) {
      if (isStrictAttribute(attribute)) {
        return Optional.of(
            switch (attribute.value()) {
              case "true" -> Mode.STRICT;
              case "false" -> Mode.LENIENT;
              default ->
                  throw new IllegalArgumentException(
                      "scansion:strict is \"true\" or \"false\", not \"" + attribute.value() + '"');
            });
      }
    }
    return Optional.empty();
  }

  private static boolean isStrictAttribute(Attribute attribute) {
    return attribute.namespace().equals(NAMESPACE) && attribute.name().equals("strict");
  }

  private static @Nullable String mismatch(Element expected, Element actual, Mode inherited) {
    if (!actual.is(expected.namespace(), expected.name())) {
      return "it is " + tag(actual) + ", not " + tag(expected);
    }
    Mode mode = inherited.within(expected);
    boolean strict = mode == Mode.STRICT;
    String reason = attributes(expected, actual, strict);
    if (reason == null) {
      reason = strict ? sameContent(expected, actual) : text(expected, actual);
    }
    if (reason == null && !strict) {
      reason = ChildrenMatch.of(expected, actual, (e, a) -> mismatch(e, a, mode));
    }
    return reason;
  }

  private static @Nullable String attributes(Element expected, Element actual, boolean strict) {
    for (Attribute attribute : expected.attributes()) {
      if (isStrictAttribute(attribute)) {
        continue;
      }
      String value = value(actual, attribute);
      if (value == null) {
        return tag(expected) + " has no attribute " + attribute.name();
      }
      if (!matches(attribute.value(), value)) {
        return "attribute %s of %s is \"%s\", not \"%s\""
            .formatted(attribute.name(), tag(expected), value, attribute.value());
      }
    }
    if (strict) {
      for (Attribute attribute : actual.attributes()) {
        if (value(expected, attribute) == null) {
          return "%s has an attribute that is not expected: %s=\"%s\""
              .formatted(tag(expected), attribute.name(), attribute.value());
        }
      }
    }
    return null;
  }

  private static @Nullable String value(Element element, Attribute wanted) {
    for (Attribute attribute : element.attributes()) {
      if (attribute.name().equals(wanted.name())
          && attribute.namespace().equals(wanted.namespace())) {
        return attribute.value();
      }
    }
    return null;
  }

  private static boolean matches(String expected, String actual) {
    return expected.equals(ANY) || expected.equals(actual);
  }

  /** Leniently: text that is not expected may be there. */
  private static @Nullable String text(Element expected, Element actual) {
    String text = expected.text();
    return text.isBlank() ? null : textMismatch(expected, text, actual.text());
  }

  private static @Nullable String textMismatch(Element expected, String text, String actual) {
    if (text.equals(ANY) ? !actual.isBlank() : text.equals(actual)) {
      return null;
    }
    return "the text of %s is \"%s\", not \"%s\"".formatted(tag(expected), actual, text);
  }

  /** Strictly: the same text and children in the same order. */
  private static @Nullable String sameContent(Element expected, Element actual) {
    List<Node> wanted = significant(expected);
    List<Node> found = significant(actual);
    for (int i = 0; i < Math.max(wanted.size(), found.size()); i++) {
      String reason =
          sameNode(
              expected,
              i < wanted.size() ? wanted.get(i) : null,
              i < found.size() ? found.get(i) : null);
      if (reason != null) {
        return reason;
      }
    }
    return null;
  }

  private static @Nullable String sameNode(
      Element parent, @Nullable Node wanted, @Nullable Node found) {
    if (wanted instanceof Element expected) {
      return found instanceof Element actual
          ? mismatch(expected, actual, Mode.STRICT)
          : "%s has no %s where it is expected".formatted(tag(parent), tag(expected));
    }
    if (found instanceof Element extra) {
      return "%s has a child that is not expected there: %s".formatted(tag(parent), tag(extra));
    }
    return textMismatch(parent, textOf(wanted), textOf(found));
  }

  private static String textOf(@Nullable Node node) {
    return node instanceof Text text ? text.value() : "";
  }

  /**
   * Returns the content with neighbouring text joined and white space between elements left out.
   */
  private static List<Node> significant(Element element) {
    List<Node> nodes = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Node node : element.content()) {
      if (node instanceof Text more) {
        text.append(more.value());
      } else {
        flush(text, nodes);
        nodes.add(node);
      }
    }
    flush(text, nodes);
    return nodes;
  }

  private static void flush(StringBuilder text, List<Node> nodes) {
    if (!text.toString().isBlank()) {
      nodes.add(new Text(text.toString()));
    }
    text.setLength(0);
  }

  /** Returns the start of an element as it is named in messages, with a namespace of its own. */
  static String tag(Element element) {
    return element.namespace().equals(Stanza.NAMESPACE)
        ? "<" + element.name() + ">"
        : "<" + element.name() + " xmlns='" + element.namespace() + "'>";
  }
}
