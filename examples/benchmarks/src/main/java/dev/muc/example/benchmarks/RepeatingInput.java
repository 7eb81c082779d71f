package dev.muc.example.benchmarks;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A beginning, and then the same bytes for ever. */
final class RepeatingInput extends InputStream {
  private final byte[] repeated;
  private byte[] current;
  private int position;

  RepeatingInput(String beginning, byte[] repeated) {
    this.repeated = repeated;
    this.current = beginning.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (repeated.length == 0 && position == current.length) {
      return -1;
    }
    int done = 0;
    while (done < length) {
      if (position == current.length) {
        current = repeated;
        position = 0;
        if (repeated.length == 0) {
          break;
        }
      }
      int count = Math.min(length - done, current.length - position);
      System.arraycopy(current, position, bytes, offset + done, count);
      position += count;
      done += count;
    }
    return done;
  }
}
