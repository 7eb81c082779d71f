package dev.muc.feature;

import static dev.muc.feature.ArchiveStage.fin;
import static dev.muc.feature.ArchiveStage.form;
import static dev.muc.feature.ArchiveStage.forwarded;
import static dev.muc.feature.ArchiveStage.message;
import static dev.muc.feature.ArchiveStage.read;
import static dev.muc.feature.ArchiveStage.result;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.payload.Stamps;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Stanza;
import dev.muc.store.ArchivedMessage;
import dev.muc.testing.Rooms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was said in a room is read from its archive (XEP-0313 §4.1, §4.2). */
class ReadArchiveTest {
  private final ArchiveStage stage = new ArchiveStage();
  private final Rooms rooms = stage.rooms;
  private Instant second;
  private Instant third;
  private String firstId;
  private String secondId;
  private String thirdId;

  @BeforeEach
  void threeMessagesAMinuteApart() {
    rooms.enter(GUEST, "Pistol");
    firstId = stage.say(OWNER, "Once more");
    rooms.pass(Duration.ofMinutes(1));
    second = rooms.now();
    secondId = stage.say(GUEST, "Unto the breach");
    rooms.pass(Duration.ofMinutes(1));
    third = rooms.now();
    thirdId = stage.say(OWNER, "Dear friends");
  }

  private List<String> filtered(String... varsAndValues) {
    return read(stage.query(OTHER, form(varsAndValues)));
  }

  @Test
  @Covers({
    "0313-4-2",
    "0313-4.2-4",
    "0313-4.1.1-4",
    "0313-4.1.2-2",
    "0313-3.3.2-1",
    "0313-4.1.5-5",
    "0313-3-1",
    "0313-6.1.2-7"
  })
  void whoWasNeverThereReadsAllInOrderAndThenTheResult() {
    assertThat(read(stage.query(OTHER, "")))
        .containsExactly(
            "Henry: Once more", "Pistol: Unto the breach", "Henry: Dear friends", "complete");
  }

  @Test
  @Covers({"0313-4.2-1", "0313-4.2-2", "0313-4.2-3", "0313-4.2-5", "0313-3.5-1", "0313-3.5-2"})
  void resultIsFromTheRoomToTheClientAndTellsIdAndTime() {
    List<Stanza> answer =
        rooms.send(OTHER, ArchiveStage.iq("set", "<query xmlns='urn:xmpp:mam:2' queryid='q7'/>"));

    Stanza said = answer.get(1);
    assertThat(said.from()).hasToString(Rooms.ROOM);
    assertThat(said.to()).hasToString(OTHER);
    assertThat(said.id()).isNotNull();
    assertThat(result(said).attribute("id")).contains(secondId);
    assertThat(result(said).attribute("queryid")).contains("q7");
    assertThat(forwarded(said, Namespaces.DELAY, "delay").attribute("stamp"))
        .contains(Stamps.format(second));
  }

  @Test
  @Covers("0313-4.2-1")
  void queryWithoutIdGetsResultsWithoutOne() {
    assertThat(result(stage.query(OTHER, "").get(0)).attribute("queryid")).isEmpty();
  }

  @Test
  @Covers({"0313-3-3", "0313-3-4", "0313-6.1.2-10", "0313-6.1.2-11"})
  void forwardedMessageIsWholeFromTheOccupantAndToNobody() {
    Stanza heard =
        rooms
            .send(
                GUEST,
                "<message type='groupchat' id='m9' xml:lang='fr' to='"
                    + Rooms.ROOM
                    + "'><body>Qui va la</body><q xmlns='urn:example:q'>1</q></message>")
            .get(0);
    List<Stanza> answer = stage.query(OTHER, form("after-id", thirdId));

    Element message = message(answer.get(0));
    assertThat(message.attribute("from")).contains(Rooms.ROOM + "/Pistol");
    assertThat(message.attribute("to")).isEmpty();
    assertThat(message.attribute("type")).contains("groupchat");
    assertThat(message.attribute("id")).contains("m9");
    assertThat(message.attributes())
        .anyMatch(a -> a.name().equals("lang") && a.value().equals("fr"));
    assertThat(message.children()).isEqualTo(heard.payloads());
  }

  @Test
  @Covers({"0313-4-3", "0313-4.3.1-1", "0313-4.3.2-6"})
  void resultTellsFirstAndLastByArchiveIdAndCounts() {
    List<Stanza> answer = stage.query(OTHER, "");

    assertThat(answer.get(3)).isInstanceOf(Iq.class);
    assertThat(answer.get(3).id()).isEqualTo("mam");
    assertThat(ArchiveStage.place(answer)).isEqualTo(firstId + "(0) " + thirdId + " 3");
  }

  @Test
  @Covers({"0313-4-4", "0059-2.2-10", "0059-2.2-3"})
  void whereNothingMatchesThereIsTheResultAlone() {
    String later = Stamps.format(third.plusSeconds(1));
    List<Stanza> answer = stage.query(OTHER, form("start", later));

    assertThat(read(answer)).containsExactly("complete");
    assertThat(ArchiveStage.place(answer)).isEqualTo("- - 0");
  }

  @Test
  @Covers("0313-4.3.2-5")
  void resultsAreStable() {
    List<Stanza> answer = stage.query(OTHER, "");

    assertThat(fin(answer).attribute("stable")).isEmpty();
    assertThat(read(stage.query(OTHER, ""))).isEqualTo(read(answer));
  }

  @Test
  @Covers({"0313-4.1-1", "0313-4.1.2-1", "0313-4.1.2-2"})
  void timesAreLimitsThatBelongToTheResult() {
    String at = Stamps.format(second);

    assertThat(filtered("start", at))
        .containsExactly("Pistol: Unto the breach", "Henry: Dear friends", "complete");
    assertThat(filtered("end", at))
        .containsExactly("Henry: Once more", "Pistol: Unto the breach", "complete");
    assertThat(filtered("start", at, "end", at))
        .containsExactly("Pistol: Unto the breach", "complete");
  }

  @Test
  @Covers("0313-4.1.2-1")
  void timeInAnotherZoneIsTheSameTime() {
    String at = Stamps.format(third).replace("T00:", "T02:").replace("Z", "+02:00");

    assertThat(filtered("start", at)).containsExactly("Henry: Dear friends", "complete");
  }

  @Test
  @Covers("0313-4.1.2-1")
  void messageIsFoundByTheStampThatItsResultTells() {
    rooms.pass(Duration.ofSeconds(1).plusNanos(2_000_900));
    String id = stage.say(OWNER, "We few");
    List<Stanza> all = stage.query(OTHER, form("after-id", thirdId));
    String stamp =
        forwarded(all.get(0), Namespaces.DELAY, "delay").attribute("stamp").orElseThrow();

    assertThat(filtered("start", stamp, "end", stamp)).containsExactly("Henry: We few", "complete");
    assertThat(result(all.get(0)).attribute("id")).contains(id);
  }

  @Test
  @Covers({"0313-4.1-2", "0313-4.1.3-1"})
  void idsAreLimitsThatDoNotBelongToTheResult() {
    assertThat(filtered("after-id", firstId, "before-id", thirdId))
        .containsExactly("Pistol: Unto the breach", "complete");
    assertThat(filtered("before-id", firstId)).containsExactly("complete");
  }

  @Test
  @Covers("0313-4.1.3-1")
  void namedMessagesAreReadInTheirOwnOrder() {
    String ids =
        ArchiveStage.RULE
            + "<field var='FORM_TYPE'><value>urn:xmpp:mam:2</value></field><field var='ids'><value>"
            + thirdId
            + "</value><value>"
            + firstId
            + "</value></field></x>";

    assertThat(read(stage.query(OTHER, ids)))
        .containsExactly("Henry: Once more", "Henry: Dear friends", "complete");
  }

  @Test
  void fieldsLeftEmptyAreNoConditions() {
    assertThat(filtered("start", "", "end", "", "with", "", "after-id", "", "ids", "")).hasSize(4);
  }

  @Test
  @Covers("0313-3.1-1")
  void messagesOfOneMomentKeepTheOrderInWhichTheyWereSent() {
    stage.say(OWNER, "We few");
    stage.say(GUEST, "We happy few");
    stage.say(OWNER, "We band of brothers");

    assertThat(filtered("after-id", thirdId))
        .containsExactly(
            "Henry: We few", "Pistol: We happy few", "Henry: We band of brothers", "complete");
  }

  @Test
  @Covers({"0313-3-2", "0313-6.2-1", "0313-3.2-3"})
  void everyMessageHasTheIdThatItsSourceMadeAndNoneTwice() {
    stage.archive().expire(2);
    String fourth = stage.say(OWNER, "Once more");
    String fifth = stage.say(OWNER, "Once more");

    assertThat(List.of(firstId, secondId, thirdId, fourth, fifth)).doesNotHaveDuplicates();
    assertThat(stage.archive().all())
        .extracting(ArchivedMessage::id)
        .containsExactly(thirdId, fourth, fifth);
  }

  @Test
  @Covers({"0313-3.2-5", "0313-3.2-4"})
  void whatIsLeftOfAnEmptiedMessageKeepsItsPlace() {
    stage.archive().redact(secondId);
    List<Stanza> answer = stage.query(OWNER, "");

    assertThat(read(answer))
        .containsExactly("Henry: Once more", "Pistol -", "Henry: Dear friends", "complete");
    Element left = message(answer.get(1));
    assertThat(left.attribute("from")).contains(Rooms.ROOM + "/Pistol");
    assertThat(left.content()).isEmpty();
    assertThat(result(answer.get(1)).attribute("id")).contains(secondId);
    assertThat(forwarded(answer.get(1), Namespaces.DELAY, "delay").attribute("stamp"))
        .contains(Stamps.format(second));
    assertThat(filtered("after-id", secondId)).containsExactly("Henry: Dear friends", "complete");
  }

  @Test
  @Covers("0313-7-3")
  void flippedPageHasTheSameMessagesTheLatestFirst() {
    List<Stanza> answer = stage.query(OTHER, ArchiveStage.set("<max>2</max>") + "<flip-page/>");

    assertThat(read(answer))
        .containsExactly("Pistol: Unto the breach", "Henry: Once more", "result");
    assertThat(ArchiveStage.place(answer)).isEqualTo(firstId + "(0) " + secondId + " 3");
  }
}
