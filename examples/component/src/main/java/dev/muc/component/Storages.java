package dev.muc.component;

import dev.muc.store.Storage;
import dev.muc.stores.SqlStorage;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens the storage that the command line names. */
final class Storages {
  private Storages() {}

  /**
   * Opens a storage.
   *
   * @param data its folder, or null if there is a URL
   * @param database the JDBC URL of its database, or null
   * @param toRead whether nothing will be written, so that a component may be using it
   * @throws dev.muc.store.StoreException if it cannot be opened
   */
  static Storage open(@Nullable Path data, @Nullable String database, boolean toRead) {
    if (database != null) {
      return SqlStorage.at(database);
    }
    Path folder = Objects.requireNonNull(data);
    return toRead ? SqlStorage.toReadInFolder(folder) : SqlStorage.inFolder(folder);
  }
}
