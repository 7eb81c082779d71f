package dev.muc.stores;

import dev.muc.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log in files beside a database of SQLite: what a commit costs here is one write and one wait
 * for the disk. Used by one thread at a time, but to prepare a file.
 */
final class LogFiles implements AutoCloseable {
  /*
   * Blocks are appended to the latest file. When it is full, a file in which nothing waits is used
   * again, or one more is created, which takes some twenty milliseconds. So somebody who has the time
   * creates one before: the `spare`, which `creating` guards.
   *
   * After a failure nobody knows what of a block is on the disk, and its number and the places of its
   * messages are given away anew. So `uncertain` is cut off before anything else is done, and as long
   * as that fails, so does everything.
   */
  private static final String SUFFIX = "-messages-";

  private final Path database;
  private final boolean toWrite;
  private final int inMemory;
  private final List<LogFile> files = new ArrayList<>();
  private @Nullable LogFile latest;
  private @Nullable LogFile uncertain;
  private final Object creating = new Object();
  private volatile @Nullable LogFile spare;
  private int lastName;

  /**
   * @param database the file of the database, beside which they are
   * @param toWrite whether blocks may be appended
   * @param inMemory of how many files what is appended is kept in memory too
   */
  LogFiles(Path database, boolean toWrite, int inMemory) {
    this.database = database;
    this.toWrite = toWrite;
    this.inMemory = inMemory;
  }

  /**
   * Finds all blocks that there are, those included whose messages are sorted in by now.
   *
   * @return what they have is kept in memory if nobody here writes, as others may write over it
   * @throws StoreException if they cannot be read, or what failed to be written cannot be taken
   *     back
   */
  List<LogFile.Block> blocks() {
    try {
      cutUncertain();
      synchronized (creating) {
        close();
        return open();
      }
    } catch (IOException failure) {
      throw failed("read", failure);
    }
  }

  private List<LogFile.Block> open() throws IOException {
    List<LogFile.Block> blocks = new ArrayList<>();
    long last = 0;
    for (Path path : paths()) {
      LogFile file = LogFile.open(path, toWrite);
      files.add(file);
      List<LogFile.Block> more = file.blocks();
      blocks.addAll(more);
      if (!more.isEmpty() && more.get(more.size() - 1).number() > last) {
        last = more.get(more.size() - 1).number();
        latest = file;
      }
    }
    return blocks;
  }

  private void cutUncertain() throws IOException {
    if (uncertain != null) {
      uncertain.cut();
      uncertain = null;
    }
  }

  private List<Path> paths() throws IOException {
    List<Path> paths = new ArrayList<>();
    String name = database.getFileName() + SUFFIX;
    Path folder = database.toAbsolutePath().getParent();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path path : all) {
        String found = path.getFileName().toString();
        if (found.startsWith(name) && found.substring(name.length()).matches("[1-9][0-9]{0,8}")) {
          paths.add(path);
          lastName = Math.max(lastName, Integer.parseInt(found.substring(name.length())));
        }
      }
    }
    return paths;
  }

  /** Returns whether something in them waits. */
  boolean haveWaiting() {
    return files.stream().anyMatch(file -> !file.isFree());
  }

  /**
   * Appends a block, which is durable when this returns.
   *
   * @return where it is; null if it is too long for any file
   * @throws StoreException if that failed: then {@link #blocks} is due, unless it is certain that
   *     nothing was written
   */
  LogFile.@Nullable Block append(long number, List<MessageRow> messages) {
    ByteBuffer block = LogFile.block(number, messages);
    if (block.remaining() > LogFile.BYTES / 2) {
      return null;
    }
    try {
      LogFile file = latest;
      if (file == null || !file.hasRoomFor(block)) {
        file = next();
        if (files.stream().filter(LogFile::isInMemory).count() < inMemory) {
          file.keepInMemory();
        }
        latest = file;
      }
      uncertain = file;
      LogFile.Block appended = file.append(number, block);
      uncertain = null;
      return appended;
    } catch (IOException failure) {
      throw failed("written", failure);
    }
  }

  /** Returns whether it is known what was written and what was not. */
  boolean areCertain() {
    return uncertain == null;
  }

  private LogFile next() throws IOException {
    for (LogFile file : files) {
      if (file != latest && file.isFree()) {
        file.rewind();
        return file;
      }
    }
    synchronized (creating) {
      LogFile file = spare == null ? create() : spare;
      spare = null;
      files.add(file);
      return file;
    }
  }

  private LogFile create() throws IOException {
    Path path = database.resolveSibling(database.getFileName() + SUFFIX + (lastName + 1));
    LogFile file = LogFile.create(path);
    lastName++;
    return file;
  }

  /** Returns whether a file will soon have to be created. */
  boolean areRunningOut() {
    LogFile file = latest;
    return file != null
        && file.isHalfFull()
        && spare == null
        && files.stream().noneMatch(each -> each != file && each.isFree());
  }

  /**
   * Creates a file before it is needed. Unlike all else, this may be done at any time.
   *
   * @throws StoreException if that failed
   */
  void prepare() {
    synchronized (creating) {
      if (spare == null) {
        try {
          spare = create();
        } catch (IOException failure) {
          throw failed("made longer", failure);
        }
      }
    }
  }

  /** Removes the files in which nothing waits, which gives the disk back after a burst. */
  void removeUnused() {
    for (Iterator<LogFile> each = files.iterator(); each.hasNext(); ) {
      LogFile file = each.next();
      if (file.isFree()) {
        file.close();
        each.remove();
        latest = file == latest ? null : latest;
        try {
          Files.delete(file.path());
        } catch (IOException failure) {
          throw failed("removed", failure);
        }
      }
    }
  }

  private StoreException failed(String what, IOException failure) {
    return new StoreException(
        "the log of messages beside " + database + " cannot be " + what + ": " + failure, failure);
  }

  @Override
  public void close() {
    synchronized (creating) {
      LogFile unused = spare;
      if (unused != null) {
        unused.close();
      }
      spare = null;
    }
    files.forEach(LogFile::close);
    files.clear();
    latest = null;
  }
}
