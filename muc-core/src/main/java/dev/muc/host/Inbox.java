package dev.muc.host;

import dev.muc.stanza.Stanza;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bounded queue before a worker. Stanzas wait in it while no transport is attached. */
final class Inbox {
  private static final Logger log = LoggerFactory.getLogger(Inbox.class);

  /*
   * One lock, two conditions. `changed` wakes the worker: a stanza, a link, the end. `room` wakes
   * those who wait to put. Waiting is not interruptible: an interrupt would close a channel that
   * the thread is about to use, and every wait here ends when the link or the host does.
   *
   * What arrived over a link that broke stays and is handled once the next one is attached: it was
   * received, so it is part of the rooms' history, and its deliveries find a way out again.
   *
   * News from inside the host is not bounded by this queue: there is as much of it as there are
   * questions of this worker, and orders of others. It comes first, because stanzas wait for it.
   */
  private final int stanzasMax;
  private final long bytesMax;
  private final Deque<News> news = new ArrayDeque<>();
  private final Deque<Stanza> stanzas = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition room = lock.newCondition();
  private long bytes;
  private @Nullable Link link;
  private boolean closed;

  Inbox(int stanzasMax, long bytesMax) {
    this.stanzasMax = stanzasMax;
    this.bytesMax = bytesMax;
  }

  /** Makes {@code newLink} the one that is served. */
  void attach(Link newLink) {
    lock.lock();
    try {
      link = newLink;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Adds a stanza; waits for room. Returns false if the link or the host came to its end. */
  boolean put(Link from, Stanza stanza) {
    long weight = Weight.of(stanza);
    lock.lock();
    try {
      while (isFull() && !from.isOver() && !closed) {
        room.awaitUninterruptibly();
      }
      if (from.isOver() || closed) {
        return false;
      }
      stanzas.add(stanza);
      bytes += weight;
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean isFull() {
    return stanzas.size() >= stanzasMax || bytes >= bytesMax;
  }

  /** Adds news. What comes after the end is dropped: nobody waits for it any more. */
  void put(News item) {
    lock.lock();
    try {
      news.add(item);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns what to do next; an empty turn after {@code patience} without anything to do.
   *
   * @param max the most stanzas to take
   * @param expecting whether an answer is on its way, without which the last turn cannot come
   */
  Turn next(int max, Duration patience, boolean expecting) {
    lock.lock();
    try {
      long nanos = patience.toNanos();
      while (!hasTurn(max, nanos, expecting)) {
        try {
          // Without a link for as long as it takes: what becomes due then has nowhere to go.
          nanos = Math.min(nanos, changed.awaitNanos(linked() ? nanos : Long.MAX_VALUE));
        } catch (InterruptedException interrupt) {
          log.debug("Nobody ends a worker by interrupting it", interrupt);
        }
      }
      return turn(max, expecting);
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many stanzas wait. */
  int size() {
    lock.lock();
    try {
      return stanzas.size();
    } finally {
      lock.unlock();
    }
  }

  /** Lets nothing more in. What is here is still handed out, if there is a link. */
  void close() {
    lock.lock();
    try {
      closed = true;
      wakeAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets everybody look again: a link came to its end. */
  void wake() {
    lock.lock();
    try {
      wakeAll();
    } finally {
      lock.unlock();
    }
  }

  private void wakeAll() {
    changed.signalAll();
    room.signalAll();
  }

  private boolean linked() {
    return link != null && !link.isOver();
  }

  private boolean hasTurn(int max, long patience, boolean expecting) {
    if (!linked()) {
      return closed;
    }
    boolean work = !news.isEmpty() || (max > 0 && !stanzas.isEmpty());
    return work || patience <= 0 || (closed && stanzas.isEmpty() && !expecting);
  }

  private Turn turn(int max, boolean expecting) {
    if (!linked()) {
      return new Turn(null, List.of(), List.of(), closed);
    }
    List<News> heard = news.isEmpty() ? List.of() : List.copyOf(news);
    news.clear();
    List<Stanza> taken = take(max);
    // Not with something to do in it: that may make for something to wait for.
    boolean last = closed && !expecting && taken.isEmpty() && heard.isEmpty();
    return new Turn(link, heard, taken, last);
  }

  private List<Stanza> take(int max) {
    int count = Math.min(max, stanzas.size());
    List<Stanza> taken = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      taken.add(stanzas.remove());
    }
    if (stanzas.isEmpty()) {
      bytes = 0; // Weighing them again takes 75 ns each, while the other side waits for the lock.
    } else {
      taken.forEach(stanza -> bytes -= Weight.of(stanza));
    }
    room.signalAll();
    return taken;
  }
}
