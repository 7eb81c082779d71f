package dev.muc.component;

import dev.muc.component.config.Setting;
import dev.muc.component.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads secrets that are either set themselves, or are in a file that is set. */
final class Secrets {
  private Secrets() {}

  /**
   * Returns a secret; empty if there is none.
   *
   * @param itself the setting with the secret
   * @param inFile the setting with the name of a file
   * @throws IllegalArgumentException if it is there twice, empty or unreadable; the message does
   *     not show it
   */
  static Optional<String> find(Settings settings, Setting<String> itself, Setting<Path> inFile) {
    Optional<Setting<?>> given = settings.oneOf(itself, inFile);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    boolean file = given.get().equals(inFile);
    String secret = file ? read(settings.require(inFile)) : settings.require(itself);
    if (secret.isEmpty()) {
      throw new IllegalArgumentException(
          "the secret in " + settings.origin(given.get()) + " is empty");
    }
    return Optional.of(secret);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException missing) {
      throw new IllegalArgumentException("there is no secret file " + file, missing);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "cannot read the secret file " + file + ": " + unreadable, unreadable);
    }
  }
}
