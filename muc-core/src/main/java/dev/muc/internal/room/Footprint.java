package dev.muc.internal.room;

import dev.muc.stanza.Element;
import dev.muc.stanza.Node;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;

/** About how many bytes of memory a stanza takes up, for what is bounded in bytes. */
final class Footprint {
  /*
   * Measured on a 64-bit JVM with compressed references: a message of 350 characters on the wire, which
   * is estimated at 960 bytes, takes 1,000. Names and namespaces are shared and do not count. Characters
   * beyond Latin-1 take two bytes, and are counted as such.
   */
  private static final int STANZA = 200;

  private static final int ELEMENT = 100;

  private static final int ATTRIBUTE = 80;

  private static final int TEXT = 60;

  private Footprint() {}

  /* Counted for each message: without iterators, which would take 500 bytes. */

  /** Returns the estimate. */
  static int of(Stanza stanza) {
    int bytes = STANZA;
    for (int i = 0; i < stanza.payloads().size(); i++) {
      bytes += of(stanza.payloads().get(i));
    }
    return bytes;
  }

  private static int of(Element element) {
    int bytes = ELEMENT;
    for (int i = 0; i < element.attributes().size(); i++) {
      bytes += ATTRIBUTE + 2 * element.attributes().get(i).value().length();
    }
    for (int i = 0; i < element.content().size(); i++) {
      Node node = element.content().get(i);
      bytes +=
          node instanceof Element child ? of(child) : TEXT + 2 * ((Text) node).value().length();
    }
    return bytes;
  }
}
