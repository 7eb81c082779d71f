package dev.muc.testkit.transport;

import dev.muc.host.Transport;
import dev.muc.stanza.Stanza;
import java.io.IOException;
import java.util.Optional;

/**
 * The other side of a transport under test: for a component the server, for WebSocket the client.
 *
 * <p>It reads only when {@link #receives} is called, so that a test can be a slow reader. The test
 * calls {@link #sends} and {@link #receives} from different threads.
 */
public interface Peer extends AutoCloseable {

  /** Returns the transport under test: connected to this peer, and not opened yet. */
  Transport transport();

  /** Sends a stanza to the transport; waits while the transport does not read. */
  void sends(Stanza stanza) throws IOException;

  /** Sends something that is well-formed but no valid stanza. */
  void sendsInvalid() throws IOException;

  /**
   * Returns the next stanza that the transport wrote, with its addressee; waits for it. Empty once
   * the transport has ended and everything has been read.
   */
  Optional<Stanza> receives() throws IOException;

  /** Is gone without a word: the process died, the cable was cut. */
  void vanishes() throws IOException;

  /** Frees what this peer and the transport hold. Closes the transport if it is still open. */
  @Override
  void close() throws IOException;
}
