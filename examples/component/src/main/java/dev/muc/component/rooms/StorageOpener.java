package dev.muc.component.rooms;

import dev.muc.store.Storage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens the storage that a command line names. */
@FunctionalInterface
public interface StorageOpener {

  /**
   * Opens it.
   *
   * @param data the folder, or null if none is named
   * @param database the JDBC URL, or null if none is named
   * @param toRead whether nothing will be written, so that a component may be using it
   * @throws dev.muc.store.StoreException if it cannot be opened
   */
  Storage open(@Nullable Path data, @Nullable String database, boolean toRead);
}
