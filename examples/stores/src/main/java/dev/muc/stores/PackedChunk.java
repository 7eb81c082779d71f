package dev.muc.stores;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A chunk as it is stored. */
final class PackedChunk {
  static final String INSERT = "INSERT INTO chunks (place, ids, messages) VALUES (?, ?, ?)";

  private final long place;
  private final byte[] hashes;
  private final byte[] messages;

  private PackedChunk(long place, byte[] hashes, byte[] messages) {
    this.place = place;
    this.hashes = hashes;
    this.messages = messages;
  }

  static PackedChunk of(Chunk chunk) {
    return new PackedChunk(chunk.place(), chunk.hashes(), MessageCodec.pack(chunk.messages()));
  }

  /** Returns the chunk that was copied last. */
  static PackedChunk of(LogCopy copy) {
    return new PackedChunk(copy.place(), copy.hashes(), copy.packed());
  }

  /** Adds it to a batch of {@link #INSERT}. */
  void addTo(Batch insert) throws SQLException {
    PreparedStatement statement = insert.statement();
    statement.setLong(1, place);
    statement.setBytes(2, hashes);
    statement.setBytes(3, messages);
    insert.add();
  }
}
