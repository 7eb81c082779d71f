package dev.muc.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The two stores of a service, with what they have in common. */
public interface Storage extends AutoCloseable {

  /** Returns where the rooms are kept. */
  RoomStore rooms();

  /** Returns where the messages are kept. */
  ArchiveStore archive();

  /**
   * Stores a batch in both; all of it is durable when this returns.
   *
   * <p>The archive of a room that is over, before the batch or by it, goes with it. By default one
   * after the other, the archive first: of what is stored in part nobody was told anything, and a
   * message in an archive that nobody has seen does less harm than one that was seen and is
   * missing. A storage with one database behind it makes this one transaction.
   *
   * @throws StoreException if it could not be done; then what was to be stored counts as not done
   */
  default void commit(List<RoomRecord> batch) {
    for (RoomRecord record : batch) {
      if (record.earlier() == RoomRecord.Earlier.OVER || record.summary() == null) {
        archive().drop(record.room());
      }
      if (record.summary() != null && !record.messages().isEmpty()) {
        archive().append(record.room(), record.messages());
      }
    }
    rooms().append(batch);
  }

  /**
   * Stores a room that comes from elsewhere in place of whatever is stored for its address, archive
   * included: all of it or nothing.
   *
   * <p>By default the archive is read as a whole and becomes one batch. A storage that can keep a
   * transaction open takes one part after the other.
   *
   * @param room a record whose events say all that the room is, {@link RoomRecord.Earlier#OVER}
   * @param archive its messages, in archive order; what it throws passes through
   * @throws StoreException if it could not be done; then nothing has changed
   */
  default void replace(RoomRecord room, Iterator<ArchivedMessage> archive) {
    if (room.earlier() != RoomRecord.Earlier.OVER) {
      throw new IllegalArgumentException("a room in place of another leaves nothing of it");
    }
    List<ArchivedMessage> messages = new ArrayList<>(room.messages());
    archive.forEachRemaining(messages::add);
    commit(
        List.of(
            new RoomRecord(
                room.room(),
                room.earlier(),
                room.events(),
                messages,
                room.summary(),
                room.keptUntil())));
  }

  /** Releases what the stores hold; they are not used after it. */
  @Override
  void close();
}
