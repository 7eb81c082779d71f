package dev.muc.testkit.scansion;

import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A connected client of a script. */
public interface ClientConnection {

  /** Returns the address that the server gave the client. */
  FullJid address();

  /**
   * Sends a stanza. The client's server sets {@code from}.
   *
   * @throws IOException if the connection is lost, or the server cannot take the stanza
   */
  void send(Element stanza) throws IOException;

  /**
   * Returns the next stanza that the client received, exactly as it came, waiting for one at most
   * this long; empty if there is none. In memory nothing is ever under way, so nothing waits.
   *
   * @throws IOException if the connection is lost
   */
  Optional<Element> next(Duration atMost) throws IOException;

  /**
   * Waits until everything that any client of this session has sent has had its effect at this one:
   * then {@link #next} has all of it without waiting.
   *
   * @param atMost how long the server may take to answer
   * @throws IOException if the connection is lost, or the server does not answer in time
   */
  void settle(Duration atMost) throws IOException;

  /**
   * Closes the client's stream, and returns when its server has made it unavailable. Closing it
   * again does nothing.
   *
   * @throws IOException if the connection is lost
   */
  void disconnect() throws IOException;
}
