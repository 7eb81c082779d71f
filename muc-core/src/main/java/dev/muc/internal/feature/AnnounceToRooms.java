package dev.muc.internal.feature;

import dev.muc.RoomOrder;
import dev.muc.Ticket;
import dev.muc.internal.text.TextKey;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Field;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import java.util.List;

/** An administrator has every room that somebody is in say something. */
final class AnnounceToRooms implements ServiceCommand {
  private static final String TEXT = "announcement";

  @Override
  public String node() {
    return "x-muc#announce";
  }

  @Override
  public TextKey title() {
    return TextKey.COMMAND_ANNOUNCE;
  }

  @Override
  public Decision ask(CommandStage stage) {
    String label = stage.texts().get(TextKey.FIELD_ANNOUNCEMENT);
    return stage.form(new Field(TEXT, "text-multi", label, List.of(), List.of(), true));
  }

  @Override
  public Decision decide(DataForm form, CommandStage stage) {
    List<String> lines = form.values(TEXT);
    String text = lines == null ? "" : String.join("\n", lines).strip();
    if (text.isEmpty()) {
      return CommandStage.wrong(TEXT);
    }
    List<Element> body = List.of(Element.ofText(Stanza.NAMESPACE, "body", text));
    return Orders.inEachOccupied(
        room -> new RoomOrder.Say(room, body), stage.context(), ended -> answer(ended, stage));
  }

  private static Element answer(List<Ticket.Result> ended, CommandStage stage) {
    long rooms = ended.stream().filter(result -> result == Ticket.Result.DONE).count();
    return stage.noted("info", stage.texts().get(TextKey.COMMAND_ANNOUNCED, Long.toString(rooms)));
  }
}
