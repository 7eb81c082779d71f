package dev.muc.stores;

import dev.muc.store.ArchivedMessage;

/**
 * A message with its place, as it waits in the log and stands in a chunk.
 *
 * @param place number of the archive and number in it
 * @param latestAt the latest time of this message and all before it, in nanoseconds
 * @param late how far the message's own time is behind that
 * @param body what else there is of it
 */
record MessageRow(long place, long latestAt, long late, MessageBody body) {

  /**
   * Returns the row of a message.
   *
   * @param archive the archive with this message as its last
   */
  static MessageRow of(EncodedMessage encoded, ArchiveRow archive) {
    long latest = archive.latestAt();
    long late = latest - Places.nanos(encoded.message().at());
    return new MessageRow(archive.end() - 1, latest, late, encoded.body());
  }

  /** Returns the number of its archive. */
  long archive() {
    return place >> Places.NUMBER_BITS;
  }

  /** Returns when the room accepted it, in nanoseconds. */
  long at() {
    return latestAt - late;
  }

  /** Returns this row without its content. */
  MessageRow redacted() {
    return new MessageRow(place, latestAt, late, body.redacted());
  }

  ArchivedMessage message() {
    return body.message(Places.instant(at()));
  }
}
