package dev.muc.stores;

import dev.muc.store.StoreException;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One file of the log: blocks one behind the other. Used by one thread at a time, but to read what
 * waits.
 */
final class LogFile implements AutoCloseable {
  /*
   * A block is its number in eight bytes, its length and a checksum of all the rest in four each, and
   * messages as MessageCodec writes them. Numbers grow from block to block. A file that is used again
   * is written over from its beginning, so that the first block that is torn, or whose number is no
   * greater than the one before it, is the end. The file has its full length from the beginning: to
   * make a block durable, the system has nothing to write but the block.
   */
  static final int BYTES = 8 << 20;

  /** How much is read or written at a time: the system's copy of it is kept for each thread. */
  private static final int PART = 256 << 10;

  private static final int HEADER = Long.BYTES + 2 * Integer.BYTES;
  private static final int CHECKSUM_AT = Long.BYTES + Integer.BYTES;

  private final Path path;
  private final FileChannel channel;

  /** By itself: a thread that is interrupted while it reads a channel closes it. */
  private final RandomAccessFile reader;

  private final boolean toWrite;

  /** What was appended, as it is in the file; null if it is read from there. */
  private byte @Nullable [] memory;

  private long last;
  private int end;
  private int waiting;

  /**
   * What one commit has appended.
   *
   * @param number its number in the log
   * @param file where it is
   * @param start where in the file its messages begin
   * @param length how many bytes of them there are
   * @param kept the messages, encoded; null if they are to be read
   */
  record Block(long number, LogFile file, int start, int length, @Nullable ByteBuffer kept) {}

  private LogFile(Path path, boolean toWrite, OpenOption... options) throws IOException {
    this.path = path;
    this.toWrite = toWrite;
    this.channel = FileChannel.open(path, options);
    try {
      this.reader = new RandomAccessFile(path.toFile(), "r");
    } catch (IOException failure) {
      Quietly.close(channel);
      throw failure;
    }
  }

  /** Creates a file, which has its full length on the disk when this returns. */
  static LogFile create(Path path) throws IOException {
    LogFile file =
        new LogFile(
            path,
            true,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      ByteBuffer part = ByteBuffer.allocate(PART);
      for (int at = 0; at < BYTES; at += PART) {
        file.write(part.clear(), at);
      }
      file.channel.force(true);
      makeNameDurable(path);
    } catch (IOException failure) {
      file.close();
      Files.deleteIfExists(path); // It is shorter than it should be.
      throw failure;
    }
    return file;
  }

  /** What a file is called is in its folder. Windows neither needs that nor opens folders. */
  private static void makeNameDurable(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  /** Opens a file that is there; what is in it is not known before it is read. */
  static LogFile open(Path path, boolean toWrite) throws IOException {
    return toWrite
        ? new LogFile(path, true, StandardOpenOption.READ, StandardOpenOption.WRITE)
        : new LogFile(path, false, StandardOpenOption.READ);
  }

  Path path() {
    return path;
  }

  /** Finds all blocks, with what they have if nobody here writes. */
  List<Block> blocks() throws IOException {
    ByteBuffer all = ByteBuffer.allocate((int) Math.min(BYTES, channel.size()));
    int size = all.limit();
    do {
      all.limit(Math.min(size, all.position() + PART));
    } while (channel.read(all, all.position()) > 0);
    all.flip();
    last = 0;
    end = 0;
    List<Block> blocks = new ArrayList<>();
    for (int length = lengthOfNext(all); length >= 0; length = lengthOfNext(all)) {
      last = all.getLong(end);
      int start = end + HEADER;
      ByteBuffer kept = toWrite ? null : copy(all.slice(start, length));
      blocks.add(new Block(last, this, start, length, kept));
      end += HEADER + length;
    }
    return blocks;
  }

  private static ByteBuffer copy(ByteBuffer some) {
    return ByteBuffer.allocate(some.remaining()).put(some).flip();
  }

  /** Returns how long the messages of the block at the end are; -1 if there is none. */
  private int lengthOfNext(ByteBuffer all) {
    if (all.limit() - end < HEADER || all.getLong(end) <= last) {
      return -1;
    }
    int length = all.getInt(end + Long.BYTES);
    if (length < 0 || length > all.limit() - end - HEADER) {
      return -1;
    }
    ByteBuffer block = all.slice(end, HEADER + length);
    return block.getInt(CHECKSUM_AT) == checksum(block) ? length : -1;
  }

  private static int checksum(ByteBuffer block) {
    CRC32C sum = new CRC32C();
    sum.update(block.slice(0, CHECKSUM_AT));
    sum.update(block.slice(HEADER, block.limit() - HEADER));
    return (int) sum.getValue();
  }

  /** Returns a block as it is written. */
  static ByteBuffer block(long number, List<MessageRow> messages) {
    int length = MessageCodec.size(messages);
    ByteBuffer block = ByteBuffer.allocate(HEADER + length);
    block.putLong(number).putInt(length).putInt(0);
    MessageCodec.encode(messages, block);
    block.flip();
    return block.putInt(CHECKSUM_AT, checksum(block));
  }

  boolean hasRoomFor(ByteBuffer block) {
    return block.remaining() <= BYTES - end;
  }

  /** Appends a block, which is durable when this returns; if it fails, {@link #cut} is due. */
  Block append(long number, ByteBuffer block) throws IOException {
    int length = block.remaining();
    write(block, end);
    channel.force(false);
    if (memory != null) {
      block.get(0, memory, end, length);
    }
    last = number;
    int start = end + HEADER;
    end += length;
    return new Block(number, this, start, length - HEADER, null);
  }

  /**
   * Reads something of a block.
   *
   * @throws StoreException if it cannot be read
   */
  byte[] read(int at, int length) {
    if (memory != null) {
      return Arrays.copyOfRange(memory, at, at + length);
    }
    byte[] bytes = new byte[length];
    synchronized (reader) {
      try {
        reader.seek(at);
        reader.readFully(bytes);
      } catch (IOException failure) {
        throw unreadable(failure);
      }
    }
    return bytes;
  }

  /**
   * Copies something of a block, faster than {@link #read} does. If that fails or the thread is
   * interrupted, nothing can be appended either before the file is opened again.
   *
   * @throws StoreException if it cannot be read
   */
  void copy(int at, int length, ByteBuffer to) {
    if (memory != null) {
      to.put(memory, at, length);
      return;
    }
    int end = to.position() + length;
    ByteBuffer part = to.duplicate().limit(end);
    try {
      while (part.hasRemaining()) {
        if (channel.read(part, at + length - part.remaining()) < 0) {
          throw new EOFException();
        }
      }
    } catch (IOException failure) {
      throw unreadable(failure);
    }
    to.position(end);
  }

  private StoreException unreadable(IOException failure) {
    return new StoreException(
        "a message that waits in " + path + " cannot be read: " + failure, failure);
  }

  /** Makes sure that there is nothing behind the last block that was appended. */
  void cut() throws IOException {
    if (BYTES - end >= HEADER) {
      // By itself: a thread that is interrupted while it writes has closed the channel.
      try (FileChannel again = FileChannel.open(path, StandardOpenOption.WRITE)) {
        ByteBuffer nothing = ByteBuffer.allocate(HEADER);
        again.write(nothing, end);
        again.force(false);
        if (nothing.hasRemaining()) {
          throw new IOException("a write was cut short");
        }
      }
    }
  }

  /** Returns whether more than half of it has been written to. */
  boolean isHalfFull() {
    return end > BYTES / 2;
  }

  /** Begins anew: what is in it is needed no more. */
  void rewind() {
    last = 0;
    end = 0;
  }

  /** What will be in it is kept in memory too, as long as it is open; due when nothing is in it. */
  void keepInMemory() {
    if (memory == null) {
      memory = new byte[BYTES];
    }
  }

  boolean isInMemory() {
    return memory != null;
  }

  private void write(ByteBuffer bytes, long at) throws IOException {
    long next = at;
    while (bytes.hasRemaining()) {
      next += channel.write(bytes, next);
    }
  }

  /** A block of it has messages that wait. */
  void add() {
    waiting++;
  }

  /** The messages of a block of it wait no more. */
  void release() {
    waiting--;
  }

  /** Returns whether nothing in it waits. */
  boolean isFree() {
    return waiting == 0;
  }

  @Override
  public void close() {
    Quietly.close(channel);
    Quietly.close(reader);
  }
}
