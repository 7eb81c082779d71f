/**
 * Addresses and stanzas as immutable values (RFC 6120, RFC 7622).
 *
 * <p>Nothing here knows about rooms. Payload that the engine does not understand is kept as {@link
 * dev.muc.stanza.Element} and passes through unchanged. Elements of the stream's own namespace
 * ({@code jabber:client}, {@code jabber:server}, {@code jabber:component:accept}) all carry {@link
 * dev.muc.stanza.Stanza#NAMESPACE}; a codec translates.
 */
@NullMarked
package dev.muc.stanza;

import org.jspecify.annotations.NullMarked;
