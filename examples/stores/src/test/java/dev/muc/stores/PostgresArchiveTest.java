package dev.muc.stores;

import dev.muc.store.ArchiveStore;
import dev.muc.store.Storage;
import dev.muc.testkit.store.ArchiveStoreContract;
import org.jspecify.annotations.Nullable;

class PostgresArchiveTest extends ArchiveStoreContract {
  private @Nullable Storage storage;

  @Override
  protected ArchiveStore open() throws Exception {
    storage = SqlStorage.at(Postgres.server().createDatabase());
    return storage.archive();
  }

  @Override
  protected void release() {
    if (storage != null) {
      storage.close();
    }
  }
}
