package dev.muc.stores;

import dev.muc.store.ArchiveStore;
import dev.muc.store.Storage;
import dev.muc.testkit.store.ArchiveStoreContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

class SqliteArchiveTest extends ArchiveStoreContract {
  private final Path folder;
  private @Nullable Storage storage;

  SqliteArchiveTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Override
  protected ArchiveStore open() {
    storage = SqlStorage.inFolder(folder, limits());
    return storage.archive();
  }

  @Override
  protected void release() {
    if (storage != null) {
      storage.close();
    }
  }

  LogLimits limits() {
    return LogLimits.DEFAULT;
  }
}
