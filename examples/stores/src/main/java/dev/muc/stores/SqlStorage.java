package dev.muc.stores;

import dev.muc.store.ArchiveStore;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomStore;
import dev.muc.store.Storage;
import dev.muc.store.StoreException;
import dev.muc.xml.XmlBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
  private final Archives archives;
  private final @Nullable FolderLock lock;
  private final KnownSummaries known = new KnownSummaries();
  private final SqlRooms rooms;
  private final SqlArchive archive;

  private SqlStorage(Database database, Archives archives, @Nullable FolderLock lock) {
    this.database = database;
    this.archives = archives;
    this.lock = lock;
    this.rooms = new SqlRooms(database, known);
    this.archive = new SqlArchive(database, archives);
  }

  /**
   * Opens the storage in a folder: the SQLite database {@code muc.db}. Folder and database are
   * created where they are missing; the folder belongs to this process until the storage is closed.
   *
   * @throws StoreException if it cannot be opened, or another process has it
   */
  public static SqlStorage inFolder(Path folder) {
    return inFolder(folder, LogLimits.DEFAULT);
  }

  static SqlStorage inFolder(Path folder, LogLimits limits) {
    create(folder);
    FolderLock lock = FolderLock.of(folder);
    try {
      Path file = folder.resolve(FILE);
      Database database = SqliteDatabase.open(SQLITE + file, file.toString(), false);
      return open(
          database,
          () -> Archives.open(database, new LogFiles(file, true, limits.filesInMemory()), limits),
          lock);
    } catch (RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  private static SqlStorage open(
      Database database, Supplier<Archives> archives, @Nullable FolderLock lock) {
    try {
      return new SqlStorage(database, archives.get(), lock);
    } catch (RuntimeException failure) {
      database.close();
      throw failure;
    }
  }

  /**
   * Opens the storage in a folder to look at it, even while another process serves its rooms, whose
   * latest messages are seen a second later at most.
   *
   * @throws StoreException if there is none, or it cannot be opened
   */
  public static SqlStorage toReadInFolder(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      throw new StoreException("there is no database in " + folder);
    }
    Database database = SqliteDatabase.open(SQLITE + file, file.toString(), true);
    return open(database, () -> Archives.toRead(database, new LogFiles(file, false, 0)), null);
  }

  /**
   * Opens the storage in the database at a JDBC URL that begins with {@code jdbc:sqlite:} or {@code
   * jdbc:postgresql:}. It is for the caller to see that one service only uses the rooms in it.
   * Nothing is kept beside the database, which makes SQLite slower than in a folder.
   *
   * @throws StoreException if it cannot be opened, or messages wait beside it
   */
  public static SqlStorage at(String url) {
    return at(url, LogLimits.DEFAULT);
  }

  static SqlStorage at(String url, LogLimits limits) {
    Database database = database(url);
    return open(
        database,
        () -> {
          refuseWaitingBeside(url, database);
          return Archives.open(database, null, limits);
        },
        null);
  }

  /** What waits in files has its place in the archives before all that is still to come. */
  private static void refuseWaitingBeside(String url, Database database) {
    if (!url.startsWith(SQLITE)) {
      return;
    }
    String name = withoutParameters(url).substring(SQLITE.length());
    Path file = Path.of(name.startsWith("file:") ? name.substring("file:".length()) : name);
    if (Files.isRegularFile(file)) {
      try (Archives archives = Archives.toRead(database, new LogFiles(file, false, 0))) {
        if (archives.haveWaitingInFiles()) {
          throw new StoreException(
              "messages wait in files beside the database " + name + ": open its folder instead");
        }
      }
    }
  }

  private static Database database(String url) {
    String name = withoutParameters(url);
    if (url.startsWith(SQLITE)) {
      return SqliteDatabase.open(url, name.substring(SQLITE.length()), false);
    }
    if (url.startsWith(POSTGRESQL)) {
      return PostgresDatabase.open(url, name.substring(POSTGRESQL.length()));
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
    List<EncodedRecord> changing = new ArrayList<>();
    List<String> over = new ArrayList<>(0);
    Map<String, List<EncodedMessage>> messages = new LinkedHashMap<>();
    XmlBuffer scratch = new XmlBuffer();
    for (RoomRecord record : batch) {
      EncodedRecord encoded = EncodedRecord.of(record, scratch);
      if (known.isNew(encoded)) {
        changing.add(encoded);
      }
      if (encoded.dropsArchive()) {
        over.add(encoded.address());
      }
      if (record.summary() != null && !encoded.messages().isEmpty()) {
        messages.put(encoded.address(), encoded.messages());
      }
    }
    boolean messagesAlone = changing.isEmpty() && over.isEmpty();
    if (!messagesAlone || !archives.append(messages)) {
      write(over, messages, changing);
    }
  }

  private void write(
      List<String> over, Map<String, List<EncodedMessage>> messages, List<EncodedRecord> changing) {
    known.forget(changing);
    archives.write(
        (session, change) -> {
          change.drop(over);
          change.append(messages);
          new RoomWriter(session, database.dialect()).append(changing);
          return changing;
        });
    known.add(changing);
  }

  /** As {@link Storage#replace}, in one transaction, with a part of the archive in memory. */
  @Override
  public void replace(RoomRecord room, Iterator<ArchivedMessage> archive) {
    if (room.earlier() != RoomRecord.Earlier.OVER) {
      throw new IllegalArgumentException("a room in place of another leaves nothing of it");
    }
    EncodedRecord encoded = EncodedRecord.of(room);
    known.forget(List.of(encoded));
    archives.write(
        (session, change) -> {
          change.drop(List.of(encoded.address()));
          change.fill(encoded.address(), encoded.messages());
          while (archive.hasNext()) {
            change.fill(encoded.address(), EncodedRecord.encode(room.room(), part(archive)));
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
    archives.close();
    database.close();
    if (lock != null) {
      lock.close();
    }
  }
}
