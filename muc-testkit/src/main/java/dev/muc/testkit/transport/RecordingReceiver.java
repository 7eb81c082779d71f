package dev.muc.testkit.transport;

import dev.muc.host.Transport;
import dev.muc.stanza.Stanza;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Notes what a transport reports; while it is paused, it takes nothing and lets it wait. */
final class RecordingReceiver implements Transport.Receiver {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Stanza> received = new ArrayList<>();
  private boolean paused;
  private int gone;
  private int receivedAfterGone;

  void pause(boolean newPaused) {
    lock.lock();
    try {
      paused = newPaused;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean received(Stanza stanza) {
    lock.lock();
    try {
      receivedAfterGone += gone;
      while (paused) {
        changed.awaitUninterruptibly();
      }
      received.add(stanza);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void gone(@Nullable Throwable reason) {
    lock.lock();
    try {
      gone++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the first {@code count} stanzas; waits for them. */
  List<Stanza> await(int count) {
    lock.lock();
    try {
      while (received.size() < count) {
        changed.awaitUninterruptibly();
      }
      return List.copyOf(received.subList(0, count));
    } finally {
      lock.unlock();
    }
  }

  void awaitGone() {
    lock.lock();
    try {
      while (gone == 0) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  int received() {
    lock.lock();
    try {
      return received.size();
    } finally {
      lock.unlock();
    }
  }

  int gone() {
    lock.lock();
    try {
      return gone;
    } finally {
      lock.unlock();
    }
  }

  int receivedAfterGone() {
    lock.lock();
    try {
      return receivedAfterGone;
    } finally {
      lock.unlock();
    }
  }
}
