package dev.muc.model;

import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Who may not use a service: the outcasts of its own address, as those of a room are outcasts of
 * the room's.
 *
 * @param outcasts accounts, and whole domains
 */
public record ServiceBans(Set<BareJid> outcasts) {
  public static final ServiceBans NONE = new ServiceBans(Collections.emptySet());

  public ServiceBans {
    outcasts = Collections.unmodifiableSet(new LinkedHashSet<>(outcasts));
  }

  /** Creates the bans of these accounts and domains. */
  public static ServiceBans of(Collection<BareJid> outcasts) {
    return new ServiceBans(new LinkedHashSet<>(outcasts));
  }

  /** Returns these bans and others. */
  public ServiceBans with(ServiceBans others) {
    Set<BareJid> all = new LinkedHashSet<>(outcasts);
    all.addAll(others.outcasts);
    return new ServiceBans(all);
  }

  /** Returns whether the account or domain of {@code address} is banned. */
  public boolean include(Jid address) {
    return !outcasts.isEmpty() // As nearly always: then the account need not be known.
        && (outcasts.contains(address.bare()) || outcasts.contains(address.bare().domainJid()));
  }
}
