package dev.muc.stores;

import dev.muc.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that one process at a time serves the rooms of a folder: two would each know only half
 * of what happens in them. The system gives the lock up when the process ends, however it ends.
 */
final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws StoreException if it is taken, or the folder cannot be written to
   */
  static FolderLock of(Path folder) {
    Path file = folder.resolve("muc.lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StoreException(
            "another process serves the rooms in "
                + folder
                + ": stop it first, or take another folder");
      }
      return new FolderLock(channel);
    } catch (IOException unwritable) {
      throw new StoreException(
          "the folder " + folder + " cannot be written to: " + unwritable.getMessage(), unwritable);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ours) {
      return null; // This process has it: for whoever asks that is the same.
    }
  }

  @Override
  public void close() {
    Quietly.close(channel);
  }
}
