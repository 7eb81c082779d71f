package dev.muc.testkit.store;

import dev.muc.event.RoomEvent;
import dev.muc.model.Actor;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Availability;
import dev.muc.model.Destruction;
import dev.muc.model.Exit;
import dev.muc.model.HistoryEntry;
import dev.muc.model.HistoryRequest;
import dev.muc.model.Invitation;
import dev.muc.model.JoinRequest;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.model.RoomSnapshot;
import dev.muc.model.Session;
import dev.muc.model.Subject;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Durable events of every kind, with and without what each may lack. */
final class SampleEvents {
  static final BareJid ROOM = BareJid.of("garden@conference.localhost");
  static final Instant AT = Instant.parse("2026-03-01T12:34:56.789123456Z");
  static final BareJid ROMEO = BareJid.of("romeo@localhost");

  private static final FullJid BALCONY = ROMEO.with("balcony");
  private static final FullJid ORCHARD = ROMEO.with("orch\u00e4rd \ud83c\udf33");
  private static final Availability AWAY =
      new Availability(
          List.of(
              Element.ofText(Stanza.NAMESPACE, "show", "away"),
              Element.ofText(Stanza.NAMESPACE, "priority", "-1"),
              Texts.carrying("gone <fishing>")),
          "en-GB");
  private static final Occupant OCCUPANT =
      new Occupant(
          ROOM.with("Rom\u00e9o"),
          ROMEO,
          Role.MODERATOR,
          Affiliation.OWNER,
          "occupant-id",
          List.of(new Session(BALCONY, AWAY), new Session(ORCHARD, Availability.PLAIN)));
  private static final AffiliationEntry NONE = AffiliationEntry.none(ROMEO);
  private static final AffiliationEntry BANNED =
      new AffiliationEntry(ROMEO, Affiliation.OUTCAST, "a 'reason'", null);
  private static final AffiliationEntry MEMBER =
      new AffiliationEntry(ROMEO, Affiliation.MEMBER, null, "Rom\u00e9o");
  private static final Invitation INVITATION =
      new Invitation(BALCONY, OCCUPANT.address(), Jid.of("juliet@localhost"), "invite-1");

  private SampleEvents() {}

  /** Returns at least one event of each durable kind. */
  static List<RoomEvent> all() {
    return List.of(
        new RoomEvent.RoomCreated(ROMEO, RoomConfig.DEFAULT, AT),
        new RoomEvent.RoomUnlocked(RoomConfig.DEFAULT, config()),
        new RoomEvent.ConfigChanged(config(), RoomConfig.DEFAULT),
        new RoomEvent.AffiliationChanged(NONE, BANNED),
        new RoomEvent.AffiliationChanged(BANNED, MEMBER),
        new RoomEvent.OccupantJoined(OCCUPANT, new JoinRequest(null, HistoryRequest.DEFAULT, true)),
        new RoomEvent.SessionJoined(
            OCCUPANT,
            OCCUPANT.shown(),
            new JoinRequest("join-1", new HistoryRequest(0, 7, AT), false)),
        new RoomEvent.AvailabilityChanged(OCCUPANT, new Session(BALCONY, AWAY)),
        new RoomEvent.SessionLeft(OCCUPANT, ORCHARD, Exit.TECHNICAL_ERROR, AWAY),
        new RoomEvent.NickChanged(OCCUPANT, OCCUPANT.withAddress(ROOM.with("R")), true),
        new RoomEvent.StandingChanged(
            OCCUPANT, OCCUPANT.with(Role.VISITOR, Affiliation.NONE), null, null),
        new RoomEvent.StandingChanged(
            OCCUPANT,
            OCCUPANT.with(Role.PARTICIPANT, Affiliation.MEMBER),
            new Actor(BALCONY, "Rom\u00e9o"),
            ""),
        new RoomEvent.MessageAccepted(message("said"), AT, BALCONY, true, null),
        new RoomEvent.MessageAccepted(message("archived"), AT, ORCHARD, false, "archive-1"),
        new RoomEvent.SubjectChanged(new Subject(message("subject"), AT), BALCONY, "archive-2"),
        new RoomEvent.InvitationSent(INVITATION, message("come")),
        new RoomEvent.InvitationDeclined(INVITATION, message("no")),
        new RoomEvent.OccupantLeft(OCCUPANT, Exit.LEFT, null, null, AWAY),
        new RoomEvent.OccupantLeft(
            OCCUPANT, Exit.KICKED, new Actor(ROMEO, null), "enough", Availability.PLAIN),
        new RoomEvent.RoomRestored(snapshot()),
        new RoomEvent.RoomClosed(),
        new RoomEvent.RoomDestroyed(Destruction.SILENT),
        new RoomEvent.RoomDestroyed(
            new Destruction(Jid.of("new@conference.localhost"), "p\u00e4ss", "moved"), AT));
  }

  /** Returns an event with a message to all that says {@code text}. */
  static RoomEvent said(String text) {
    return new RoomEvent.MessageAccepted(message(text), AT, BALCONY, true, null);
  }

  /** Returns an event that says of an account that it has a nick reserved, or none for null. */
  static RoomEvent reserved(BareJid account, @Nullable String nick) {
    AffiliationEntry with = new AffiliationEntry(account, Affiliation.MEMBER, null, "Some");
    return nick == null
        ? new RoomEvent.AffiliationChanged(with, with.withNick(null))
        : new RoomEvent.AffiliationChanged(with.withNick(null), with.withNick(nick));
  }

  /** Returns an event that says all that a room is, with nicks reserved for some accounts. */
  static RoomEvent restored(BareJid... reservedFor) {
    RoomSnapshot empty = snapshot();
    List<AffiliationEntry> entries =
        Arrays.stream(reservedFor)
            .map(account -> new AffiliationEntry(account, Affiliation.NONE, null, "Nick"))
            .toList();
    return new RoomEvent.RoomRestored(
        new RoomSnapshot(
            AT,
            ROMEO,
            false,
            empty.config(),
            entries,
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of()));
  }

  private static RoomConfig config() {
    return RoomConfig.DEFAULT.with(
        new RoomConfig.Profile("A \"name\"", "d <&> \ud83d\ude00", "de", "", false, true));
  }

  private static RoomSnapshot snapshot() {
    return new RoomSnapshot(
        AT,
        ROMEO,
        true,
        config(),
        List.of(MEMBER, BANNED),
        List.of(OCCUPANT),
        List.of(
            new HistoryEntry(message("before"), AT, BALCONY, false),
            new HistoryEntry(message("hidden"), AT, null, true)),
        new Subject(message("subject"), AT),
        List.of(INVITATION),
        List.of(ROMEO));
  }

  private static Message message(String text) {
    return new Message(
        Message.Type.GROUPCHAT,
        OCCUPANT.address(),
        null,
        "id of <" + text.length() + ">",
        "el",
        List.of(Texts.body(text), Texts.carrying(text)));
  }
}
