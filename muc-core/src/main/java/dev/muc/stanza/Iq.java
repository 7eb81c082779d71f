package dev.muc.stanza;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request or its answer (RFC 6120 §8.2.3). */
public final class Iq extends Stanza {
  private final Type type;

  /** The value of the {@code type} attribute (RFC 6120 §8.2.3). */
  public enum Type {
    GET,
    SET,
    RESULT,
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

  public Iq(
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
  public Iq(Type type, Jid from, @Nullable Jid to, @Nullable String id, List<Element> payloads) {
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
    return isRequest();
  }

  /** Returns whether this asks for an answer: get or set. */
  public boolean isRequest() {
    return type == Type.GET || type == Type.SET;
  }

  /**
   * Returns the result of this request with at most one payload.
   *
   * @throws IllegalStateException if this is no request, or has no addressee to answer for
   */
  public Iq result(Element... payload) {
    Jid answering = to();
    if (!isRequest() || answering == null || payload.length > 1) {
      throw new IllegalStateException("no result for " + this);
    }
    return new Iq(Type.RESULT, answering, from(), id(), List.of(payload));
  }

  /**
   * Returns the result of this request with texts in the language {@code lang}.
   *
   * @throws IllegalStateException as {@link #result}
   */
  public Iq resultIn(@Nullable String lang, Element payload) {
    Iq result = result(payload);
    return new Iq(Type.RESULT, result.from(), result.to(), result.id(), lang, result.payloads());
  }

  @Override
  public @Nullable String typeName() {
    return type.attribute;
  }

  @Override
  public String elementName() {
    return "iq";
  }

  @Override
  public Iq with(Jid newFrom, @Nullable Jid newTo, List<Element> newPayloads) {
    return new Iq(type, newFrom, newTo, id(), lang(), newPayloads);
  }

  @Override
  Iq asError(
      Jid newFrom, @Nullable Jid newTo, @Nullable String newLang, List<Element> newPayloads) {
    return new Iq(Type.ERROR, newFrom, newTo, id(), newLang, newPayloads);
  }
}
