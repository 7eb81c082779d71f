package dev.muc.testkit.tcp;

import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A ping (XEP-0199) of which only the arrival of the answer matters, whatever that is. */
final class Fence {
  /** What the ids of fences begin with, and those of a script hardly do. */
  static final String ID_PREFIX = "muc-testkit-fence-";

  private static final String PING = "urn:xmpp:ping";

  private final Jid to;
  private final String id;
  private final CountDownLatch answered = new CountDownLatch(1);

  Fence(Jid to, String id) {
    this.to = to;
    this.id = id;
  }

  String id() {
    return id;
  }

  Element request() {
    return Element.builder(Stanza.NAMESPACE, "iq")
        .attribute("type", "get")
        .attribute("to", to)
        .attribute("id", id)
        .child(Element.of(PING, "ping"))
        .build();
  }

  /** Notes the answer, or that none can come any more. */
  void answer() {
    answered.countDown();
  }

  void await(Duration atMost) throws IOException {
    try {
      if (!answered.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(to + " does not answer a ping in " + atMost.toMillis() + " ms");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for an answer of " + to);
    }
  }
}
