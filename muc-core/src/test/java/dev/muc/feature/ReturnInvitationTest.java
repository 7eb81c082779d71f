package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.stanza.StanzaError.Condition;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An invitation comes back (XEP-0045 §7.8.2, §18.1.2). */
class ReturnInvitationTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";

  private final Rooms rooms = new Rooms().create(KING, "King");

  @BeforeEach
  void invite() {
    rooms.enter(PISTOL, "Pistol");
    rooms.send(
        PISTOL,
        "<message id='i1' to='%s'><x xmlns='%s'><invite to='hostess@tavern'/>%s</x></message>"
            .formatted(ROOM, Namespaces.MUC_USER, "<invite to='boy@tavern/cellar'/>"));
  }

  private List<Stanza> bounce(String from, String id, String to, String condition) {
    return rooms.send(
        from,
        """
        <message type='error' id='%s' to='%s'><error type='wait' by='tavern'>
        <%s xmlns='%s'/></error></message>
        """
            .formatted(id, to, condition, StanzaError.NAMESPACE));
  }

  @ParameterizedTest
  @Covers("0045-7.8.2-10")
  @ValueSource(
      strings = {"item-not-found", "service-unavailable", "remote-server-not-found", "gone"})
  void theInviterLearnsThatNobodyIsThere(String condition) {
    List<Stanza> sent = bounce("hostess@tavern", "i1", ROOM, condition);

    assertThat(sent).hasSize(1);
    Message told = (Message) sent.get(0);
    assertThat(told.type()).isEqualTo(Message.Type.ERROR);
    assertThat(told.from()).isEqualTo(Jid.of(ROOM));
    assertThat(told.to()).isEqualTo(Jid.of(PISTOL));
    assertThat(told.id()).isEqualTo("i1");
    assertThat(error(told)).isEqualTo("cancel/item-not-found");
    assertThat(told.payload(Namespaces.MUC_USER, "x"))
        .contains(
            Xml.parse(
                "<x xmlns='%s'><invite to='hostess@tavern'/></x>".formatted(Namespaces.MUC_USER)));
    StanzaError error = StanzaError.of(told).orElseThrow();
    assertThat(error.by()).isEqualTo(Jid.of(ROOM));
    assertThat(error.text()).isEqualTo("Nobody could be invited at this address");
    assertThat(told.lang()).isEqualTo("en");
  }

  @Test
  void theErrorIsInTheLanguageOfTheRoom() {
    rooms.configure(KING, "muc#roomconfig_lang", "de");

    List<Stanza> sent = bounce("hostess@tavern", "i1", ROOM, "item-not-found");

    assertThat(sent.get(0).lang()).isEqualTo("de");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ITEM_NOT_FOUND", "SERVICE_UNAVAILABLE", "REMOTE_SERVER_NOT_FOUND", "GONE"})
  void anotherConditionIsPassedOn(Condition condition) {
    List<Stanza> sent = bounce("hostess@tavern", "i1", ROOM, condition.elementName());

    assertThat(StanzaError.of(sent.get(0)).orElseThrow().condition()).isEqualTo(condition);
  }

  @Test
  void anErrorThatDoesNotSayWhyIsPassedOnAsSuch() {
    List<Stanza> sent =
        rooms.send("hostess@tavern", "<message type='error' id='i1' to='" + ROOM + "'/>");

    assertThat(error(sent.get(0))).isEqualTo("cancel/undefined-condition");
  }

  @Test
  void theInviteeOfOneInvitationOutOfSeveralIsNamed() {
    List<Stanza> sent = bounce("boy@tavern/cellar", "i1", ROOM, "item-not-found");

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).payload(Namespaces.MUC_USER, "x"))
        .contains(
            Xml.parse(
                "<x xmlns='%s'><invite to='boy@tavern/cellar'/></x>"
                    .formatted(Namespaces.MUC_USER)));
  }

  @Test
  void onlyTheClientThatInvitedIsTold() {
    rooms.enter("pistol@tavern/bed", "Pistol");

    bounce("hostess@tavern", "i1", ROOM, "item-not-found");

    assertThat(rooms.outcome.stanzas()).extracting(Stanza::to).containsExactly(Jid.of(PISTOL));
  }

  @Test
  void itIsReportedOnce() {
    bounce("hostess@tavern", "i1", ROOM, "item-not-found");

    List<Stanza> again = bounce("hostess@tavern", "i1", ROOM, "item-not-found");

    assertThat(again).isEmpty();
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  void whatWasNotDeliveredCannotBeDeclined() {
    bounce("hostess@tavern", "i1", ROOM, "item-not-found");

    List<Stanza> sent =
        rooms.send(
            "hostess@tavern/kitchen",
            "<message to='%s'><x xmlns='%s'><decline to='%s/Pistol'/></x></message>"
                .formatted(ROOM, Namespaces.MUC_USER, ROOM));

    assertThat(sent).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"i2", ""})
  void anErrorToSomethingElseIsNoConcernOfTheInviter(String id) {
    List<Stanza> sent = bounce("hostess@tavern", id, ROOM, "item-not-found");

    assertThat(sent).isEmpty();
  }

  @Test
  void anErrorFromSomebodyElseIsNoConcernOfTheInviter() {
    List<Stanza> sent = bounce("nym@tavern", "i1", ROOM, "item-not-found");

    assertThat(sent).isEmpty();
  }

  @Test
  @Covers("0045-18.1.2-2")
  void anInviteeInTheRoomStaysWhenItsInvitationComesBack() {
    rooms.enter("boy@tavern/cellar", "Boy");

    bounce("boy@tavern/cellar", "i1", ROOM, "item-not-found");

    assertThat(rooms.room().occupant("Boy")).isPresent();
    assertThat(rooms.to(PISTOL)).hasSize(1);
    assertThat(error(rooms.to(PISTOL).get(0))).isEqualTo("cancel/item-not-found");
  }

  @Test
  @Covers("0045-18.1.2-1")
  void anInviteeInTheRoomIsGoneWhenSomethingElseComesBack() {
    rooms.enter("boy@tavern/cellar", "Boy");

    bounce("boy@tavern/cellar", "m7", ROOM, "item-not-found");

    assertThat(rooms.room().occupant("Boy")).isEmpty();
  }

  @Test
  void anErrorToAnOccupantIsNotAboutAnInvitation() {
    rooms.enter("boy@tavern/cellar", "Boy");

    bounce("boy@tavern/cellar", "i1", ROOM + "/Pistol", "item-not-found");

    assertThat(rooms.room().occupant("Boy")).isEmpty();
    assertThat(rooms.to(PISTOL)).noneMatch(Stanza::isError);
  }
}
