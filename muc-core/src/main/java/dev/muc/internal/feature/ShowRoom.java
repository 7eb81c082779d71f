package dev.muc.internal.feature;

import static dev.muc.internal.feature.CommandStage.wrong;

import dev.muc.Question.FindRoom;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Field;
import dev.muc.stanza.BareJid;
import dev.muc.store.RoomSummary;
import java.util.List;
import java.util.Optional;

/** An administrator looks at one room. */
final class ShowRoom implements ServiceCommand {
  static final String ROOM = "room";

  @Override
  public String node() {
    return "x-muc#room-info";
  }

  @Override
  public TextKey title() {
    return TextKey.COMMAND_ROOM_INFO;
  }

  @Override
  public Decision ask(CommandStage stage) {
    return stage.form(field(stage));
  }

  /** The field in which a room is named. */
  static Field field(CommandStage stage) {
    String label = stage.texts().get(TextKey.FIELD_ROOM);
    return new Field(ROOM, "jid-single", label, List.of(), List.of(), true);
  }

  @Override
  public Decision decide(DataForm form, CommandStage stage) {
    Optional<BareJid> room = form.value(ROOM).flatMap(CommandStage::bare);
    if (room.isEmpty()) {
      return wrong(ROOM);
    }
    FindRoom question = new FindRoom(room.get());
    return stage
        .context()
        .answer(question)
        .map(found -> found.map(r -> show(r, stage)).orElseGet(() -> wrong(room.get().toString())))
        .orElseGet(() -> Decision.askMeanwhile(List.of(question)));
  }

  private static Decision show(RoomSummary room, CommandStage stage) {
    Texts texts = stage.texts();
    return stage.result(
        List.of(
            Field.result(ROOM, "jid-single", texts.get(TextKey.FIELD_ROOM), room.id()),
            Field.result("name", "text-single", texts.get(TextKey.FIELD_ROOM_NAME), room.name()),
            flag("public", texts.get(TextKey.FIELD_PUBLIC), room.listed()),
            flag("persistent", texts.get(TextKey.FIELD_PERSISTENT), room.persistent()),
            Field.result(
                "occupants",
                "text-single",
                texts.get(TextKey.FIELD_OCCUPANTS),
                Integer.toString(room.occupants())),
            Field.result(
                "creator",
                "jid-single",
                texts.get(TextKey.FIELD_CREATOR),
                room.creator().toString()),
            Field.result(
                "created",
                "text-single",
                texts.get(TextKey.FIELD_CREATED),
                room.createdAt().toString())));
  }

  private static Field flag(String var, String label, boolean value) {
    return Field.result(var, "boolean", label, value ? "1" : "0");
  }
}
