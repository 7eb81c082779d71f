package dev.muc.component.rooms;

import dev.muc.stanza.BareJid;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** All commands over stored rooms: {@code rooms}, {@code room}, {@code export}, {@code import}. */
public final class RoomCommands {
  private RoomCommands() {}

  /** Adds them to a command line. */
  public static void addTo(CommandLine commandLine, StorageOpener opener) {
    boolean terminal = CommandLine.Help.Ansi.AUTO.enabled();
    addTo(commandLine, opener, new RoomCommand.Terminal(terminal, Clock.systemUTC()));
  }

  static void addTo(CommandLine commandLine, StorageOpener opener, RoomCommand.Terminal terminal) {
    for (RoomCommand command :
        List.of(
            new ListRooms(opener, terminal),
            new ShowRoom(opener, terminal),
            new ExportRooms(opener, terminal),
            new ImportRooms(opener, terminal))) {
      CommandLine added = new CommandLine(command);
      added.registerConverter(BareJid.class, RoomCommands::address);
      added.setCaseInsensitiveEnumValuesAllowed(true);
      commandLine.addSubcommand(added);
    }
  }

  private static BareJid address(String text) {
    try {
      return BareJid.of(text);
    } catch (IllegalArgumentException invalid) {
      throw new TypeConversionException(invalid.getMessage());
    }
  }
}
