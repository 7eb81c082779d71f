package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.codes;
import static dev.muc.testing.Rooms.error;
import static dev.muc.testing.Rooms.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.event.RoomEvent.VoiceRequestAnswered;
import dev.muc.model.Role;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A moderator answers a visitor who asked for voice (XEP-0045 §8.6). */
class ApproveVoiceTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/stool";
  private static final String BARDOLPH = "bardolph@tavern/bench";

  private final Rooms rooms = new Rooms().create(KING, "King");

  @BeforeEach
  void pistolAndNymAskForVoice() {
    rooms.configure(KING, "muc#roomconfig_moderatedroom", "1");
    rooms.enter(PISTOL, "Pistol");
    rooms.enter(NYM, "Nym");
    rooms.enter(BARDOLPH, "Bardolph");
    ask(PISTOL);
  }

  private void ask(String visitor) {
    send(visitor, "submit", field("muc#role", "participant"));
  }

  private List<Stanza> send(String from, String type, String fields) {
    return rooms.send(
        from,
        """
        <message to='%s'><x xmlns='jabber:x:data' type='%s'>
        <field var='FORM_TYPE'><value>%s</value></field>%s</x></message>
        """
            .formatted(ROOM, type, Namespaces.MUC_REQUEST, fields));
  }

  private static String field(String var, String value) {
    return "<field var='" + var + "'><value>" + value + "</value></field>";
  }

  private static String filledIn(String allow, String jid, String nick) {
    return field("muc#role", "participant")
        + field("muc#jid", jid)
        + field("muc#roomnick", nick)
        + field("muc#request_allow", allow);
  }

  private List<Stanza> answer(String from, String allow, String jid, String nick) {
    return send(from, "submit", filledIn(allow, jid, nick));
  }

  private Role roleOf(String nick) {
    return rooms.room().occupant(nick).orElseThrow().role();
  }

  private boolean waits(String client) {
    return rooms.room().voiceRequest(FullJid.of(client)).isPresent();
  }

  private void assertNothingHappened() {
    assertThat(rooms.outcome.deliveries()).isEmpty();
    assertThat(rooms.outcome.events()).isEmpty();
    assertThat(roleOf("Pistol")).isEqualTo(Role.VISITOR);
    assertThat(waits(PISTOL)).isTrue();
  }

  private void assertNoSuchRequest(String moderator) {
    assertThat(rooms.outcome.events()).isEmpty();
    assertThat(rooms.outcome.stanzas()).hasSize(1);
    assertThat(error(rooms.to(moderator).get(0))).isEqualTo("cancel/item-not-found");
    assertThat(StanzaError.of(rooms.to(moderator).get(0)).orElseThrow().text())
        .startsWith("Nobody waits for this answer");
  }

  @ParameterizedTest
  @Covers({"0045-8.6-3", "0045-8.3-3", "0004-3.3-1"})
  @ValueSource(strings = {"1", "true"})
  void everybodySeesThatTheVisitorHasVoice(String yes) {
    List<Stanza> sent = answer(KING, yes, PISTOL, "Pistol");

    assertThat(sent)
        .extracting(Stanza::to)
        .containsExactlyInAnyOrder(Jid.of(PISTOL), Jid.of(KING), Jid.of(NYM), Jid.of(BARDOLPH));
    assertThat(sent)
        .allSatisfy(
            stanza -> {
              assertThat(stanza).isInstanceOf(Presence.class);
              assertThat(stanza.from()).isEqualTo(Jid.of(ROOM + "/Pistol"));
              assertThat(item(stanza).attribute("role")).contains("participant");
              assertThat(item(stanza).attribute("affiliation")).contains("none");
              assertThat(item(stanza).child("actor").flatMap(actor -> actor.attribute("nick")))
                  .contains("King");
            });
    assertThat(codes(rooms.to(PISTOL).get(0))).containsExactly(110);
    assertThat(item(rooms.to(KING).get(0)).attribute("jid")).contains(PISTOL);
    assertThat(item(rooms.to(NYM).get(0)).attribute("jid")).isEmpty();
    assertThat(rooms.to(NYM).toString()).doesNotContain("king@court");
    assertThat(waits(PISTOL)).isFalse();
    rooms.say(PISTOL, "Base slave");
    assertThat(rooms.to(NYM)).hasSize(1);
  }

  @ParameterizedTest
  @Covers({"0045-8.6-4", "0004-3.3-1"})
  @ValueSource(
      strings = {
        "<field var='muc#request_allow'><value>0</value></field>",
        "<field var='muc#request_allow'><value>false</value></field>",
        "<field var='muc#request_allow'><value/></field>",
        "<field var='muc#request_allow'/>"
      })
  void noIsAnAnswerThatChangesNothing(String no) {
    List<Stanza> sent =
        send(KING, "submit", field("muc#jid", PISTOL) + field("muc#roomnick", "Pistol") + no);

    assertThat(sent).isEmpty();
    assertThat(rooms.outcome.events())
        .containsExactly(new VoiceRequestAnswered(FullJid.of(PISTOL)));
    assertThat(roleOf("Pistol")).isEqualTo(Role.VISITOR);
  }

  @Test
  void aRequestIsAnsweredOnce() {
    answer(KING, "0", PISTOL, "Pistol");

    answer(KING, "0", PISTOL, "Pistol");
    assertThat(rooms.outcome.deliveries()).isEmpty();

    answer(KING, "1", PISTOL, "Pistol");
    assertNoSuchRequest(KING);
    assertThat(roleOf("Pistol")).isEqualTo(Role.VISITOR);
  }

  @Test
  void aVisitorCanAskAgain() {
    answer(KING, "0", PISTOL, "Pistol");
    ask(PISTOL);

    answer(KING, "1", PISTOL, "Pistol");

    assertThat(roleOf("Pistol")).isEqualTo(Role.PARTICIPANT);
  }

  @Test
  @Covers({"0045-8.6-4", "0004-3.1-6"})
  void whoCancelsTheFormLeavesTheAnswerToOthers() {
    send(KING, "cancel", filledIn("1", PISTOL, "Pistol"));
    assertNothingHappened();

    rooms.send(
        KING, "<message to='" + ROOM + "'><x xmlns='jabber:x:data' type='cancel'/></message>");
    assertNothingHappened();
  }

  @Test
  void anotherFormThatIsCancelledIsNoConcernOfTheRoom() {
    List<Stanza> sent =
        rooms.send(
            KING,
            """
            <message to='%s'><x xmlns='jabber:x:data' type='cancel'>
            <field var='FORM_TYPE'><value>urn:other</value></field></x></message>
            """
                .formatted(ROOM));

    assertThat(error(sent.get(0))).isEqualTo("modify/bad-request");
  }

  @ParameterizedTest
  @Covers("0045-8.6-5")
  @ValueSource(strings = {PISTOL, NYM})
  void whoIsNoModeratorGivesNobodyVoice(String sender) {
    rooms.admin(KING, "<item nick='Nym' role='participant'/>");

    answer(sender, "1", PISTOL, "Pistol");

    assertNothingHappened();
  }

  @Test
  @Covers("0045-8.6-5")
  void aStrangerGivesNobodyVoice() {
    List<Stanza> sent = answer("boy@tavern/cellar", "1", PISTOL, "Pistol");

    assertThat(error(sent.get(0))).isEqualTo("cancel/not-acceptable");
    assertThat(roleOf("Pistol")).isEqualTo(Role.VISITOR);
  }

  @Test
  @Covers("0045-8.6-5")
  void aChangedNickDoesNotChangeWhoGetsVoice() {
    answer(KING, "1", PISTOL, "Bardolph");

    assertThat(roleOf("Pistol")).isEqualTo(Role.PARTICIPANT);
    assertThat(roleOf("Bardolph")).isEqualTo(Role.VISITOR);
  }

  @ParameterizedTest
  @Covers("0045-8.6-5")
  @ValueSource(strings = {BARDOLPH, "pistol@tavern", ""})
  void aChangedAddressDoesNotChangeWhoGetsVoice(String jid) {
    answer(KING, "1", jid, "Pistol");

    assertThat(roleOf("Pistol")).isEqualTo(Role.PARTICIPANT);
    assertThat(roleOf("Bardolph")).isEqualTo(Role.VISITOR);
  }

  @Test
  @Covers("0045-8.6-5")
  void whoDidNotAskGetsNoVoice() {
    answer(KING, "1", BARDOLPH, "Bardolph");

    assertNoSuchRequest(KING);
    assertThat(roleOf("Bardolph")).isEqualTo(Role.VISITOR);
    assertThat(waits(PISTOL)).isTrue();
  }

  @Test
  @Covers("0045-8.6-5")
  void anAnswerToTwoVisitorsAtOnceIsForNeither() {
    ask(NYM);

    answer(KING, "1", PISTOL, "Nym");

    assertNoSuchRequest(KING);
    assertThat(roleOf("Pistol")).isEqualTo(Role.VISITOR);
    assertThat(roleOf("Nym")).isEqualTo(Role.VISITOR);
  }

  @Test
  void anAnswerToNobodyIsForNobody() {
    send(KING, "submit", field("muc#request_allow", "1"));

    assertNoSuchRequest(KING);
  }

  @Test
  @Covers("0004-3.1-2")
  void eitherFieldIsEnough() {
    ask(NYM);

    send(KING, "submit", field("muc#request_allow", "1") + field("muc#jid", PISTOL));
    send(KING, "submit", field("muc#request_allow", "1") + field("muc#roomnick", "Nym"));

    assertThat(roleOf("Pistol")).isEqualTo(Role.PARTICIPANT);
    assertThat(roleOf("Nym")).isEqualTo(Role.PARTICIPANT);
    assertThat(roleOf("Bardolph")).isEqualTo(Role.VISITOR);
  }

  @Test
  void theAddressIsGoodAfterAChangeOfNick() {
    rooms.send(PISTOL, "<presence to='" + ROOM + "/Ancient'/>");

    answer(KING, "1", PISTOL, "Pistol");

    assertThat(roleOf("Ancient")).isEqualTo(Role.PARTICIPANT);
  }

  @Test
  void whoCameToVoiceOtherwiseKeepsWhatItHas() {
    rooms.admin(KING, "<item nick='Pistol' role='moderator'/>");

    answer(KING, "1", PISTOL, "Pistol");

    assertThat(roleOf("Pistol")).isEqualTo(Role.MODERATOR);
    assertThat(rooms.outcome.deliveries()).isEmpty();
    assertThat(waits(PISTOL)).isFalse();
  }

  @Test
  void allClientsOfAVisitorAreAnsweredAtOnce() {
    rooms.enter("pistol@tavern/bed", "Pistol");
    ask("pistol@tavern/bed");

    answer(KING, "1", "pistol@tavern/bed", "Pistol");

    assertThat(waits(PISTOL)).isFalse();
    assertThat(waits("pistol@tavern/bed")).isFalse();
  }

  @ParameterizedTest
  @Covers({"0004-3.3-3", "0004-4-1"})
  @ValueSource(strings = {"@tavern", "pistol@tavern/"})
  void anAddressThatIsNoneIsRefused(String jid) {
    List<Stanza> sent = answer(KING, "1", jid, "Pistol");

    assertFieldRefused(sent, "muc#jid");
  }

  @Test
  void whatIsNeitherYesNorNoIsRefused() {
    List<Stanza> sent = answer(KING, "perhaps", PISTOL, "Pistol");

    assertFieldRefused(sent, "muc#request_allow");
  }

  private void assertFieldRefused(List<Stanza> sent, String field) {
    assertThat(sent).hasSize(1);
    assertThat(error(sent.get(0))).isEqualTo("modify/not-acceptable");
    assertThat(StanzaError.of(sent.get(0)).orElseThrow().text())
        .isEqualTo("This field has a value that is not allowed: " + field);
    assertThat(roleOf("Pistol")).isEqualTo(Role.VISITOR);
    assertThat(waits(PISTOL)).isTrue();
  }

  @Test
  @Covers("0004-3.1-5")
  void anAnswerThatIsRefusedIsRefusedInItsThread() {
    List<Stanza> sent =
        rooms.send(
            KING,
            """
            <message to='%s'><thread>t1</thread><x xmlns='jabber:x:data' type='submit'>
            <field var='FORM_TYPE'><value>%s</value></field>%s</x></message>
            """
                .formatted(ROOM, Namespaces.MUC_REQUEST, filledIn("1", BARDOLPH, "Bardolph")));

    assertThat(sent.get(0).payloads()).extracting(Element::name).containsExactly("thread", "error");
  }

  @Test
  void whoLeftGetsNoVoice() {
    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "'/>");
    rooms.enter(PISTOL, "Pistol");

    answer(KING, "1", PISTOL, "Pistol");

    assertNoSuchRequest(KING);
    assertThat(roleOf("Pistol")).isEqualTo(Role.VISITOR);
  }
}
