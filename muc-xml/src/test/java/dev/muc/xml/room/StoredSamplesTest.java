package dev.muc.xml.room;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.AvailabilityChanged;
import dev.muc.event.RoomEvent.ConfigChanged;
import dev.muc.event.RoomEvent.InvitationDeclined;
import dev.muc.event.RoomEvent.InvitationSent;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.NickChanged;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.event.RoomEvent.RoomClosed;
import dev.muc.event.RoomEvent.RoomCreated;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.event.RoomEvent.RoomRestored;
import dev.muc.event.RoomEvent.RoomUnlocked;
import dev.muc.event.RoomEvent.SessionJoined;
import dev.muc.event.RoomEvent.SessionLeft;
import dev.muc.event.RoomEvent.StandingChanged;
import dev.muc.event.RoomEvent.SubjectChanged;
import dev.muc.model.Actor;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.AllowPm;
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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * What was stored by version 1 and has to be readable for ever. Never change a line of the file or
 * what it means; add lines for what becomes possible.
 */
class StoredSamplesTest {
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final FullJid TABLE = FullJid.of("pistol@tavern/table");
  private static final FullJid BED = FullJid.of("pistol@tavern/bed");
  private static final FullJid PISTOL = FullJid.of("harfleur@chat.example/Pistol");
  private static final Jid THRONE = Jid.of("king@court/throne");
  private static final BareJid KING = BareJid.of("king@court");
  private static final BareJid NYM = BareJid.of("nym@tavern");
  private static final BareJid ROOM = BareJid.of("harfleur@chat.example");

  private static final RoomConfig BREACH =
      RoomConfig.DEFAULT.with(new RoomConfig.Profile("The Breach", "", "", "", true, false));

  private static List<String> stored() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(StoredSamplesTest.class.getResourceAsStream("events-1.txt"))) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(all.strip().split("\n(?=<)"));
    }
  }

  private static RoomConfig config() {
    return new RoomConfig(
        new RoomConfig.Profile("The Breach", "once more", "en", "", false, true),
        new RoomConfig.Access(true, true, "s<cret", 10, true, false, true),
        new RoomConfig.Discussion(true, true, false, AllowPm.MODERATORS, 5, false, false),
        new RoomConfig.Disclosure(
            true,
            true,
            List.of(Role.MODERATOR, Role.PARTICIPANT),
            List.of("moderator", "owner"),
            true,
            true,
            true));
  }

  private static Session plain(FullJid realJid) {
    return new Session(realJid, Availability.PLAIN);
  }

  private static Occupant pistol(Session... sessions) {
    return new Occupant(
        PISTOL,
        BareJid.of("pistol@tavern"),
        Role.PARTICIPANT,
        Affiliation.MEMBER,
        "o1",
        List.of(sessions));
  }

  private static Element text(String name, String text) {
    return Element.ofText(Stanza.NAMESPACE, name, text);
  }

  private static Availability saying(String name, String text) {
    return new Availability(List.of(text(name, text)), null);
  }

  private static Message toAll(Element... payloads) {
    return new Message(Message.Type.GROUPCHAT, PISTOL, null, null, List.of(payloads));
  }

  private static Message fromRoom(Jid to, String... id) {
    return new Message(Message.Type.NORMAL, ROOM, to, id.length == 0 ? null : id[0], List.of());
  }

  private static List<RoomEvent> ofRooms() {
    return List.of(
        new RoomCreated(KING, config(), NEW_YEAR),
        new RoomUnlocked(RoomConfig.DEFAULT, BREACH),
        new ConfigChanged(BREACH, RoomConfig.DEFAULT),
        new RoomDestroyed(
            new Destruction(Jid.of("agincourt@chat.example"), "", "we go on"),
            Instant.parse("2026-02-01T00:00:00.5Z")),
        new RoomClosed(),
        new AffiliationChanged(
            AffiliationEntry.none(BareJid.of("boy@tavern")),
            new AffiliationEntry(BareJid.of("boy@tavern"), Affiliation.OUTCAST, "noise", "Boy")));
  }

  private static List<RoomEvent> ofPresence() {
    Element caps =
        Element.builder("http://jabber.org/protocol/caps", "c").attribute("ver", "1").build();
    Availability away = new Availability(List.of(text("show", "away"), caps), "en");
    JoinRequest plain = new JoinRequest(null, HistoryRequest.DEFAULT, false);
    Occupant one = pistol(plain(TABLE));
    return List.of(
        new OccupantJoined(
            pistol(new Session(TABLE, away)),
            new JoinRequest("j1", new HistoryRequest(0, 20, NEW_YEAR), true)),
        new SessionJoined(one, plain(BED), plain),
        new AvailabilityChanged(one, new Session(TABLE, saying("status", "off"))),
        new SessionLeft(
            pistol(plain(TABLE), plain(BED)),
            BED,
            Exit.TECHNICAL_ERROR,
            new Availability(List.of(), "")),
        new NickChanged(one, one.withAddress(ROOM.with("Ancient")), true),
        new StandingChanged(
            one, one.with(Role.MODERATOR, Affiliation.ADMIN), new Actor(THRONE, "King"), ""),
        new OccupantLeft(
            one, Exit.AFFILIATION_LOST, new Actor(KING, null), "go", saying("status", "gone")));
  }

  private static List<RoomEvent> ofMessages() {
    Message lines =
        new Message(
            Message.Type.GROUPCHAT,
            PISTOL,
            null,
            "a",
            "en",
            List.of(text("body", "Once\r\n more ")));
    Invitation answerable = new Invitation(THRONE, Jid.of("harfleur@chat.example/King"), NYM, "i1");
    Invitation mute = new Invitation(THRONE, KING, NYM, null);
    Subject war = new Subject(toAll(text("subject", "War")), NEW_YEAR);
    return List.of(
        new MessageAccepted(
            lines, Instant.parse("2026-01-01T00:00:00.123456789Z"), TABLE, true, "m1"),
        new SubjectChanged(war, TABLE, null),
        new InvitationSent(answerable, fromRoom(NYM, "i1")),
        new InvitationDeclined(mute, fromRoom(THRONE)),
        new RoomRestored(
            new RoomSnapshot(
                NEW_YEAR,
                KING,
                true,
                RoomConfig.DEFAULT,
                List.of(
                    new AffiliationEntry(KING, Affiliation.OWNER, null, null),
                    new AffiliationEntry(BareJid.of("france"), Affiliation.OUTCAST, "war", null)),
                List.of(pistol(plain(TABLE))),
                List.of(
                    new HistoryEntry(
                        toAll(text("body", "hm")), NEW_YEAR.plusSeconds(1), TABLE, true)),
                war,
                List.of(mute),
                List.of(NYM))));
  }

  @Test
  void whatVersionOneStoredIsRead() throws IOException, RoomFormatException {
    List<RoomEvent> read = new ArrayList<>();
    for (String xml : stored()) {
      read.add(EventCodec.decode(xml));
    }
    List<RoomEvent> expected = new ArrayList<>(ofRooms());
    expected.addAll(ofPresence());
    expected.addAll(ofMessages());
    assertThat(read).containsExactlyElementsOf(expected);
    assertThat(read.stream().map(Object::getClass).collect(toSet()))
        .hasSameElementsAs(Arrays.asList(RoomEvent.Durable.class.getPermittedSubclasses()));
  }
}
