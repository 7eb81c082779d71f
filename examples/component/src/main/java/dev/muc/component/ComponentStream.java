package dev.muc.component;

import static dev.muc.stanza.StanzaError.Condition.SERVICE_UNAVAILABLE;

import dev.muc.host.Transport;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.xml.ElementReader;
import dev.muc.xml.InvalidStanzaException;
import dev.muc.xml.StanzaReader;
import dev.muc.xml.StanzaWriter;
import dev.muc.xml.TruncatedXmlException;
import dev.muc.xml.XmlBuffer;
import dev.muc.xml.XmlException;
import dev.muc.xml.XmlLimitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A component stream that is open: carries stanzas in and deliveries out (XEP-0114 §3). */
final class ComponentStream implements Transport {
  /*
   * One thread reads, hands in, and reports the end; whoever sends writes by itself, in large
   * pieces, under `writing`. That lock is not fair, because two workers would hand it to each other
   * after each piece; so that the reader gets it for its few replies, all take turns while there is
   * one to be written. `ended` is set as soon as nothing shall be sent any more; `failure` is
   * the first thing that broke. The reader alone reports `gone`, so that nothing comes after it;
   * whoever finds the connection broken closes it, which lets go of the reader.
   */
  private static final Logger log = LoggerFactory.getLogger(ComponentStream.class);

  /** How long a server that has stopped reading is waited for; a busy one pauses for seconds. */
  private static final Duration STALL_MAX = Duration.ofSeconds(60);

  /** How long each step of closing may take: a sender's last write, our farewell, the server's. */
  private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

  /** The parts of an address, whether each of them is allowed or not; the domain in a group. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?:[^@/]+@)?([^@/]+)(?:/.+)?", Pattern.DOTALL);

  private static final byte[] CLOSING_TAG = "</stream:stream>".getBytes(StandardCharsets.UTF_8);

  private final Connection connection;
  private final ElementReader reader;
  private final BareJid domain;
  private final StanzaWriter writer = StanzaWriter.stream(Handshake.NAMESPACE);
  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock turns = new ReentrantLock(true);
  private final AtomicBoolean opened = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final CountDownLatch gone = new CountDownLatch(1);
  private volatile boolean ended;
  private boolean closingTagSent; // Guarded by writing.

  /** Takes over a connection on which the handshake is done. */
  ComponentStream(Connection connection, ElementReader reader, BareJid domain) {
    this.connection = connection;
    this.reader = reader;
    this.domain = domain;
    connection.writePatience(STALL_MAX);
  }

  @Override
  public void open(Receiver receiver) {
    if (!opened.compareAndSet(false, true)) {
      throw new IllegalStateException("this stream was opened before");
    }
    Thread thread = new Thread(() -> read(receiver), "muc-stream");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public Outlet outlet() {
    return new StreamOutlet(this, writer);
  }

  @Override
  public boolean full() {
    return connection.full();
  }

  /** Waits until the stream has ended; returns why, or empty if it was closed in good order. */
  Optional<Throwable> awaitGone() throws InterruptedException {
    gone.await();
    return Optional.ofNullable(failure.get());
  }

  boolean hasEnded() {
    return ended;
  }

  /** Writes stanzas; returns false if the stream has ended. */
  boolean write(XmlBuffer stanzas) {
    return turns.isLocked() ? writeInTurn(stanzas) : writeNow(stanzas);
  }

  private boolean writeInTurn(XmlBuffer stanzas) {
    turns.lock();
    try {
      return writeNow(stanzas);
    } finally {
      turns.unlock();
    }
  }

  private boolean writeNow(XmlBuffer stanzas) {
    writing.lock();
    try {
      if (ended) {
        return false;
      }
      connection.write(stanzas.array(), stanzas.length());
      return true;
    } catch (IOException broken) {
      fail(broken);
      return false;
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    ended = true;
    try {
      takeLeave(null);
      if (opened.get()) {
        gone.await(CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } finally {
      closeConnection();
    }
  }

  private void read(Receiver receiver) {
    try {
      readStanzas(receiver);
    } catch (IOException | RuntimeException broken) {
      if (!closed.get()) {
        failure.compareAndSet(null, broken);
      }
    }
    ended = true;
    Throwable reason = failure.get();
    try {
      takeLeave(
          reason instanceof XmlException bad && !(bad instanceof TruncatedXmlException)
              ? bad.condition()
              : null);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    closeConnection();
    receiver.gone(reason);
    gone.countDown();
  }

  /**
   * Hands in what arrives until the server closes the stream. When nobody wants it any more it
   * reads on, and turns away who waits for an answer.
   */
  private void readStanzas(Receiver receiver) throws IOException {
    boolean wanted = true;
    while (true) {
      try {
        Optional<Element> element = reader.next();
        if (element.isEmpty()) {
          return;
        }
        wanted = !closed.get() && handIn(element.get(), receiver, wanted);
      } catch (XmlLimitException tooMuch) {
        log.debug("Skipped a stanza: {}", tooMuch.getMessage()); // Its sender could fill a disk.
        tooMuch.reply().filter(this::isOurs).ifPresent(this::reply);
      }
    }
  }

  private boolean handIn(Element element, Receiver receiver, boolean wanted)
      throws StreamErrorException {
    if (element.is(StanzaWriter.STREAMS_NAMESPACE, "error")) {
      throw StreamErrorException.of(element);
    }
    try {
      Stanza stanza = StanzaReader.read(element);
      Jid to = stanza.to();
      if (to != null && to.bare().isOf(domain)) {
        boolean taken = wanted && receiver.received(stanza);
        if (!taken && stanza.awaitsAnswer()) {
          Stanza again = stanza.errorReply(SERVICE_UNAVAILABLE.error(StanzaError.Type.WAIT));
          reply(StanzaWriter.toElement(again));
        }
        return taken;
      }
      log.warn("Ignored a stanza to another domain: this is {}", domain);
      log.debug("It was to {}", to);
    } catch (InvalidStanzaException invalid) {
      log.debug("Refused a stanza: {}", invalid.getMessage());
      invalid.reply().filter(this::isOurs).ifPresent(this::reply);
    }
    return wanted;
  }

  /**
   * Returns whether a reply has both addresses, and comes from this component (XEP-0114 §3): its
   * sender is the addressee of what is refused, which may be no address that anybody could have.
   */
  private boolean isOurs(Element reply) {
    return reply.attribute("to").isPresent()
        && reply
            .attribute("from")
            .map(ADDRESS::matcher)
            .filter(Matcher::matches)
            .flatMap(parts -> Jid.parse(parts.group(1)))
            .filter(domain::equals)
            .isPresent();
  }

  private void reply(Element reply) {
    XmlBuffer buffer = new XmlBuffer();
    writer.write(reply, buffer);
    writeInTurn(buffer);
  }

  private void fail(IOException broken) {
    if (!closed.get()) {
      failure.compareAndSet(null, broken);
    }
    ended = true;
    closeConnection();
  }

  /** Closes our half of the stream, unless that is done or somebody is stuck in writing. */
  private void takeLeave(@Nullable String errorCondition) throws InterruptedException {
    connection.writePatience(CLOSE_MAX);
    if (!writing.tryLock(CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
      return;
    }
    try {
      if (!closingTagSent) {
        closingTagSent = true;
        if (errorCondition != null) {
          byte[] error = streamError(errorCondition);
          connection.write(error, error.length);
        }
        connection.write(CLOSING_TAG, CLOSING_TAG.length);
        connection.shutdownOutput();
      }
    } catch (IOException broken) {
      log.debug("The server was gone before we could take leave", broken);
    } finally {
      writing.unlock();
    }
  }

  private static byte[] streamError(String condition) {
    return ("<stream:error><"
            + condition
            + " xmlns='"
            + StreamErrorException.NAMESPACE
            + "'/></stream:error>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void closeConnection() {
    try {
      connection.close();
    } catch (IOException broken) {
      log.debug("Closing the connection failed", broken);
    }
  }
}
