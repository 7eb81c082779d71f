package dev.muc.event;

import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.ServiceBans;
import dev.muc.stanza.BareJid;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Bans from a service as events of the service's own address, which is no room. */
public final class BanEvents {
  private BanEvents() {}

  /** Returns what becomes of bans when {@code events} happen to the service's own address. */
  public static ServiceBans apply(ServiceBans before, List<RoomEvent> events) {
    Set<BareJid> outcasts = new LinkedHashSet<>(before.outcasts());
    for (RoomEvent event : events) {
      if (event instanceof AffiliationChanged change) {
        BareJid account = change.after().account();
        if (change.after().affiliation() == Affiliation.OUTCAST) {
          outcasts.add(account);
        } else {
          outcasts.remove(account);
        }
      }
    }
    return new ServiceBans(outcasts);
  }

  /** Returns the events that make other bans of some. */
  public static List<RoomEvent> between(ServiceBans before, ServiceBans after) {
    List<RoomEvent> events = new ArrayList<>();
    for (BareJid account : before.outcasts()) {
      if (!after.outcasts().contains(account)) {
        events.add(new AffiliationChanged(outcast(account), AffiliationEntry.none(account)));
      }
    }
    for (BareJid account : after.outcasts()) {
      if (!before.outcasts().contains(account)) {
        events.add(new AffiliationChanged(AffiliationEntry.none(account), outcast(account)));
      }
    }
    return events;
  }

  private static AffiliationEntry outcast(BareJid account) {
    return new AffiliationEntry(account, Affiliation.OUTCAST, null, null);
  }
}
