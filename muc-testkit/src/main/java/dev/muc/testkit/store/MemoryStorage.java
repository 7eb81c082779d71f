package dev.muc.testkit.store;

import dev.muc.store.ArchiveStore;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomStore;
import dev.muc.store.Storage;
import dev.muc.store.StoreException;
import java.util.List;

/**
 * A storage in memory. What it holds is lost with it, but {@link #reopen} shows it as a process
 * finds it that is started later; and it fails when it is told to.
 */
public final class MemoryStorage implements Storage {
  /*
   * One lock for everything: `memory`, which is what reopened storages share. Archives and rooms are
   * checked before anything is changed, so that what fails has changed nothing.
   */
  private final Memory memory;
  private final RoomStore rooms;
  private final ArchiveStore archive;
  private volatile Failing failing = Failing.NOTHING;
  private volatile boolean closed;

  /** What does not work. */
  public enum Failing {
    /** All works. */
    NOTHING,
    /** What changes nothing throws. */
    READING,
    /** What changes something throws, and changes nothing. */
    WRITING,
    /** Whatever is asked throws. */
    EVERYTHING
  }

  /** What is stored. */
  static final class Memory {
    final MemoryRooms rooms = new MemoryRooms();
    final MemoryArchive archive = new MemoryArchive();
    int commits;
  }

  /** Creates a storage with nothing in it. */
  public MemoryStorage() {
    this(new Memory());
  }

  private MemoryStorage(Memory memory) {
    this.memory = memory;
    this.rooms = new GuardedRooms(this);
    this.archive = new GuardedArchive(this);
  }

  @Override
  public RoomStore rooms() {
    return rooms;
  }

  @Override
  public ArchiveStore archive() {
    return archive;
  }

  @Override
  public void commit(List<RoomRecord> batch) {
    write(
        held -> {
          held.archive.check(batch);
          held.archive.commit(batch);
          held.rooms.append(batch);
          return ++held.commits;
        });
  }

  /** Says what does not work from now on. */
  public void fail(Failing what) {
    failing = what;
  }

  /** Returns how many batches were committed. */
  public int commits() {
    synchronized (memory) {
      return memory.commits;
    }
  }

  /** Returns a storage with the same content, which works; this one need not be closed. */
  public MemoryStorage reopen() {
    return new MemoryStorage(memory);
  }

  @Override
  public void close() {
    closed = true;
  }

  /** One thing that is asked of what is stored. */
  @FunctionalInterface
  interface Access<T> {
    T to(Memory held);
  }

  <T> T read(Access<T> access) {
    return access(access, Failing.READING);
  }

  <T> T write(Access<T> access) {
    return access(access, Failing.WRITING);
  }

  private <T> T access(Access<T> access, Failing kind) {
    Failing now = failing;
    if (closed) {
      throw new StoreException("the storage is closed");
    }
    if (now == kind || now == Failing.EVERYTHING) {
      throw new StoreException("the storage was told to fail");
    }
    synchronized (memory) {
      return access.to(memory);
    }
  }
}
