package dev.muc.xml.room;

import dev.muc.stanza.Element;
import dev.muc.store.ArchivedMessage;
import dev.muc.xml.ElementReader;
import dev.muc.xml.XmlException;
import dev.muc.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document of rooms, one after the other, and who is banned from their services, without
 * ever having more of it in memory than one room, one message, or the bans of one service.
 *
 * <p>Trusts nothing: what is no such document is refused with the line and column of the problem,
 * within limits of size and depth.
 *
 * <p>For one thread at a time.
 */
public final class RoomsReader implements AutoCloseable {
  /*
   * 64 MiB and a million elements for one room are some 100,000 affiliations with the presence of
   * 10,000 occupants. An attribute holds a whole description or reason, which came in a stanza once.
   */
  static final XmlLimits LIMITS =
      new XmlLimits(64 * 1024 * 1024, 128, 1_000_000, 100, 4 * 1024 * 1024);

  private static final String ROOT = "rooms";

  private final ElementReader elements;
  private @Nullable Element next;
  private boolean begun;
  private boolean inRoom;
  private boolean behindRooms;

  /** Begins to read a document; reads nothing yet. */
  public RoomsReader(InputStream in) {
    this.elements = ElementReader.document(in, LIMITS);
  }

  /**
   * Returns the next room, passing over messages that were not asked for; empty if there is no
   * further.
   *
   * @throws RoomFormatException if what comes is no room; the document cannot be read on
   * @throws IOException if the input fails
   */
  public Optional<RoomDocument> nextRoom() throws IOException, RoomFormatException {
    Optional<Part> part = peek();
    while (inRoom && isNext(part, Archived.NAME)) {
      next = null;
      part = peek();
    }
    if (part.isEmpty() || behindRooms || isNext(part, BansDocument.NAME)) {
      return Optional.empty();
    }
    next = null;
    inRoom = true;
    return Optional.of(RoomDocument.read(part.get()));
  }

  /**
   * Returns the next message of the archive of the room that was read last; empty if there is no
   * further.
   *
   * @throws RoomFormatException as {@link #nextRoom}
   * @throws IOException as {@link #nextRoom}
   */
  public Optional<ArchivedMessage> nextMessage() throws IOException, RoomFormatException {
    Optional<Part> part = peek();
    if (!inRoom || !isNext(part, Archived.NAME)) {
      return Optional.empty();
    }
    next = null;
    return Optional.of(part.get().read(Archived::read));
  }

  /**
   * Returns who is banned from the next service, passing over rooms that were not asked for; empty
   * at the end.
   *
   * @throws RoomFormatException as {@link #nextRoom}
   * @throws IOException as {@link #nextRoom}
   */
  public Optional<BansDocument> nextBans() throws IOException, RoomFormatException {
    Optional<RoomDocument> room = nextRoom();
    while (room.isPresent()) {
      room = nextRoom();
    }
    Optional<Part> part = peek();
    if (part.isEmpty()) {
      return Optional.empty();
    }
    next = null;
    inRoom = false;
    behindRooms = true;
    return Optional.of(BansDocument.read(part.get()));
  }

  /** Closes the input. */
  @Override
  public void close() throws IOException {
    elements.close();
  }

  private static boolean isNext(Optional<Part> part, String name) {
    return part.isPresent() && part.get().is(name);
  }

  private Optional<Part> peek() throws IOException, RoomFormatException {
    try {
      if (!begun) {
        checkRoot(elements.header());
        begun = true;
      }
      if (next == null) {
        next = elements.next().orElse(null);
      }
    } catch (XmlException unreadable) {
      throw new RoomFormatException(String.valueOf(unreadable.getMessage()), unreadable);
    }
    return Optional.ofNullable(next).map(element -> Part.root(element, elements::place));
  }

  private static void checkRoot(Element header) throws RoomFormatException {
    Part root = Part.root(header);
    if (!root.is(ROOT)) {
      throw root.refused(
          "no document of rooms, which begins with <"
              + ROOT
              + " xmlns='"
              + RoomFormat.NAMESPACE
              + "'>");
    }
    RoomFormat.checkVersion(root);
  }
}
