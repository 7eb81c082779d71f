package dev.muc.component.rooms;

import dev.muc.model.ServiceBans;
import dev.muc.payload.Page;
import dev.muc.payload.PageRequest;
import dev.muc.stanza.BareJid;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import dev.muc.store.Storage;
import dev.muc.xml.room.BansDocument;
import dev.muc.xml.room.RoomDocument;
import dev.muc.xml.room.RoomsWriter;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes rooms, and who is banned from their services, out of a storage. */
public final class RoomExport {
  private static final int PAGE = 200;

  private final Storage storage;
  private final RoomsWriter out;
  private final boolean withArchive;
  private final Progress progress;
  private final Tally tally = new Tally();
  private final Set<BareJid> services = new LinkedHashSet<>();

  /** Creates one that writes into a document. */
  public RoomExport(Storage storage, RoomsWriter out, boolean withArchive, Progress progress) {
    this.storage = storage;
    this.out = out;
    this.withArchive = withArchive;
    this.progress = progress;
  }

  /** Writes every room, and then who is banned from the services that they are of. */
  public Tally all() throws IOException {
    PageRequest request = PageRequest.FIRST;
    while (true) {
      Page<RoomSummary> page = storage.rooms().list(RoomQuery.all(request, PAGE));
      for (RoomSummary room : page.entries()) {
        one(room.address()); // One that has just gone is none any more.
        services.add(room.address().domainJid());
        progress.at(tally.rooms(), page.count());
      }
      if (page.entries().isEmpty()) {
        for (BareJid service : services) {
          bans(service);
        }
        return tally;
      }
      String last = page.entries().get(page.entries().size() - 1).id();
      request = new PageRequest(null, last, null, null);
    }
  }

  /**
   * Writes the rooms at these addresses, and who is banned from these services.
   *
   * @throws Failure if there is no room at one of them, or nobody is banned from one of them
   */
  public Tally only(List<BareJid> addresses) throws IOException {
    Set<BareJid> rooms = new LinkedHashSet<>(addresses); // Each once.
    rooms.removeIf(StoredBans::isService);
    for (BareJid room : rooms) {
      if (!one(room)) {
        throw new Failure("there is no room " + room);
      }
      progress.at(tally.rooms(), rooms.size());
    }
    services.addAll(addresses);
    services.removeAll(rooms);
    for (BareJid service : services) {
      if (!bans(service)) {
        throw new Failure("nobody is banned from " + service);
      }
    }
    return tally;
  }

  private boolean one(BareJid address) throws IOException {
    Optional<RoomDocument> room = StoredRoom.load(storage, address);
    if (room.isEmpty()) {
      return false;
    }
    try {
      write(room.get());
    } catch (IllegalArgumentException unwritable) {
      throw failed("the room " + address, unwritable);
    }
    return true;
  }

  private boolean bans(BareJid service) throws IOException {
    ServiceBans bans = StoredBans.load(storage, service);
    if (bans.outcasts().isEmpty()) {
      return false;
    }
    try {
      out.bans(new BansDocument(service, bans));
    } catch (IllegalArgumentException unwritable) {
      throw failed("who is banned from " + service, unwritable);
    }
    tally.bans(bans);
    return true;
  }

  private static Failure failed(String what, IllegalArgumentException unwritable) {
    return new Failure(what + " cannot be exported: " + unwritable.getMessage(), unwritable);
  }

  private void write(RoomDocument room) throws IOException {
    out.room(room);
    tally.room();
    if (withArchive) {
      ArchiveWalk archive = new ArchiveWalk(storage.archive(), room.address());
      while (archive.hasNext()) {
        out.archived(archive.next());
        tally.message();
      }
    }
  }
}
