package dev.muc.internal.feature;

import static dev.muc.internal.feature.CommandStage.wrong;

import dev.muc.RoomOrder;
import dev.muc.Ticket;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.model.Affiliation;
import dev.muc.payload.AdminQuery.SetAffiliation;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Field;
import dev.muc.payload.DataForm.Option;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An administrator gives an account an affiliation, by the command that Prosody's users know. */
final class AffiliateInRoom implements ServiceCommand {
  private static final String ACCOUNT = "jid";
  private static final String AFFILIATION = "affiliation";

  @Override
  public String node() {
    return "http://prosody.im/protocol/muc#set-affiliation";
  }

  @Override
  public TextKey title() {
    return TextKey.COMMAND_AFFILIATE;
  }

  @Override
  public Decision ask(CommandStage stage) {
    Texts texts = stage.texts();
    List<Option> options =
        Arrays.stream(Affiliation.values())
            .map(Affiliation::value)
            .map(name -> new Option(name, name))
            .toList();
    String account = texts.get(TextKey.FIELD_ACCOUNT);
    String affiliation = texts.get(TextKey.FIELD_AFFILIATION);
    return stage.form(
        ShowRoom.field(stage),
        new Field(ACCOUNT, "jid-single", account, List.of(), List.of(), true),
        new Field(AFFILIATION, "list-single", affiliation, List.of(), options, true),
        RemoveFromRooms.reason(stage));
  }

  @Override
  public Decision decide(DataForm form, CommandStage stage) {
    Optional<BareJid> room = form.value(ShowRoom.ROOM).flatMap(CommandStage::bare);
    Optional<BareJid> account = form.value(ACCOUNT).flatMap(CommandStage::bare);
    Optional<Affiliation> affiliation = form.value(AFFILIATION).flatMap(Affiliation::of);
    if (room.isEmpty()) {
      return wrong(ShowRoom.ROOM);
    } else if (account.isEmpty()) {
      return wrong(ACCOUNT);
    } else if (affiliation.isEmpty()) {
      return wrong(AFFILIATION);
    }
    SetAffiliation item =
        new SetAffiliation(account.get(), affiliation.get(), null, RemoveFromRooms.reason(form));
    RoomOrder order = new RoomOrder.Administer(room.get(), List.of(item));
    return Orders.carryOut(List.of(order), stage.context(), ended -> answer(ended.get(0), stage));
  }

  private static Element answer(Ticket.Result result, CommandStage stage) {
    Texts texts = stage.texts();
    return switch (result) {
      case DONE -> stage.noted("info", texts.get(TextKey.COMMAND_AFFILIATED));
      case NO_ROOM -> stage.noted("error", texts.get(TextKey.ERROR_NO_ROOM));
      case REFUSED, FAILED -> stage.noted("error", texts.get(TextKey.COMMAND_REFUSED));
    };
  }
}
