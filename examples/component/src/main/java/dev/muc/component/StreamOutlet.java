package dev.muc.component;

import dev.muc.Delivery;
import dev.muc.host.Transport;
import dev.muc.xml.FanOutEncoder;
import dev.muc.xml.StanzaWriter;
import dev.muc.xml.XmlBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encodes deliveries for one thread and passes them to the stream in large pieces. */
final class StreamOutlet implements Transport.Outlet {
  private static final Logger log = LoggerFactory.getLogger(StreamOutlet.class);

  /**
   * How many bytes are collected before they are written. Large enough to make the system call a
   * small part of the cost of some 400 stanzas, small enough to stay in a processor's cache.
   */
  private static final int CHUNK_SIZE = 128 * 1024;

  private final ComponentStream stream;
  private final FanOutEncoder encoder;
  private final XmlBuffer buffer = new XmlBuffer();

  StreamOutlet(ComponentStream stream, StanzaWriter writer) {
    this.stream = stream;
    this.encoder = new FanOutEncoder(writer);
  }

  @Override
  public boolean send(Delivery delivery) {
    try {
      encoder.begin(delivery);
    } catch (IllegalArgumentException unwritable) {
      String kind = delivery.stanza().elementName();
      log.error("Left out a {} that XML cannot express", kind);
      log.debug("What that was", unwritable); // It says what somebody wrote.
      return !stream.hasEnded();
    }
    while (encoder.write(buffer, CHUNK_SIZE)) {
      if (buffer.length() >= CHUNK_SIZE && !flush()) {
        return false;
      }
    }
    return !stream.hasEnded();
  }

  @Override
  public boolean flush() {
    boolean written = buffer.length() == 0 ? !stream.hasEnded() : stream.write(buffer);
    buffer.clear();
    return written;
  }
}
