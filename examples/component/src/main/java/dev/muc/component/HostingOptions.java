package dev.muc.component;

import dev.muc.host.HostOptions;
import dev.muc.store.Storage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the rooms live, and over how many threads they are spread. */
final class HostingOptions {

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "The folder in which rooms and their archives are kept; it is created where it is"
              + " missing. Without it and without --database, rooms live in memory.")
  private @Nullable Path data;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "The JDBC URL of a PostgreSQL or SQLite database to keep them in instead.")
  private @Nullable String database;

  @Option(
      names = "--farewell",
      description =
          "Take everybody out of the rooms when this program stops, although the rooms are kept;"
              + " without it, occupants are still there after a restart.")
  private boolean farewell;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Over how many threads rooms are spread (default: one for each processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /**
   * Opens where the rooms are kept; null if nowhere.
   *
   * @throws IllegalArgumentException if the number of threads is none
   * @throws dev.muc.store.StoreException if it cannot be opened
   */
  @Nullable Storage openStorage() {
    if (threads < 1) {
      throw new IllegalArgumentException("--threads has to be 1 or more, not " + threads);
    }
    return data == null && database == null ? null : Storages.open(data, database, false);
  }

  /**
   * Returns how the rooms are run.
   *
   * @param storage where they are kept, or null
   */
  HostOptions options(@Nullable Storage storage) {
    HostOptions options =
        storage == null
            ? HostOptions.inMemory()
            : HostOptions.storedIn(storage).withFarewell(farewell);
    return options.withShards(threads);
  }
}
