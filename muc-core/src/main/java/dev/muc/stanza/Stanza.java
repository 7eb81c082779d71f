package dev.muc.stanza;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A unit of communication between two addresses (RFC 6120 §8). Immutable; equal when all parts are.
 */
public abstract sealed class Stanza implements Encodable permits Message, Presence, Iq {

  /** The namespace that stanzas and their own children have here, whatever the stream's is. */
  public static final String NAMESPACE = "jabber:client";

  private final Jid from;
  private final @Nullable Jid to;
  private final @Nullable String id;
  private final @Nullable String lang;
  private final List<Element> payloads;
  private @Nullable Object encoding;

  Stanza(
      Jid from,
      @Nullable Jid to,
      @Nullable String id,
      @Nullable String lang,
      List<Element> payloads) {
    this.from = from;
    this.to = to;
    this.id = id;
    this.lang = lang;
    this.payloads = List.copyOf(payloads);
  }

  /** Returns the sender. */
  public final Jid from() {
    return from;
  }

  /** Returns the addressee, or null in a delivery, which names its recipients itself. */
  public final @Nullable Jid to() {
    return to;
  }

  /** Returns the identifier that the sender chose, or null. */
  public final @Nullable String id() {
    return id;
  }

  /** Returns the {@code xml:lang} of the stanza, or null. */
  public final @Nullable String lang() {
    return lang;
  }

  /** Returns the payload elements in document order; in an error stanza, the error is one. */
  public final List<Element> payloads() {
    return payloads;
  }

  /** Returns the first payload with this name, if there is one. */
  public final Optional<Element> payload(String namespace, String name) {
    for (Element payload : payloads) {
      if (payload.is(namespace, name)) {
        return Optional.of(payload);
      }
    }
    return Optional.empty();
  }

  /** Returns whether this is a stanza of type "error" (RFC 6120 §8.3). */
  public abstract boolean isError();

  /**
   * Returns whether its sender waits for something. Results, errors and goodbyes are over with
   * their arrival; an error must not be answered at all (rfc6120-8.3.1-10).
   */
  public abstract boolean awaitsAnswer();

  /** Returns the value of the {@code type} attribute, or null where RFC 6121 leaves it out. */
  public abstract @Nullable String typeName();

  /** Returns the name of the stanza's element: message, presence or iq. */
  public abstract String elementName();

  /** Returns this stanza from {@code newFrom} to {@code newTo} with {@code newPayloads}. */
  public abstract Stanza with(Jid newFrom, @Nullable Jid newTo, List<Element> newPayloads);

  /** Returns a stanza of the same kind and type "error" with the given parts. */
  abstract Stanza asError(
      Jid newFrom, @Nullable Jid newTo, @Nullable String newLang, List<Element> newPayloads);

  /** Returns this stanza addressed to {@code newTo}. */
  public final Stanza to(Jid newTo) {
    return with(from, newTo, payloads);
  }

  /**
   * Returns the error reply to this stanza: the same kind, id mirrored, addresses swapped (RFC 6120
   * §8.3), without the original payload but for {@code kept}.
   *
   * @throws IllegalStateException if this is an error itself, which must not be answered
   *     (rfc6120-8.3.1-10), or has no addressee to answer for
   */
  public final Stanza errorReply(StanzaError error, Element... kept) {
    if (isError() || to == null) {
      throw new IllegalStateException("no error reply to " + this);
    }
    List<Element> reply = new ArrayList<>(List.of(kept));
    reply.add(error.toElement());
    return asError(to, from, error.lang(), reply);
  }

  @Override
  public final @Nullable Object encoding() {
    return encoding;
  }

  @Override
  public final void keepEncoding(Object newEncoding) {
    encoding = newEncoding;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Stanza that
            && getClass() == that.getClass()
            && Objects.equals(typeName(), that.typeName())
            && from.equals(that.from)
            && Objects.equals(to, that.to)
            && Objects.equals(id, that.id)
            && Objects.equals(lang, that.lang)
            && payloads.equals(that.payloads));
  }

  @Override
  public final int hashCode() {
    return Objects.hash(typeName(), from, to, id, lang, payloads);
  }

  /** Returns a line for logs and test failures; a codec writes XML. */
  @Override
  public final String toString() {
    return elementName()
        + "[type="
        + typeName()
        + ", from="
        + from
        + ", to="
        + to
        + ", id="
        + id
        + ", payloads="
        + payloads
        + ']';
  }
}
