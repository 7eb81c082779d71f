package dev.muc.host;

import dev.muc.event.RoomEvent;
import dev.muc.payload.Page;
import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchiveStore;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomRecord.Earlier;
import dev.muc.store.RoomStore;
import dev.muc.store.RoomSummary;
import dev.muc.store.Storage;
import dev.muc.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A storage in memory that fails, and waits, when a test wants it to. */
final class TestStorage implements Storage, RoomStore, ArchiveStore {
  final Map<BareJid, List<RoomEvent>> events = new HashMap<>();
  final Map<BareJid, List<ArchivedMessage>> messages = new HashMap<>();
  final List<RoomRecord> records = new ArrayList<>();
  final AtomicInteger commits = new AtomicInteger();
  volatile boolean commitsFail;
  volatile boolean commitsBug;
  volatile boolean loadsFail;
  volatile CountDownLatch commitsWait = new CountDownLatch(0);
  volatile CountDownLatch loadsWait = new CountDownLatch(0);
  final BlockingQueue<Expired> expired = new LinkedBlockingQueue<>();
  final BlockingQueue<Instant> forgotten = new LinkedBlockingQueue<>();
  final AtomicInteger pages = new AtomicInteger();
  volatile boolean expiryFails;
  volatile CountDownLatch pagesWait = new CountDownLatch(0);
  private final RoomIndex index = new RoomIndex();

  /** What {@link #expire} was asked for. */
  record Expired(@Nullable Instant before, int messagesMax) {}

  @Override
  public RoomStore rooms() {
    return this;
  }

  @Override
  public ArchiveStore archive() {
    return this;
  }

  @Override
  public void commit(List<RoomRecord> batch) {
    commits.incrementAndGet();
    await(commitsWait);
    if (commitsBug) {
      throw new AssertionError("a bug in a storage");
    }
    if (commitsFail) {
      throw new StoreException("the test pulled the plug");
    }
    synchronized (this) {
      Storage.super.commit(batch);
    }
  }

  @Override
  public synchronized void append(List<RoomRecord> batch) {
    for (RoomRecord record : batch) {
      records.add(record);
      if (record.earlier() != Earlier.STANDS) {
        events.remove(record.room());
      }
      if (!record.events().isEmpty()) {
        events.computeIfAbsent(record.room(), room -> new ArrayList<>()).addAll(record.events());
      }
    }
    index.append(batch);
  }

  @Override
  public List<RoomEvent> load(BareJid room) {
    await(loadsWait);
    if (loadsFail) {
      throw new StoreException("the test hid the disk");
    }
    synchronized (this) {
      return List.copyOf(events.getOrDefault(room, List.of()));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      throw new AssertionError("nobody interrupts a test", stop);
    }
  }

  @Override
  public Page<RoomSummary> list(RoomQuery query) {
    return index.list(query);
  }

  @Override
  public Optional<RoomSummary> find(BareJid room) {
    return index.find(room);
  }

  @Override
  public int roomsCreatedBy(BareJid account) {
    return index.roomsCreatedBy(account);
  }

  @Override
  public int reservations(BareJid account) {
    return index.reservations(account);
  }

  @Override
  public synchronized void append(BareJid room, List<ArchivedMessage> more) {
    messages.computeIfAbsent(room, first -> new ArrayList<>()).addAll(more);
  }

  /** The latest messages; these tests ask for nothing else. */
  @Override
  public Optional<ArchivePage> page(BareJid room, ArchiveQuery query) {
    CountDownLatch waiting = pagesWait;
    pages.incrementAndGet();
    await(waiting);
    synchronized (this) {
      List<ArchivedMessage> all = messages.getOrDefault(room, List.of());
      int from = Math.max(0, all.size() - query.pageMax());
      return Optional.of(new ArchivePage(all.subList(from, all.size()), from == 0, null, null));
    }
  }

  @Override
  public synchronized void drop(BareJid room) {
    messages.remove(room);
  }

  @Override
  public boolean redact(BareJid room, String id) {
    throw new AssertionError("not used by hosts");
  }

  @Override
  public int eraseSender(@Nullable BareJid room, BareJid account) {
    throw new AssertionError("not used by hosts");
  }

  @Override
  public int expire(@Nullable Instant before, int messagesMax) {
    expired.add(new Expired(before, messagesMax));
    if (expiryFails) {
      throw new StoreException("the test locked the archive");
    }
    return 1;
  }

  @Override
  public void forgetGone(Instant now) {
    forgotten.add(now);
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
