package dev.muc.payload;

import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import java.time.Instant;

/**
 * When a stanza was really sent (XEP-0203).
 *
 * @param from who says so: the room (0045-7.2.13-4)
 * @param stamp when
 */
public record Delay(Jid from, Instant stamp) {

  /** Returns the {@code <delay/>} element. */
  public Element toElement() {
    return Element.builder(Namespaces.DELAY, "delay")
        .attribute("from", from)
        .attribute("stamp", Stamps.format(stamp))
        .build();
  }
}
