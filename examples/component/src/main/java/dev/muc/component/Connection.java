package dev.muc.component;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
import jdk.net.ExtendedSocketOptions;

/** A TCP connection that is read by one thread and written by one at a time, neither for ever. */
final class Connection implements Closeable {
  /*
   * The channel does not block; who has to wait does so at a selector of its own. Unlike blocking
   * streams this tells when the other side takes nothing (`full`), bounds each wait, and lets go of
   * both threads when the connection is closed.
   */
  private final SocketChannel channel;
  private final Selector readable;
  private final Selector writable;
  private final Input input = new Input();
  private volatile Duration readPatience;
  private volatile Duration writePatience;
  private volatile boolean full;

  private Connection(SocketChannel channel, Duration patience) throws IOException {
    this.channel = channel;
    this.readPatience = patience;
    this.writePatience = patience;
    channel.configureBlocking(false);
    readable = channel.provider().openSelector();
    writable = channel.provider().openSelector();
    channel.register(readable, SelectionKey.OP_READ);
    channel.register(writable, SelectionKey.OP_WRITE);
  }

  /**
   * Connects to a server.
   *
   * @param patience how long to wait for the connection, and then for each read or write
   * @throws IOException if there is nobody, or nobody who answers in time
   */
  static Connection open(InetSocketAddress server, Duration patience) throws IOException {
    if (server.isUnresolved()) {
      throw new UnknownHostException("no such host: " + server.getHostString());
    }
    SocketChannel channel = SocketChannel.open();
    try {
      channel.socket().connect(server, Math.toIntExact(patience.toMillis()));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true); // Writes are large already.
      keepAlive(channel);
      return new Connection(channel, patience);
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  /** Lets the system notice a server that died without a word while nothing is sent. */
  private static void keepAlive(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    if (channel.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
      channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 60); // Seconds; two hours otherwise.
      channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 15);
    }
  }

  /** Returns what arrives. Read by one thread at a time. */
  InputStream input() {
    return input;
  }

  /** Sets how long a read waits for a byte; zero for ever. */
  void readPatience(Duration patience) {
    readPatience = patience;
  }

  /** Sets how long a write waits until the other side takes a byte. */
  void writePatience(Duration patience) {
    writePatience = patience;
  }

  /** Returns whether a writer waits for the other side to read. */
  boolean full() {
    return full;
  }

  /**
   * Writes bytes; waits until all were taken. One thread at a time.
   *
   * @throws IOException if the connection broke, was closed, or takes nothing for too long
   */
  void write(byte[] bytes, int length) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
    while (rest.hasRemaining()) {
      if (channel.write(rest) == 0) {
        full = true;
        try {
          await(writable, writePatience, "the other side does not read");
        } finally {
          full = false;
        }
      }
    }
  }

  /** Says that nothing more will be written; what is under way still arrives. */
  void shutdownOutput() throws IOException {
    channel.shutdownOutput();
  }

  /** Closes both directions and lets go of whoever waits. */
  @Override
  public void close() throws IOException {
    channel.close();
    readable.close();
    writable.close();
  }

  private void await(Selector selector, Duration patience, String problem) throws IOException {
    try {
      selector.selectedKeys().clear();
      int ready = selector.select(patience.toMillis());
      if (!channel.isOpen()) {
        throw new ClosedChannelException();
      }
      if (ready == 0 && !patience.isZero()) {
        throw new IOException(problem + " for " + patience.toSeconds() + " s");
      }
    } catch (ClosedSelectorException closed) {
      throw new IOException("the connection was closed", closed);
    }
  }

  private final class Input extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      if (read(one, 0, 1) < 0) {
        throw new EOFException();
      }
      return one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      if (length == 0) {
        return 0;
      }
      ByteBuffer target = ByteBuffer.wrap(bytes, offset, length);
      int count = channel.read(target);
      while (count == 0) {
        await(readable, readPatience, "nothing has arrived");
        count = channel.read(target);
      }
      return count;
    }
  }
}
