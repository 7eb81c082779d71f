package dev.muc.stores;

import dev.muc.store.ArchiveStore;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomStore;
import dev.muc.store.Storage;
import dev.muc.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rooms and archives in one database, SQLite or PostgreSQL. A batch is one transaction over both.
 *
 * <p>Its tables are made, and brought up to date, when it is opened. What cannot be done is said in
 * one sentence by a {@link StoreException}; nothing is damaged by it, and the next call works when
 * the reason is gone.
 */
public final class SqlStorage implements Storage {
  private static final String FILE = "muc.db";
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /** How many messages of a room that moves in are in memory; some 1 KB each. */
  private static final int PART = 1_000;

  private final Database database;
  private final @Nullable FolderLock lock;
  private final SqlRooms rooms;
  private final SqlArchive archive;

  private SqlStorage(Database database, @Nullable FolderLock lock) {
    this.database = database;
    this.lock = lock;
    this.rooms = new SqlRooms(database);
    this.archive = new SqlArchive(database);
  }

  /**
   * Opens the storage in a folder: the SQLite database {@code muc.db}. Folder and database are
   * created where they are missing; the folder belongs to this process until the storage is closed.
   *
   * @throws StoreException if it cannot be opened, or another process has it
   */
  public static SqlStorage inFolder(Path folder) {
    create(folder);
    FolderLock lock = FolderLock.of(folder);
    try {
      Path file = folder.resolve(FILE);
      return new SqlStorage(SqliteDatabase.open(SQLITE + file, file.toString(), false), lock);
    } catch (RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  /**
   * Opens the storage in a folder to look at it, even while another process serves its rooms.
   *
   * @throws StoreException if there is none, or it cannot be opened
   */
  public static SqlStorage toReadInFolder(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      throw new StoreException("there is no database in " + folder);
    }
    return new SqlStorage(SqliteDatabase.open(SQLITE + file, file.toString(), true), null);
  }

  /**
   * Opens the storage in the database at a JDBC URL that begins with {@code jdbc:sqlite:} or {@code
   * jdbc:postgresql:}. It is for the caller to see that one service only uses the rooms in it.
   *
   * @throws StoreException if it cannot be opened
   */
  public static SqlStorage at(String url) {
    String name = withoutParameters(url);
    if (url.startsWith(SQLITE)) {
      String file = name.substring(SQLITE.length());
      return new SqlStorage(SqliteDatabase.open(url, file, false), null);
    }
    if (url.startsWith(POSTGRESQL)) {
      String database = name.substring(POSTGRESQL.length());
      return new SqlStorage(PostgresDatabase.open(url, database), null);
    }
    throw new StoreException(
        "no database is known by "
            + name
            + ": expected "
            + SQLITE
            + "FILE or "
            + POSTGRESQL
            + "//HOST/DATABASE");
  }

  /** Leaves out what may hold a password. */
  private static String withoutParameters(String url) {
    int parameters = url.indexOf('?');
    String shown = parameters < 0 ? url : url.substring(0, parameters);
    return shown.replaceFirst("//[^/@]*@", "//");
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException impossible) {
      throw new StoreException(
          "the folder " + folder + " cannot be created: " + impossible.getMessage(), impossible);
    }
  }

  @Override
  public RoomStore rooms() {
    return rooms;
  }

  @Override
  public ArchiveStore archive() {
    return archive;
  }

  @Override
  public void commit(List<RoomRecord> batch) {
    if (batch.isEmpty()) {
      return;
    }
    List<EncodedRecord> encoded = batch.stream().map(EncodedRecord::of).toList();
    database.write(
        session -> {
          new ArchiveWriter(session, database.dialect()).commit(encoded);
          new RoomWriter(session, database.dialect()).append(encoded);
          return encoded.size();
        });
  }

  /** As {@link Storage#replace}, in one transaction, with a part of the archive in memory. */
  @Override
  public void replace(RoomRecord room, Iterator<ArchivedMessage> archive) {
    if (room.earlier() != RoomRecord.Earlier.OVER) {
      throw new IllegalArgumentException("a room in place of another leaves nothing of it");
    }
    EncodedRecord encoded = EncodedRecord.of(room);
    database.write(
        session -> {
          ArchiveWriter messages = new ArchiveWriter(session, database.dialect());
          messages.commit(List.of(encoded));
          while (archive.hasNext()) {
            messages.append(
                Map.of(encoded.address(), EncodedRecord.encode(room.room(), part(archive))));
          }
          new RoomWriter(session, database.dialect()).append(List.of(encoded));
          return room;
        });
  }

  private static List<ArchivedMessage> part(Iterator<ArchivedMessage> archive) {
    List<ArchivedMessage> part = new ArrayList<>();
    while (part.size() < PART && archive.hasNext()) {
      part.add(archive.next());
    }
    return part;
  }

  @Override
  public void close() {
    database.close();
    if (lock != null) {
      lock.close();
    }
  }
}
