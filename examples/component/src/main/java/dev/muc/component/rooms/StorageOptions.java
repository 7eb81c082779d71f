package dev.muc.component.rooms;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the rooms are, as the command line says it. */
final class StorageOptions {
  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The folder in which the component keeps its rooms.")
  @Nullable Path data;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "The JDBC URL of the database in which it does.")
  @Nullable String database;
}
