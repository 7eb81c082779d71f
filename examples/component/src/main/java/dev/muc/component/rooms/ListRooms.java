package dev.muc.component.rooms;

import dev.muc.payload.Page;
import dev.muc.payload.PageRequest;
import dev.muc.stanza.BareJid;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import dev.muc.store.Storage;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists stored rooms. */
@Command(
    name = "rooms",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Lists the stored rooms, by address.")
final class ListRooms extends RoomCommand {
  private static final int MAX = 100;

  @Parameters(
      arity = "0..1",
      paramLabel = "TEXT",
      description = "Only those with this in their address or name.")
  private @Nullable String text;

  @Option(names = "--listed", description = "Only those that anybody can discover.")
  private boolean listedOnly;

  @Option(names = "--occupied", description = "Only those that somebody is in.")
  private boolean occupiedOnly;

  @Option(
      names = "--max",
      paramLabel = "N",
      description = "So many at most (default: ${DEFAULT-VALUE}).")
  private int max = MAX;

  @Option(
      names = "--after",
      paramLabel = "ADDRESS",
      description = "Only those behind this one in the list, to see the next page.")
  private @Nullable BareJid after;

  ListRooms(Shared shared) {
    super(shared);
  }

  @Override
  void work(Storage storage, PrintWriter out) {
    if (max < 1) {
      throw new Failure("--max must be 1 or more, not " + max);
    }
    String last = after == null ? null : after.toString();
    PageRequest request = new PageRequest(max, last, null, null);
    Page<RoomSummary> page =
        storage.rooms().list(new RoomQuery(text, listedOnly, occupiedOnly, request, max));
    int width = page.entries().stream().mapToInt(room -> room.id().length()).max().orElse(0);
    for (RoomSummary room : page.entries()) {
      out.println(line(room, width));
    }
    out.println(footer(page));
  }

  private static String line(RoomSummary room, int width) {
    String address = Printable.of(room.id());
    return address
        + " ".repeat(Math.max(0, width - address.length()))
        + String.format(
                "  %5d  %-6s  %-10s  %s",
                room.occupants(),
                room.listed() ? "listed" : "hidden",
                room.persistent() ? "persistent" : "temporary",
                Printable.of(room.name()))
            .stripTrailing();
  }

  private static String footer(Page<RoomSummary> page) {
    List<RoomSummary> rooms = page.entries();
    if (rooms.isEmpty()) {
      return page.count() == 0 ? "no rooms" : "no further rooms, of " + page.count();
    }
    int end = page.index() + rooms.size();
    String place = (page.index() + 1) + " to " + end + " of " + page.count();
    return end == page.count()
        ? place
        : place + "; for the next: --after " + Printable.of(rooms.get(rooms.size() - 1).id());
  }
}
