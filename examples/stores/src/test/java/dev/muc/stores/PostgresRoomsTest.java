package dev.muc.stores;

import dev.muc.store.RoomStore;
import dev.muc.store.Storage;
import dev.muc.testkit.store.RoomStoreContract;
import org.jspecify.annotations.Nullable;

class PostgresRoomsTest extends RoomStoreContract {
  private @Nullable Storage storage;

  @Override
  protected RoomStore open() throws Exception {
    storage = SqlStorage.at(Postgres.server().createDatabase());
    return storage.rooms();
  }

  @Override
  protected void release() {
    if (storage != null) {
      storage.close();
    }
  }
}
