package dev.muc.feature;

import static dev.muc.feature.ArchiveStage.read;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Stanza;
import dev.muc.store.ArchivedMessage;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into the archive of a room, and what does not (XEP-0313 §6.1, XEP-0334). */
class ArchiveContentTest {
  private final ArchiveStage stage = new ArchiveStage();
  private final Rooms rooms = stage.rooms;

  @BeforeEach
  void twoOccupants() {
    rooms.enter(GUEST, "Pistol");
  }

  private List<Stanza> sendToAll(String client, String payloads) {
    return rooms.send(
        client, "<message type='groupchat' to='" + Rooms.ROOM + "'>" + payloads + "</message>");
  }

  private static String hint(String name) {
    return "<" + name + " xmlns='urn:xmpp:hints'/>";
  }

  private List<String> archived() {
    return read(stage.query(OTHER, ""));
  }

  /** What a newcomer is shown of earlier messages. */
  private List<String> history() {
    return Received.lines(rooms.enter(OTHER, "Nym")).stream()
        .filter(line -> line.contains(": "))
        .toList();
  }

  @Test
  @Covers({"0313-6.1.2-1", "0313-6.1.2-3", "0313-3-1"})
  void messageToAllIsKeptOnceHoweverManyHearIt() {
    rooms.enter("bardolph@tavern/nose", "Bardolph");
    Stanza heard = rooms.say(GUEST, "Unto the breach").get(0);

    assertThat(rooms.outcome.stanzas()).hasSize(3);
    assertThat(stage.archive().all()).hasSize(1);
    ArchivedMessage kept = stage.archive().all().get(0);
    assertThat(kept.id()).isEqualTo(ArchiveStage.stanzaId(heard));
    assertThat(kept.at()).isEqualTo(rooms.now());
    assertThat(kept.message().from()).hasToString(Rooms.ROOM + "/Pistol");
    assertThat(kept.message().to()).isNull();
    assertThat(kept.sender()).hasToString(GUEST);
  }

  @Test
  @Covers("0313-6.1.2-1")
  void signalsWithoutTextAreNotKept() {
    sendToAll(GUEST, "<composing xmlns='http://jabber.org/protocol/chatstates'/>");

    assertThat(archived()).containsExactly("complete");
  }

  @Test
  @Covers("0313-6.1.2-2")
  void changesOfTheSubjectAreKept() {
    sendToAll(OWNER, "<subject>The breach</subject>");
    sendToAll(OWNER, "<subject/>");

    assertThat(archived()).containsExactly("Henry sets The breach", "Henry sets ", "complete");
  }

  @Test
  @Covers("0313-6.1-1")
  void whatWasRefusedIsNotKept() {
    stage.configure("muc#roomconfig_moderatedroom", "1");
    rooms.enter("bardolph@tavern/nose", "Bardolph"); // A visitor.
    assertThat(sendToAll("bardolph@tavern/nose", "<body>Hear me</body>")).allMatch(Stanza::isError);
    assertThat(sendToAll(OTHER, "<body>Me too</body>")).allMatch(Stanza::isError);
    assertThat(sendToAll("bardolph@tavern/nose", "<subject>Noses</subject>"))
        .allMatch(Stanza::isError);

    assertThat(archived()).containsExactly("complete");
  }

  @Test
  @Covers("0313-6.1.2-4")
  void privateMessagesAreNotKept() {
    rooms.send(
        GUEST, "<message type='chat' to='" + Rooms.ROOM + "/Henry'><body>A word</body></message>");
    assertThat(rooms.outcome.stanzas()).hasSize(1);

    assertThat(archived()).containsExactly("complete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-store", "no-permanent-store"})
  @Covers({"0334-4.1-1", "0334-4.2-1"})
  void senderKeepsAMessageOutOfTheArchive(String hint) {
    sendToAll(GUEST, "<body>Between us</body>" + hint(hint));
    sendToAll(GUEST, "<body>Between us</body>" + hint(hint) + hint("store"));

    assertThat(archived()).containsExactly("complete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-store", "no-permanent-store"})
  @Covers({"0334-4.1-1", "0334-4.2-1"})
  void senderKeepsASubjectOutOfTheArchive(String hint) {
    sendToAll(OWNER, "<subject>Between us</subject>" + hint(hint));

    assertThat(archived()).containsExactly("complete");
    assertThat(rooms.room().subject().orElseThrow().text()).isEqualTo("Between us");
  }

  @Test
  @Covers({"0334-4.1-1", "0334-4.2-1"})
  void newcomersAreShownWhatIsNotToBeKeptForGood() {
    sendToAll(GUEST, "<body>For today</body>" + hint("no-permanent-store"));
    sendToAll(GUEST, "<body>For now</body>" + hint("no-store"));

    assertThat(history()).containsExactly("Pistol: For today");
  }

  @Test
  @Covers("0334-4.4-1")
  void senderHasAMessageWithoutTextKept() {
    sendToAll(GUEST, "<received xmlns='urn:example:r'/>" + hint("store"));

    assertThat(archived()).containsExactly("Pistol -", "complete");
    assertThat(history()).isEmpty();
  }

  @Test
  @Covers({"0334-4.4-1", "0334-5-2"})
  void errorIsNotKeptWhateverItsSenderWants() {
    rooms.send(
        OTHER,
        "<message type='error' to='"
            + Rooms.ROOM
            + "'>"
            + hint("store")
            + "<body>No</body></message>");

    assertThat(archived()).containsExactly("complete");
  }

  @Test
  @Covers("0313-7-4")
  void nothingIsKeptWhileTheArchiveIsOff() {
    rooms.configure(OWNER, "muc#roomconfig_enablelogging", "0");
    rooms.say(GUEST, "Unseen");
    sendToAll(OWNER, "<subject>Unseen</subject>");
    rooms.configure(OWNER, "muc#roomconfig_enablelogging", "1");
    rooms.say(GUEST, "Seen");

    assertThat(archived()).containsExactly("Pistol: Seen", "complete");
  }

  @Test
  void historyOfARoomThatWasReadAgainComesFromItsArchive() {
    rooms.say(GUEST, "Kept");
    rooms.pass(Duration.ofSeconds(1));
    sendToAll(GUEST, "<body>For today</body>" + hint("no-permanent-store"));
    sendToAll(GUEST, "<r xmlns='urn:example:r'/>" + hint("store"));
    rooms.service.unload(BareJid.of(Rooms.ROOM));

    assertThat(history()).containsExactly("Pistol: Kept", "Pistol: For today");
  }

  @Test
  void emptiedMessageIsNoHistory() {
    String id = stage.say(GUEST, "Regretted");
    stage.say(GUEST, "Meant");
    stage.archive().redact(id);
    rooms.service.unload(BareJid.of(Rooms.ROOM));

    List<Stanza> received = rooms.enter(OTHER, "Nym");

    assertThat(received)
        .filteredOn(stanza -> Received.delayBy(Rooms.ROOM, stanza).isPresent())
        .extracting(Received::line)
        .containsExactly("Pistol: Meant");
  }

  @Test
  void hostWithoutArchiveKeepsNothing() {
    Rooms without = new Rooms();
    without.enter(OWNER, "Henry");
    without.configure(OWNER, "muc#roomconfig_enablelogging", "1");
    without.say(OWNER, "Once more");

    assertThat(without.outcome.events())
        .singleElement()
        .isInstanceOfSatisfying(
            MessageAccepted.class, accepted -> assertThat(accepted.archiveId()).isNull());
  }
}
