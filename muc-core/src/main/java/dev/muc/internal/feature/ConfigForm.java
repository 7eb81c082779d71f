package dev.muc.internal.feature;

import static dev.muc.internal.feature.ConfigField.choice;
import static dev.muc.internal.feature.ConfigField.choices;
import static dev.muc.internal.feature.ConfigField.flag;
import static dev.muc.internal.feature.ConfigField.text;

import dev.muc.internal.feature.ConfigField.Choice;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.limits.Bound;
import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.model.AllowPm;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.payload.DataForm;
import dev.muc.spi.FieldChange;
import dev.muc.spi.OwnField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of {@code muc#roomconfig} (XEP-0045 §16.5.3), one row each, in form order.
 *
 * <p>Owners and admins are in the form too but are no configuration: see {@link Configure}.
 */
final class ConfigForm {
  static final String PASSWORD_PROTECTED = "muc#roomconfig_passwordprotectedroom";
  static final String HISTORY = "muc#maxhistoryfetch";
  static final String SECRET = "muc#roomconfig_roomsecret";

  private static final List<Choice> ROLES =
      List.of(
          new Choice("moderator", TextKey.OPTION_MODERATOR),
          new Choice("participant", TextKey.OPTION_PARTICIPANT),
          new Choice("visitor", TextKey.OPTION_VISITOR));

  private static final List<Choice> MEMBER_LIST_READERS =
      List.of(
          new Choice("moderator", TextKey.OPTION_MODERATOR),
          new Choice("participant", TextKey.OPTION_PARTICIPANT),
          new Choice("visitor", TextKey.OPTION_VISITOR),
          new Choice("member", TextKey.OPTION_MEMBER),
          new Choice("admin", TextKey.OPTION_ADMIN),
          new Choice("owner", TextKey.OPTION_OWNER));

  private static final List<Choice> PM_SENDERS =
      List.of(
          new Choice("anyone", TextKey.OPTION_ANYONE),
          new Choice("participants", TextKey.OPTION_PARTICIPANTS),
          new Choice("moderators", TextKey.OPTION_MODERATORS),
          new Choice("none", TextKey.OPTION_NOBODY));

  private static final List<Choice> JID_READERS =
      List.of(
          new Choice("moderators", TextKey.OPTION_MODERATORS),
          new Choice("anyone", TextKey.OPTION_ANYONE));

  private static final List<Choice> SEATS =
      List.of(
          new Choice("10", null),
          new Choice("20", null),
          new Choice("50", null),
          new Choice("100", null),
          new Choice("200", null),
          new Choice("500", null),
          new Choice("1000", null),
          new Choice("10000", null),
          new Choice("none", TextKey.OPTION_NO_LIMIT));

  private final Limits limits;
  private final List<ConfigField> fields = new ArrayList<>();
  private final List<OwnField> own;

  /**
   * @param limits what the service puts up with
   * @param own the embedder's own fields
   */
  ConfigForm(Limits limits, List<OwnField> own) {
    this.limits = limits;
    this.own = own;
    addProfile();
    addAccess();
    addMembership();
    addDiscussion();
    addDisclosure();
  }

  private void addProfile() {
    add(name("roomname", TextKey.FIELD_ROOM_NAME, c -> c.name, (c, v) -> c.name = v));
    add(
        description(
            "roomdesc",
            TextKey.FIELD_DESCRIPTION,
            c -> c.description,
            (c, v) -> c.description = v));
    add(name("lang", TextKey.FIELD_LANG, c -> c.lang, (c, v) -> c.lang = v));
    add(description("pubsub", TextKey.FIELD_PUBSUB, c -> c.pubsub, (c, v) -> c.pubsub = v));
    add(on("publicroom", TextKey.FIELD_PUBLIC, c -> c.listed, (c, v) -> c.listed = v));
    add(
        on(
            "persistentroom",
            TextKey.FIELD_PERSISTENT,
            c -> c.persistent,
            (c, v) -> c.persistent = v));
  }

  private void addAccess() {
    add(
        on(
            "membersonly",
            TextKey.FIELD_MEMBERS_ONLY,
            c -> c.membersOnly,
            (c, v) -> c.membersOnly = v));
    add(
        on(
            "passwordprotectedroom",
            TextKey.FIELD_PASSWORD_PROTECTED,
            c -> c.passwordProtected,
            (c, v) -> c.passwordProtected = v));
    add(
        text(
            SECRET,
            "text-private",
            TextKey.FIELD_SECRET,
            limits.of(Limit.PASSWORD_LENGTH),
            c -> c.secret,
            (c, v) -> c.secret = v));
    add(
        choice(
                "muc#roomconfig_maxusers",
                TextKey.FIELD_MAX_USERS,
                SEATS,
                c -> c.occupantsMax == 0 ? "none" : Integer.toString(c.occupantsMax),
                ConfigForm::writeSeats)
            .opened());
  }

  private void addMembership() {
    add(
        on(
            "allowinvites",
            TextKey.FIELD_ALLOW_INVITES,
            c -> c.membersMayInvite,
            (c, v) -> c.membersMayInvite = v));
    add(
        own(
            "registration",
            TextKey.FIELD_REGISTRATION,
            c -> c.openRegistration,
            (c, v) -> c.openRegistration = v));
    add(
        own(
            "registerednicks",
            TextKey.FIELD_REGISTERED_NICKS,
            c -> c.registeredNicksOnly,
            (c, v) -> c.registeredNicksOnly = v));
    add(
        own(
            "publicinvites",
            TextKey.FIELD_PUBLIC_INVITES,
            c -> c.publicInvites,
            (c, v) -> c.publicInvites = v));
  }

  private void addDiscussion() {
    add(on("moderatedroom", TextKey.FIELD_MODERATED, c -> c.moderated, (c, v) -> c.moderated = v));
    add(
        on(
            "changesubject",
            TextKey.FIELD_CHANGE_SUBJECT,
            c -> c.participantsChangeSubject,
            (c, v) -> c.participantsChangeSubject = v));
    add(
        choice(
            "muc#roomconfig_allowpm",
            TextKey.FIELD_ALLOW_PM,
            PM_SENDERS,
            c -> c.allowPm.value(),
            ConfigForm::writeAllowPm));
    add(
        new ConfigField(
            HISTORY,
            "text-single",
            TextKey.FIELD_HISTORY,
            List.of(),
            false,
            c -> List.of(Integer.toString(c.historyFetchMax)),
            this::writeHistory));
    add(
        own(
            "visitornick",
            TextKey.FIELD_VISITOR_NICK,
            c -> c.visitorsChangeNick,
            (c, v) -> c.visitorsChangeNick = v));
    add(
        own(
            "visitorstatus",
            TextKey.FIELD_VISITOR_STATUS,
            c -> c.visitorsChangeStatus,
            (c, v) -> c.visitorsChangeStatus = v));
  }

  private void addDisclosure() {
    add(
        choice(
            "muc#roomconfig_whois",
            TextKey.FIELD_WHOIS,
            JID_READERS,
            c -> c.nonAnonymous ? "anyone" : "moderators",
            ConfigForm::writeWhois));
    add(
        on(
            "enablelogging",
            TextKey.FIELD_LOGGING,
            c -> c.publicLogging,
            (c, v) -> c.publicLogging = v));
    add(
        choices(
            "muc#roomconfig_presencebroadcast",
            TextKey.FIELD_PRESENCE_BROADCAST,
            ROLES,
            c -> c.presenceBroadcast.stream().map(Role::value).toList(),
            (c, v) -> c.presenceBroadcast = v.stream().flatMap(r -> Role.of(r).stream()).toList()));
    add(
        choices(
            "muc#roomconfig_getmemberlist",
            TextKey.FIELD_MEMBER_LIST,
            MEMBER_LIST_READERS,
            c -> c.memberListTo,
            (c, v) -> c.memberListTo = v));
    add(
        own(
            "publicoccupants",
            TextKey.FIELD_PUBLIC_OCCUPANTS,
            c -> c.publicOccupants,
            (c, v) -> c.publicOccupants = v));
    add(
        own(
            "publicsubject",
            TextKey.FIELD_PUBLIC_SUBJECT,
            c -> c.publicSubject,
            (c, v) -> c.publicSubject = v));
    add(
        own(
            "notifyabsent",
            TextKey.FIELD_NOTIFY_ABSENT,
            c -> c.absentNotified,
            (c, v) -> c.absentNotified = v));
  }

  private void add(ConfigField field) {
    fields.add(field);
  }

  private ConfigField name(
      String name,
      TextKey label,
      Function<ConfigDraft, String> read,
      BiConsumer<ConfigDraft, String> write) {
    return text(
        "muc#roomconfig_" + name, "text-single", label, limits.of(Limit.NAME_LENGTH), read, write);
  }

  private ConfigField description(
      String name,
      TextKey label,
      Function<ConfigDraft, String> read,
      BiConsumer<ConfigDraft, String> write) {
    return text(
        "muc#roomconfig_" + name,
        "text-single",
        label,
        limits.of(Limit.DESCRIPTION_LENGTH),
        read,
        write);
  }

  private static ConfigField on(
      String name,
      TextKey label,
      Function<ConfigDraft, Boolean> read,
      BiConsumer<ConfigDraft, Boolean> write) {
    return flag("muc#roomconfig_" + name, label, read, write);
  }

  /** A field that the registry does not have. */
  private static ConfigField own(
      String name,
      TextKey label,
      Function<ConfigDraft, Boolean> read,
      BiConsumer<ConfigDraft, Boolean> write) {
    return flag("x-muc#roomconfig_" + name, label, read, write);
  }

  private static boolean writeSeats(ConfigDraft config, String value) {
    boolean unlimited = value.equals("none") || value.isEmpty(); // 0004-3.6-1.
    OptionalInt seats = unlimited ? OptionalInt.of(0) : number(value, 1, Bound.SEATS.max());
    seats.ifPresent(n -> config.occupantsMax = n);
    return seats.isPresent();
  }

  private boolean writeHistory(ConfigDraft config, List<String> values) {
    OptionalInt history = number(ConfigField.single(values), 0, limits.of(Limit.HISTORY_MESSAGES));
    history.ifPresent(n -> config.historyFetchMax = n);
    return history.isPresent();
  }

  private static boolean writeAllowPm(ConfigDraft config, String value) {
    Optional<AllowPm> allowPm = AllowPm.of(value);
    allowPm.ifPresent(chosen -> config.allowPm = chosen);
    return allowPm.isPresent();
  }

  private static boolean writeWhois(ConfigDraft config, String value) {
    config.nonAnonymous = value.equals("anyone");
    return JID_READERS.stream().anyMatch(choice -> choice.value().equals(value));
  }

  private static OptionalInt number(String text, int min, int max) {
    try {
      int number = Integer.parseInt(text.strip());
      return number < min || number > max ? OptionalInt.empty() : OptionalInt.of(number);
    } catch (NumberFormatException notANumber) {
      return OptionalInt.empty(); // The caller refuses the form and names the field.
    }
  }

  /** Returns the fields with the values that {@code config} has. */
  List<DataForm.Field> show(RoomConfig config, Texts texts) {
    ConfigDraft draft = new ConfigDraft(config);
    return fields.stream().map(field -> field.toField(draft, texts)).toList();
  }

  /**
   * Applies the fields that {@code form} has; those that it leaves out keep their values (XEP-0004
   * §3.5), and those that are not ours are ignored (0004-3.1-1).
   *
   * @return the name of the first field whose value is not allowed, or null if all are
   */
  @Nullable String submit(ConfigDraft draft, DataForm form) {
    for (ConfigField field : fields) {
      List<String> values = form.values(field.var());
      if (values != null && !field.write().test(draft, values)) {
        return field.var();
      }
    }
    if (form.values(SECRET) != null && form.values(PASSWORD_PROTECTED) == null) {
      // Forms of clients that know only the password: having one means asking for it.
      draft.passwordProtected = !draft.secret.isEmpty();
    }
    return null;
  }

  /** Returns the fields that have other values after a change. */
  List<FieldChange> changes(RoomConfig before, RoomConfig after) {
    ConfigDraft was = new ConfigDraft(before);
    ConfigDraft is = new ConfigDraft(after);
    Stream<FieldChange> usual =
        fields.stream()
            .map(
                field ->
                    new FieldChange(field.var(), field.read().apply(was), field.read().apply(is)));
    Stream<FieldChange> others =
        own.stream()
            .map(field -> new FieldChange(field.var(), field.values(before), field.values(after)));
    return Stream.concat(usual, others)
        .filter(change -> !change.before().equals(change.after()))
        .toList();
  }

  /** Gives one field other values; false if they are not allowed. */
  boolean write(ConfigDraft draft, String var, List<String> values) {
    boolean allowed =
        fields.stream()
            .filter(field -> field.var().equals(var))
            .allMatch(field -> field.write().test(draft, values));
    return allowed
        && own.stream()
            .filter(field -> field.var().equals(var))
            .allMatch(field -> OwnFields.write(field, draft.own, values));
  }
}
