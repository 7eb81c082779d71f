package dev.muc.host;

import dev.muc.event.BanEvents;
import dev.muc.model.ServiceBans;
import dev.muc.stanza.BareJid;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomRecord.Earlier;
import dev.muc.store.Storage;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Keeps who may not use a service, and lets all its shards know. */
final class Bans {
  /*
   * They are stored as what has happened to the service's own address: the whole list each time, so
   * that what was lifted leaves nothing. There is no such room, so the record says how long its
   * events are kept all the same.
   */

  /** As good as for ever; a time that stores can count in nanoseconds. */
  private static final Instant FOR_EVER = Instant.parse("2262-01-01T00:00:00Z");

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
    Instant until = bans.outcasts().isEmpty() ? null : FOR_EVER;
    storage.commit(
        List.of(
            new RoomRecord(
                service,
                Earlier.OVER,
                BanEvents.between(ServiceBans.NONE, bans),
                List.of(),
                null,
                until)));
    shards.accept(new News.Banned(bans));
  }
}
