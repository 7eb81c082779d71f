package dev.muc.stanza;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a stanza was refused (RFC 6120 §8.3).
 *
 * @param type what the sender may do about it
 * @param condition the defined condition
 * @param by the entity that refuses, or null
 * @param text an explanation for people, or null
 * @param lang the language of {@code text}, or null; it is the {@code xml:lang} of the error stanza
 * @param specific an application-specific condition in a namespace of its own, or null
 * @param uri where the addressee is instead, for {@link Condition#GONE} and {@link
 *     Condition#REDIRECT}, or null
 */
public record StanzaError(
    Type type,
    Condition condition,
    @Nullable Jid by,
    @Nullable String text,
    @Nullable String lang,
    @Nullable Element specific,
    @Nullable String uri) {

  /** Creates an error that tells of no other address. */
  public StanzaError(
      Type type,
      Condition condition,
      @Nullable Jid by,
      @Nullable String text,
      @Nullable String lang,
      @Nullable Element specific) {
    this(type, condition, by, text, lang, specific, null);
  }

  /** The namespace of the defined conditions and of {@code <text/>} (RFC 6120 §8.3.2). */
  public static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-stanzas";

  /** What the sender may do about it (RFC 6120 §8.3.2). */
  public enum Type {
    AUTH,
    CANCEL,
    CONTINUE,
    MODIFY,
    WAIT;

    private final String attribute = name().toLowerCase(Locale.ROOT);
  }

  /** A defined condition (RFC 6120 §8.3.3), with the type that the RFC recommends for it. */
  public enum Condition {
    BAD_REQUEST(Type.MODIFY),
    CONFLICT(Type.CANCEL),
    FEATURE_NOT_IMPLEMENTED(Type.CANCEL),
    FORBIDDEN(Type.AUTH),
    GONE(Type.CANCEL),
    INTERNAL_SERVER_ERROR(Type.CANCEL),
    ITEM_NOT_FOUND(Type.CANCEL),
    JID_MALFORMED(Type.MODIFY),
    NOT_ACCEPTABLE(Type.MODIFY),
    NOT_ALLOWED(Type.CANCEL),
    NOT_AUTHORIZED(Type.AUTH),
    POLICY_VIOLATION(Type.MODIFY),
    RECIPIENT_UNAVAILABLE(Type.WAIT),
    REDIRECT(Type.MODIFY),
    REGISTRATION_REQUIRED(Type.AUTH),
    REMOTE_SERVER_NOT_FOUND(Type.CANCEL),
    REMOTE_SERVER_TIMEOUT(Type.WAIT),
    RESOURCE_CONSTRAINT(Type.WAIT),
    SERVICE_UNAVAILABLE(Type.CANCEL),
    SUBSCRIPTION_REQUIRED(Type.AUTH),
    UNDEFINED_CONDITION(Type.CANCEL),
    UNEXPECTED_REQUEST(Type.WAIT);

    private final Type defaultType;
    private final String elementName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Condition(Type defaultType) {
      this.defaultType = defaultType;
    }

    /** Returns the name of the condition's element. */
    public String elementName() {
      return elementName;
    }

    /** Returns this condition as an error of its recommended type. */
    public StanzaError error() {
      return error(defaultType);
    }

    /** Returns this condition as an error of another type, where a specification asks for it. */
    public StanzaError error(Type type) {
      return new StanzaError(type, this, null, null, null, null);
    }
  }

  /** Returns this error as stated by {@code entity}. */
  public StanzaError by(Jid entity) {
    return new StanzaError(type, condition, entity, text, lang, specific, uri);
  }

  /** Returns this error explained in {@code newText}, which is in the language {@code newLang}. */
  public StanzaError text(String newText, @Nullable String newLang) {
    return new StanzaError(type, condition, by, newText, newLang, specific, uri);
  }

  /** Returns this error with the address at which the addressee is instead, as a URI. */
  public StanzaError at(String newUri) {
    return new StanzaError(type, condition, by, text, lang, specific, newUri);
  }

  /** Returns this error with an application-specific condition. */
  public StanzaError specific(Element newSpecific) {
    return new StanzaError(type, condition, by, text, lang, newSpecific, uri);
  }

  /** Returns the {@code <error/>} element. */
  public Element toElement() {
    return Element.builder(Stanza.NAMESPACE, "error")
        .attribute("type", type.attribute)
        .attribute("by", by)
        .child(Element.ofText(NAMESPACE, condition.elementName(), uri == null ? "" : uri))
        .child(text == null ? null : Element.ofText(NAMESPACE, "text", text))
        .child(specific)
        .build();
  }

  /**
   * Reads the error of a stanza of type "error", or returns empty if it has none. An unknown
   * condition is read as undefined-condition (rfc6120-8.3.2-6), an unknown type as cancel.
   */
  public static Optional<StanzaError> of(Stanza stanza) {
    return stanza.payload(Stanza.NAMESPACE, "error").map(error -> read(error, stanza.lang()));
  }

  private static StanzaError read(Element error, @Nullable String lang) {
    Condition condition = Condition.UNDEFINED_CONDITION;
    String text = null;
    Element specific = null;
    String uri = null;
    for (Element child : error.children()) {
      if (!child.namespace().equals(NAMESPACE)) {
        specific = child;
      } else if (child.name().equals("text")) {
        text = child.text();
      } else {
        condition = constant(Condition.values(), child.name(), condition);
        uri = child.text().isEmpty() ? null : child.text();
      }
    }
    Type type = constant(Type.values(), error.attribute("type").orElse(""), Type.CANCEL);
    Jid by = error.attribute("by").flatMap(Jid::parse).orElse(null);
    return new StanzaError(type, condition, by, text, lang, specific, uri);
  }

  private static <E extends Enum<E>> E constant(E[] all, String name, E fallback) {
    for (E candidate : all) {
      if (candidate.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return candidate;
      }
    }
    return fallback;
  }
}
