package dev.muc.component.ejabberd;

import dev.muc.component.rooms.FileSource;
import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivedMessage;
import dev.muc.xml.room.RoomDocument;
import dev.muc.xml.room.RoomFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rooms in a dump of ejabberd's own database, as {@code ejabberdctl dump} or {@code dump_table}
 * write it: the records {@code muc_room}, and {@code archive_msg} where they are in it too.
 */
public final class EjabberdSource extends FileSource<RoomDocument> {
  /** The file is read as a whole; ejabberd's own database keeps archives of 2 GiB at most. */
  private static final long FILE_BYTES_MAX = 1L << 30;

  private final Map<BareJid, List<ArchivedMessage>> archives;

  private EjabberdSource(Dump dump) {
    super(dump.rooms);
    this.archives = dump.archives;
  }

  /**
   * Reads a dump.
   *
   * @throws RoomFormatException if it is none, or has no room in it
   */
  public static EjabberdSource open(Path file) throws IOException, RoomFormatException {
    if (Files.size(file) > FILE_BYTES_MAX) {
      throw new RoomFormatException("more than " + FILE_BYTES_MAX + " bytes");
    }
    Dump dump = new Dump(Files.getLastModifiedTime(file).toInstant());
    dump.read(Files.readAllBytes(file));
    if (dump.rooms.isEmpty()) {
      throw new RoomFormatException("no record muc_room in it");
    }
    return new EjabberdSource(dump);
  }

  @Override
  protected Moving read(RoomDocument room) {
    return new Moving(room, archives.getOrDefault(room.address(), List.of()));
  }

  /** What is in a file. */
  private static final class Dump {
    private final List<RoomDocument> rooms = new ArrayList<>();
    private final Map<BareJid, List<ArchivedMessage>> archives = new HashMap<>();
    private final Instant writtenAt;

    Dump(Instant writtenAt) {
      this.writtenAt = writtenAt;
    }

    void read(byte[] file) throws RoomFormatException {
      TermReader terms = new TermReader(file);
      Optional<Term> term = terms.next();
      while (term.isPresent()) {
        if (term.get() instanceof Term.Tuple stored) {
          try {
            take(stored);
          } catch (RoomFormatException wrong) {
            throw terms.refused("the record before this is wrong: " + wrong.getMessage());
          }
        }
        term = terms.next();
      }
    }

    private void take(Term.Tuple stored) throws RoomFormatException {
      if (stored.is("muc_room", 3)) {
        rooms.add(new EjabberdRoom(stored, writtenAt).document());
      } else if (stored.is("archive_msg", 9) && stored.part(8).isAtom("groupchat")) {
        BareJid room = Addresses.bare(stored.part(1));
        Optional<ArchivedMessage> message = EjabberdMessage.read(room, stored);
        message.ifPresent(archives.computeIfAbsent(room, first -> new ArrayList<>())::add);
      }
    }
  }
}
