package dev.muc.component.prosody;

import dev.muc.component.rooms.FileSource;
import dev.muc.store.ArchivedMessage;
import dev.muc.xml.room.RoomDocument;
import dev.muc.xml.room.RoomFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rooms in the data folder of a Prosody with the storage {@code internal}: {@code
 * HOST/config/ROOM.dat}, and their archives in {@code HOST/muc_log/ROOM.list}. Who was in a room is
 * not brought along: Prosody's occupants are gone when it stops.
 */
public final class ProsodySource extends FileSource<Path> {
  /** Prosody keeps 10,000 messages of a room by default; a hundred times as many fit in here. */
  private static final long FILE_BYTES_MAX = 512L * 1024 * 1024;

  private ProsodySource(List<Path> rooms) {
    super(rooms);
  }

  /**
   * Looks for rooms in a data folder, or in the folder of one host in it.
   *
   * @throws RoomFormatException if there is none
   */
  public static ProsodySource open(Path folder) throws IOException, RoomFormatException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    List<Path> hosts = new ArrayList<>(List.of(folder));
    try (Stream<Path> children = Files.list(folder)) {
      children.filter(Files::isDirectory).sorted().forEach(hosts::add);
    }
    List<Path> rooms = new ArrayList<>();
    for (Path host : hosts) {
      Path config = host.resolve("config");
      if (Files.isDirectory(config)) {
        try (Stream<Path> files = Files.list(config)) {
          files.filter(file -> file.toString().endsWith(".dat")).sorted().forEach(rooms::add);
        }
      }
    }
    if (rooms.isEmpty()) {
      throw new RoomFormatException(
          "no rooms of Prosody, which stand in " + folder.resolve("HOST/config/ROOM.dat"));
    }
    return new ProsodySource(rooms);
  }

  @Override
  protected Moving read(Path file) throws IOException, RoomFormatException {
    Path log = log(file);
    boolean archived = Files.exists(log);
    RoomDocument room =
        in(
            file,
            bytes -> {
              Instant changedAt = Files.getLastModifiedTime(file).toInstant();
              return new ProsodyRoom(LuaReader.table(bytes), archived, changedAt).document();
            });
    return new Moving(room, archived ? archive(room, log) : List.of());
  }

  /** Returns where the archive of a room is, if it has one. */
  private static Path log(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.dat$", ".list");
    return file.resolveSibling("../muc_log").resolve(name).normalize();
  }

  private static List<ArchivedMessage> archive(RoomDocument room, Path log)
      throws IOException, RoomFormatException {
    return in(
        log,
        bytes -> {
          List<ArchivedMessage> messages = new ArrayList<>();
          for (LuaTable item : LuaReader.items(bytes)) {
            ProsodyMessage.read(room.address(), item).ifPresent(messages::add);
          }
          return messages;
        });
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(byte[] bytes) throws IOException, RoomFormatException;
  }

  private static <T> T in(Path file, Reader<T> reader) throws IOException, RoomFormatException {
    if (Files.size(file) > FILE_BYTES_MAX) {
      throw new RoomFormatException(file + ": more than " + FILE_BYTES_MAX + " bytes");
    }
    try {
      return reader.read(Files.readAllBytes(file));
    } catch (RoomFormatException unreadable) {
      throw new RoomFormatException(file + ": " + unreadable.getMessage(), unreadable);
    }
  }
}
