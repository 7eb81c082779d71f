/**
 * Unit tests of rooms in a few lines: {@link dev.muc.testkit.MucHarness} plays the world around
 * them, {@link dev.muc.testkit.MucAssertions} checks what they sent.
 */
@NullMarked
package dev.muc.testkit;

import org.jspecify.annotations.NullMarked;
