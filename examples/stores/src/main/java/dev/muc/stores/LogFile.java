package dev.muc.stores;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;

/** One file of the log: blocks one behind the other. Used by one thread at a time. */
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
  private long last;
  private int end;
  private int waiting;

  /**
   * What one commit has appended.
   *
   * @param number its number in the log
   * @param file where it is
   */
  record Block(long number, List<MessageRow> messages, LogFile file) {}

  private LogFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Creates a file, which has its full length on the disk when this returns. */
  static LogFile create(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    LogFile file = new LogFile(path, channel);
    try {
      for (int at = 0; at < BYTES; at += PART) {
        file.write(ByteBuffer.allocate(PART), at);
      }
      channel.force(true);
      makeNameDurable(path);
    } catch (IOException failure) {
      Quietly.close(channel);
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
    return new LogFile(
        path,
        toWrite
            ? FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)
            : FileChannel.open(path, StandardOpenOption.READ));
  }

  Path path() {
    return path;
  }

  /** Reads all blocks. */
  List<Block> read() throws IOException {
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
      byte[] messages = new byte[length];
      all.get(end + HEADER, messages);
      blocks.add(new Block(last, MessageCodec.decode(messages), this));
      end += HEADER + length;
    }
    return blocks;
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
  void append(long number, ByteBuffer block) throws IOException {
    int length = block.remaining();
    write(block, end);
    channel.force(false);
    last = number;
    end += length;
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

  /** Begins anew: what is in it is needed no more. */
  void rewind() {
    last = 0;
    end = 0;
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
  }
}
