/**
 * A program that puts rooms beside any XMPP server as an external component (XEP-0114).
 *
 * <p>{@link dev.muc.component.Main} reads the command line, {@link dev.muc.component.Component}
 * keeps the rooms and reconnects, {@link dev.muc.component.Handshake} opens a stream and {@link
 * dev.muc.component.ComponentStream} carries stanzas over it.
 */
@NullMarked
package dev.muc.component;

import org.jspecify.annotations.NullMarked;
