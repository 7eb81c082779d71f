package dev.muc.xml;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one element as a stanza, or says why it is none. */
final class StanzaParser {
  private final Element element;
  private final Function<String, Optional<Jid>> addresses;
  private @Nullable String from;
  private @Nullable String to;
  private @Nullable String id;
  private @Nullable String type;
  private @Nullable String lang;

  StanzaParser(Element element, Function<String, Optional<Jid>> addresses) {
    this.element = element;
    this.addresses = addresses;
  }

  Stanza stanza() throws InvalidStanzaException {
    if (!ErrorReply.isStanza(element)) {
      throw new InvalidStanzaException(
          "no stanza: <" + element.name() + "> in " + element.namespace(),
          element,
          Optional.empty());
    }
    readAttributes();
    if (from == null) {
      throw new InvalidStanzaException(
          element.name() + " without 'from'; the stream's host has to stamp it",
          element,
          Optional.empty());
    }
    Jid sender = address("from", from);
    Jid addressee = to == null ? null : address("to", to);
    return stanza(sender, addressee, element.children());
  }

  private void readAttributes() {
    for (Attribute attribute : element.attributes()) {
      String value = attribute.value();
      if (attribute.namespace().equals(Attribute.XML_NAMESPACE)) {
        lang = attribute.name().equals("lang") ? value : lang;
      } else if (attribute.namespace().isEmpty()) {
        switch (attribute.name()) {
          case "from" -> from = value;
          case "to" -> to = value;
          case "id" -> id = value;
          case "type" -> type = value;
          default -> {} // Not known to RFC 6120, and not to be kept: rooms define none.
        }
      }
    }
  }

  private Stanza stanza(Jid sender, @Nullable Jid addressee, List<Element> payloads)
      throws InvalidStanzaException {
    return switch (element.name()) {
      case "message" -> {
        // RFC 6121 §5.2.2: what is not known is normal.
        Message.Type kind = typed(Message.Type::of).orElse(Message.Type.NORMAL);
        yield new Message(kind, sender, addressee, id, lang, payloads);
      }
      case "presence" -> {
        Presence.Type change =
            type == null
                ? Presence.Type.AVAILABLE
                : typed(Presence.Type::of).orElseThrow(this::unknownType);
        yield new Presence(change, sender, addressee, id, lang, payloads);
      }
      default -> {
        Iq.Type role = typed(Iq.Type::of).orElseThrow(this::unknownType);
        yield new Iq(role, sender, addressee, id, lang, payloads);
      }
    };
  }

  private <T> Optional<T> typed(Function<String, Optional<T>> types) {
    return type == null ? Optional.empty() : types.apply(type);
  }

  private InvalidStanzaException unknownType() {
    String problem = type == null ? "without 'type'" : "of unknown type '" + type + "'";
    return refused(Condition.BAD_REQUEST, element.name() + ' ' + problem); // rfc6120-8.2.3-1
  }

  private Jid address(String attribute, String text) throws InvalidStanzaException {
    Optional<Jid> address = addresses.apply(text);
    if (address.isEmpty()) {
      String problem = "'" + attribute + "' of " + element.name() + " is no address: " + text;
      throw refused(Condition.JID_MALFORMED, problem); // rfc7622-4-1
    }
    return address.get();
  }

  private InvalidStanzaException refused(Condition condition, String problem) {
    return new InvalidStanzaException(problem, element, ErrorReply.to(element, condition));
  }
}
