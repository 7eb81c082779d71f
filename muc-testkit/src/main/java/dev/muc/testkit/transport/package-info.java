/**
 * What an implementer of {@link dev.muc.host.Transport} needs: the contract as a test suite, and a
 * transport in memory that passes it.
 */
@NullMarked
package dev.muc.testkit.transport;

import org.jspecify.annotations.NullMarked;
