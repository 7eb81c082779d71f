package dev.muc.host;

import dev.muc.event.BanEvents;
import dev.muc.model.ServiceBans;
import dev.muc.stanza.BareJid;
import dev.muc.store.RoomRecord;
import dev.muc.store.Storage;
import java.util.List;
import java.util.function.Consumer;

/** Keeps who may not use a service, and lets all its shards know. */
final class Bans {
  private final Storage storage;
  private final BareJid service;
  private final Consumer<News> shards;

  /**
   * @param shards tells all of them
   */
  Bans(Storage storage, BareJid service, Consumer<News> shards) {
    this.storage = storage;
    this.service = service;
    this.shards = shards;
  }

  /** Lets the shards know what is stored. */
  void load() {
    ServiceBans stored = BanEvents.apply(ServiceBans.NONE, storage.rooms().load(service));
    if (!stored.equals(ServiceBans.NONE)) {
      shards.accept(new News.Banned(stored));
    }
  }

  /** Stores bans, and then lets the shards know. */
  void change(ServiceBans bans) {
    storage.commit(List.of(RoomRecord.ofBans(service, bans)));
    shards.accept(new News.Banned(bans));
  }
}
