package dev.muc.stores;

import dev.muc.stanza.BareJid;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the content out of messages, which keep their places. */
final class ArchiveErasure {

  /** How many chunks are read in one transaction, or written: some ten milliseconds. */
  private static final int STEP = 64;

  private final Database database;
  private final Archives archives;

  ArchiveErasure(Database database, Archives archives) {
    this.database = database;
    this.archives = archives;
  }

  /** Takes out the content of one message; false if there is no such message. */
  boolean redact(String address, String id) {
    archives.sortAll();
    boolean found = archives.write((session, change) -> redact(address, id, session, change));
    archives.removeUnusedFiles();
    return found;
  }

  private static boolean redact(String address, String id, Session session, ArchiveChange change)
      throws SQLException {
    change.settle();
    ArchiveView archive = ArchiveView.of(session, address, WaitingMessages.none());
    long place = archive.placeOf(id);
    if (place >= 0) {
      Chunk chunk = archive.chunk(place);
      List<MessageRow> left = new ArrayList<>(chunk.messages());
      left.set((int) (place - chunk.place()), chunk.get(place).redacted());
      new Chunks(session).update(Chunk.of(left));
    }
    return place >= 0;
  }

  /**
   * Takes out the content of all messages of an account, some at a time. They are looked for by
   * reading, so that those who store something wait only for what is written.
   */
  int erase(@Nullable BareJid room, BareJid account) {
    archives.sortAll();
    ArchiveRange range =
        room == null
            ? new ArchiveRange(0, Long.MAX_VALUE)
            : archives.read(room.toString(), ArchiveView::all);
    int erased = 0;
    for (Found found = find(account, range); found != null; found = find(account, found.rest())) {
      List<Long> places = found.places();
      erased += archives.write((session, change) -> erase(account, places, session, change));
    }
    archives.removeUnusedFiles();
    return erased;
  }

  /**
   * Chunks in which something of an account was found.
   *
   * @param rest where to look next
   */
  private record Found(List<Long> places, ArchiveRange rest) {}

  /** Looks for chunks; null if there are no more. */
  private @Nullable Found find(BareJid account, ArchiveRange all) {
    ArchiveRange range = all;
    while (range.from() < range.to()) {
      ArchiveRange from = range;
      Found found = database.read(session -> findSome(new Chunks(session), account, from));
      if (!found.places().isEmpty()) {
        return found;
      }
      range = found.rest();
    }
    return null;
  }

  private static Found findSome(Chunks chunks, BareJid account, ArchiveRange all)
      throws SQLException {
    List<Long> places = new ArrayList<>();
    ArchiveRange range = all;
    for (int i = 0; i < STEP; i++) {
      Optional<Chunk> next = chunks.after(range.from(), range.to());
      if (next.isEmpty()) {
        return new Found(places, new ArchiveRange(range.to(), range.to()));
      }
      if (next.get().messages().stream().anyMatch(row -> isToErase(row, account))) {
        places.add(next.get().place());
      }
      range = range.startingAt(next.get().end());
    }
    return new Found(places, range);
  }

  private static boolean isToErase(MessageRow row, BareJid account) {
    return row.body().hasContent() && row.body().isFrom(account);
  }

  private static int erase(
      BareJid account, List<Long> places, Session session, ArchiveChange change)
      throws SQLException {
    change.settle();
    Chunks chunks = new Chunks(session);
    int erased = 0;
    for (long place : places) {
      Optional<Chunk> chunk = chunks.at(place, place); // Gone if it has expired meanwhile.
      if (chunk.isPresent()) {
        List<MessageRow> left = new ArrayList<>();
        for (MessageRow row : chunk.get().messages()) {
          boolean goes = isToErase(row, account);
          left.add(goes ? row.redacted() : row);
          erased += goes ? 1 : 0;
        }
        chunks.update(Chunk.of(left));
      }
    }
    return erased;
  }
}
