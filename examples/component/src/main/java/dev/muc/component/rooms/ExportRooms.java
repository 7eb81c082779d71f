package dev.muc.component.rooms;

import dev.muc.stanza.BareJid;
import dev.muc.store.Storage;
import dev.muc.xml.room.RoomFormatException;
import dev.muc.xml.room.RoomsWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes stored rooms into a file. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Writes stored rooms with their archives into an XML file.",
    footer = {"", "The file holds passwords and messages: only its owner may read it."})
final class ExportRooms extends RoomCommand {
  @Parameters(index = "0", paramLabel = "FILE", description = "The file to write.")
  private Path file = Path.of("rooms.xml");

  @Parameters(
      index = "1..*",
      paramLabel = "ADDRESS",
      description =
          "The rooms, and the services whose bans are wanted (default: all rooms, and the bans from"
              + " their services).")
  private List<BareJid> addresses = new ArrayList<>();

  @Option(names = "--without-archive", description = "Leaves out the messages of archives.")
  private boolean withoutArchive;

  @Option(names = "--replace", description = "Overwrites the file if it is there.")
  private boolean replace;

  ExportRooms(Shared shared) {
    super(shared);
  }

  @Override
  void work(Storage storage, PrintWriter out) throws IOException, RoomFormatException {
    if (!replace && Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    // A file of this name is whole: it is written under another, and gets its own when it is done.
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try {
      Tally tally = tracked("exporting", progress -> export(storage, part, progress));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      out.println(file + ": " + tally);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private Tally export(Storage storage, Path part, Progress progress) throws IOException {
    try (OutputStream file = create(part);
        RoomsWriter writer = new RoomsWriter(new BufferedOutputStream(file, 1 << 16))) {
      RoomExport export = new RoomExport(storage, writer, !withoutArchive, progress);
      return addresses.isEmpty() ? export.all() : export.only(addresses);
    }
  }

  private static OutputStream create(Path part) throws IOException {
    if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var ownerOnly = PosixFilePermissions.fromString("rw-------");
      Files.createFile(part, PosixFilePermissions.asFileAttribute(ownerOnly));
      return Files.newOutputStream(part, StandardOpenOption.WRITE);
    }
    return Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }
}
