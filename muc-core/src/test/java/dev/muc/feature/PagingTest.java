package dev.muc.feature;

import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.testing.Rooms;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A long list of rooms comes in pages (XEP-0059): here of five, called a to e. */
class PagingTest {
  private static final String KING = "king@court/throne";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void fiveRoomsCreatedInAnotherOrder() {
    for (String name : List.of("d", "b", "e", "a", "c")) {
      create(name);
    }
  }

  private void create(String name) {
    String room = name + "@chat.example";
    rooms.send(
        KING,
        "<presence to='" + room + "/King'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
    rooms.send(
        KING,
        "<iq type='set' id='c' to='"
            + room
            + "'><query xmlns='http://jabber.org/protocol/muc#owner'>"
            + "<x xmlns='jabber:x:data' type='submit'/></query></iq>");
  }

  private void leave(String name) {
    rooms.send(KING, "<presence type='unavailable' to='" + name + "@chat.example'/>");
  }

  private Element ask(String set) {
    var answer =
        only(
            rooms.send(
                "boy@tavern/door",
                "<iq type='get' id='d1' to='chat.example'>"
                    + "<query xmlns='http://jabber.org/protocol/disco#items'>"
                    + set
                    + "</query></iq>"));
    assertThat(lines(List.of(answer))).as(set).containsExactly("result");
    return answer.payloads().get(0);
  }

  private static String set(String inside) {
    return "<set xmlns='http://jabber.org/protocol/rsm'>" + inside + "</set>";
  }

  private static String after(String name, int max) {
    return set("<max>" + max + "</max><after>" + name + "@chat.example</after>");
  }

  private static String names(Element query) {
    StringBuilder names = new StringBuilder();
    for (Element child : query.children()) {
      child.attribute("jid").ifPresent(jid -> names.append(jid, 0, jid.indexOf('@')));
    }
    return names.toString();
  }

  private static Element place(Element query) {
    return query.child(Namespaces.RSM, "set").orElseThrow();
  }

  private static Optional<String> index(Element query) {
    return place(query).child("first").flatMap(first -> first.attribute("index"));
  }

  private static Optional<String> text(Element query, String name) {
    return place(query).child(name).map(Element::text);
  }

  @Test
  void listThatFitsComesWhole() {
    Element query = ask("");

    assertThat(names(query)).isEqualTo("abcde");
    assertThat(query.child(Namespaces.RSM, "set")).isEmpty();
  }

  @Test
  @Covers({
    "0059-2.1-1",
    "0059-2.2-1",
    "0059-2.2-4",
    "0059-2.2-5",
    "0059-2.2-6",
    "0059-2.2-7",
    "0045-6.3-4",
    "0045-6.3-5"
  })
  void firstPageTellsItsPlaceInTheList() {
    Element query = ask(set("<max>2</max>"));

    assertThat(names(query)).isEqualTo("ab");
    assertThat(text(query, "first")).contains("a@chat.example");
    assertThat(text(query, "last")).contains("b@chat.example");
    assertThat(text(query, "count")).contains("5");
    assertThat(index(query)).contains("0");
  }

  @ParameterizedTest
  @CsvSource({"b,2,cd,2", "d,2,e,4", "a,9,bcde,1"})
  @Covers("0059-2.2-8")
  void nextPageBeginsBehindTheLastItem(String after, int max, String expected, String index) {
    Element query = ask(after(after, max));

    assertThat(names(query)).isEqualTo(expected);
    assertThat(index(query)).contains(index);
    assertThat(text(query, "count")).contains("5");
  }

  @Test
  @Covers("0059-2.2-2")
  void pageOfOneBeginsWhereItEnds() {
    Element query = ask(after("b", 1));

    assertThat(names(query)).isEqualTo("c");
    assertThat(text(query, "first")).contains("c@chat.example").isEqualTo(text(query, "last"));
  }

  @Test
  @Covers("0059-2.2-3")
  void pageBehindTheLastItemIsEmpty() {
    Element query = ask(after("e", 2));

    assertThat(names(query)).isEmpty();
    assertThat(place(query).children()).extracting(Element::name).containsExactly("count");
    assertThat(text(query, "count")).contains("5");
  }

  @ParameterizedTest
  @CsvSource({"d,2,bc,1", "b,2,a,0", "e,9,abcd,0"})
  @Covers("0059-2.3-1")
  void pageBeforeAnItemEndsBeforeIt(String before, int max, String expected, String index) {
    Element query = ask(set("<max>" + max + "</max><before>" + before + "@chat.example</before>"));

    assertThat(names(query)).isEqualTo(expected);
    assertThat(index(query)).contains(index);
  }

  @Test
  void pageBeforeTheFirstItemIsEmpty() {
    assertThat(names(ask(set("<max>2</max><before>a@chat.example</before>")))).isEmpty();
  }

  @Test
  @Covers("0059-2.5-1")
  void lastPageIsInTheOrderOfTheList() {
    Element query = ask(set("<max>2</max><before/>"));

    assertThat(names(query)).isEqualTo("de");
    assertThat(index(query)).contains("3");
  }

  @ParameterizedTest
  @CsvSource({"0,ab", "3,de", "4,e"})
  @Covers({"0059-2.6-1", "0059-2.6-2", "0059-2.6-4"})
  void pageMayBeginAtAnIndex(String index, String expected) {
    Element query = ask(set("<max>2</max><index>" + index + "</index>"));

    assertThat(names(query)).isEqualTo(expected);
    assertThat(index(query)).contains(index);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "100", "99999999999"})
  @Covers({"0059-2.6-3", "0059-2.2-3"})
  void pageAtAnIndexBehindTheEndIsEmpty(String index) {
    Element query = ask(set("<max>2</max><index>" + index + "</index>"));

    assertThat(names(query)).isEmpty();
    assertThat(place(query).child("first")).isEmpty();
    assertThat(text(query, "count")).contains("5");
  }

  @Test
  @Covers("0059-2.7-1")
  void pageOfNothingIsACount() {
    Element query = ask(set("<max>0</max>"));

    assertThat(query.children()).hasSize(1);
    assertThat(place(query).children()).extracting(Element::name).containsExactly("count");
    assertThat(text(query, "count")).contains("5");
  }

  @Test
  @Covers("0059-2.2-9")
  void nothingIsMissedOrRepeatedWhenRoomsComeAndGoBetweenPages() {
    assertThat(names(ask(set("<max>2</max>")))).isEqualTo("ab");
    create("aa");
    leave("b");

    assertThat(names(ask(after("b", 2)))).isEqualTo("cd");
    leave("d");
    create("dd");
    assertThat(names(ask(after("d", 2)))).isEqualTo("dde");
    assertThat(names(ask(set("<max>1</max><before>d@chat.example</before>")))).isEqualTo("c");
  }

  @Test
  @Covers("0059-2.2-10")
  void emptyListHasNoPages() {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      leave(name);
    }

    assertThat(ask(set("<max>2</max>")).content()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<max>two</max>",
        "<max>-1</max>",
        "<max/>",
        "<max>1.5</max>",
        "<max>+2</max>",
        "<index>x</index>"
      })
  @Covers("0059-2.1-2")
  void whatIsNoNumberIsABadRequest(String inside) {
    rooms.send(
        "boy@tavern/door",
        "<iq type='get' id='d1' to='chat.example'>"
            + "<query xmlns='http://jabber.org/protocol/disco#items'>"
            + set(inside)
            + "</query></iq>");

    assertThat(lines(rooms.outcome.stanzas())).containsExactly("error modify/bad-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000", "3000000000", "99999999999999999999"})
  void moreThanThereIsIsAll(String max) {
    assertThat(names(ask(set("<max> " + max + " </max>")))).isEqualTo("abcde");
  }

  @Test
  @Covers({"0030-6.2-1", "0045-6.3-4", "0045-6.3-5"})
  void longListIsCutWhetherOrNotTheAskerWantsPages() {
    IntStream.range(0, Limits.DEFAULT.of(Limit.PAGE)).forEach(i -> create("f" + (1000 + i)));

    for (String wish : List.of("", set("<max>1000</max>"))) {
      Element query = ask(wish);
      assertThat(query.children()).hasSize(Limits.DEFAULT.of(Limit.PAGE) + 1);
      assertThat(text(query, "count")).contains("105");
      assertThat(names(query)).startsWith("abcdef1000");
    }
    assertThat(names(ask(set("<after>f1094@chat.example</after>"))))
        .isEqualTo("f1095f1096f1097f1098f1099");
  }

  @Test
  @Covers("0030-6.2-1")
  void occupantsOfACrowdedRoomComeInPagesToo() {
    for (int i = 0; i < 120; i++) {
      rooms.send(
          "soldier" + i + "@camp/tent",
          "<presence to='a@chat.example/s"
              + (1000 + i)
              + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
    }
    String question =
        "<iq type='get' id='d1' to='a@chat.example'>"
            + "<query xmlns='http://jabber.org/protocol/disco#items'>%s</query></iq>";

    Element first = only(rooms.send(KING, question.formatted(""))).payloads().get(0);
    assertThat(first.children()).hasSize(101);
    assertThat(text(first, "count")).contains("121");
    String last = text(first, "last").orElseThrow();
    Element rest =
        only(rooms.send(KING, question.formatted(set("<after>" + last + "</after>"))))
            .payloads()
            .get(0);
    assertThat(rest.children()).hasSize(22);
  }

  @Test
  @Covers("0059-4-2")
  void wishForAPageIsIgnoredWhereThereAreNone() {
    rooms.send(
        "boy@tavern/door",
        "<iq type='get' id='d1' to='chat.example'>"
            + "<query xmlns='http://jabber.org/protocol/disco#info'>"
            + set("<max>0</max>")
            + "</query></iq>");

    assertThat(only(rooms.outcome.stanzas()).payloads().get(0).child("identity")).isPresent();
  }
}
