package dev.muc.component.rooms;

import dev.muc.event.BanEvents;
import dev.muc.model.ServiceBans;
import dev.muc.stanza.BareJid;
import dev.muc.store.RoomRecord;
import dev.muc.store.Storage;
import java.util.List;

/** Who is banned from a service, as a storage keeps it. */
final class StoredBans {
  private StoredBans() {}

  /** Returns whether an address is a service's own, and not that of a room. */
  static boolean isService(BareJid address) {
    return address.local().isEmpty();
  }

  static ServiceBans load(Storage storage, BareJid service) {
    return BanEvents.apply(ServiceBans.NONE, storage.rooms().load(service));
  }

  /** Bans more from a service; nobody is let in again. */
  static void add(Storage storage, BareJid service, ServiceBans more) {
    ServiceBans before = load(storage, service);
    ServiceBans all = before.with(more);
    if (!all.equals(before)) {
      storage.commit(List.of(RoomRecord.ofBans(service, all)));
    }
  }
}
