package dev.muc.stores;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Messages are sorted in while more come, and more than may wait. */
class HastyStorageTest extends SqliteStorageTest {

  HastyStorageTest(@TempDir Path folder) {
    super(folder);
  }

  @Override
  LogLimits limits() {
    return TestLimits.AT_ONCE;
  }
}
