package dev.muc.stanza;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A one-way stanza (RFC 6121 §5). */
public final class Message extends Stanza {
  private final Type type;

  /** The value of the {@code type} attribute (RFC 6121 §5.2.2). */
  public enum Type {
    NORMAL,
    CHAT,
    GROUPCHAT,
    HEADLINE,
    ERROR;

    private final String attribute = name().toLowerCase(Locale.ROOT);

    /** Returns the type that an attribute value names, if there is one. */
    public static Optional<Type> of(String attribute) {
      for (Type type : values()) {
        if (type.attribute.equals(attribute)) {
          return Optional.of(type);
        }
      }
      return Optional.empty();
    }
  }

  public Message(
      Type type,
      Jid from,
      @Nullable Jid to,
      @Nullable String id,
      @Nullable String lang,
      List<Element> payloads) {
    super(from, to, id, lang, payloads);
    this.type = type;
  }

  /** Creates one without {@code xml:lang}. */
  public Message(
      Type type, Jid from, @Nullable Jid to, @Nullable String id, List<Element> payloads) {
    this(type, from, to, id, null, payloads);
  }

  /** Returns the type. */
  public Type type() {
    return type;
  }

  @Override
  public boolean isError() {
    return type == Type.ERROR;
  }

  @Override
  public boolean awaitsAnswer() {
    return !isError();
  }

  @Override
  public @Nullable String typeName() {
    return type == Type.NORMAL ? null : type.attribute;
  }

  @Override
  public String elementName() {
    return "message";
  }

  @Override
  public Message with(Jid newFrom, @Nullable Jid newTo, List<Element> newPayloads) {
    return new Message(type, newFrom, newTo, id(), lang(), newPayloads);
  }

  /** Returns what is said, in the first language of several; empty if nothing is. */
  public Optional<String> body() {
    return payload(NAMESPACE, "body").map(Element::text);
  }

  /** Returns this message with other words, in each of its languages. */
  public Message withBody(UnaryOperator<String> change) {
    List<Element> changed = new ArrayList<>(payloads().size());
    for (Element payload : payloads()) {
      changed.add(
          payload.is(NAMESPACE, "body")
              ? new Element(
                  payload.namespace(),
                  payload.name(),
                  payload.attributes(),
                  List.of(new Text(change.apply(payload.text()))))
              : payload);
    }
    return with(from(), to(), changed);
  }

  @Override
  Message asError(
      Jid newFrom, @Nullable Jid newTo, @Nullable String newLang, List<Element> newPayloads) {
    return new Message(Type.ERROR, newFrom, newTo, id(), newLang, newPayloads);
  }
}
