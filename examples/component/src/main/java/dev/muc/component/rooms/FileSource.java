package dev.muc.component.rooms;

import dev.muc.store.ArchivedMessage;
import dev.muc.xml.room.BansDocument;
import dev.muc.xml.room.RoomDocument;
import dev.muc.xml.room.RoomFormatException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Rooms from files that are read as a whole, one room after the other.
 *
 * @param <F> from what a room is made
 */
public abstract class FileSource<F> implements RoomSource {
  private final List<F> rooms;
  private Iterator<ArchivedMessage> archive = List.<ArchivedMessage>of().iterator();
  private int next;

  /**
   * A room with its archive.
   *
   * @param archive the messages, oldest first
   */
  public record Moving(RoomDocument room, List<ArchivedMessage> archive) {}

  /**
   * @param rooms what the rooms are made from, in their order
   */
  protected FileSource(List<F> rooms) {
    this.rooms = rooms;
  }

  /** Makes a room. */
  protected abstract Moving read(F room) throws IOException, RoomFormatException;

  @Override
  public final Optional<RoomDocument> nextRoom() throws IOException, RoomFormatException {
    if (next == rooms.size()) {
      return Optional.empty();
    }
    Moving moving = read(rooms.get(next++));
    archive = moving.archive().iterator();
    return Optional.of(moving.room());
  }

  @Override
  public final Optional<ArchivedMessage> nextMessage() {
    return archive.hasNext() ? Optional.of(archive.next()) : Optional.empty();
  }

  /** No other server bans from its service. */
  @Override
  public final Optional<BansDocument> nextBans() {
    return Optional.empty();
  }

  @Override
  public final long position() {
    return next;
  }

  @Override
  public final long size() {
    return rooms.size();
  }

  @Override
  public final void close() {
    // Each file is read as a whole.
  }
}
