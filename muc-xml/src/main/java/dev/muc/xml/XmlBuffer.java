package dev.muc.xml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A growing array of UTF-8 that is filled, written out, cleared and filled again.
 *
 * <p>For one thread at a time.
 */
public final class XmlBuffer {
  private static final int INITIAL_SIZE = 1024;

  private byte[] array = new byte[INITIAL_SIZE];
  private int length;

  /** Creates an empty one. */
  public XmlBuffer() {}

  /** Returns the array itself, of which the first {@link #length} bytes count; not a copy. */
  public byte[] array() {
    return array;
  }

  /** Returns the number of bytes. */
  public int length() {
    return length;
  }

  /** Forgets all bytes and keeps the array. */
  public void clear() {
    length = 0;
  }

  /** Writes all bytes to {@code out} in one call. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(array, 0, length);
  }

  /** Returns a copy of the bytes. */
  public byte[] toByteArray() {
    return Arrays.copyOf(array, length);
  }

  /** Returns the bytes as text. */
  @Override
  public String toString() {
    return new String(array, 0, length, StandardCharsets.UTF_8);
  }

  /** Appends the bytes from {@code from} to before {@code to}; as {@link #append(byte[])}. */
  public void append(byte[] source, int from, int to) {
    Objects.checkFromToIndex(from, to, source.length);
    reserve(to - from);
    System.arraycopy(source, from, array, length, to - from);
    length += to - from;
  }

  /** Appends bytes that are XML already, such as a stream's header. */
  public void append(byte[] source) {
    append(source, 0, source.length);
  }

  /** Forgets what follows the first {@code newLength} bytes. */
  void truncate(int newLength) {
    length = newLength;
  }

  /** Returns a copy of the bytes from {@code start} on. */
  byte[] copyFrom(int start) {
    return Arrays.copyOfRange(array, start, length);
  }

  void append(char ascii) {
    reserve(1);
    array[length++] = (byte) ascii;
  }

  /** Appends markup that is ASCII. */
  void appendAscii(String ascii) {
    int count = ascii.length();
    reserve(count);
    for (int i = 0; i < count; i++) {
      array[length + i] = (byte) ascii.charAt(i);
    }
    length += count;
  }

  /** Makes room for {@code count} more bytes. */
  void reserve(int count) {
    if (count > array.length - length) {
      grow(count);
    }
  }

  /** By itself, so that the many places that reserve stay short and are compiled quickly. */
  private void grow(int count) {
    // Overflows only beyond 2 GiB, which no stanza within any limit comes near to.
    array = Arrays.copyOf(array, Math.max(Math.addExact(length, count), array.length * 2));
  }
}
