package dev.muc.internal.feature;

import static dev.muc.model.Privilege.OfAffiliation.ENTER_MEMBERS_ONLY_ROOM;
import static dev.muc.stanza.StanzaError.Condition.BAD_REQUEST;
import static dev.muc.stanza.StanzaError.Condition.CONFLICT;
import static dev.muc.stanza.StanzaError.Condition.NOT_ACCEPTABLE;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.ConfigChanged;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.event.RoomEvent.RoomUnlocked;
import dev.muc.internal.feature.Decision.ReplyAt;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.limits.Limit;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Destruction;
import dev.muc.model.Exit;
import dev.muc.model.Occupant;
import dev.muc.model.RoomConfig;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Field;
import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An owner sets up a new room or changes how one is set up (XEP-0045 §10.1, §10.2). */
final class Configure {
  private static final String OWNERS = "muc#roomconfig_roomowners";
  private static final String ADMINS = "muc#roomconfig_roomadmins";

  private Configure() {}

  /** Shows the form with the current settings (§10.2). */
  static Decision show(RoomView room, Iq request, Context context) {
    Texts texts = context.texts(request, room);
    List<Field> fields = new ArrayList<>(form(context).show(room.config(), texts));
    fields.add(accounts(ADMINS, texts.get(TextKey.FIELD_ADMINS), room, Affiliation.ADMIN));
    fields.add(accounts(OWNERS, texts.get(TextKey.FIELD_OWNERS), room, Affiliation.OWNER));
    fields.addAll(OwnFields.ofConfig(context).show(room, request.from(), texts));
    DataForm form =
        DataForm.titled(
            "form",
            texts.get(TextKey.CONFIG_TITLE, room.address().toString()),
            texts.get(TextKey.CONFIG_INSTRUCTIONS),
            Namespaces.ROOM_CONFIG,
            fields);
    return Decision.reply(
        Element.of(Namespaces.MUC_OWNER, "query", form.toElement()), texts.lang());
  }

  /** Returns the form of this service. */
  static ConfigForm form(Context context) {
    return new ConfigForm(
        context.service().limits(), context.service().extensions().configFields());
  }

  private static Field accounts(String var, String label, RoomView room, Affiliation affiliation) {
    List<String> jids =
        room.entries(affiliation).stream().map(entry -> entry.account().toString()).toList();
    return new Field(var, "jid-multi", label, jids, List.of(), false);
  }

  /** Leaves everything as it was; a room that was never set up is given up (§10.1.3, §10.2). */
  static Decision cancel(RoomView room) {
    return room.locked()
        ? Decision.accept(new RoomDestroyed(Destruction.SILENT))
        : Decision.reply(null);
  }

  /**
   * Applies a form as a whole or not at all (0045-10.2-6); an empty one accepts what is (§10.1.2).
   */
  static Decision submit(RoomView room, DataForm form, Jid client, Context context) {
    boolean otherForm = form.values("FORM_TYPE") != null && !form.isOfType(Namespaces.ROOM_CONFIG);
    if (otherForm) {
      return Decision.refuse(BAD_REQUEST);
    }
    ConfigDraft draft = new ConfigDraft(room.config());
    String wrong = form(context).submit(draft, form);
    if (wrong != null) {
      return tooMuch(wrong, form, context).orElseGet(() -> refuseField(wrong));
    }
    String wrongOwn = OwnFields.ofConfig(context).submit(room, form, client, draft.own);
    if (wrongOwn != null) {
      return refuseField(wrongOwn);
    }
    RoomConfig config = draft.toConfig();
    Optional<Decision> invalid = invalid(config);
    if (invalid.isPresent()) {
      return invalid.get();
    }
    Plan plan = new Plan(room, config);
    Optional<Decision> refusal = planAccounts(plan, form, context);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return Decision.accept(ReplyAt.START, events(plan));
  }

  /** Sets a room up in another way, whoever wants it. */
  static Decision change(RoomView room, RoomConfig config) {
    return invalid(config)
        .orElseGet(() -> Decision.accept(ReplyAt.START, events(new Plan(room, config))));
  }

  /** Returns why no room can be set up like this; empty if one can. */
  static Optional<Decision> invalid(RoomConfig config) {
    return config.access().passwordProtected() && config.access().secret().isEmpty()
        ? Optional.of(Decision.refuse(NOT_ACCEPTABLE.error(), TextKey.ERROR_PASSWORD_MISSING))
        : Optional.empty();
  }

  /**
   * The configuration changes last: those who have to go are seen to go as they were seen, and what
   * is private from now on is not shown with them.
   */
  private static List<RoomEvent> events(Plan plan) {
    RoomView room = plan.room();
    if (plan.config().access().membersOnly() && !room.config().access().membersOnly()) {
      removeStrangers(plan);
    }
    List<RoomEvent> events = plan.events();
    if (room.locked()) {
      events.add(new RoomUnlocked(room.config(), plan.config()));
    } else if (!plan.config().equals(room.config())) {
      events.add(new ConfigChanged(room.config(), plan.config()));
    }
    return events;
  }

  /** 0045-10.2-15. */
  private static void removeStrangers(Plan plan) {
    for (Occupant occupant : plan.occupants()) {
      if (!ENTER_MEMBERS_ONLY_ROOM.heldBy(occupant.affiliation(), plan.config())) {
        plan.remove(occupant, Exit.MEMBERS_ONLY, null, null);
      }
    }
  }

  /** The lists of owners and admins in a form are whole lists (0045-10.2-11). */
  private static Optional<Decision> planAccounts(Plan plan, DataForm form, Context context) {
    Optional<Set<BareJid>> owners = accounts(form, OWNERS);
    Optional<Set<BareJid>> admins = accounts(form, ADMINS);
    if (owners.isEmpty() && form.values(OWNERS) != null) {
      return Optional.of(refuseField(OWNERS));
    }
    if (admins.isEmpty() && form.values(ADMINS) != null) {
      return Optional.of(refuseField(ADMINS));
    }
    int named = owners.map(Set::size).orElse(0) + admins.map(Set::size).orElse(0);
    if (named > context.service().limits().of(Limit.ITEMS_PER_REQUEST)) {
      return Optional.of(Excess.of(Limit.ITEMS_PER_REQUEST, context.service().limits()));
    }
    Set<BareJid> newOwners = owners.orElse(Set.of());
    owners.ifPresent(list -> replace(plan, list, Affiliation.OWNER, Affiliation.ADMIN));
    admins.ifPresent(
        list -> {
          Set<BareJid> others = new LinkedHashSet<>(list);
          others.removeAll(newOwners); // Named in both lists: the higher one counts.
          others.removeIf(account -> plan.entry(account).affiliation() == Affiliation.OWNER);
          replace(plan, others, Affiliation.ADMIN, Affiliation.MEMBER);
        });
    return plan.hasOwner()
        ? plan.refuseTooMany(context)
        : Optional.of(Decision.refuse(CONFLICT.error(), TextKey.ERROR_LAST_OWNER));
  }

  /** Those who are no longer named fall to {@code lower} (0045-10.2-7, 0045-10.2-9). */
  private static void replace(
      Plan plan, Set<BareJid> named, Affiliation affiliation, Affiliation lower) {
    for (BareJid account : named) {
      change(plan, account, affiliation);
    }
    for (AffiliationEntry entry : plan.room().entries(affiliation)) {
      if (!named.contains(entry.account())
          && plan.entry(entry.account()).affiliation() == affiliation) {
        change(plan, entry.account(), lower);
      }
    }
  }

  private static void change(Plan plan, BareJid account, Affiliation affiliation) {
    AffiliationEntry now = plan.entry(account);
    if (now.affiliation() != affiliation) {
      plan.change(new AffiliationEntry(account, affiliation, null, now.nick()));
      ChangeAffiliation.applyToOccupants(plan, account, null, null);
    }
  }

  /** Bare addresses without duplicates; empty without the field or with one that is no address. */
  private static Optional<Set<BareJid>> accounts(DataForm form, String var) {
    List<String> values = form.values(var);
    if (values == null) {
      return Optional.empty();
    }
    Set<BareJid> accounts = new LinkedHashSet<>();
    for (String value : values) {
      if (value.isBlank()) {
        continue; // An empty value is how a form says that there is none (XEP-0004 §3.6).
      }
      Optional<Jid> account = Jid.parse(value.strip());
      if (account.isEmpty() || account.get().bare().local().isEmpty()) {
        return Optional.empty();
      }
      accounts.add(account.get().bare());
    }
    return Optional.of(accounts);
  }

  /** Names the limit if it is only for its size that a value is not allowed. */
  private static Optional<Decision> tooMuch(String var, DataForm form, Context context) {
    String value = form.value(var).orElse("");
    if (var.equals(ConfigForm.HISTORY)) {
      boolean count = value.matches("[0-9]+");
      return count
          ? Optional.of(refuseField(var, Limit.HISTORY_MESSAGES, context))
          : Optional.empty();
    }
    Limit limit = lengthLimit(var);
    return limit != null && Excess.isLonger(value, limit, context)
        ? Optional.of(refuseField(var, limit, context))
        : Optional.empty();
  }

  /** Returns what limits the length of a field, or null for one that is no text. */
  private static @Nullable Limit lengthLimit(String var) {
    return switch (var) {
      case "muc#roomconfig_roomname", "muc#roomconfig_lang" -> Limit.NAME_LENGTH;
      case "muc#roomconfig_roomdesc", "muc#roomconfig_pubsub" -> Limit.DESCRIPTION_LENGTH;
      case ConfigForm.SECRET -> Limit.PASSWORD_LENGTH;
      default -> null;
    };
  }

  private static Decision refuseField(String var, Limit limit, Context context) {
    Decision.Refuse refuse = Excess.of(limit, context.service().limits());
    return Decision.refuse(refuse.error(), TextKey.ERROR_FORM_LIMIT, var + ": " + refuse.detail());
  }

  private static Decision refuseField(String var) {
    return Decision.refuse(NOT_ACCEPTABLE.error(), TextKey.ERROR_FORM_FIELD, var);
  }
}
