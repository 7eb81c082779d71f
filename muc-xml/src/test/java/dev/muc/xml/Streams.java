package dev.muc.xml;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Inputs for tests of streams. */
final class Streams {
  static final String HEADER =
      "<?xml version='1.0'?><stream:stream xmlns='jabber:component:accept'"
          + " xmlns:stream='http://etherx.jabber.org/streams' id='3BF96D32'>";

  private Streams() {}

  /** An input that has all of this and then ends. */
  static InputStream of(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A connection over which bytes come one by one; asking for more than there are would block. */
  static final class Trickle extends InputStream {
    private byte[] bytes;
    private int next;

    Trickle(String text) {
      bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /** Lets more bytes come, once all before are read. */
    void more(String text) {
      if (next < bytes.length) {
        throw new AssertionError("not read: " + (bytes.length - next) + " bytes");
      }
      bytes = text.getBytes(StandardCharsets.UTF_8);
      next = 0;
    }

    @Override
    public int read() {
      if (next == bytes.length) {
        throw new AssertionError("would block for a byte that is not needed");
      }
      return bytes[next++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      target[offset] = (byte) read();
      return 1;
    }
  }

  /** A stream of its own for a test of what stands in it. */
  static ElementReader reader(String content) {
    return ElementReader.stream(of(HEADER + content), XmlLimits.DEFAULT);
  }
}
