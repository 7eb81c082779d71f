package dev.muc.stores;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What one commit has added to the log. Used by one thread at a time, but to read a message. */
final class LogEntry {
  private final long number;
  private final long at;
  private final int length;
  private final @Nullable LogFile file;
  private final int start;
  private final @Nullable ByteBuffer messages;
  private int next = MessageCodec.FIRST;
  private int waiting;

  /**
   * An entry that is a row of the table.
   *
   * @param number its number in the log
   * @param at when it came, by {@link System#nanoTime}
   * @param messages what it has, encoded
   */
  LogEntry(long number, long at, byte[] messages) {
    this.number = number;
    this.at = at;
    this.length = messages.length;
    this.file = null;
    this.start = 0;
    this.messages = ByteBuffer.wrap(messages);
  }

  /**
   * An entry that is a block of a file.
   *
   * @param at when it came, by {@link System#nanoTime}
   */
  LogEntry(long at, LogFile.Block block) {
    this.number = block.number();
    this.at = at;
    this.length = block.length();
    this.file = block.file();
    this.start = block.start();
    this.messages = block.kept();
  }

  /** Returns the file in which it is; null if it is a row of the table. */
  @Nullable LogFile file() {
    return file;
  }

  long number() {
    return number;
  }

  long at() {
    return at;
  }

  /** Returns how many bytes it has. */
  int length() {
    return length;
  }

  /** Returns how many bytes of it are in memory, but for what a file keeps there. */
  int lengthInMemory() {
    return messages == null ? 0 : length;
  }

  /** Its next message waits. */
  Waiting add(MessageRow message) {
    waiting++;
    int offset = next;
    pass(message);
    return new Waiting(this, offset, next - offset, message.body().idHash());
  }

  /** Its next message does not wait. */
  void pass(MessageRow message) {
    next += MessageCodec.size(message);
  }

  /** One of its messages waits no more. */
  void remove() {
    waiting--;
  }

  /** Returns whether none of its messages waits. */
  boolean isDone() {
    return waiting == 0;
  }

  /** Reads some of its bytes. */
  byte[] read(int offset, int count) {
    if (messages != null) {
      byte[] bytes = new byte[count];
      messages.get(offset, bytes);
      return bytes;
    }
    return inFile().read(start + offset, count);
  }

  /** Copies some of its bytes; as {@link LogFile#copy}. */
  void copy(int offset, int count, ByteBuffer to) {
    if (messages != null) {
      to.put(messages.slice(offset, count));
    } else {
      inFile().copy(start + offset, count, to);
    }
  }

  private LogFile inFile() {
    if (file == null) {
      throw new IllegalStateException("an entry that is nowhere");
    }
    return file;
  }
}
