package dev.muc.component.ejabberd;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Node;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;
import dev.muc.store.ArchivedMessage;
import dev.muc.xml.room.RoomFormatException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What ejabberd keeps of a message in its table {@code archive_msg} (mod_mam). */
final class EjabberdMessage {
  private EjabberdMessage() {}

  /**
   * Reads a record {@code {archive_msg, Room, Id, Time, Sender, _, Stanza, Nick, Type}}; empty if
   * nothing that an occupant said is in it.
   */
  static Optional<ArchivedMessage> read(BareJid room, Term.Tuple stored)
      throws RoomFormatException {
    Optional<FullJid> from = room.tryWith(stored.part(7).text());
    if (from.isEmpty() || !(stored.part(6) instanceof Term.Tuple stanza)) {
      return Optional.empty();
    }
    Element element = element(stanza, Stanza.NAMESPACE);
    Message message =
        new Message(
            Message.Type.GROUPCHAT,
            from.get(),
            null,
            element.attribute("id").orElse(null),
            element.attributes().stream()
                .filter(attribute -> attribute.namespace().equals(Attribute.XML_NAMESPACE))
                .map(Attribute::value)
                .findFirst()
                .orElse(null),
            element.children());
    return Optional.of(
        new ArchivedMessage(
            stored.part(2).text(),
            time(stored.part(3)),
            message,
            Addresses.jid(stored.part(4)),
            false,
            true));
  }

  /** Reads {@code {MegaSeconds, Seconds, MicroSeconds}}. */
  private static Instant time(Term kept) throws RoomFormatException {
    if (kept instanceof Term.Tuple parts
        && parts.part(0) instanceof Term.Numeral mega
        && parts.part(1) instanceof Term.Numeral seconds
        && parts.part(2) instanceof Term.Numeral micro) {
      long whole = ((long) mega.value()) * 1_000_000 + (long) seconds.value();
      return Instant.ofEpochSecond(whole, ((long) micro.value()) * 1_000);
    }
    throw new RoomFormatException("no time: " + kept);
  }

  /** Reads {@code {xmlel, Name, Attributes, Content}}. */
  private static Element element(Term.Tuple kept, String around) throws RoomFormatException {
    if (!kept.is("xmlel", 4)) {
      throw new RoomFormatException("no element: " + kept.part(0).text());
    }
    String namespace = namespace(kept.part(2), around);
    List<Node> content = new ArrayList<>();
    for (Term item : kept.part(3).all()) {
      if (item instanceof Term.Tuple text && text.is("xmlcdata", 2)) {
        content.add(new Text(text.part(1).text()));
      } else if (item instanceof Term.Tuple child) {
        content.add(element(child, namespace));
      }
    }
    return new Element(namespace, kept.part(1).text(), attributes(kept.part(2)), content);
  }

  private static String namespace(Term attributes, String around) {
    String namespace = around;
    for (Term item : attributes.all()) {
      if (item instanceof Term.Tuple pair && pair.part(0).text().equals("xmlns")) {
        namespace = pair.part(1).text();
      }
    }
    return namespace;
  }

  private static List<Attribute> attributes(Term kept) {
    List<Attribute> attributes = new ArrayList<>();
    for (Term item : kept.all()) {
      if (item instanceof Term.Tuple pair && !pair.part(0).text().startsWith("xmlns")) {
        attributes.add(attribute(pair.part(0).text(), pair.part(1).text()));
      }
    }
    return attributes;
  }

  private static Attribute attribute(String name, String value) {
    return name.startsWith("xml:")
        ? new Attribute(Attribute.XML_NAMESPACE, name.substring("xml:".length()), value)
        : new Attribute(name, value);
  }
}
