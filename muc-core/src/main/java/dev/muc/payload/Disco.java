package dev.muc.payload;

import static dev.muc.payload.Namespaces.DISCO_INFO;
import static dev.muc.payload.Namespaces.DISCO_ITEMS;

import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What service discovery tells (XEP-0030). */
public final class Disco {

  private Disco() {}

  /** Returns whether somebody asks what an entity is, or what is in it. */
  public static boolean isQuery(List<Element> payloads) {
    return payloads.size() == 1
        && (payloads.get(0).is(DISCO_INFO, "query") || payloads.get(0).is(DISCO_ITEMS, "query"));
  }

  /** Returns the node that {@code query} asks for; empty for the entity itself (0030-4.2-2). */
  public static String node(Element query) {
    return query.attribute("node").orElse("");
  }

  /** Returns what {@code query} asks for, as the error that answers it repeats it (0030-7-2). */
  public static Element question(Element query) {
    return Element.builder(query.namespace(), "query")
        .attribute("node", query.attribute("node").orElse(null))
        .build();
  }

  /**
   * Returns a disco#info answer of something that is a text conference.
   *
   * @param node the node that was asked for, empty for none
   * @param name what people call it, empty for nothing
   * @param extension a form with more about it (XEP-0128), or null
   */
  public static Element info(
      String node, String name, Collection<String> features, @Nullable Element extension) {
    var query =
        Element.builder(DISCO_INFO, "query").attribute("node", node.isEmpty() ? null : node);
    query.child(identity("conference", "text", name));
    for (String feature : features) {
      query.child(Element.builder(DISCO_INFO, "feature").attribute("var", feature).build());
    }
    return query.child(extension).build();
  }

  /** Returns an identity; {@code name} may be empty. */
  public static Element identity(String category, String type, String name) {
    return Element.builder(DISCO_INFO, "identity")
        .attribute("category", category)
        .attribute("name", name.isEmpty() ? null : name)
        .attribute("type", type)
        .build();
  }

  /** Returns an item; {@code name} may be null. */
  public static Element item(Jid jid, @Nullable String name) {
    return Element.builder(DISCO_ITEMS, "item")
        .attribute("jid", jid)
        .attribute("name", name)
        .build();
  }
}
