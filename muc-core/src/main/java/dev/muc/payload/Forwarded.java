package dev.muc.payload;

import static dev.muc.payload.Namespaces.DELAY;
import static dev.muc.payload.Namespaces.FORWARD;

import dev.muc.stanza.Element;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import java.time.Instant;

/**
 * A message that was sent before, inside another stanza (XEP-0297).
 *
 * @param message the message; it is forwarded without an addressee
 * @param at when it was sent
 */
public record Forwarded(Message message, Instant at) {

  /** Returns the {@code <forwarded/>} element. */
  public Element toElement() {
    Element delay = Element.builder(DELAY, "delay").attribute("stamp", Stamps.format(at)).build();
    Element inner =
        Element.builder(Stanza.NAMESPACE, message.elementName())
            .attribute("from", message.from())
            .attribute("type", message.typeName())
            .attribute("id", message.id())
            .lang(message.lang())
            .children(message.payloads())
            .build();
    return Element.of(FORWARD, "forwarded", delay, inner);
  }
}
