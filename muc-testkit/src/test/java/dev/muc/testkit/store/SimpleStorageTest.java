package dev.muc.testkit.store;

import dev.muc.store.ArchiveStore;
import dev.muc.store.RoomStore;
import dev.muc.store.Storage;

/** Two stores that know nothing of each other keep the contract by the way batches are stored. */
class SimpleStorageTest extends StorageContract {
  private MemoryStorage rooms = new MemoryStorage();
  private MemoryStorage archive = new MemoryStorage();

  @Override
  protected Storage open() {
    rooms = rooms.reopen();
    archive = archive.reopen();
    return new Apart(rooms, archive);
  }

  @Override
  protected boolean commitsAsOne() {
    return false;
  }

  private record Apart(MemoryStorage forRooms, MemoryStorage forArchive) implements Storage {

    @Override
    public RoomStore rooms() {
      return forRooms.rooms();
    }

    @Override
    public ArchiveStore archive() {
      return forArchive.archive();
    }

    @Override
    public void close() {
      forRooms.close();
      forArchive.close();
    }
  }
}
