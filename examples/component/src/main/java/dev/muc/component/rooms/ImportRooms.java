package dev.muc.component.rooms;

import dev.muc.component.ejabberd.EjabberdSource;
import dev.muc.component.prosody.ProsodySource;
import dev.muc.store.Storage;
import dev.muc.xml.room.RoomFormatException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings rooms of a file into the storage. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Stores rooms from a file that \"export\" wrote, or from another server's data.",
    footer = {
      "",
      "All is read and checked before anything is stored. Stop the component first.",
      "Bans from a service are added to those there are."
    })
final class ImportRooms extends RoomCommand {
  /** What rooms can come from. */
  enum Origin {
    DOCUMENT,
    PROSODY,
    EJABBERD
  }

  @Parameters(paramLabel = "FILE", description = "The file or folder to read.")
  private Path file = Path.of("rooms.xml");

  @Option(
      names = "--from",
      paramLabel = "WHAT",
      description =
          "What there is to read: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). PROSODY is"
              + " its data folder, such as /var/lib/prosody, with the storage \"internal\";"
              + " EJABBERD is a file that \"ejabberdctl dump\" wrote.")
  private Origin origin = Origin.DOCUMENT;

  @Option(
      names = "--replace",
      description = "Puts imported rooms in the place of stored ones, archives included.")
  private boolean replace;

  ImportRooms(Shared shared) {
    super(shared);
  }

  @Override
  boolean onlyReads() {
    return false;
  }

  @Override
  void work(Storage storage, PrintWriter out) throws IOException, RoomFormatException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    RoomImport rooms = new RoomImport(storage, replace);
    try {
      pass("checking", rooms::check);
      out.println(file + ": " + pass("importing", rooms::store));
    } catch (RoomFormatException unreadable) {
      String place = Files.isDirectory(file) ? "" : file + ": "; // Else it says which file itself.
      throw new RoomFormatException(place + unreadable.getMessage(), unreadable);
    }
  }

  /** One way through all that is to be imported. */
  @FunctionalInterface
  private interface Pass {
    Tally over(RoomSource source, Progress progress) throws IOException, RoomFormatException;
  }

  private Tally pass(String label, Pass pass) throws IOException, RoomFormatException {
    try (RoomSource source = open()) {
      return tracked(label, progress -> pass.over(source, progress));
    }
  }

  private RoomSource open() throws IOException, RoomFormatException {
    return switch (origin) {
      case DOCUMENT -> DocumentSource.open(file);
      case PROSODY -> ProsodySource.open(file);
      case EJABBERD -> EjabberdSource.open(file);
    };
  }
}
