package dev.muc.testkit.store;

import dev.muc.store.RoomStore;

class MemoryRoomsTest extends RoomStoreContract {

  @Override
  protected RoomStore open() {
    return new MemoryStorage().rooms();
  }
}
