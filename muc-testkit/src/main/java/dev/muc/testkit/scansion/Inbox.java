package dev.muc.testkit.scansion;

import dev.muc.stanza.Element;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The stanzas that a client received and that nothing has consumed yet, in the order they came. */
public final class Inbox {
  private final ClientConnection connection;
  private final Consumer<Element> arrived;
  private final List<Element> unconsumed = new ArrayList<>();

  /**
   * Creates one for the stanzas of a connection.
   *
   * @param arrived is told of each stanza as it is found in the connection
   */
  public Inbox(ClientConnection connection, Consumer<Element> arrived) {
    this.connection = connection;
    this.arrived = arrived;
  }

  /** Returns what nothing has consumed. */
  public List<Element> unconsumed() {
    return List.copyOf(unconsumed);
  }

  /** Takes in what has arrived, without waiting. */
  public void drain() throws IOException {
    while (take(Duration.ZERO).isPresent()) {
      // Taking is all there is to do.
    }
  }

  /**
   * Waits until everything has arrived that was caused so far, and takes it in.
   *
   * @param atMost how long the server may take
   */
  public void settle(Duration atMost) throws IOException {
    connection.settle(atMost);
    drain();
  }

  /**
   * Consumes the first stanza that matches, waiting for it if need be; earlier ones stay.
   *
   * @param exactOrder whether only the first stanza of all will do
   * @return the stanza; empty if none has come that matches
   */
  public Optional<Element> consume(Element expected, boolean exactOrder, Duration timeout)
      throws IOException {
    drain();
    long start = System.nanoTime();
    int seen = 0;
    while (true) {
      for (; seen < unconsumed.size(); seen++) {
        if (StanzaMatcher.mismatch(expected, unconsumed.get(seen)).isEmpty()) {
          return Optional.of(unconsumed.remove(seen));
        }
        if (exactOrder) {
          return Optional.empty();
        }
      }
      Duration left = timeout.minusNanos(System.nanoTime() - start);
      if (take(left.isNegative() ? Duration.ZERO : left).isEmpty()) {
        return Optional.empty();
      }
    }
  }

  private Optional<Element> take(Duration atMost) throws IOException {
    Optional<Element> stanza = connection.next(atMost);
    stanza.ifPresent(
        found -> {
          unconsumed.add(found);
          arrived.accept(found);
        });
    return stanza;
  }
}
