package dev.muc.component.ejabberd;

import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.AllowPm;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What ejabberd keeps of a room in its table {@code muc_room}, as the room that it is here.
 * Settings that it has not are as in a new room.
 */
final class EjabberdRoom {
  private static final RoomConfig DEFAULT = RoomConfig.DEFAULT;

  private final BareJid address;
  private final Instant createdAt;
  private final Map<String, Term> options = new HashMap<>();

  /**
   * Takes a record {@code {muc_room, {Name, Host}, Options}}.
   *
   * @param createdAt what is taken for the time of its creation, which ejabberd does not keep
   */
  EjabberdRoom(Term.Tuple stored, Instant createdAt) throws RoomFormatException {
    this.address = Addresses.bare(stored.part(1));
    this.createdAt = createdAt;
    for (Term option : stored.part(2).all()) {
      if (option instanceof Term.Tuple pair && pair.parts().size() == 2) {
        options.put(pair.part(0).text(), pair.part(1));
      }
    }
  }

  RoomDocument document() throws RoomFormatException {
    List<AffiliationEntry> affiliations = affiliations();
    BareJid creator =
        affiliations.stream()
            .filter(entry -> entry.affiliation() == Affiliation.OWNER)
            .map(AffiliationEntry::account)
            .findFirst()
            .orElse(address.domainJid());
    RoomConfig config = new RoomConfig(profile(), access(), discussion(), disclosure());
    return new RoomDocument(
        address,
        new RoomSnapshot(
            createdAt,
            creator,
            false,
            config,
            affiliations,
            List.of(),
            List.of(),
            subject(),
            List.of(),
            List.of()));
  }

  private String text(String name) {
    return options.get(name) instanceof Term.Text text ? text.value() : "";
  }

  private boolean flag(String name, boolean ifAbsent) {
    Term value = options.get(name);
    return value == null ? ifAbsent : value.isAtom("true");
  }

  private RoomConfig.Profile profile() {
    return new RoomConfig.Profile(
        text("title"),
        text("description"),
        text("lang"),
        text("pubsub"),
        flag("public", true),
        flag("persistent", true));
  }

  private RoomConfig.Access access() {
    int most = options.get("max_users") instanceof Term.Numeral users ? (int) users.value() : 0;
    return new RoomConfig.Access(
        flag("members_only", false),
        flag("password_protected", false),
        text("password"),
        most,
        DEFAULT.access().openRegistration(),
        DEFAULT.access().registeredNicksOnly(),
        flag("allow_user_invites", false));
  }

  private RoomConfig.Discussion discussion() {
    RoomConfig.Discussion usual = DEFAULT.discussion();
    return new RoomConfig.Discussion(
        flag("moderated", false),
        flag("allow_change_subj", usual.participantsChangeSubject()),
        flag("allow_user_invites", usual.publicInvites()),
        allowPm(),
        usual.historyFetchMax(),
        flag("allow_visitor_nickchange", usual.visitorsChangeNick()),
        flag("allow_visitor_status", usual.visitorsChangeStatus()));
  }

  /** Reads one setting of newer versions, or what two of older ones come to. */
  private AllowPm allowPm() {
    Optional<AllowPm> newer =
        Optional.ofNullable(options.get("allowpm")).flatMap(value -> AllowPm.of(value.text()));
    if (newer.isPresent()) {
      return newer.get();
    }
    if (!flag("allow_private_messages", true)) {
      return AllowPm.NONE;
    }
    Term visitors = options.get("allow_private_messages_from_visitors");
    return visitors == null || visitors.isAtom("anyone") ? AllowPm.ANYONE : AllowPm.PARTICIPANTS;
  }

  private RoomConfig.Disclosure disclosure() {
    RoomConfig.Disclosure usual = DEFAULT.disclosure();
    Term roles = options.get("presence_broadcast");
    List<Role> broadcast =
        roles == null
            ? usual.presenceBroadcast()
            : roles.all().stream().flatMap(role -> Role.of(role.text()).stream()).toList();
    return new RoomConfig.Disclosure(
        !flag("anonymous", true),
        flag("mam", false) || flag("logging", false),
        broadcast,
        usual.memberListTo(),
        usual.publicOccupants(),
        usual.publicSubject(),
        usual.absentNotified());
  }

  private List<AffiliationEntry> affiliations() throws RoomFormatException {
    List<AffiliationEntry> entries = new ArrayList<>();
    Term kept = options.get("affiliations");
    for (Term item : kept == null ? List.<Term>of() : kept.all()) {
      if (item instanceof Term.Tuple pair && pair.parts().size() == 2) {
        entries.add(entry(Addresses.bare(pair.part(0)), pair.part(1)));
      }
    }
    entries.sort(Comparator.comparing(entry -> entry.account().toString()));
    return entries;
  }

  /** Reads an affiliation, which has a reason or has not. */
  private static AffiliationEntry entry(BareJid account, Term kept) throws RoomFormatException {
    String name = kept instanceof Term.Tuple both ? both.part(0).text() : kept.text();
    String reason = kept instanceof Term.Tuple both ? both.part(1).text() : "";
    Affiliation affiliation =
        Affiliation.of(name)
            .orElseThrow(
                () -> new RoomFormatException("unknown affiliation of " + account + ": " + name));
    return new AffiliationEntry(account, affiliation, reason.isEmpty() ? null : reason, null);
  }

  private @Nullable Subject subject() {
    Term kept = options.get("subject");
    String text = kept == null ? "" : subjectText(kept);
    if (text.isEmpty()) {
      return null;
    }
    Term author = options.get("subject_author");
    String nick = author instanceof Term.Tuple both ? both.part(0).text() : text("subject_author");
    Jid from = address.tryWith(nick).<Jid>map(occupant -> occupant).orElse(address);
    Message message =
        new Message(
            Message.Type.GROUPCHAT,
            from,
            null,
            null,
            List.of(Element.ofText(Stanza.NAMESPACE, "subject", text)));
    return new Subject(message, createdAt);
  }

  /** Reads a text, or the first of texts in several languages. */
  private static String subjectText(Term kept) {
    if (kept instanceof Term.Text text) {
      return text.value();
    }
    return kept.all().stream()
        .filter(item -> item instanceof Term.Tuple text && text.is("text", 3))
        .map(item -> ((Term.Tuple) item).part(2).text())
        .findFirst()
        .orElse("");
  }
}
