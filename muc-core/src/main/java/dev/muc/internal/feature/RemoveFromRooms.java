package dev.muc.internal.feature;

import static dev.muc.internal.feature.CommandStage.wrong;

import dev.muc.RoomOrder;
import dev.muc.Ticket;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Field;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An administrator removes an account, or all of a domain, from one room or from every room. */
final class RemoveFromRooms implements ServiceCommand {
  private static final String ACCOUNT = "jid";
  private static final String REASON = "reason";

  @Override
  public String node() {
    return "x-muc#kick";
  }

  @Override
  public TextKey title() {
    return TextKey.COMMAND_KICK;
  }

  @Override
  public Decision ask(CommandStage stage) {
    Texts texts = stage.texts();
    String account = texts.get(TextKey.FIELD_ACCOUNT_OR_DOMAIN);
    return stage.form(
        new Field(ACCOUNT, "jid-single", account, List.of(), List.of(), true),
        Field.result(ShowRoom.ROOM, "jid-single", texts.get(TextKey.FIELD_ROOM_OR_ALL)),
        reason(stage));
  }

  /** The field in which it is said why. */
  static Field reason(CommandStage stage) {
    return Field.result(REASON, "text-single", stage.texts().get(TextKey.FIELD_REASON));
  }

  /** What is said there; null for nothing. */
  static @Nullable String reason(DataForm form) {
    return form.value(REASON).filter(text -> !text.isEmpty()).orElse(null);
  }

  @Override
  public Decision decide(DataForm form, CommandStage stage) {
    Optional<BareJid> account = form.value(ACCOUNT).flatMap(CommandStage::bare);
    if (account.isEmpty()) {
      return wrong(ACCOUNT);
    }
    String reason = reason(form);
    String named = form.value(ShowRoom.ROOM).orElse("");
    if (named.isEmpty()) {
      return Orders.inEachOccupied(
          room -> new RoomOrder.Kick(room, account.get(), reason),
          stage.context(),
          ended -> answer(ended, stage));
    }
    Optional<BareJid> room = CommandStage.bare(named);
    return room.isEmpty()
        ? wrong(ShowRoom.ROOM)
        : Orders.carryOut(
            List.of(new RoomOrder.Kick(room.get(), account.get(), reason)),
            stage.context(),
            ended -> answer(ended, stage));
  }

  private static Element answer(List<Ticket.Result> ended, CommandStage stage) {
    long rooms = ended.stream().filter(result -> result == Ticket.Result.DONE).count();
    return rooms == 0 && !ended.isEmpty()
        ? stage.noted("error", stage.texts().get(TextKey.ERROR_NO_ROOM))
        : stage.noted("info", stage.texts().get(TextKey.COMMAND_KICKED, Long.toString(rooms)));
  }
}
