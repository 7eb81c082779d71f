package dev.muc.testkit.transport;

import dev.muc.Delivery;
import dev.muc.host.Transport;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A transport in memory: the test is the world on its other side. It calls {@link #arrive} to hand
 * a stanza in and {@link #take} for the next one that was sent.
 */
public final class MemoryTransport implements Transport, Transport.Outlet {
  /*
   * `lock` guards the queue and the two states. `arriving` is held while the receiver is called, so
   * that it hears of one thing at a time and of nothing after `gone`.
   */
  private final int capacity;
  private final Deque<Stanza> sent = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ReentrantLock arriving = new ReentrantLock();
  private @Nullable Receiver receiver;
  private boolean ended;

  /**
   * Creates a transport that is full with {@code capacity} stanzas that were not taken.
   *
   * @throws IllegalArgumentException if {@code capacity} is not positive
   */
  public MemoryTransport(int capacity) {
    if (capacity <= 0) {
      throw new IllegalArgumentException("capacity must be positive, not " + capacity);
    }
    this.capacity = capacity;
  }

  /**
   * Hands a stanza to whoever opened this transport; waits while that one has no room for it. A
   * stanza without an addressee is for no room, and is dropped.
   *
   * @return false if the transport has ended and nothing arrives any more
   * @throws IllegalStateException if this transport has not been opened
   */
  public boolean arrive(Stanza stanza) {
    arriving.lock();
    try {
      if (hasEnded()) {
        return false;
      }
      return stanza.to() == null || opened().received(stanza);
    } finally {
      arriving.unlock();
    }
  }

  /** Returns the next stanza that was sent; waits for it. Empty once this has ended. */
  public Optional<Stanza> take() {
    lock.lock();
    try {
      while (sent.isEmpty() && !ended) {
        changed.awaitUninterruptibly();
      }
      changed.signalAll();
      return Optional.ofNullable(sent.poll());
    } finally {
      lock.unlock();
    }
  }

  /** Ends this transport as if the other side had died; what was not taken is lost. */
  public void vanish() {
    end(new IllegalStateException("the other side vanished"), true);
  }

  @Override
  public void open(Receiver newReceiver) {
    lock.lock();
    try {
      if (receiver != null) {
        throw new IllegalStateException("opened before");
      }
      receiver = newReceiver;
    } finally {
      lock.unlock();
    }
  }

  /** Returns this object, which any number of threads may use. */
  @Override
  public Outlet outlet() {
    return this;
  }

  @Override
  public boolean full() {
    lock.lock();
    try {
      return !ended && sent.size() >= capacity;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean send(Delivery delivery) {
    lock.lock();
    try {
      for (Jid recipient : delivery.recipients()) {
        while (sent.size() >= capacity && !ended) {
          changed.awaitUninterruptibly();
        }
        if (ended) {
          return false;
        }
        sent.add(delivery.stanza().to(recipient));
        changed.signalAll();
      }
      return !ended;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean flush() {
    return !hasEnded();
  }

  @Override
  public void close() {
    end(null, false);
  }

  private void end(@Nullable Throwable reason, boolean lost) {
    Receiver informed;
    lock.lock();
    try {
      if (ended) {
        return;
      }
      ended = true;
      informed = receiver;
      if (lost) {
        sent.clear();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (informed != null) {
      arriving.lock();
      try {
        informed.gone(reason);
      } finally {
        arriving.unlock();
      }
    }
  }

  private boolean hasEnded() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  private Receiver opened() {
    lock.lock();
    try {
      if (receiver == null) {
        throw new IllegalStateException("not opened yet");
      }
      return receiver;
    } finally {
      lock.unlock();
    }
  }
}
