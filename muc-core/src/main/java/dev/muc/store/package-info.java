/**
 * Where rooms outlive the process: what a host gives to a store and what it wants back, as values,
 * and the two interfaces that a store implements.
 *
 * <p>Nothing here waits or does I/O; implementations do. The theory of operation is in {@code
 * spec/design/stores.md}; the suites {@code RoomStoreContract} and {@code ArchiveStoreContract} of
 * the testkit state the contracts as tests.
 */
@NullMarked
package dev.muc.store;

import org.jspecify.annotations.NullMarked;
