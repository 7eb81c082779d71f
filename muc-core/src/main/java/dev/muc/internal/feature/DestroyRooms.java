package dev.muc.internal.feature;

import dev.muc.Question;
import dev.muc.Question.CarryOut;
import dev.muc.Question.FindRoom;
import dev.muc.Question.ListRooms;
import dev.muc.RoomOrder;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.internal.feature.Decision.AcceptInRooms;
import dev.muc.internal.feature.Decision.InRoom;
import dev.muc.internal.text.TextKey;
import dev.muc.limits.Limit;
import dev.muc.model.Destruction;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Field;
import dev.muc.payload.DataForm.Option;
import dev.muc.payload.PageRequest;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An administrator destroys rooms, by the command that Prosody's users know. */
final class DestroyRooms implements ServiceCommand {
  private static final String ROOMS = "rooms";

  @Override
  public String node() {
    return "http://prosody.im/protocol/muc#destroy";
  }

  @Override
  public TextKey title() {
    return TextKey.COMMAND_DESTROY;
  }

  /** Asks which rooms; of very many, the first by address are offered and any can be named. */
  @Override
  public Decision ask(CommandStage stage) {
    int max = stage.context().service().limits().of(Limit.PAGE);
    var question = new ListRooms(RoomQuery.all(PageRequest.FIRST, max));
    return stage
        .context()
        .answer(question)
        .map(page -> ask(stage, page.map(DestroyRooms::option).entries()))
        .orElseGet(() -> Decision.askMeanwhile(List.of(question)));
  }

  private static Decision ask(CommandStage stage, List<Option> options) {
    String label = stage.texts().get(TextKey.FIELD_ROOMS);
    return stage.form(new Field(ROOMS, "list-multi", label, List.of(), options, true));
  }

  private static Option option(RoomSummary room) {
    String address = room.id();
    // With the address too: names need not differ, but labels have to (0004-3.3-7).
    return new Option(
        address, room.name().isEmpty() ? address : room.name() + " (" + address + ")");
  }

  /** Destroys all the rooms that are named or, if one of them is no room, none. */
  @Override
  public Decision decide(DataForm form, CommandStage stage) {
    List<String> values = form.values(ROOMS);
    if (values == null || values.isEmpty()) {
      return CommandStage.wrong(ROOMS);
    }
    Set<BareJid> named = new LinkedHashSet<>();
    List<Question<?>> unknown = new ArrayList<>();
    for (String value : values) {
      Optional<BareJid> address = CommandStage.bare(value);
      if (address.isEmpty()) {
        return CommandStage.wrong(value);
      }
      named.add(address.get());
      FindRoom question = new FindRoom(address.get());
      Optional<Optional<RoomSummary>> found = stage.context().answer(question);
      if (found.isEmpty()) {
        unknown.add(question);
      } else if (found.get().isEmpty()) {
        return CommandStage.wrong(value);
      }
    }
    if (!unknown.isEmpty()) {
      return Decision.askMeanwhile(unknown);
    }
    Element completed = completed(stage, named);
    return stage.context().service().host().knowsMoreRooms()
        ? haveDestroyed(named, completed, stage.context())
        : destroy(named, completed);
  }

  private static Decision destroy(Set<BareJid> rooms, Element completed) {
    List<InRoom> all = new ArrayList<>(rooms.size());
    for (BareJid room : rooms) {
      all.add(new InRoom(room, List.of(new RoomDestroyed(Destruction.SILENT))));
    }
    return new AcceptInRooms(all, completed);
  }

  /** Where other services have the rooms, the host passes it on. */
  private static Decision haveDestroyed(Set<BareJid> rooms, Element completed, Context context) {
    List<Question<?>> open = new ArrayList<>();
    for (BareJid room : rooms) {
      CarryOut order = new CarryOut(new RoomOrder.Destroy(room, Destruction.SILENT));
      if (context.answer(order).isEmpty()) {
        open.add(order);
      }
    }
    return open.isEmpty() ? Decision.reply(completed) : Decision.askMeanwhile(open);
  }

  private static Element completed(CommandStage stage, Set<BareJid> rooms) {
    StringBuilder note = new StringBuilder(stage.texts().get(TextKey.COMMAND_DESTROYED));
    rooms.forEach(address -> note.append('\n').append(address));
    return stage.noted("info", note.toString());
  }
}
