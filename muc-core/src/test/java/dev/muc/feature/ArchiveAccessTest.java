package dev.muc.feature;

import static dev.muc.feature.ArchiveStage.form;
import static dev.muc.feature.ArchiveStage.read;
import static dev.muc.feature.Stage.ADMIN;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Asked;
import dev.muc.Delivery;
import dev.muc.Outcome;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read an archive: whoever could enter now (XEP-0313 §6.1.2; DECISIONS.md). */
class ArchiveAccessTest {
  private static final List<String> REFUSED = List.of("error auth/forbidden");
  private static final String METADATA = "<metadata xmlns='urn:xmpp:mam:2'/>";
  private static final String FIELDS = "<query xmlns='urn:xmpp:mam:2'/>";

  private static ArchiveStage room(String... varsAndValues) {
    ArchiveStage stage = new ArchiveStage(varsAndValues);
    stage.rooms.affiliate(OWNER, "exeter@court", "admin");
    stage.rooms.affiliate(OWNER, "fluellen@wales", "member");
    stage.rooms.affiliate(OWNER, "nym@tavern", "outcast");
    stage.say(OWNER, "Once more");
    return stage;
  }

  private static void assertReads(ArchiveStage stage, String client) {
    assertThat(read(stage.query(client, ""))).containsExactly("Henry: Once more", "complete");
    assertThat(stage.rooms.send(client, ArchiveStage.iq("get", METADATA)))
        .noneMatch(Stanza::isError);
    assertThat(stage.rooms.send(client, ArchiveStage.iq("get", FIELDS))).noneMatch(Stanza::isError);
  }

  private static void assertRefused(ArchiveStage stage, String client) {
    assertThat(read(stage.query(client, ""))).isEqualTo(REFUSED);
    assertThat(read(stage.rooms.send(client, ArchiveStage.iq("get", METADATA)))).isEqualTo(REFUSED);
    assertThat(read(stage.rooms.send(client, ArchiveStage.iq("get", FIELDS)))).isEqualTo(REFUSED);
  }

  @Test
  @Covers({"0313-6.1.2-7", "0313-6.1.2-5", "0313-8.1-1", "0313-8.1-2"})
  void openRoomIsReadByAllButOutcasts() {
    ArchiveStage stage = room();

    assertReads(stage, GUEST);
    assertReads(stage, MEMBER);
    assertRefused(stage, OTHER);
  }

  @Test
  @Covers({"0313-6.1.2-6", "0313-8.1-1"})
  void membersOnlyRoomIsReadByThoseWhoBelongToIt() {
    ArchiveStage stage = room("muc#roomconfig_membersonly", "1");

    assertReads(stage, MEMBER);
    assertReads(stage, ADMIN);
    assertReads(stage, OWNER);
    assertRefused(stage, GUEST);
    assertRefused(stage, OTHER);
  }

  @Test
  @Covers("0313-6.1.2-8")
  void roomWithPasswordIsReadByMembersAndByThoseWhoGaveIt() {
    ArchiveStage stage =
        room("muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", "leek");
    assertReads(stage, MEMBER);
    assertRefused(stage, GUEST);

    stage.rooms.send(
        GUEST,
        "<presence to='"
            + Rooms.ROOM
            + "/Pistol'><x xmlns='http://jabber.org/protocol/muc'><password>leek</password></x>"
            + "</presence>");

    assertReads(stage, GUEST);
  }

  @Test
  @Covers("0313-6.1.2-9")
  void whoEntersLaterReadsWhatWasSaidEarlier() {
    ArchiveStage stage = room("muc#roomconfig_membersonly", "1");
    stage.rooms.affiliate(OWNER, "pistol@tavern", "member");

    assertReads(stage, GUEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pistol@tavern", "tavern"})
  void itTakesAClientToEnterAndToRead(String address) {
    assertRefused(room(), address);
  }

  @Test
  @Covers("0313-6.1.2-5")
  void whoIsBannedBeforeTheAnswerComesReadsNothing() {
    ArchiveStage stage = room();
    Outcome asked = stage.rooms.service.handle(Xml.stanza(GUEST, ArchiveStage.iq("set", FIELDS)));
    stage.rooms.affiliate(OWNER, "pistol@tavern", "outcast");

    Outcome answered = stage.host.answer(asked.questions().get(0), stage.rooms.service);

    assertThat(read(answered.stanzas())).isEqualTo(REFUSED);
  }

  @Test
  @Covers("0313-4.1.1-2")
  void whoIsModeratorNoMoreWhenTheAnswerComesFindsNobodyByRealAddress() {
    ArchiveStage stage = room();
    stage.rooms.enter(GUEST, "Pistol");
    stage.rooms.admin(OWNER, "<item nick='Pistol' role='moderator'/>");
    String query = "<query xmlns='urn:xmpp:mam:2'>" + form("with", "henry@court") + "</query>";
    Outcome asked = stage.rooms.service.handle(Xml.stanza(GUEST, ArchiveStage.iq("set", query)));
    stage.rooms.admin(OWNER, "<item nick='Pistol' role='participant'/>");

    Asked<?> question = asked.questions().get(0);
    List<Stanza> answer = stage.rooms.take(stage.host.answer(question, stage.rooms.service));

    assertThat(read(answer)).containsExactly("complete");
  }

  @Test
  void whoWaitsForAnAnswerHoldsNobodyUp() {
    ArchiveStage stage = room();
    Outcome asked = stage.rooms.service.handle(Xml.stanza(GUEST, ArchiveStage.iq("set", FIELDS)));
    assertThat(asked.questions()).hasSize(1);

    assertThat(Received.lines(stage.rooms.say(OWNER, "Dear friends")))
        .containsExactly("Henry: Dear friends");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "members", "password"})
  @Covers("0313-3.5-3")
  void whoeverIsSentTheIdOfAMessageMayReadItFromTheArchive(String kind) {
    ArchiveStage stage = room();
    stage.rooms.enter(GUEST, "Pistol");
    stage.rooms.enter(MEMBER, "Fluellen");
    if (kind.equals("members")) {
      stage.configure("muc#roomconfig_membersonly", "1");
    } else if (kind.equals("password")) {
      stage.configure(
          "muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", "leek");
    }

    String id = stage.say(OWNER, "Dear friends");
    List<Jid> recipients =
        stage.rooms.outcome.deliveries().stream()
            .map(Delivery::recipients)
            .flatMap(List::stream)
            .toList();

    assertThat(recipients).hasSize(kind.equals("members") ? 2 : 3);
    for (Jid recipient : recipients) {
      assertThat(read(stage.query(recipient.toString(), form("ids", id))))
          .containsExactly("Henry: Dear friends", "complete");
    }
  }

  @Test
  @Covers("0313-7-4")
  void roomThatKeepsNoArchiveDoesNotKnowWhatIsAskedFor() {
    ArchiveStage stage = room();
    stage.rooms.configure(OWNER, "muc#roomconfig_enablelogging", "0");

    for (String type : List.of("set", "get")) {
      assertThat(read(stage.rooms.send(OWNER, ArchiveStage.iq(type, FIELDS))))
          .containsExactly("error cancel/service-unavailable");
    }
    assertThat(read(stage.rooms.send(OWNER, ArchiveStage.iq("get", METADATA))))
        .containsExactly("error cancel/service-unavailable");
  }

  @Test
  void archiveOfNoRoomIsNotFound() {
    ArchiveStage stage = room();
    stage.rooms.send(
        OWNER,
        ArchiveStage.iq("set", "<query xmlns='" + Namespaces.MUC_OWNER + "'><destroy/></query>"));

    assertThat(read(stage.query(OWNER, ""))).containsExactly("error cancel/item-not-found");
    assertThat(stage.host.archive(BareJid.of(Rooms.ROOM)).all()).isEmpty();
  }
}
