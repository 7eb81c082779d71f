package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Hears all that a component sends: whether what honest clients say reaches each of them, after how
 * long, and what abusers are told.
 */
final class FloodEar {
  /*
   * A stanza begins where "<message ", "<presence " or "<iq " stands: text is escaped, and nothing
   * that is sent here has such an element inside. To take them apart like this costs a fraction of
   * parsing them, and is not what is measured.
   */
  private static final List<String> ENDS = List.of("</message>", "</presence>", "</iq>");

  /** What somebody said. */
  private static final class Said {
    private final long due;
    private final AtomicInteger heard = new AtomicInteger();
    private volatile long nanos = -1;

    private Said(long due) {
      this.due = due;
    }
  }

  private final Map<String, Said> said = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new TreeMap<>();
  private final AtomicLong stanzas = new AtomicLong();

  /** Expects what is said under {@code id}, and was due at that moment. */
  void expect(String id, long due) {
    said.put(id, new Said(due));
  }

  /** Reads to the end of the stream. */
  void hear(InputStream in) throws IOException {
    String rest = "";
    byte[] buffer = new byte[256 * 1024];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      long now = System.nanoTime();
      String text = rest + new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
      int start = start(text, 0);
      int next = start(text, start + 1);
      while (next >= 0) {
        hear(text.substring(start, next), now);
        start = next;
        next = start(text, start + 1);
      }
      boolean whole = start >= 0 && ENDS.stream().anyMatch(text::endsWith);
      if (whole) {
        hear(text.substring(start), now);
      }
      rest = whole ? "" : text.substring(Math.max(0, start));
    }
  }

  /** Returns where the next stanza begins; negative for nowhere. */
  private static int start(String text, int from) {
    int at = text.indexOf('<', from);
    while (at >= 0 && !isStart(text, at + 1)) {
      at = text.indexOf('<', at + 1);
    }
    return at;
  }

  private static boolean isStart(String text, int name) {
    return text.startsWith("message ", name)
        || text.startsWith("presence ", name)
        || text.startsWith("iq ", name);
  }

  private void hear(String stanza, long now) {
    stanzas.incrementAndGet();
    String to = attribute(stanza, " to='");
    if (stanza.contains("type='error'")) {
      int text = stanza.indexOf("<text");
      int end = stanza.indexOf("</text>");
      String words = text < 0 ? stanza : stanza.substring(stanza.indexOf('>', text) + 1, end);
      assertThat(to).as("nobody honest is refused: %s", words).startsWith("abuser");
      synchronized (refusals) {
        refusals.merge(words, 1, Integer::sum);
      }
    } else if (to.startsWith("honest") && stanza.startsWith("<message ")) {
      heard(attribute(stanza, " id='"), to, now);
    }
  }

  private void heard(String id, String to, long now) {
    Said one = said.get(id);
    if (one != null) {
      one.heard.incrementAndGet();
      if (id.startsWith(to.substring(0, to.indexOf('@')) + "-")) {
        one.nanos = now - one.due; // The sender itself.
      }
    }
  }

  private static String attribute(String stanza, String name) {
    int tag = stanza.indexOf('>');
    int at = stanza.indexOf(name);
    if (at < 0 || at > tag) {
      return "";
    }
    int start = at + name.length();
    return stanza.substring(start, stanza.indexOf('\'', start));
  }

  /** Waits until every honest client in each room has heard all that was said there. */
  void awaitAll() {
    long end = System.nanoTime() + 60_000_000_000L;
    int each = FloodCast.honestInARoom();
    while (said.values().stream().anyMatch(one -> one.heard.get() < each || one.nanos < 0)) {
      long missing = said.values().stream().filter(one -> one.heard.get() < each).count();
      assertThat(System.nanoTime()).as("%d of %d not heard", missing, said.size()).isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(said.values()).allMatch(one -> one.heard.get() == each);
  }

  /** Returns how long the messages so far took, sorted, and forgets them. */
  long[] latencies() {
    long[] sorted = said.values().stream().mapToLong(one -> one.nanos).sorted().toArray();
    said.clear();
    return sorted;
  }

  /** Returns what abusers were told, and how often. */
  Map<String, Integer> refusals() {
    synchronized (refusals) {
      return new TreeMap<>(refusals);
    }
  }

  /** Forgets what abusers were told so far. */
  void forgetRefusals() {
    synchronized (refusals) {
      refusals.clear();
    }
  }

  /** Returns how many stanzas were sent. */
  long stanzas() {
    return stanzas.get();
  }
}
