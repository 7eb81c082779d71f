/** Scripts against a real server: clients that log in over TCP and touch no stanza. */
@NullMarked
package dev.muc.testkit.tcp;

import org.jspecify.annotations.NullMarked;
