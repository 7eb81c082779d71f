package dev.muc.host;

import dev.muc.Delivery;
import dev.muc.stanza.Stanza;
import org.jspecify.annotations.Nullable;

/**
 * The one interface between rooms and the world: it hands stanzas in and takes deliveries out.
 *
 * <p>A transport is one connection's worth of life. It is opened once; it ends once, when the other
 * side is gone or when it is closed; it is not opened again. Who wants to reconnect makes a new one
 * and attaches it to the same {@link RoomHost}, which kept its rooms.
 *
 * <p>Both ways are bounded. A transport whose other side does not read lets {@link Outlet#send}
 * wait instead of storing what it cannot write; and it does not read on while {@link
 * Receiver#received} waits. The suite {@code TransportContract} of the testkit states all of this
 * as tests.
 */
public interface Transport extends AutoCloseable {

  /**
   * Begins to hand in what arrives. Returns at once.
   *
   * @throws IllegalStateException if this transport was opened before
   */
  void open(Receiver receiver);

  /**
   * Returns a way out for one thread. Several may be in use at a time, one by each of the threads
   * that serve rooms; there is no order between what is sent on one and what is sent on another.
   */
  Outlet outlet();

  /**
   * Returns whether the other side takes nothing at the moment, so that a sender waits or is about
   * to. The answer may be out of date when it is read; it is for operators and tests.
   */
  boolean full();

  /**
   * Ends this transport once what was flushed has left, or has had a short time to leave. Senders
   * that wait are let go. Does nothing if it has ended already.
   */
  @Override
  void close();

  /** Where a transport puts what arrives. Called by one thread at a time. */
  interface Receiver {

    /**
     * Takes one stanza with sender and addressee, in the order of arrival; waits as long as there
     * is no room for it, and the transport must not read on meanwhile.
     *
     * @return false if the stanza was not taken and no other will be: who waits for an answer is
     *     then to be told so by the transport, if it can
     */
    boolean received(Stanza stanza);

    /**
     * Learns that the transport has ended, by either side. Called exactly once for a transport that
     * was opened; nothing is received after it.
     *
     * @param reason what broke, or null if the transport was closed in good order
     */
    void gone(@Nullable Throwable reason);
  }

  /** A way out, used by one thread at a time. */
  interface Outlet {

    /**
     * Takes a delivery, which reaches each of its recipients once, in their order and after
     * everything that was sent on this outlet before; waits as long as there is no room for it.
     *
     * <p>A stanza that the transport cannot express (say, with characters that XML does not allow)
     * is left out and logged: it must not cost the others theirs.
     *
     * @return false if the transport has ended, so that the delivery reaches nobody or not all
     */
    boolean send(Delivery delivery);

    /**
     * Puts everything that was sent on its way; before, it may be held back so that it leaves in
     * larger pieces.
     *
     * @return false if the transport has ended
     */
    boolean flush();
  }
}
