package dev.muc.store;

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

  /** Releases what the stores hold; they are not used after it. */
  @Override
  void close();
}
