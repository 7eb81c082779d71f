package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.codes;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.HostAbilities;
import dev.muc.ServiceConfig;
import dev.muc.event.BanEvents;
import dev.muc.event.RoomChange;
import dev.muc.event.RoomEvent;
import dev.muc.model.ServiceBans;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Command;
import dev.muc.testing.ListHost;
import dev.muc.testing.Rooms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts and domains that may not use the service at all (XEP-0133 §4.11). */
class ServiceBanTest {
  private static final String ADMIN = "admin@chat/desk";
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/door";
  private static final String BANNED = "blacklistjids";
  private static final Command BAN = new Command("http://jabber.org/protocol/admin#edit-blacklist");
  private static final ServiceConfig CONFIG =
      ServiceConfig.of(SERVICE, "a secret of the tests")
          .withAdmins(List.of(BareJid.of("admin@chat")));

  private final Rooms rooms = new Rooms(CONFIG);
  private final List<RoomEvent> stored = new ArrayList<>();

  @BeforeEach
  void somebodyIsThere() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
    enterAgincourt(PISTOL);
  }

  private List<Stanza> enterAgincourt(String client) {
    return rooms.send(
        client,
        "<presence to='agincourt@chat.example/N'><x xmlns='" + Namespaces.MUC + "'/></presence>");
  }

  private List<Stanza> ban(String... accounts) {
    List<String> fields = new ArrayList<>();
    for (String account : accounts) {
      fields.addAll(List.of(BANNED, account));
    }
    List<Stanza> sent = rooms.send(ADMIN, BAN.submit(fields.toArray(String[]::new)));
    for (RoomChange change : rooms.outcome.changes()) {
      if (change.room().equals(BareJid.of(SERVICE))) {
        stored.addAll(change.events());
      }
    }
    return sent;
  }

  @Test
  @Covers({"0133-4.11-1", "0133-8.2-1"})
  void whoIsBannedIsInTheForm() {
    assertThat(BAN.values(rooms.send(ADMIN, BAN.ask()).get(0), BANNED)).isEmpty();
    ban("pistol@tavern", "moor.example");
    Stanza shown = rooms.send(ADMIN, BAN.ask()).get(0);
    assertThat(BAN.values(shown, BANNED)).containsExactly("pistol@tavern", "moor.example");
    assertThat(BAN.form(shown).isOfType("http://jabber.org/protocol/admin")).isTrue();
  }

  @Test
  @Covers("0133-4.11-2")
  void whoIsBannedIsTakenOutOfAllRooms() {
    List<Stanza> sent = ban("pistol@tavern");

    List<Stanza> toPistol = rooms.to(PISTOL);
    assertThat(toPistol).hasSize(2).allSatisfy(s -> assertThat(codes(s)).contains(110, 301));
    assertThat(toPistol)
        .extracting(stanza -> stanza.from())
        .containsExactlyInAnyOrder(Jid.of(ROOM + "/Pistol"), Jid.of("agincourt@chat.example/N"));
    assertThat(rooms.to(KING)).hasSize(1).allSatisfy(s -> assertThat(codes(s)).contains(301));
    assertThat(BAN.note(sent.get(sent.size() - 1))).isEqualTo("Banned from the service now: 1");
    assertThat(rooms.room().occupants()).hasSize(1);
  }

  @Test
  @Covers("0133-4.11-2")
  void whoIsBannedGetsNothingFromAnyRoom() {
    ban("pistol@tavern");

    for (String stanza :
        List.of(
            "<presence to='" + ROOM + "/Pistol'><x xmlns='" + Namespaces.MUC + "'/></presence>",
            "<presence to='new@chat.example/P'><x xmlns='" + Namespaces.MUC + "'/></presence>",
            "<message type='groupchat' to='" + ROOM + "'><body>ha</body></message>",
            "<message to='" + ROOM + "/King'><body>ha</body></message>",
            "<iq type='get' id='1' to='" + ROOM + "'><query xmlns='jabber:iq:register'/></iq>",
            "<iq type='get' id='2' to='chat.example'><ping xmlns='urn:xmpp:ping'/></iq>")) {
      List<Stanza> sent = rooms.send(PISTOL, stanza);
      assertThat(sent).hasSize(1);
      assertThat(error(sent.get(0))).isEqualTo("auth/forbidden");
      assertThat(StanzaError.of(sent.get(0)).orElseThrow().text())
          .isEqualTo("You are banned from this service");
    }
    assertThat(rooms.outcome.changes()).isEmpty();
  }

  @Test
  void errorsAndAnswersOfWhoIsBannedAreNotAnswered() {
    ban("pistol@tavern");
    assertThat(rooms.send(PISTOL, "<iq type='result' id='x' to='" + ROOM + "/King'/>")).isEmpty();
    assertThat(rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "/P'/>")).isEmpty();
    assertThat(rooms.send(PISTOL, "<message type='error' to='" + ROOM + "'/>")).isEmpty();
  }

  @Test
  @Covers("0133-4.11-2")
  void aDomainIsBannedWithAllItsAccounts() {
    rooms.enter(NYM, "Nym");
    ban("tavern");
    assertThat(rooms.to(NYM)).isNotEmpty();
    assertThat(rooms.room().occupants()).hasSize(1);
    assertThat(error(enterAgincourt("bardolph@tavern/x").get(0))).isEqualTo("auth/forbidden");
    assertThat(((Presence) enterAgincourt("bardolph@court/x").get(0)).isError()).isFalse();
  }

  @Test
  void whoIsNotInTheFormAnyMoreIsFree() {
    ban("pistol@tavern", "nym@tavern");
    ban("nym@tavern");
    assertThat(rooms.enter(PISTOL, "Pistol").get(0).isError()).isFalse();
    assertThat(error(rooms.enter(NYM, "Nym").get(0))).isEqualTo("auth/forbidden");
    rooms.send(ADMIN, BAN.submitEmpty(BANNED));
    assertThat(rooms.enter(NYM, "Nym").get(0).isError()).isFalse();
  }

  @Test
  void adminsAreNeverBanned() {
    assertThat(error(ban("admin@chat").get(0))).isEqualTo("cancel/not-allowed");
    ban("chat");
    assertThat(rooms.enter(ADMIN, "Admin").get(0).isError()).isFalse();
    assertThat(BAN.note(rooms.send(ADMIN, BAN.submitEmpty(BANNED)).get(0)))
        .isEqualTo("Banned from the service now: 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pistol@tavern/table", "@", ""})
  @Covers("0050-4.4-3")
  void whatIsNoAccountAndNoDomainSpoilsAll(String value) {
    assertThat(error(ban("nym@tavern", value).get(0))).isEqualTo("modify/bad-request");
    assertThat(rooms.enter(NYM, "Nym").get(0).isError()).isFalse();
  }

  @Test
  void moreThanARequestMayCarryIsRefused() {
    String[] many = new String[1_001];
    for (int i = 0; i < many.length; i++) {
      many[i] = "a" + i + "@tavern";
    }
    assertThat(error(ban(many).get(0))).isEqualTo("modify/policy-violation");
  }

  @Test
  @Covers({"0050-4.4-6", "0133-6-1"})
  void nobodyElseSeesOrChangesIt() {
    assertThat(error(rooms.send(KING, BAN.ask()).get(0))).isEqualTo("cancel/forbidden");
    assertThat(error(rooms.send(KING, BAN.submit(BANNED, "pistol@tavern")).get(0)))
        .isEqualTo("cancel/forbidden");
    assertThat(rooms.room().occupants()).hasSize(2);
  }

  @Test
  void bansAreEventsOfTheServiceItselfAndComeBackFromThem() {
    ban("pistol@tavern", "nym@tavern");
    ban("nym@tavern", "moor.example");
    assertThat(BanEvents.apply(ServiceBans.NONE, stored).outcasts())
        .containsExactly(BareJid.of("nym@tavern"), BareJid.of("moor.example"));

    Rooms again = new Rooms(CONFIG);
    again.service.restore(BareJid.of(SERVICE), stored);
    assertThat(error(again.enter(NYM, "Nym").get(0))).isEqualTo("auth/forbidden");
    assertThat(again.enter(PISTOL, "Pistol").get(0).isError()).isFalse();
    assertThat(again.service.roomCount()).isEqualTo(1);
  }

  @Test
  void whoWasBannedBeforeARoomIsReadIsTakenOutFirst() {
    ServiceConfig hosted = CONFIG.withHost(HostAbilities.ROOMS);
    ListHost host = new ListHost();
    Rooms before = new Rooms(hosted, host);
    before.create(KING, "King");
    before.enter(PISTOL, "Pistol");

    Rooms after = new Rooms(hosted, host);
    after.take(after.service.ban(ServiceBans.of(List.of(BareJid.of("pistol@tavern")))));
    List<Stanza> sent = after.say(KING, "once more");
    assertThat(sent)
        .extracting(stanza -> stanza.to())
        .containsExactly(Jid.of(PISTOL), Jid.of(KING), Jid.of(KING));
    assertThat(codes(sent.get(0))).contains(110, 301);
    assertThat(sent.get(2).elementName()).isEqualTo("message");
  }
}
