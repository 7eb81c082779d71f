package dev.muc.component.rooms;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.event.RoomEvent.RoomCreated;
import dev.muc.event.RoomEvent.RoomUnlocked;
import dev.muc.event.RoomEvent.SubjectChanged;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Availability;
import dev.muc.model.HistoryRequest;
import dev.muc.model.JoinRequest;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.model.ServiceBans;
import dev.muc.model.Session;
import dev.muc.model.Subject;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomSummary;
import dev.muc.store.Storage;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Fills storages with rooms, as a host does. */
final class RoomsOf {
  static final BareJid HARFLEUR = BareJid.of("harfleur@chat.example");
  static final BareJid AGINCOURT = BareJid.of("agincourt@chat.example");
  static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final BareJid KING = BareJid.of("king@court");

  private RoomsOf() {}

  /** Stores a busy room and an empty one. */
  static void fill(Storage storage, int messages) {
    storage.commit(List.of(harfleur(messages)));
    RoomSummary summary = new RoomSummary(AGINCOURT, "", false, false, 0, KING, NEW_YEAR);
    RoomEvent created = new RoomCreated(KING, RoomConfig.DEFAULT, NEW_YEAR);
    storage.commit(
        List.of(
            new RoomRecord(
                AGINCOURT, RoomRecord.Earlier.OVER, List.of(created), List.of(), summary, null)));
  }

  /** Stores who is banned from a service, and nobody else. */
  static void ban(Storage storage, BareJid service, BareJid... outcasts) {
    storage.commit(List.of(RoomRecord.ofBans(service, ServiceBans.of(List.of(outcasts)))));
  }

  private static RoomRecord harfleur(int messages) {
    RoomConfig config =
        RoomConfig.DEFAULT
            .with(new RoomConfig.Profile("The Breach\u009B31m", "", "", "", true, true))
            .with(new RoomConfig.Access(false, true, "s3cret", 0, false, false, false));
    FullJid table = FullJid.of("pistol@tavern/table");
    Occupant pistol =
        new Occupant(
            HARFLEUR.with("Pistol"),
            table.bare(),
            Role.PARTICIPANT,
            Affiliation.NONE,
            "o1",
            List.of(new Session(table, Availability.PLAIN)));
    AffiliationEntry france =
        new AffiliationEntry(BareJid.of("france"), Affiliation.OUTCAST, "war", null);
    return new RoomRecord(
        HARFLEUR,
        RoomRecord.Earlier.OVER,
        List.of(
            new RoomCreated(KING, RoomConfig.DEFAULT, NEW_YEAR),
            new RoomUnlocked(RoomConfig.DEFAULT, config),
            new AffiliationChanged(AffiliationEntry.none(france.account()), france),
            new OccupantJoined(pistol, new JoinRequest(null, HistoryRequest.DEFAULT, false)),
            new SubjectChanged(new Subject(message("subject", "War"), NEW_YEAR), table, null)),
        IntStream.range(0, messages).mapToObj(i -> archived(i, table)).toList(),
        new RoomSummary(HARFLEUR, "The Breach\u009B31m", true, true, 1, KING, NEW_YEAR),
        null);
  }

  private static ArchivedMessage archived(int number, FullJid sender) {
    return new ArchivedMessage(
        "m" + number,
        NEW_YEAR.plusSeconds(number),
        message("body", "once more " + number),
        sender,
        false,
        true);
  }

  private static Message message(String name, String text) {
    return new Message(
        Message.Type.GROUPCHAT,
        HARFLEUR.with("Pistol"),
        null,
        null,
        List.of(Element.ofText(Stanza.NAMESPACE, name, text)));
  }
}
