package dev.muc.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The three places in which the secret may be, of which exactly one has to have it.
 *
 * @param option what {@code --secret} says
 * @param file what {@code --secret-file} names
 * @param environment the value of {@link #VARIABLE}
 */
record SecretSource(@Nullable String option, @Nullable Path file, @Nullable String environment) {
  static final String VARIABLE = "MUC_SECRET";

  /**
   * Returns the secret.
   *
   * @throws IllegalArgumentException if there is none, an empty one or more than one; the message
   *     says what to do and does not show it
   */
  Credentials read() {
    List<String> given = new ArrayList<>();
    if (option != null) {
      given.add("--secret");
    }
    if (file != null) {
      given.add("--secret-file");
    }
    if (environment != null) {
      given.add("the environment variable " + VARIABLE);
    }
    if (given.isEmpty()) {
      throw new IllegalArgumentException(
          "the secret is missing: give --secret-file, --secret or the environment variable "
              + VARIABLE);
    }
    if (given.size() > 1) {
      throw new IllegalArgumentException(
          "the secret is given more than once, by " + String.join(" and ", given) + ": keep one");
    }
    String secret = option != null ? option : environment != null ? environment : fromFile();
    if (secret.isEmpty()) {
      throw new IllegalArgumentException("the secret in " + given.get(0) + " is empty");
    }
    return new Credentials(secret);
  }

  private String fromFile() {
    Path path = Objects.requireNonNull(file);
    try {
      return Files.readString(path).strip();
    } catch (NoSuchFileException missing) {
      throw new IllegalArgumentException("there is no secret file " + path, missing);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "cannot read the secret file " + path + ": " + unreadable, unreadable);
    }
  }
}
