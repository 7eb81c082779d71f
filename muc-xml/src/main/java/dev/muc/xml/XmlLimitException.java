package dev.muc.xml;

import org.jspecify.annotations.Nullable;

/**
 * XML that breaks one of the {@link XmlLimits}. The only one of its kind after which a stream may
 * be read on: the next call skips what is left of the stanza, and keeps nothing of it.
 */
public final class XmlLimitException extends XmlException {
  private static final long serialVersionUID = 1L;

  XmlLimitException(String problem, XmlPosition at, @Nullable Throwable cause) {
    super("policy-violation", problem, at, cause);
  }
}
