package dev.muc.testkit.scansion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds scripts. */
public final class ScriptFiles {
  private static final String EXTENSION = ".scs";

  private ScriptFiles() {}

  /**
   * Returns a file itself, and of a folder all scripts in it and below: the files whose names end
   * in {@code .scs}, in the order of their names.
   *
   * @throws NoSuchFileException if there is no such file or folder, or no script in the folder
   */
  public static List<Path> find(Path fileOrFolder) throws IOException {
    if (Files.isRegularFile(fileOrFolder)) {
      return List.of(fileOrFolder);
    }
    if (!Files.isDirectory(fileOrFolder)) {
      throw new NoSuchFileException(
          fileOrFolder.toString(), null, "there is no such script or folder");
    }
    try (Stream<Path> files = Files.walk(fileOrFolder)) {
      List<Path> scripts =
          files
              .filter(file -> file.toString().endsWith(EXTENSION) && Files.isRegularFile(file))
              .sorted()
              .toList();
      if (scripts.isEmpty()) {
        throw new NoSuchFileException(
            fileOrFolder.toString(), null, "there is no script (*.scs) in this folder");
      }
      return scripts;
    }
  }
}
