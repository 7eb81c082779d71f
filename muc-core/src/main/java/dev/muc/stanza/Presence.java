package dev.muc.stanza;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An announcement of availability (RFC 6121 §4). */
public final class Presence extends Stanza {
  private final Type type;

  /** The value of the {@code type} attribute (RFC 6121 §4.7.1). */
  public enum Type {
    /** Written without the attribute. */
    AVAILABLE,
    UNAVAILABLE,
    SUBSCRIBE,
    SUBSCRIBED,
    UNSUBSCRIBE,
    UNSUBSCRIBED,
    PROBE,
    ERROR;

    private final String attribute = name().toLowerCase(Locale.ROOT);

    /** Returns the type that an attribute value names; {@link #AVAILABLE} has no value. */
    public static Optional<Type> of(String attribute) {
      for (Type type : values()) {
        if (type != AVAILABLE && type.attribute.equals(attribute)) {
          return Optional.of(type);
        }
      }
      return Optional.empty();
    }
  }

  public Presence(
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
  public Presence(
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
    return type == Type.AVAILABLE;
  }

  @Override
  public @Nullable String typeName() {
    return type == Type.AVAILABLE ? null : type.attribute;
  }

  @Override
  public String elementName() {
    return "presence";
  }

  @Override
  public Presence with(Jid newFrom, @Nullable Jid newTo, List<Element> newPayloads) {
    return new Presence(type, newFrom, newTo, id(), lang(), newPayloads);
  }

  @Override
  Presence asError(
      Jid newFrom, @Nullable Jid newTo, @Nullable String newLang, List<Element> newPayloads) {
    return new Presence(Type.ERROR, newFrom, newTo, id(), newLang, newPayloads);
  }
}
