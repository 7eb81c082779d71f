package dev.muc.component.rooms;

import dev.muc.component.config.Settings;
import dev.muc.component.config.SettingsReader;
import dev.muc.store.Storage;
import dev.muc.store.StoreException;
import dev.muc.xml.room.RoomFormatException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands over stored rooms have in common: a storage, and a sentence if it fails. */
abstract class RoomCommand implements Callable<Integer> {
  private final Shared shared;

  @Spec private @Nullable CommandSpec spec;

  /**
   * Where progress is shown.
   *
   * @param isThere whether there is a terminal
   */
  record Terminal(boolean isThere, InstantSource time) {}

  /** What all commands need. */
  record Shared(StorageOpener opener, SettingsReader settings, Terminal terminal) {}

  RoomCommand(Shared shared) {
    this.shared = shared;
  }

  /** Returns whether nothing is written to the storage. */
  boolean onlyReads() {
    return true;
  }

  abstract void work(Storage storage, PrintWriter out) throws IOException, RoomFormatException;

  @Override
  public Integer call() {
    CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
    try (Storage storage = open(commandLine)) {
      work(storage, commandLine.getOut());
      commandLine.getOut().flush();
      return CommandLine.ExitCode.OK;
    } catch (Failure | StoreException | RoomFormatException failure) {
      return failed(commandLine, String.valueOf(failure.getMessage()));
    } catch (IOException failure) {
      return failed(commandLine, sentence(failure));
    }
  }

  private Storage open(CommandLine commandLine) {
    try {
      Settings settings = shared.settings().read(commandLine.getParseResult());
      return StorageSettings.open(settings, shared.opener(), onlyReads());
    } catch (IllegalArgumentException invalid) {
      throw new Failure(String.valueOf(invalid.getMessage()), invalid);
    }
  }

  private static int failed(CommandLine commandLine, String sentence) {
    commandLine.getErr().println("muc-component: " + Printable.of(sentence));
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Returns why a file could not be used, which Java says in a class name as often as in words. */
  private static String sentence(IOException failure) {
    if (failure instanceof NoSuchFileException missing) {
      return "there is no " + missing.getFile();
    } else if (failure instanceof FileAlreadyExistsException there) {
      return there.getFile() + " exists already; --replace overwrites it";
    } else if (failure instanceof FileSystemException refused) {
      String reason = refused.getReason();
      return refused.getFile() + ": " + (reason == null ? "access denied" : reason);
    }
    return String.valueOf(failure.getMessage());
  }

  /** Work that tells how far it has come. */
  @FunctionalInterface
  interface Tracked<T> {
    T run(Progress progress) throws IOException, RoomFormatException;
  }

  /** Does work with a bar on the terminal, where there is one. */
  <T> T tracked(String label, Tracked<T> work) throws IOException, RoomFormatException {
    if (!shared.terminal().isThere()) {
      return work.run(Progress.NONE);
    }
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    try (ProgressLine line = new ProgressLine(err, shared.terminal().time(), label)) {
      return work.run(line);
    }
  }
}
