package dev.muc.payload;

import static dev.muc.payload.Namespaces.MUC_ADMIN;

import dev.muc.model.Affiliation;
import dev.muc.model.Role;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an IQ in the namespace muc#admin asks for (XEP-0045 §8, §9). */
public sealed interface AdminQuery {

  /** Wants the list of the occupants in a role. */
  record ListRole(Role role) implements AdminQuery {}

  /** Wants the list of the accounts of an affiliation. */
  record ListAffiliation(Affiliation affiliation) implements AdminQuery {}

  /** Wants these changes, all of them or none. */
  record Change(List<Item> items) implements AdminQuery {}

  /** Cannot be understood; the condition says why. */
  record Invalid(Condition condition) implements AdminQuery {}

  /** One change. */
  sealed interface Item {

    /** Returns why, or null. */
    @Nullable String reason();
  }

  /** Gives the occupant called {@code nick} another role; {@link Role#NONE} removes it. */
  record SetRole(String nick, Role role, @Nullable String reason) implements Item {}

  /**
   * Gives an account another affiliation.
   *
   * @param account the account, or null if only an occupant's nick is named
   * @param nick the nick to reserve, or the occupant meant if {@code account} is null; empty to
   *     give a reserved nick free, null to leave it as it is
   */
  record SetAffiliation(
      @Nullable BareJid account,
      Affiliation affiliation,
      @Nullable String nick,
      @Nullable String reason)
      implements Item {}

  /** Reads a request for a list: one item with one attribute. */
  static AdminQuery readGet(Element query) {
    List<Element> items = items(query);
    if (items.size() != 1) {
      return new Invalid(Condition.BAD_REQUEST);
    }
    Element item = items.get(0);
    Optional<String> role = item.attribute("role");
    Optional<String> affiliation = item.attribute("affiliation");
    if (role.isPresent() == affiliation.isPresent()) {
      return new Invalid(Condition.BAD_REQUEST);
    }
    Optional<AdminQuery> read =
        role.isPresent()
            ? role.flatMap(Role::of).filter(r -> r != Role.NONE).map(ListRole::new)
            : affiliation
                .flatMap(Affiliation::of)
                .filter(a -> a != Affiliation.NONE)
                .map(ListAffiliation::new);
    return read.orElseGet(() -> new Invalid(Condition.BAD_REQUEST));
  }

  /** Reads a request for changes; one item that is not understood spoils all. */
  static AdminQuery readSet(Element query) {
    List<Element> elements = items(query);
    if (elements.isEmpty()) {
      return new Invalid(Condition.BAD_REQUEST);
    }
    List<Item> items = new ArrayList<>(elements.size());
    for (Element element : elements) {
      Optional<Jid> jid = element.attribute("jid").flatMap(Jid::parse);
      if (jid.isEmpty() && element.attribute("jid").isPresent()) {
        return new Invalid(Condition.JID_MALFORMED);
      }
      Optional<? extends Item> item = item(element, jid.map(Jid::bare));
      if (item.isEmpty()) {
        return new Invalid(Condition.BAD_REQUEST);
      }
      items.add(item.get());
    }
    return new Change(List.copyOf(items));
  }

  private static List<Element> items(Element query) {
    return query.children().stream().filter(child -> child.is(MUC_ADMIN, "item")).toList();
  }

  /** An item with both attributes or none is neither (0045-17.4-5, 0045-19.3-1). */
  private static Optional<? extends Item> item(Element item, Optional<BareJid> account) {
    Optional<String> role = item.attribute("role");
    Optional<String> affiliation = item.attribute("affiliation");
    String nick = item.attribute("nick").orElse(null);
    String reason = item.child("reason").map(Element::text).orElse(null);
    if (role.isPresent() && affiliation.isEmpty() && nick != null) {
      return role.flatMap(Role::of).map(r -> new SetRole(nick, r, reason));
    }
    if (affiliation.isPresent() && role.isEmpty() && (account.isPresent() || nick != null)) {
      return affiliation
          .flatMap(Affiliation::of)
          .map(a -> new SetAffiliation(account.orElse(null), a, nick, reason));
    }
    return Optional.empty();
  }
}
