/**
 * What rooms are and what happens in them as XML that outlives a version: events and messages for
 * stores, whole rooms for people. The format is described in {@code spec/design/snapshot.md}.
 */
@NullMarked
package dev.muc.xml.room;

import org.jspecify.annotations.NullMarked;
