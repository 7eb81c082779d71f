/**
 * Stanzas as XML, in both directions.
 *
 * <p>{@link dev.muc.xml.ElementReader} and {@link dev.muc.xml.StanzaReader} read hostile input;
 * {@link dev.muc.xml.StanzaWriter} writes one stanza and {@link dev.muc.xml.FanOutEncoder} one
 * stanza for many. Nothing here knows about rooms, and nothing here opens a connection.
 */
@NullMarked
package dev.muc.xml;

import org.jspecify.annotations.NullMarked;
