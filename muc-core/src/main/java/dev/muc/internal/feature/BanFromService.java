package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.NOT_ALLOWED;
import static dev.muc.stanza.StanzaError.Condition.POLICY_VIOLATION;

import dev.muc.Question.SetBans;
import dev.muc.event.BanEvents;
import dev.muc.event.RoomEvent;
import dev.muc.internal.feature.Decision.AcceptInRooms;
import dev.muc.internal.feature.Decision.InRoom;
import dev.muc.internal.text.TextKey;
import dev.muc.limits.Limit;
import dev.muc.model.ServiceBans;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Field;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An administrator says who may not use the service (XEP-0133 §4.11): accounts, and domains. */
final class BanFromService implements ServiceCommand {
  private static final String BANNED = "blacklistjids";

  @Override
  public String node() {
    return "http://jabber.org/protocol/admin#edit-blacklist";
  }

  @Override
  public String formType() {
    return "http://jabber.org/protocol/admin"; // 0133-8.2-1.
  }

  @Override
  public TextKey title() {
    return TextKey.COMMAND_BAN;
  }

  /** Shows who is banned (0133-4.11-1). */
  @Override
  public Decision ask(CommandStage stage) {
    List<String> banned =
        stage.context().directory().bans().outcasts().stream().map(BareJid::toString).toList();
    String label = stage.texts().get(TextKey.FIELD_BANNED);
    return stage.form(new Field(BANNED, "jid-multi", label, banned, List.of(), false));
  }

  /** Bans those who are in the form, and nobody else any longer. */
  @Override
  public Decision decide(DataForm form, CommandStage stage) {
    List<String> values = form.values(BANNED);
    if (values == null) {
      return CommandStage.wrong(BANNED);
    }
    if (values.size() > stage.context().service().limits().of(Limit.ITEMS_PER_REQUEST)) {
      return Decision.refuse(POLICY_VIOLATION);
    }
    Set<BareJid> banned = new LinkedHashSet<>();
    for (String value : values) {
      Optional<BareJid> account = CommandStage.bare(value);
      if (account.isEmpty()) {
        return CommandStage.wrong(value);
      }
      if (stage.context().service().admins().contains(account.get())) {
        return Decision.refuse(NOT_ALLOWED.error(), TextKey.ERROR_PROTECTED);
      }
      banned.add(account.get());
    }
    return ban(new ServiceBans(banned), stage);
  }

  private static Decision ban(ServiceBans bans, CommandStage stage) {
    Context context = stage.context();
    int count = bans.outcasts().size();
    Element done = stage.noted("info", stage.texts().get(TextKey.COMMAND_BANNED, count));
    if (context.service().host().knowsMoreRooms()) {
      SetBans question = new SetBans(bans);
      return context
          .answer(question)
          .map(stored -> Decision.reply(done))
          .orElseGet(() -> Decision.askMeanwhile(List.of(question)));
    }
    List<InRoom> all = new ArrayList<>();
    List<RoomEvent> events = BanEvents.between(context.directory().bans(), bans);
    all.add(new InRoom(context.service().address(), events));
    all.addAll(ServiceBan.expel(context.directory().rooms(), bans, context.service()));
    return new AcceptInRooms(all, done);
  }
}
