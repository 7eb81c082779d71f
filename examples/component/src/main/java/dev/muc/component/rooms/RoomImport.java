package dev.muc.component.rooms;

import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.Storage;
import dev.muc.store.StoreException;
import dev.muc.xml.room.BansDocument;
import dev.muc.xml.room.RoomDocument;
import dev.muc.xml.room.RoomFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings rooms into a storage, and bans from services to those that it has. All that comes is read
 * and checked before the first room is stored, and each room is stored as a whole or not at all.
 */
public final class RoomImport {
  private final Storage storage;
  private final boolean replace;

  /**
   * Creates one that stores into {@code storage}.
   *
   * @param replace whether a room that is stored already may be replaced, its archive included
   */
  public RoomImport(Storage storage, boolean replace) {
    this.storage = storage;
    this.replace = replace;
  }

  /**
   * Reads all that comes and stores nothing.
   *
   * @throws Failure if one of the rooms must not be stored: it is there already, or comes twice
   * @throws RoomFormatException if something cannot be read or makes no sense
   * @throws IOException if the input fails
   */
  public Tally check(RoomSource source, Progress progress) throws IOException, RoomFormatException {
    Tally tally = new Tally();
    Set<BareJid> seen = new HashSet<>();
    Optional<RoomDocument> room = source.nextRoom();
    while (room.isPresent()) {
      BareJid address = room.get().address();
      RoomCheck.check(room.get());
      if (!seen.add(address)) {
        throw new Failure(address + " comes twice");
      }
      requireFree(address);
      tally.room();
      Optional<ArchivedMessage> message = source.nextMessage();
      while (message.isPresent()) {
        RoomCheck.check(address, message.get());
        tally.message();
        progress.at(source.position(), source.size());
        message = source.nextMessage();
      }
      progress.at(source.position(), source.size());
      room = source.nextRoom();
    }
    for (BansDocument bans : bans(source)) {
      if (!seen.add(bans.service())) {
        throw new Failure(bans.service() + " comes twice");
      }
      tally.bans(bans.bans());
    }
    return tally;
  }

  private void requireFree(BareJid address) {
    if (!replace && storage.rooms().find(address).isPresent()) {
      throw new Failure(
          address
              + " exists already; --replace puts what is imported in its place, archive included");
    }
  }

  /**
   * Stores all that comes.
   *
   * @throws StoreException if something could not be stored; what came before it is
   * @throws RoomFormatException as {@link #check}
   * @throws IOException as {@link #check}
   */
  public Tally store(RoomSource source, Progress progress) throws IOException, RoomFormatException {
    Tally tally = new Tally();
    Optional<RoomDocument> room = source.nextRoom();
    while (room.isPresent()) {
      RoomCheck.check(room.get());
      requireFree(room.get().address());
      Messages messages = new Messages(source, room.get().address(), tally, progress);
      try {
        storage.replace(StoredRoom.record(room.get()), messages);
      } catch (Unreadable wrapped) {
        throw wrapped.problem;
      } catch (UncheckedIOException wrapped) {
        throw wrapped.getCause();
      }
      tally.room();
      progress.at(source.position(), source.size());
      room = source.nextRoom();
    }
    for (BansDocument bans : bans(source)) {
      StoredBans.add(storage, bans.service(), bans.bans());
      tally.bans(bans.bans());
    }
    return tally;
  }

  private static List<BansDocument> bans(RoomSource source)
      throws IOException, RoomFormatException {
    List<BansDocument> all = new ArrayList<>();
    Optional<BansDocument> bans = source.nextBans();
    while (bans.isPresent()) {
      all.add(bans.get());
      bans = source.nextBans();
    }
    return all;
  }

  /** Carries a checked exception through an iterator. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final RoomFormatException problem;

    Unreadable(RoomFormatException problem) {
      super(problem);
      this.problem = problem;
    }
  }

  /** The messages of one room, checked. */
  private static final class Messages implements Iterator<ArchivedMessage> {
    private final RoomSource source;
    private final BareJid room;
    private final Tally tally;
    private final Progress progress;
    private @Nullable ArchivedMessage next;
    private boolean ended;

    Messages(RoomSource source, BareJid room, Tally tally, Progress progress) {
      this.source = source;
      this.room = room;
      this.tally = tally;
      this.progress = progress;
    }

    @Override
    public boolean hasNext() {
      if (next == null && !ended) {
        try {
          next = source.nextMessage().orElse(null);
          if (next != null) {
            RoomCheck.check(room, next);
          }
        } catch (RoomFormatException unreadable) {
          throw new Unreadable(unreadable);
        } catch (IOException failed) {
          throw new UncheckedIOException(failed);
        }
        ended = next == null;
      }
      return next != null;
    }

    @Override
    public ArchivedMessage next() {
      ArchivedMessage message = hasNext() ? next : null;
      if (message == null) {
        throw new NoSuchElementException("no further message for " + room);
      }
      next = null;
      tally.message();
      progress.at(source.position(), source.size());
      return message;
    }
  }
}
