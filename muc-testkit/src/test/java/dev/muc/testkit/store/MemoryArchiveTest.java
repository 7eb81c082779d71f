package dev.muc.testkit.store;

import dev.muc.store.ArchiveStore;

class MemoryArchiveTest extends ArchiveStoreContract {

  @Override
  protected ArchiveStore open() {
    return new MemoryStorage().archive();
  }
}
