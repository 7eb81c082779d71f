package dev.muc.host;

import dev.muc.HostAbilities;
import dev.muc.IdSource;
import dev.muc.RoomOrder;
import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.Ticket;
import dev.muc.host.Worker.Backing;
import dev.muc.limits.Limit;
import dev.muc.payload.Page;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import dev.muc.store.Storage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs rooms for a {@link Transport}: takes stanzas in their order, has those of each room handled
 * by one thread, stores what happens, sends what comes of it in order, and does what is due when it
 * is.
 *
 * <p>Rooms outlive transports. While none is attached nothing is handled and nothing becomes due;
 * with the next one everything goes on. Each queue is bounded: when a transport does not take what
 * is sent, the host stops taking what it hands in.
 *
 * <p>What an embedder's code throws while a stanza is handled is logged, answered with
 * internal-server-error if the sender awaits an answer, and ends nothing.
 */
public final class RoomHost implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RoomHost.class);

  private final Duration closeMax;
  private final Shards shards;
  private final List<Thread> threads = new ArrayList<>();
  private final List<ExecutorService> answerers = new ArrayList<>();
  private final Inquiries inquiries;
  private final @Nullable Upkeep upkeep;
  private final Object attaching = new Object();
  private @Nullable Link link;
  private final HostAdmin admin;
  private boolean closed;

  /**
   * Starts a host of one service, which has all its rooms in memory. From now on only the host may
   * use {@code service}. What its policies ask has no answer.
   *
   * @param time the clock that the service was given
   */
  public RoomHost(RoomService service, InstantSource time) {
    this(Rooms.of(service), time, HostLimits.DEFAULT, HostOptions.inMemory());
  }

  RoomHost(Rooms rooms, InstantSource time, HostLimits limits, HostOptions options) {
    this.closeMax = options.closeMax();
    this.upkeep = null;
    this.inquiries = new Inquiries(options.answerers());
    Backing alone =
        new Backing(null, false, null, inquiries, true, Duration.ZERO, null, options.observer());
    shards = new Shards(List.of(new Worker(0, rooms, time, limits, alone)));
    admin = new HostAdmin(shards, this::listInMemory);
    start();
  }

  /**
   * Starts a host with rooms of its own.
   *
   * @param config how the service is set up; what it says of its host is set here
   * @param time the clock
   * @param ids makes identifiers; used by several threads if there are several shards
   * @param options how the rooms are run
   */
  public RoomHost(ServiceConfig config, InstantSource time, IdSource ids, HostOptions options) {
    Storage storage = options.storage();
    inquiries = new Inquiries(options.answerers());
    closeMax = options.closeMax();
    HostLimits limits = storage == null ? HostLimits.DEFAULT : HostLimits.STORED;
    upkeep = storage == null ? null : new Upkeep(storage, time, options.retention());
    HostAbilities abilities =
        storage == null ? HostAbilities.ROOMS : HostAbilities.ROOMS_AND_ARCHIVE;
    ServiceConfig hosted = ofShard(config, options.shards()).withHost(abilities);
    Storage asked = storage == null ? new RoomIndex() : storage;
    GroupCommit commits = new GroupCommit(asked, options.observer());
    List<Answers> answers = new ArrayList<>();
    Bans bans = new Bans(asked, config.address(), this::tellAll);
    shards =
        new Shards(
            IntStream.range(0, options.shards())
                .mapToObj(
                    shard -> {
                      Rooms rooms = Rooms.of(new RoomService(hosted, time, ids));
                      Answers ofShard = answers(asked, shard, options, bans);
                      answers.add(ofShard);
                      Backing backing = backing(options, commits, ofShard);
                      return new Worker(shard, rooms, time, limits, backing);
                    })
                .toList());
    admin = new HostAdmin(shards, answers.get(0)::list);
    bans.load();
    start();
    if (upkeep != null && storage != null) {
      upkeep.clearOut(Upkeep.PAUSE);
      upkeep.wake(
          new Waking(
              storage.rooms(),
              (order, then) -> carryOut(order, ticket -> then.accept(ticket.result()))));
    }
  }

  /** Of the rooms that there may be in memory, each shard has its part. */
  private static ServiceConfig ofShard(ServiceConfig config, int shards) {
    int rooms = config.limits().of(Limit.ROOMS);
    int part = rooms / shards + (rooms % shards == 0 ? 0 : 1);
    return config.withLimits(config.limits().with(Limit.ROOMS, part));
  }

  private Backing backing(HostOptions options, GroupCommit commits, Answers answers) {
    boolean inMemory = options.storage() == null;
    return new Backing(
        commits,
        inMemory,
        answers,
        inquiries,
        options.farewell(),
        options.silenceMax(),
        inMemory ? null : options.idleMax(),
        options.observer());
  }

  /**
   * One thread for each shard, so that answers come in the order of the questions (a client that
   * asks twice is answered in that order), and what takes its time holds up no other shard. An
   * index in memory answers at once, on the thread that asks.
   */
  private Answers answers(Storage storage, int shard, HostOptions options, Bans bans) {
    HostObserver observer = options.observer();
    if (storage instanceof RoomIndex) {
      return new Answers(storage, Runnable::run, this::carryOut, bans, observer);
    }
    ExecutorService answerer =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "muc-answers-" + shard);
              thread.setDaemon(true);
              return thread;
            });
    answerers.add(answerer);
    return new Answers(storage, answerer, this::carryOut, bans, observer);
  }

  private void start() {
    for (Worker worker : shards.workers()) {
      Thread thread = new Thread(worker, "muc-rooms-" + threads.size());
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler(this::died);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  /** Returns whether the threads of all rooms are there: none has ended, or died of a bug. */
  public boolean isAlive() {
    return threads.stream().allMatch(Thread::isAlive);
  }

  /** Returns how much there is in each shard; cheap, for any thread. */
  public List<ShardLoad> load() {
    return shards.workers().stream().map(Worker::load).toList();
  }

  private CompletableFuture<Page<RoomSummary>> listInMemory(RoomQuery query) {
    CompletableFuture<Page<RoomSummary>> list = new CompletableFuture<>();
    shards.workers().get(0).inbox().put(new News.Listed(query, list::complete));
    return list;
  }

  /** Returns what an operator does in the rooms, from any thread. */
  public HostAdmin admin() {
    return admin;
  }

  private void tellAll(News news) {
    shards.workers().forEach(worker -> worker.inbox().put(news));
  }

  private void carryOut(RoomOrder order, Consumer<Ticket> whenDone) {
    shards.of(order.room()).inbox().put(new News.Ordered(order, whenDone));
  }

  /**
   * Opens a transport and serves it until it is gone or this host is closed. Returns at once.
   *
   * @throws IllegalStateException if another transport is attached that is not gone yet, or if this
   *     host is closed; the transport is not opened then
   */
  public void attach(Transport transport) {
    synchronized (attaching) {
      if (closed || !isAlive()) {
        throw new IllegalStateException("this host is closed");
      }
      if (link != null && !link.isOver()) {
        throw new IllegalStateException("a transport is attached already; close it first");
      }
      Link next = new Link(transport, shards);
      link = next;
      transport.open(next);
      shards.workers().forEach(worker -> worker.inbox().attach(next));
    }
  }

  /**
   * Handles what has arrived, takes every occupant out of every room where that is wanted (XEP-0045
   * §11.2), sends what comes of it and closes the transport. Waits until that is done, or for as
   * long as the options say. Does nothing if this host is closed already.
   */
  @Override
  public void close() {
    synchronized (attaching) {
      closed = true;
    }
    if (upkeep != null) {
      upkeep.close();
    }
    shards.workers().forEach(worker -> worker.inbox().close());
    if (!ended(closeMax)) {
      log.warn("Closing the transport although it has not taken the last deliveries");
    }
    closeLink();
    if (!ended(closeMax)) {
      log.error("A thread of the rooms does not end: something that it calls does not return");
    }
    admin.close();
    answerers.forEach(ExecutorService::shutdown);
    inquiries.close();
  }

  private void died(Thread worker, Throwable cause) {
    Incident.log(log, "keep the thread " + worker.getName() + " alive, and its rooms", cause);
    closeLink();
    admin.close(); // Whoever ordered something of that thread waits for nobody.
  }

  private void closeLink() {
    Link last;
    synchronized (attaching) {
      last = link;
    }
    if (last != null) {
      last.close();
    }
  }

  private boolean ended(Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    try {
      for (Thread thread : threads) {
        long left = (until - System.nanoTime()) / 1_000_000;
        thread.join(Math.max(1, left));
      }
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt(); // The caller is in a hurry; what is left is cut short.
    }
    return threads.stream().noneMatch(Thread::isAlive);
  }
}
