package dev.muc.component.rooms;

import dev.muc.component.config.SettingsReader;
import dev.muc.stanza.BareJid;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/**
 * All commands over stored rooms: {@code rooms}, {@code room}, {@code export}, {@code import},
 * {@code erase}.
 */
public final class RoomCommands {
  private RoomCommands() {}

  /** Adds them to a command line. */
  public static void addTo(CommandLine commandLine, StorageOpener opener, SettingsReader settings) {
    boolean terminal = CommandLine.Help.Ansi.AUTO.enabled();
    addTo(commandLine, opener, settings, new RoomCommand.Terminal(terminal, Clock.systemUTC()));
  }

  static void addTo(
      CommandLine commandLine,
      StorageOpener opener,
      SettingsReader settings,
      RoomCommand.Terminal terminal) {
    RoomCommand.Shared shared = new RoomCommand.Shared(opener, settings, terminal);
    for (RoomCommand command :
        List.of(
            new ListRooms(shared),
            new ShowRoom(shared),
            new ExportRooms(shared),
            new ImportRooms(shared),
            new EraseMessages(shared))) {
      CommandLine added = new CommandLine(command);
      SettingsReader.addFlags(added.getCommandSpec(), List.of(StorageSettings.GROUP));
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
