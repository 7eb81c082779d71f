package dev.muc.stores;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What waits in the log is there for all that, however long it waits. */
class UnsortedStorageTest extends SqliteStorageTest {

  UnsortedStorageTest(@TempDir Path folder) {
    super(folder);
  }

  @Override
  LogLimits limits() {
    return TestLimits.NEVER;
  }
}
