package dev.muc.internal.room;

import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Nickname;
import dev.muc.stanza.BareJid;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a room keeps of accounts: affiliations and reserved nicks. */
final class Affiliations {
  /*
   * byAccount holds no default entries. byNick is its index over the entries that reserve a nick;
   * a nick is reserved for one account at most, which those who decide make sure of. Most rooms have
   * one owner and no more: beginning small saves 100 bytes in each of them.
   */
  private final Map<BareJid, AffiliationEntry> byAccount = new LinkedHashMap<>(2);
  private Map<String, BareJid> byNick = Collections.emptyMap();

  void put(AffiliationEntry entry) {
    AffiliationEntry before =
        entry.isDefault()
            ? byAccount.remove(entry.account())
            : byAccount.put(entry.account(), entry);
    if (before != null && before.nick() != null) {
      byNick.remove(Nickname.key(before.nick()));
    }
    if (entry.nick() != null) {
      byNick = byNick.isEmpty() ? new HashMap<>(2) : byNick;
      byNick.put(Nickname.key(entry.nick()), entry.account());
    }
  }

  AffiliationEntry get(BareJid account) {
    AffiliationEntry entry = byAccount.get(account);
    return entry == null ? AffiliationEntry.none(account) : entry;
  }

  /** First the account itself, then its domain, which can only be banned (0045-9.2-9). */
  Affiliation effective(BareJid account) {
    @Nullable AffiliationEntry own = byAccount.get(account);
    if (own != null && own.affiliation() != Affiliation.NONE) {
      return own.affiliation();
    }
    @Nullable AffiliationEntry domain = byAccount.get(account.domainJid());
    return domain != null && domain.affiliation() == Affiliation.OUTCAST
        ? Affiliation.OUTCAST
        : Affiliation.NONE;
  }

  List<AffiliationEntry> all(Affiliation affiliation) {
    return byAccount.values().stream().filter(entry -> entry.affiliation() == affiliation).toList();
  }

  int size() {
    return byAccount.size();
  }

  List<AffiliationEntry> all() {
    return List.copyOf(byAccount.values());
  }

  Optional<BareJid> reservedFor(String nick) {
    return Optional.ofNullable(byNick.get(Nickname.key(nick)));
  }
}
