package dev.muc.stores;

import java.util.List;

/**
 * Messages of one archive that wait, as they are stored when they are sorted in: if possible made
 * before a transaction begins, so that nobody waits for it.
 *
 * @param run the messages
 * @param chunks the messages as chunks; none if they are too few for one
 * @param few the messages if they are too few for a chunk
 * @param sorted the archive as they leave it
 */
record ReadyRun(
    Unsorted.Run run, List<PackedChunk> chunks, List<MessageRow> few, ArchiveRow sorted) {

  /**
   * Reads messages and makes ready what is stored of them.
   *
   * @param copy what nobody else uses meanwhile
   * @throws StoreException if they cannot be read
   */
  static ReadyRun of(Unsorted.Run run, LogCopy copy) {
    if (Chunks.isEnough(run.messages().size())) {
      List<PackedChunk> chunks = Chunks.pack(run.messages(), copy);
      return new ReadyRun(run, chunks, List.of(), copy.upToLast(run.archive()));
    }
    List<MessageRow> few = run.messages().stream().map(Waiting::row).toList();
    return new ReadyRun(run, List.of(), few, run.archive().upTo(few.get(few.size() - 1)));
  }

  /** Returns how far the archive goes before them. */
  long endBefore() {
    return sorted.end() - run.messages().size();
  }
}
