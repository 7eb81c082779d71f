package dev.muc.component.rooms;

import dev.muc.component.config.Setting;
import dev.muc.component.config.SettingGroup;
import dev.muc.component.config.Settings;
import dev.muc.store.Storage;
import java.nio.file.Path;

/** Where the rooms are, for the component and for the commands over stored rooms. */
public final class StorageSettings {
  public static final Setting<Path> DATA =
      Setting.of(
              "data",
              "FOLDER",
              Path::of,
              "The folder in which rooms and their archives are kept; it is created where it is"
                  + " missing. By default it is in the working directory.")
          .orElse("muc-data");

  public static final Setting<String> DATABASE =
      Setting.of(
              "database",
              "URL",
              text -> text,
              "The JDBC URL of a PostgreSQL or SQLite database to keep them in instead. As a flag"
                  + " it is visible to other users of the machine, with a password that it holds.")
          .suchAs("jdbc:postgresql://localhost/muc?user=muc");

  /** Both. */
  public static final SettingGroup GROUP = SettingGroup.of("Where rooms are kept", DATA, DATABASE);

  private StorageSettings() {}

  /**
   * Opens what is set, or the usual folder.
   *
   * @throws IllegalArgumentException if both are
   * @throws dev.muc.store.StoreException if it cannot be opened
   */
  public static Storage open(Settings settings, StorageOpener opener, boolean toRead) {
    Setting<?> given = settings.oneOf(DATA, DATABASE).orElse(DATA);
    return opener.open(
        DATA.equals(given) ? settings.get(DATA) : null,
        DATABASE.equals(given) ? settings.require(DATABASE) : null,
        toRead);
  }
}
