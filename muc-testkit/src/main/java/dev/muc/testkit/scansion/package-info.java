/**
 * Scansion scripts: the format, what matches an expected stanza, and how a script is played.
 *
 * <p>Nothing here knows what a script plays against; that is a {@link
 * dev.muc.testkit.scansion.Backend}. The rules are in spec/design/scansion.md.
 */
@NullMarked
package dev.muc.testkit.scansion;

import org.jspecify.annotations.NullMarked;
