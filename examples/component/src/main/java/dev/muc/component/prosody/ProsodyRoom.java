package dev.muc.component.prosody;

import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.model.RoomSnapshot;
import dev.muc.model.Subject;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.xml.room.RoomDocument;
import dev.muc.xml.room.RoomFormatException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Prosody 0.9 to 13 keeps of a room in its store {@code config}, as the room that it is here.
 * Settings that it has not are as in a new room.
 */
final class ProsodyRoom {
  private static final RoomConfig DEFAULT = RoomConfig.DEFAULT;

  private final BareJid address;
  private final LuaTable stored;
  private final LuaTable data;
  private final boolean archived;
  private final Instant createdAt;

  /**
   * @param archived whether it has an archive
   * @param createdAt what is taken for the time of its creation, which Prosody does not keep
   */
  ProsodyRoom(LuaTable stored, boolean archived, Instant createdAt) throws RoomFormatException {
    this.stored = stored;
    this.archived = archived;
    this.data = stored.table("_data").orElseGet(LuaTable::new);
    this.createdAt = createdAt;
    this.address =
        bare(
            stored
                .text("_jid")
                .or(() -> stored.text("jid"))
                .orElseThrow(() -> new RoomFormatException("no room: it has no address")));
  }

  RoomDocument document() throws RoomFormatException {
    List<AffiliationEntry> affiliations = affiliations();
    BareJid creator =
        affiliations.stream()
            .filter(entry -> entry.affiliation() == Affiliation.OWNER)
            .map(AffiliationEntry::account)
            .findFirst()
            .orElse(address.domainJid());
    return new RoomDocument(
        address,
        new RoomSnapshot(
            createdAt,
            creator,
            data.isTrue("locked"),
            config(),
            affiliations,
            List.of(),
            List.of(),
            subject(),
            List.of(),
            List.of()));
  }

  private RoomConfig config() {
    return new RoomConfig(profile(), access(), discussion(), disclosure());
  }

  private RoomConfig.Profile profile() {
    return new RoomConfig.Profile(
        data.text("name").orElse(""),
        data.text("description").orElse(""),
        data.text("language").orElse(""),
        DEFAULT.profile().pubsub(),
        !data.isTrue("hidden"),
        data.isTrue("persistent"));
  }

  private RoomConfig.Access access() {
    String password = data.text("password").orElse("");
    return new RoomConfig.Access(
        data.isTrue("members_only"),
        !password.isEmpty(),
        password,
        DEFAULT.access().occupantsMax(),
        DEFAULT.access().openRegistration(),
        DEFAULT.access().registeredNicksOnly(),
        data.isTrue("allow_member_invites"));
  }

  private RoomConfig.Discussion discussion() {
    RoomConfig.Discussion usual = DEFAULT.discussion();
    return new RoomConfig.Discussion(
        data.isTrue("moderated"),
        data.isTrue("changesubject"),
        usual.publicInvites(),
        usual.allowPm(),
        data.number("history_length").map(Double::intValue).orElse(usual.historyFetchMax()),
        usual.visitorsChangeNick(),
        usual.visitorsChangeStatus());
  }

  private RoomConfig.Disclosure disclosure() {
    RoomConfig.Disclosure usual = DEFAULT.disclosure();
    List<Role> broadcast =
        data.table("presence_broadcast")
            .map(
                roles ->
                    Stream.of(Role.MODERATOR, Role.PARTICIPANT, Role.VISITOR)
                        .filter(role -> roles.isTrue(role.value()))
                        .toList())
            .orElse(usual.presenceBroadcast());
    return new RoomConfig.Disclosure(
        data.text("whois").orElse("").equals("anyone"),
        data.isTrue("logging") || archived,
        broadcast,
        usual.memberListTo(),
        usual.publicOccupants(),
        usual.publicSubject(),
        usual.absentNotified());
  }

  /** Returns affiliations and reserved nicks, by account, since Lua keeps them in no order. */
  private List<AffiliationEntry> affiliations() throws RoomFormatException {
    LuaTable more = stored.table("_affiliation_data").orElseGet(LuaTable::new);
    Map<String, Object> named = stored.table("_affiliations").orElse(stored).fields();
    List<AffiliationEntry> entries = new ArrayList<>();
    for (String account : named.keySet().stream().sorted().toList()) {
      // The newer form has the accounts beside what the room itself has, under such names.
      if (!account.startsWith("_") && !account.equals("jid")) {
        entries.add(entry(account, String.valueOf(named.get(account)), more.table(account)));
      }
    }
    return entries;
  }

  private static AffiliationEntry entry(String account, String affiliation, Optional<LuaTable> more)
      throws RoomFormatException {
    return new AffiliationEntry(
        bare(account),
        Affiliation.of(affiliation)
            .orElseThrow(
                () ->
                    new RoomFormatException(
                        "unknown affiliation of " + account + ": " + affiliation)),
        more.flatMap(data -> data.text("reason")).orElse(null),
        more.flatMap(data -> data.text("reserved_nickname")).orElse(null));
  }

  private @Nullable Subject subject() throws RoomFormatException {
    String text = data.text("subject").orElse("");
    if (text.isEmpty()) {
      return null;
    }
    Jid author = data.text("subject_from").flatMap(Jid::parse).orElse(address);
    Message message =
        new Message(
            Message.Type.GROUPCHAT,
            author.bare().equals(address) ? author : address,
            null,
            null,
            List.of(Element.ofText(Stanza.NAMESPACE, "subject", text)));
    Instant at =
        data.number("subject_time")
            .map(seconds -> Instant.ofEpochSecond(seconds.longValue()))
            .orElse(createdAt);
    return new Subject(message, Objects.requireNonNull(at));
  }

  private static BareJid bare(String text) throws RoomFormatException {
    try {
      return BareJid.of(text);
    } catch (IllegalArgumentException invalid) {
      throw new RoomFormatException("no address: " + invalid.getMessage(), invalid);
    }
  }
}
