package dev.muc.component.rooms;

import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.Storage;
import dev.muc.xml.room.RoomDocument;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows all that is stored of one room but for what was said in it, and passwords. */
@Command(
    name = "room",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Shows all of one stored room, but for passwords and what was said; or who is banned from a"
            + " service.")
final class ShowRoom extends RoomCommand {
  @Parameters(paramLabel = "ADDRESS", description = "The address of the room or service.")
  private BareJid address = BareJid.of("invalid");

  ShowRoom(Shared shared) {
    super(shared);
  }

  @Override
  void work(Storage storage, PrintWriter out) {
    if (StoredBans.isService(address)) {
      showBans(StoredBans.load(storage, address).outcasts(), out);
    } else {
      showRoom(storage, out);
    }
  }

  private void showBans(Collection<BareJid> outcasts, PrintWriter out) {
    out.println((outcasts.isEmpty() ? "nobody is banned from " : "banned from ") + address);
    outcasts.forEach(outcast -> out.println("  " + Printable.of(outcast.toString())));
  }

  private void showRoom(Storage storage, PrintWriter out) {
    RoomDocument room =
        StoredRoom.load(storage, address)
            .orElseThrow(() -> new Failure("there is no room " + address));
    new RoomText(room, out).write();
    out.println();
    out.println("archive: " + archive(storage));
  }

  private String archive(Storage storage) {
    Optional<ArchivedMessage> oldest = one(storage, ArchiveQuery.oldest());
    Optional<ArchivedMessage> newest = one(storage, ArchiveQuery.newest());
    if (oldest.isEmpty() || newest.isEmpty()) {
      return "no messages";
    }
    return "messages from " + oldest.get().at() + " to " + newest.get().at();
  }

  private Optional<ArchivedMessage> one(Storage storage, ArchiveQuery query) {
    return storage
        .archive()
        .page(address, query)
        .map(ArchivePage::messages)
        .flatMap(messages -> messages.stream().findFirst());
  }
}
