package dev.muc.component.rooms;

import dev.muc.stanza.BareJid;
import dev.muc.store.Storage;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Removes what accounts have said from archives. A message keeps its place, so that clients who
 * page through the archive lose nothing of others (0313-3.2-5).
 */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Removes what accounts have said from the archives of stored rooms, for good. Their"
            + " messages stay as empty places.")
final class EraseMessages extends RoomCommand {
  @Parameters(
      paramLabel = "ACCOUNT",
      arity = "1..*",
      description = "The address of whoever has said it, without a resource.")
  private List<BareJid> accounts = List.of();

  @Option(
      names = "--room",
      paramLabel = "ADDRESS",
      description = "Only in this room; by default in all.")
  private @Nullable BareJid room;

  EraseMessages(Shared shared) {
    super(shared);
  }

  @Override
  boolean onlyReads() {
    return false;
  }

  @Override
  void work(Storage storage, PrintWriter out) {
    if (room != null && storage.rooms().find(room).isEmpty()) {
      throw new Failure("there is no room " + room);
    }
    for (BareJid account : accounts) {
      int erased = storage.archive().eraseSender(room, account);
      out.println(
          "Removed the content of " + Tally.counted(erased, "message") + " of " + account + ".");
    }
  }
}
