package dev.muc.xml.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.HistoryRead;
import dev.muc.event.RoomEvent.RoomClosed;
import dev.muc.event.RoomEvent.SubjectChanged;
import dev.muc.model.Subject;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
  private static final int SEEDS = 2_000;

  private static void assertSurvives(RoomEvent event) throws RoomFormatException {
    assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
    assertThat(EventCodec.decode(EventCodec.toXml(event))).isEqualTo(event);
  }

  @Test
  void thereIsACodecForEveryKindThatIsStored() {
    assertThat(RandomEvents.seeded(0).all())
        .extracting(event -> event.getClass().getName())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(RoomEvent.Durable.class.getPermittedSubclasses())
                .map(Class::getName)
                .toList());
  }

  static List<String> texts() {
    return RandomValues.TEXTS;
  }

  /** Every text of every kind of event is this one, or null where that is possible. */
  @ParameterizedTest
  @MethodSource("texts")
  void everyTextSurvivesWhereverItStands(String text) throws RoomFormatException {
    for (int seed = 0; seed < 5; seed++) {
      RandomValues values = new RandomValues(new SplittableRandom(seed), List.of(text));
      for (RoomEvent event : new RandomEvents(values).all()) {
        assertSurvives(event);
      }
    }
  }

  @Test
  void whateverHappensSurvives() throws RoomFormatException {
    for (long seed : LongStream.range(0, SEEDS).toArray()) {
      assertSurvives(RandomEvents.seeded(seed).any());
    }
  }

  @Test
  void anEventIsOneLineIfItsPayloadsAre() {
    assertThat(EventCodec.toXml(new RoomClosed()))
        .isEqualTo("<closed xmlns='dev.muc:room' version='1'/>");
  }

  @Test
  void payloadsOfAnotherProgramAreReadAsTheyStand() throws RoomFormatException {
    String xml =
        "<subject xmlns='dev.muc:room' version='1' at='2026-01-01T00:00:00.123456789Z'"
            + " sender='a@b/c'>\n  <message xmlns='jabber:client' type='groupchat' from='r@c/n'>"
            + "<subject> x <y xmlns='u' xml:lang='de'>z</y>\n</subject></message>\n</subject>";
    assertThat(EventCodec.decode(xml))
        .isInstanceOfSatisfying(
            SubjectChanged.class, event -> assertThat(event.subject().text()).isEqualTo(" x \n"));
  }

  @Test
  void whatIsNotToBeStoredIsNotWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventCodec.encode(new HistoryRead(List.of())))
        .withMessageContaining("HistoryRead");
  }

  @Test
  void whatCouldNotBeReadIsNotWritten() {
    for (Element payload : RandomValues.unreadable()) {
      Message message =
          new Message(Message.Type.GROUPCHAT, Jid.of("r@c/n"), null, null, List.of(payload));
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  EventCodec.encode(
                      new SubjectChanged(
                          new Subject(message, Instant.EPOCH), Jid.of("a@b"), null)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <closed xmlns='dev.muc:room' version='2'/> | closed: version 2 is newer than this program, which reads up to 1
          <novel xmlns='dev.muc:room' version='2' x='y'/> | novel: version 2 is newer than this program, which reads up to 1
          <closed xmlns='dev.muc:room' version='0'/> | closed: there is no version 0
          <closed xmlns='dev.muc:room'/> | closed: 'version' is missing
          <closed xmlns='dev.muc:room' version='one'/> | closed: 'version' is no number: one
          <novel xmlns='dev.muc:room' version='1'/> | novel: no event that is known
          <closed version='1'/> | closed: no event of a room, in the namespace ''
          <closed xmlns='dev.muc:room' version='1' why='x'/> | closed: one of these attributes is unknown or twice there: [version, why]
          <closed xmlns='dev.muc:room' version='1'><x/></closed> | closed/x: unknown, or in the wrong place
          <closed xmlns='dev.muc:room' version='1'>x</closed> | closed: text where there should be none: x
          <affiliation xmlns='dev.muc:room' version='1'><before account='a@b' affiliation='king'/></affiliation> | affiliation/before: 'affiliation' has no meaning here: king
          <affiliation xmlns='dev.muc:room' version='1'><before account='a@b/c' affiliation='none'/></affiliation> | affiliation/before: 'account' is an address with a resource
          <affiliation xmlns='dev.muc:room' version='1'><before account='@b' affiliation='none'/></affiliation> | affiliation/before: 'account' is no address: empty localpart
          <affiliation xmlns='dev.muc:room' version='1'><before account='a@b' affiliation='none'/></affiliation> | affiliation: expected <after>, found nothing
          <created xmlns='dev.muc:room' version='1' creator='a@b' at='today'><config/></created> | created: 'at' is no time in UTC such as 2026-01-01T00:00:00Z: today
          <created xmlns='dev.muc:room' version='1' creator='a@b' at='2026-01-01T00:00:00Z'><config><profile listed='yes'/></config></created> | created/config/profile: 'listed' is neither true nor false: yes
          <joined xmlns='dev.muc:room' version='1'><occupant jid='r@c/n' account='a@b' role='none' affiliation='none' id=''/></joined> | joined/occupant: an occupant without a session
          <accepted xmlns='dev.muc:room' version='1' at='2026-01-01T00:00:00Z' sender='a@b'><presence xmlns='jabber:client' from='a@b'/></accepted> | accepted: expected a message, not <presence>
          <accepted xmlns='dev.muc:room' version='1' at='2026-01-01T00:00:00Z' sender='a@b'><message xmlns='jabber:client'/></accepted> | accepted: no message: message without 'from'; the stream's host has to stamp it
          <accepted xmlns='dev.muc:room' version='1' at='2026-01-01T00:00:00Z' sender='a@b'/> | accepted: expected an element, found nothing
          """)
  void whatIsWrongIsSaid(String xml, String message) {
    assertThatExceptionOfType(RoomFormatException.class)
        .isThrownBy(() -> EventCodec.decode(xml))
        .withMessage(message);
    assertThatExceptionOfType(RoomFormatException.class)
        .isThrownBy(() -> EventCodec.decode(xml.getBytes(StandardCharsets.UTF_8)))
        .withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "closed",
        "<closed xmlns='dev.muc:room' version='1'>",
        "<closed xmlns='dev.muc:room' version='1'><!-- --></closed>",
        "<!DOCTYPE x><closed xmlns='dev.muc:room' version='1'/>",
        "<closed xmlns='dev.muc:room' version='1'/><closed/>",
        "<closed xmlns='dev.muc:room' version='&one;'/>"
      })
  void whatIsNoXmlIsRefusedWithItsPlace(String xml) {
    assertThatExceptionOfType(RoomFormatException.class)
        .isThrownBy(() -> EventCodec.decode(xml))
        .withMessageMatching("line 1, column \\d+: .+");
  }
}
