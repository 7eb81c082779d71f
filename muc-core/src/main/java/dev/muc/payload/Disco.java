package dev.muc.payload;

import static dev.muc.payload.Namespaces.DISCO_INFO;
import static dev.muc.payload.Namespaces.DISCO_ITEMS;

import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What service discovery tells (XEP-0030). */
public final class Disco {

  private Disco() {}

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
