package dev.muc.stores;

import dev.muc.store.RoomStore;
import dev.muc.store.Storage;
import dev.muc.testkit.store.RoomStoreContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

class SqliteRoomsTest extends RoomStoreContract {
  private final Path folder;
  private @Nullable Storage storage;

  SqliteRoomsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Override
  protected RoomStore open() {
    storage = SqlStorage.inFolder(folder);
    return storage.rooms();
  }

  @Override
  protected void release() {
    if (storage != null) {
      storage.close();
    }
  }
}
