package dev.muc.feature;

import static dev.muc.feature.ArchiveStage.set;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long archive comes in pages (XEP-0313 §4.3): here seven messages, at most four a page. */
class ArchivePagingTest {
  private final ArchiveStage stage = new ArchiveStage(4);
  private final List<String> ids = new ArrayList<>();

  @BeforeEach
  void sevenMessages() {
    for (String body : List.of("a", "b", "c", "d", "e", "f", "g")) {
      ids.add(stage.say(OWNER, body));
    }
  }

  private List<Stanza> page(String inside) {
    return stage.query(GUEST, set(inside));
  }

  private String id(String body) {
    return ids.get(body.charAt(0) - 'a');
  }

  /** The messages of a page, and a full stop if it is complete. */
  private static String text(List<Stanza> answer) {
    StringBuilder text = new StringBuilder();
    for (String line : ArchiveStage.read(answer)) {
      text.append(
          line.startsWith("Henry: ") ? line.substring(7) : line.equals("complete") ? "." : "");
    }
    return text.toString();
  }

  private String place(String first, int index, String last) {
    return id(first) + "(" + index + ") " + id(last) + " 7";
  }

  @Test
  @Covers({"0313-4-1", "0059-2.1-1", "0313-4.3.2-4", "0059-2.2-1", "0059-2.2-5", "0059-2.2-6"})
  void firstPageTellsItsPlaceAndThatThereIsMore() {
    List<Stanza> answer = page("<max>3</max>");

    assertThat(text(answer)).isEqualTo("abc");
    assertThat(ArchiveStage.place(answer)).isEqualTo(place("a", 0, "c"));
  }

  @Test
  @Covers({"0059-2.2-8", "0313-4.2-4"})
  void nextPageBeginsBehindTheLast() {
    List<Stanza> answer = page("<max>3</max><after>" + id("c") + "</after>");

    assertThat(text(answer)).isEqualTo("def");
    assertThat(ArchiveStage.place(answer)).isEqualTo(place("d", 3, "f"));
  }

  @Test
  @Covers({"0313-4.3.2-3", "0059-2.2-2"})
  void lastPageSaysThatItIsComplete() {
    List<Stanza> answer = page("<max>3</max><after>" + id("f") + "</after>");

    assertThat(text(answer)).isEqualTo("g.");
    assertThat(ArchiveStage.place(answer)).isEqualTo(place("g", 6, "g"));
  }

  @Test
  @Covers({"0313-4.3.3-1", "0059-2.5-1", "0313-4.3.2-4"})
  void pageFromTheEndIsInOrder() {
    List<Stanza> answer = page("<max>3</max><before/>");

    assertThat(text(answer)).isEqualTo("efg");
    assertThat(ArchiveStage.place(answer)).isEqualTo(place("e", 4, "g"));
  }

  @Test
  @Covers({"0059-2.3-1", "0313-4.3.2-3"})
  void pagesBackwardsEndBeforeTheOneThatIsKnown() {
    assertThat(text(page("<max>3</max><before>" + id("e") + "</before>"))).isEqualTo("bcd");
    assertThat(text(page("<max>3</max><before>" + id("b") + "</before>"))).isEqualTo("a.");
  }

  @Test
  @Covers("0313-4.3.4-1")
  void flippedPageHasTheSameMessagesInReverse() {
    String flip = "<flip-page/>";

    assertThat(text(stage.query(GUEST, set("<max>3</max><before/>") + flip))).isEqualTo("gfe");
    assertThat(text(stage.query(GUEST, set("<max>3</max>") + flip))).isEqualTo("cba");
  }

  @Test
  @Covers("0313-4.3.1-2")
  void pageIsNoLongerThanTheServicePutsUpWith() {
    List<Stanza> answer = page("<max>100</max>");

    assertThat(text(answer)).isEqualTo("abcd");
    assertThat(ArchiveStage.place(answer)).isEqualTo(place("a", 0, "d"));
    assertThat(text(stage.query(GUEST, ""))).isEqualTo("abcd");
  }

  @Test
  @Covers({"0059-2.7-1", "0313-4.3.2-4"})
  void pageOfNothingTellsHowManyThereAre() {
    List<Stanza> answer = page("<max>0</max>");

    assertThat(text(answer)).isEmpty();
    assertThat(ArchiveStage.place(answer)).isEqualTo("- - 7");
  }

  @Test
  @Covers({"0059-2.6-1", "0059-2.6-2", "0059-2.6-3"})
  void pageByNumberBeginsThere() {
    List<Stanza> answer = page("<max>2</max><index>3</index>");

    assertThat(text(answer)).isEqualTo("de");
    assertThat(ArchiveStage.place(answer)).isEqualTo(place("d", 3, "e"));
    assertThat(text(page("<max>2</max><index>7</index>"))).isEqualTo(".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<after>gone</after>", "<before>gone</before>"})
  @Covers({"0313-4.3.2-2", "0059-2.4-1"})
  void idThatIsNotThereHasNoPage(String inside) {
    assertThat(ArchiveStage.read(page(inside))).containsExactly("error cancel/item-not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<max>-1</max>", "<max>many</max>", "<index>x</index>"})
  @Covers("0059-2.1-2")
  void numberThatIsNoneIsRefused(String inside) {
    assertThat(ArchiveStage.read(page(inside))).containsExactly("error modify/bad-request");
  }

  @Test
  @Covers({"0059-2.2-9", "0313-4.3.2-1"})
  void whatHappensBetweenTwoPagesNeitherRepeatsNorSkips() {
    assertThat(text(page("<max>3</max>"))).isEqualTo("abc");
    stage.say(OWNER, "h");
    stage.archive().redact(id("b"));
    stage.rooms.service.unload(BareJid.of(Rooms.ROOM)); // Nothing is remembered of the query.

    assertThat(text(page("<max>4</max><after>" + id("c") + "</after>"))).isEqualTo("defg");
  }

  @Test
  @Covers("0059-2.2-9")
  void whatWasTakenOutAtTheBeginningMovesNoPage() {
    stage.archive().expire(2);

    assertThat(text(page("<max>3</max><after>" + id("c") + "</after>"))).isEqualTo("def");
    assertThat(text(page("<max>3</max>"))).isEqualTo("cde");
  }

  @Test
  void placeAndFilterGoTogether() {
    String form = ArchiveStage.form("after-id", id("b"), "before-id", id("g"));
    List<Stanza> answer = stage.query(GUEST, form + set("<max>2</max>"));

    assertThat(text(answer)).isEqualTo("cd");
    assertThat(ArchiveStage.place(answer)).isEqualTo(id("c") + "(0) " + id("d") + " 4");
    assertThat(ArchiveStage.fin(answer).child(Namespaces.RSM, "set")).isPresent();
  }
}
