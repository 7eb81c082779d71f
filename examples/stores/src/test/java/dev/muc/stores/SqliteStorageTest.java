package dev.muc.stores;

import dev.muc.store.Storage;
import dev.muc.testkit.store.StorageContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStorageTest extends StorageContract {
  private final Path folder;

  SqliteStorageTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Override
  protected Storage open() {
    return SqlStorage.inFolder(folder, limits());
  }

  LogLimits limits() {
    return LogLimits.DEFAULT;
  }
}
