/**
 * What an implementer of {@link dev.muc.store.RoomStore}, {@link dev.muc.store.ArchiveStore} and
 * {@link dev.muc.store.Storage} needs: the contracts as test suites, and a storage in memory that
 * passes them, fails when it is told to, and can be opened again as after a restart.
 */
@NullMarked
package dev.muc.testkit.store;

import org.jspecify.annotations.NullMarked;
