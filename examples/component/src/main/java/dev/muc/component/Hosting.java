package dev.muc.component;

import dev.muc.component.config.Setting;
import dev.muc.component.config.Settings;
import dev.muc.component.rooms.StorageSettings;
import dev.muc.host.HostOptions;
import dev.muc.host.Retention;
import dev.muc.store.Storage;
import java.time.Duration;
import java.util.Optional;

/** Where the rooms live, and over how many threads they are spread. */
final class Hosting {
  private Hosting() {}

  /**
   * Returns how the rooms are run, with the storage open.
   *
   * @throws IllegalArgumentException if a setting makes no sense
   * @throws dev.muc.store.StoreException if the storage cannot be opened
   */
  static HostOptions options(Settings settings) {
    Optional<Integer> threads = settings.find(ComponentSettings.THREADS);
    boolean farewell = settings.get(ComponentSettings.FAREWELL);
    Retention retention =
        new Retention(
            settings.find(ComponentSettings.KEEP_ARCHIVE).orElse(null),
            settings.find(ComponentSettings.KEEP_MESSAGES).orElse(0));
    Duration drainMax = settings.get(ComponentSettings.DRAIN_MAX);
    HostOptions options;
    if (isInMemory(settings)) {
      options = HostOptions.inMemory();
    } else {
      // Last, when all else makes sense: a mistake in a setting leaves no database behind.
      Storage storage = StorageSettings.open(settings, Storages::open, false);
      options = HostOptions.storedIn(storage).withFarewell(farewell).withRetention(retention);
    }
    return options.withShards(threads.orElse(options.shards())).withCloseMax(drainMax);
  }

  /** A load test begins with an empty service, and leaves nothing, unless it says where. */
  private static boolean isInMemory(Settings settings) {
    Setting<?> given =
        settings
            .oneOf(ComponentSettings.IN_MEMORY, StorageSettings.DATA, StorageSettings.DATABASE)
            .orElse(ComponentSettings.IN_MEMORY);
    return given.equals(ComponentSettings.IN_MEMORY)
        && (settings.get(ComponentSettings.IN_MEMORY)
            || settings.get(ComponentSettings.LIMITS) == LimitsMode.OFF);
  }
}
