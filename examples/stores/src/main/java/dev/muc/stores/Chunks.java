package dev.muc.stores;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** The table of chunks, in a transaction. */
final class Chunks {

  /** How many messages a chunk has at most: a page or two when they are packed, as most are. */
  static final int MESSAGES_MAX = 128;

  /** Fewer messages than this join the chunk before them, unless that has as many as this twice. */
  private static final int FEW = 8;

  /** From how many bytes on a chunk is full: long messages are not read by the hundred for one. */
  private static final int BYTES_MAX = 64 << 10;

  private static final String UPDATE = "UPDATE chunks SET messages = ? WHERE place = ?";
  private static final String DELETE = "DELETE FROM chunks WHERE place >= ? AND place < ?";
  private static final String FIRST =
      "SELECT min(place) FROM chunks WHERE place >= ? AND place < ?";
  private static final String AT =
      "SELECT messages FROM chunks WHERE place >= ? AND place <= ? ORDER BY place DESC LIMIT 1";
  private static final String AFTER =
      "SELECT messages FROM chunks WHERE place >= ? AND place < ? ORDER BY place LIMIT 1";
  private static final String IDS =
      "SELECT place, ids FROM chunks WHERE place >= ? AND place < ? ORDER BY place DESC";

  private final Session session;

  Chunks(Session session) {
    this.session = session;
  }

  /**
   * Adds messages of one archive behind all others, in the chunk before them if that has room: so a
   * quiet room has not a chunk for each.
   *
   * @param begin the place at which the archive begins
   * @param messages messages that follow each other and are not enough
   */
  void append(long begin, List<MessageRow> messages) throws SQLException {
    List<MessageRow> more = messages;
    Chunk last = at(begin, messages.get(0).place() - 1).filter(Chunks::hasRoom).orElse(null);
    if (last != null) {
      delete(last.place(), last.end());
      more = new ArrayList<>(last.messages());
      more.addAll(messages);
    }
    insert(more);
  }

  private static boolean hasRoom(Chunk chunk) {
    return chunk.messages().size() < 2 * FEW && chunk.bytes() < BYTES_MAX / 4;
  }

  /** Returns whether so many messages are a chunk by themselves, wherever they come. */
  static boolean isEnough(int messages) {
    return messages >= FEW;
  }

  /**
   * Copies messages of one archive from the log, into as many chunks as it takes.
   *
   * @param messages messages that follow each other and are enough
   */
  static List<PackedChunk> pack(List<Waiting> messages, LogCopy copy) {
    List<PackedChunk> chunks = new ArrayList<>();
    cut(
        messages,
        Waiting::length,
        some -> {
          copy.take(some);
          chunks.add(PackedChunk.of(copy));
        });
    return chunks;
  }

  /** Inserts messages of one archive that follow each other, in as many chunks as it takes. */
  void insert(List<MessageRow> messages) throws SQLException {
    List<PackedChunk> chunks = new ArrayList<>();
    cut(
        messages,
        row -> row.body().bytes().length,
        some -> chunks.add(PackedChunk.of(Chunk.of(some))));
    insertPacked(chunks);
  }

  /** Inserts chunks behind all others of their archive. */
  void insertPacked(List<PackedChunk> chunks) throws SQLException {
    Batch insert = new Batch(session.prepare(PackedChunk.INSERT));
    for (PackedChunk chunk : chunks) {
      chunk.addTo(insert);
    }
    insert.execute();
  }

  /** Cuts messages into what becomes one chunk each. */
  private static <M> void cut(List<M> messages, ToIntFunction<M> length, Consumer<List<M>> each) {
    int from = 0;
    long bytes = 0;
    for (int next = 1; next <= messages.size(); next++) {
      bytes += length.applyAsInt(messages.get(next - 1));
      if (next == messages.size() || next - from == MESSAGES_MAX || bytes >= BYTES_MAX) {
        each.accept(messages.subList(from, next));
        from = next;
        bytes = 0;
      }
    }
  }

  /** Stores a chunk whose messages have lost something. */
  void update(Chunk chunk) throws SQLException {
    PreparedStatement update = session.prepare(UPDATE);
    update.setBytes(1, MessageCodec.pack(chunk.messages()));
    update.setLong(2, chunk.place());
    update.executeUpdate();
  }

  /** Removes the chunks that begin between two places, the second not included. */
  void delete(long from, long to) throws SQLException {
    PreparedStatement delete = session.prepare(DELETE);
    delete.setLong(1, from);
    delete.setLong(2, to);
    delete.executeUpdate();
  }

  /** Returns the place of the first chunk between two places, or else the second of these. */
  long first(long from, long to) throws SQLException {
    try (ResultSet found = query(FIRST, from, to)) {
      found.next();
      long first = found.getLong(1);
      return found.wasNull() ? to : first;
    }
  }

  /** Returns the chunk that a place is in, if it begins at {@code begin} or behind that. */
  Optional<Chunk> at(long begin, long place) throws SQLException {
    return one(AT, begin, place).filter(chunk -> chunk.has(place));
  }

  /** Returns the first chunk that begins between two places, the second not included. */
  Optional<Chunk> after(long from, long to) throws SQLException {
    return one(AFTER, from, to);
  }

  /**
   * Returns the messages between two places, the second not included, in order.
   *
   * @param begin the place at which their archive begins
   */
  List<MessageRow> between(long begin, long from, long to) throws SQLException {
    List<Chunk> found = new ArrayList<>();
    Optional<Chunk> next = at(begin, to - 1);
    while (next.isPresent()) {
      long first = Math.max(from, next.get().place());
      found.add(next.get().startingAt(first));
      next = first == from ? Optional.empty() : at(begin, first - 1);
    }
    Collections.reverse(found);
    return found.stream().flatMap(chunk -> chunk.messages().stream()).toList();
  }

  private Optional<Chunk> one(String sql, long from, long to) throws SQLException {
    try (ResultSet found = query(sql, from, to)) {
      return found.next()
          ? Optional.of(Chunk.of(MessageCodec.decode(found.getBytes(1))))
          : Optional.empty();
    }
  }

  /** Returns the place of the message with an id, from the latest on; -1 if there is none. */
  long placeOf(String id, long from, long to) throws SQLException {
    int hash = id.hashCode();
    try (ResultSet found = query(IDS, from, to)) {
      while (found.next()) {
        if (has(hash, ByteBuffer.wrap(found.getBytes(2)))) {
          long place = placeOf(id, at(from, found.getLong(1)));
          if (place >= 0) {
            return place;
          }
        }
      }
    }
    return -1;
  }

  private static boolean has(int hash, ByteBuffer hashes) {
    while (hashes.hasRemaining()) {
      if (hashes.getInt() == hash) {
        return true;
      }
    }
    return false;
  }

  private static long placeOf(String id, Optional<Chunk> chunk) {
    return chunk.stream()
        .flatMap(each -> each.messages().stream())
        .filter(row -> row.body().id().equals(id))
        .mapToLong(MessageRow::place)
        .findFirst()
        .orElse(-1);
  }

  private ResultSet query(String sql, long from, long to) throws SQLException {
    PreparedStatement query = session.prepare(sql);
    query.setLong(1, from);
    query.setLong(2, to);
    return query.executeQuery();
  }
}
