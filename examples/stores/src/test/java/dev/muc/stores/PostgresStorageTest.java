package dev.muc.stores;

import dev.muc.store.Storage;
import dev.muc.testkit.store.StorageContract;
import org.jspecify.annotations.Nullable;

class PostgresStorageTest extends StorageContract {
  private @Nullable String url;

  @Override
  protected Storage open() throws Exception {
    if (url == null) {
      url = Postgres.server().createDatabase();
    }
    return SqlStorage.at(url);
  }
}
