package dev.muc.testkit.transport;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.stanza.Text;
import java.util.List;

/** Stanzas that a transport has to carry. */
final class Samples {

  /** The length of the text in a stanza that is to fill something. */
  private static final int FILLER_LENGTH = 1_000;

  private static final String FILLING = "x".repeat(FILLER_LENGTH);

  private Samples() {}

  /** Returns one of each kind, with all that a payload may contain. */
  static List<Stanza> of(Jid from, Jid to) {
    return List.of(
        new Message(Message.Type.GROUPCHAT, from, to, "m1", "de-CH", List.of(body(), foreign())),
        new Message(Message.Type.NORMAL, from, to, null, List.of()),
        new Message(Message.Type.CHAT, from, to, "m2", List.of(body())),
        new Presence(Presence.Type.AVAILABLE, from, to, null, List.of(foreign(), foreign())),
        new Presence(Presence.Type.UNAVAILABLE, from, to, "p1", List.of()),
        new Iq(Iq.Type.GET, from, to, "'<&>\"", List.of(foreign())),
        new Iq(Iq.Type.RESULT, from, to, "i2", List.of()),
        new Iq(
            Iq.Type.ERROR,
            from,
            to,
            "i3",
            List.of(StanzaError.Condition.ITEM_NOT_FOUND.error().toElement())));
  }

  /** Returns a message of about a kilobyte with a number. */
  static Message filler(Jid from, Jid to, int number) {
    Element body = Element.ofText(Stanza.NAMESPACE, "body", FILLING);
    return new Message(Message.Type.GROUPCHAT, from, to, "n" + number, List.of(body));
  }

  private static Element body() {
    return Element.ofText(
        Stanza.NAMESPACE,
        "body",
        " <b>&amp;</b> ]]> 'quoted' \"twice\"\r\n\t\u00e9\u6c34\ud83d\ude00 ");
  }

  private static Element foreign() {
    return Element.builder("urn:example:payload", "payload")
        .attribute("line", "one\ntwo\tthree <&'\">")
        .lang("el")
        .text("mixed ")
        .child(
            new Element(
                "urn:example:other",
                "inner",
                List.of(new Attribute("urn:example:attribute", "name", "value")),
                List.of(new Text("text"))))
        .text(" content")
        .child(Element.of("urn:example:payload", "empty"))
        .child(Element.of(Stanza.NAMESPACE, "thread"))
        .build();
  }
}
