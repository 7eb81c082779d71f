package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.BAD_REQUEST;
import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;

import dev.muc.payload.Disco;
import dev.muc.payload.Namespaces;
import dev.muc.payload.Page;
import dev.muc.payload.PageRequest;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is in an entity: the answer to disco#items, a page at a time (XEP-0030 §4, XEP-0059). */
final class Listing {

  private Listing() {}

  /**
   * One thing in a list.
   *
   * @param jid its address
   * @param name what people call it, empty for nothing
   */
  record Entry(Jid jid, String name) {

    String id() {
      return jid.toString();
    }

    Element toElement() {
      return Disco.item(jid, name.isEmpty() ? null : name);
    }
  }

  /**
   * Answers with the part of {@code entries} that {@code query} wants, by address.
   *
   * @param max the most entries that one answer may have
   */
  static Decision answer(Element query, Collection<Entry> entries, int max) {
    if (!Disco.node(query).isEmpty()) {
      return Decision.refuse(ITEM_NOT_FOUND); // 0030-3.2-2.
    }
    Optional<PageRequest> wanted = PageRequest.read(query);
    if (wanted.isEmpty()) {
      return Decision.refuse(BAD_REQUEST); // 0059-2.1-2.
    }
    List<Entry> sorted = entries.stream().sorted(Comparator.comparing(Entry::id)).toList();
    return answer(query, Page.of(sorted, Entry::id, wanted.get(), max));
  }

  /** Answers with a page of a list. */
  static Decision answer(Element query, Page<Entry> page) {
    var answer = Element.builder(Namespaces.DISCO_ITEMS, "query");
    answer.children(page.entries().stream().map(Entry::toElement).toList());
    boolean asked = query.child(Namespaces.RSM, "set").isPresent();
    if (asked || page.isPart()) {
      page.toElement(Entry::id).ifPresent(answer::child); // 0045-6.3-5.
    }
    return Decision.reply(answer.build());
  }
}
