package dev.muc.testkit.scansion;

import java.io.Closeable;
import java.io.IOException;

/** The playing of one script against a {@link Backend}. Closing it disconnects everybody. */
public interface BackendSession extends Closeable {

  /**
   * Connects a client, which sends nothing yet.
   *
   * @throws IOException if the server is not there, or refuses the client; the message says why
   */
  ClientConnection connect(ScriptClient client) throws IOException;
}
