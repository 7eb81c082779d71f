package dev.muc.component.rooms;

import dev.muc.store.ArchivedMessage;
import dev.muc.xml.room.BansDocument;
import dev.muc.xml.room.RoomDocument;
import dev.muc.xml.room.RoomFormatException;
import java.io.IOException;
import java.util.Optional;

/**
 * Where rooms come from, one after the other, each with the messages of its archive after it; and
 * behind them, who is banned from their services.
 */
public interface RoomSource extends AutoCloseable {

  /**
   * Returns the next room; empty if there is no further.
   *
   * @throws RoomFormatException if what comes cannot be read
   * @throws IOException if the input fails
   */
  Optional<RoomDocument> nextRoom() throws IOException, RoomFormatException;

  /**
   * Returns the next message of the archive of the room that was returned last; empty if there is
   * no further. As {@link #nextRoom}.
   */
  Optional<ArchivedMessage> nextMessage() throws IOException, RoomFormatException;

  /**
   * Returns who is banned from the next service, when there is no further room; empty if there is
   * no further. As {@link #nextRoom}.
   */
  Optional<BansDocument> nextBans() throws IOException, RoomFormatException;

  /** Returns how much of {@link #size} has been read. */
  long position();

  /** Returns how much there is to read. */
  long size();

  /** Closes the input. */
  @Override
  void close() throws IOException;

  /** Opens a source at its beginning. */
  @FunctionalInterface
  interface Opener {
    RoomSource open() throws IOException, RoomFormatException;
  }
}
