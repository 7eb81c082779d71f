/**
 * Rooms and archives in a database, through JDBC: SQLite in a file, or PostgreSQL. {@link
 * dev.muc.stores.SqlStorage} is where to begin.
 *
 * <p>A {@code Database} knows connections, transactions and what a failure means; all else is the
 * same SQL for both, but for the few words of a {@code Dialect}. The theory is in {@code
 * spec/design/stores.md}.
 */
@NullMarked
package dev.muc.stores;

import org.jspecify.annotations.NullMarked;
