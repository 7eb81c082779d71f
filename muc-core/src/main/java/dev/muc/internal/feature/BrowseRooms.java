package dev.muc.internal.feature;

import static dev.muc.internal.feature.CommandStage.wrong;

import dev.muc.Question.ListRooms;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.limits.Limit;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Field;
import dev.muc.payload.Page;
import dev.muc.payload.PageRequest;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An administrator looks which rooms there are, those too that discovery does not show. */
final class BrowseRooms implements ServiceCommand {
  private static final String TEXT = "text";
  private static final String OCCUPIED = "occupied";
  private static final String AFTER = "after";

  @Override
  public String node() {
    return "x-muc#list-rooms";
  }

  @Override
  public TextKey title() {
    return TextKey.COMMAND_LIST_ROOMS;
  }

  @Override
  public Decision ask(CommandStage stage) {
    Texts texts = stage.texts();
    return stage.form(
        Field.result(TEXT, "text-single", texts.get(TextKey.FIELD_SEARCH)),
        Field.result(OCCUPIED, "boolean", texts.get(TextKey.FIELD_OCCUPIED), "0"),
        Field.result(AFTER, "text-single", texts.get(TextKey.FIELD_AFTER)));
  }

  @Override
  public Decision decide(DataForm form, CommandStage stage) {
    Optional<Boolean> occupied = DataForm.flag(form.value(OCCUPIED).orElse(""));
    if (occupied.isEmpty()) {
      return wrong(OCCUPIED);
    }
    String text = form.value(TEXT).filter(t -> !t.isEmpty()).orElse(null);
    String after = form.value(AFTER).filter(t -> !t.isEmpty()).orElse(null);
    int max = stage.context().service().limits().of(Limit.PAGE);
    PageRequest page = new PageRequest(null, after, null, null);
    var question = new ListRooms(new RoomQuery(text, false, occupied.get(), page, max));
    return stage
        .context()
        .answer(question)
        .map(found -> show(found, stage))
        .orElseGet(() -> Decision.askMeanwhile(List.of(question)));
  }

  private static Decision show(Page<RoomSummary> page, CommandStage stage) {
    Texts texts = stage.texts();
    String[] rooms = page.entries().stream().map(BrowseRooms::line).toArray(String[]::new);
    List<Field> fields = new ArrayList<>();
    String count = Integer.toString(page.count());
    fields.add(Field.result("count", "text-single", texts.get(TextKey.FIELD_ROOM_COUNT), count));
    fields.add(Field.result("rooms", "text-multi", texts.get(TextKey.FIELD_ROOMS_FOUND), rooms));
    if (page.index() + rooms.length < page.count()) {
      String last = page.entries().get(rooms.length - 1).id();
      fields.add(Field.result(AFTER, "text-single", texts.get(TextKey.FIELD_AFTER), last));
    }
    return stage.result(fields);
  }

  private static String line(RoomSummary room) {
    String name = room.name().isEmpty() ? "" : " " + room.name();
    return room.id() + " (" + room.occupants() + ")" + name;
  }
}
