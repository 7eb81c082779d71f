package dev.muc.policy;

import static dev.muc.stanza.StanzaError.Condition.NOT_ALLOWED;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Asked;
import dev.muc.Question.Consult;
import dev.muc.ServiceConfig;
import dev.muc.payload.DataForm;
import dev.muc.payload.Namespaces;
import dev.muc.spi.Discovery;
import dev.muc.spi.Extensions;
import dev.muc.spi.InfoField;
import dev.muc.spi.Inquiry;
import dev.muc.spi.Policy;
import dev.muc.spi.Reply;
import dev.muc.spi.Request;
import dev.muc.spi.RequestHandler.To;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an embedder answers itself, and says of itself in discovery. */
class OwnAnswersTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NS = "urn:example:weather";

  /** What will the weather be? */
  private record Weather(String where) implements Inquiry<String> {}

  private static Reply forecast(Request request) {
    return switch (request.payload().attribute("day").orElse("")) {
      case "yesterday" -> Reply.refuse(NOT_ALLOWED, "That is over");
      case "thrown" -> throw new IllegalStateException("the handler's own bug");
      case "tomorrow" ->
          Reply.ask(
              new Weather(request.iq().to().toString()),
              Duration.ofSeconds(3),
              answer -> Reply.result(Element.ofText(NS, "weather", answer)),
              Reply.done());
      default ->
          Reply.result(
              Element.ofText(
                  NS,
                  "weather",
                  request.room().map(room -> room.address().toString()).orElse("service")
                      + " "
                      + request.addressee().map(occupant -> occupant.nick()).orElse("-")
                      + " "
                      + request.occupant().map(occupant -> occupant.nick()).orElse("-")));
    };
  }

  private static final class Catalogue implements Discovery, Policy {
    @Override
    public List<String> features(RoomView room) {
      return List.of("urn:example:room", Namespaces.PING);
    }

    @Override
    public List<Identity> identities(RoomView room) {
      return List.of(new Identity("conference", "weather", room.address().toString()));
    }

    @Override
    public List<String> serviceFeatures() {
      return List.of("urn:example:service");
    }

    @Override
    public List<Identity> serviceIdentities() {
      return List.of(new Identity("component", "weather", ""));
    }

    @Override
    public boolean mayFind(Jid asker, BareJid room) {
      return !room.local().orElse("").startsWith("b")
          || asker.bare().equals(BareJid.of("king@court"));
    }
  }

  private static final Catalogue CATALOGUE = new Catalogue();

  private final Rooms rooms =
      new Rooms(
          ServiceConfig.of(SERVICE, "a secret")
              .withExtensions(
                  Extensions.builder()
                      .requests(To.SERVICE, NS, "weather", OwnAnswersTest::forecast)
                      .requests(To.ROOM, NS, "weather", OwnAnswersTest::forecast)
                      .requests(To.OCCUPANT, NS, "weather", OwnAnswersTest::forecast)
                      .discovery(CATALOGUE)
                      .policy(CATALOGUE)
                      .infoField(
                          new InfoField(
                              "x-weather",
                              "text-single",
                              Map.of("en", "The weather"),
                              room -> List.of("fair")))
                      .build()));

  @BeforeEach
  void kingAndPistol() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
  }

  private Stanza ask(String client, String to, String day) {
    return only(
        rooms.send(
            client,
            "<iq type='get' id='w' to='%s'><weather xmlns='%s' day='%s'/></iq>"
                .formatted(to, NS, day)));
  }

  private static String text(Stanza answer) {
    return answer.payload(NS, "weather").map(Element::text).orElse("none");
  }

  @Test
  void requestsToServiceRoomAndOccupantAreAnswered() {
    assertThat(text(ask("nym@tavern/bench", SERVICE, ""))).isEqualTo("service - -");
    assertThat(text(ask("nym@tavern/bench", ROOM, ""))).isEqualTo(ROOM + " - -");
    assertThat(text(ask(PISTOL, ROOM, ""))).isEqualTo(ROOM + " - Pistol");
    Stanza answer = ask(PISTOL, ROOM + "/King", "");
    assertThat(text(answer)).isEqualTo(ROOM + " King Pistol");
    assertThat(answer.from()).isEqualTo(Jid.of(ROOM + "/King"));
  }

  @Test
  void aHandlerMayRefuseAndOneThatThrowsDoes() {
    assertThat(error(ask(PISTOL, ROOM, "yesterday"))).isEqualTo("cancel/not-allowed");
    assertThat(error(ask(PISTOL, ROOM, "thrown"))).isEqualTo("cancel/internal-server-error");
    assertThat(error(ask("nym@tavern/bench", ROOM + "/King", "")))
        .as("from outside")
        .isEqualTo("cancel/not-acceptable");
  }

  @Test
  @SuppressWarnings("unchecked") // The answer to weather is a string.
  void aHandlerMayAskAndHoldsUpNobody() {
    for (String to : List.of(SERVICE, ROOM)) {
      rooms.send(
          PISTOL,
          "<iq type='get' id='w' to='%s'><weather xmlns='%s' day='tomorrow'/></iq>"
              .formatted(to, NS));
      Asked<?> asked = rooms.outcome.questions().get(0);
      assertThat(((Consult<?>) asked.question()).inquiry()).isEqualTo(new Weather(to));
      assertThat(rooms.say(KING, "Fair?")).hasSize(2);

      rooms.take(rooms.service.answer((Asked<String>) asked, "rain"));

      assertThat(text(only(rooms.to(PISTOL)))).isEqualTo("rain");
    }
  }

  @Test
  void withoutAnAnswerAHandlerAnswersAllTheSame() {
    rooms.send(
        PISTOL,
        "<iq type='get' id='w' to='%s'><weather xmlns='%s' day='tomorrow'/></iq>"
            .formatted(ROOM, NS));

    rooms.take(rooms.service.fail(rooms.outcome.questions().get(0)));

    assertThat(only(rooms.to(PISTOL)).typeName()).isEqualTo("result");
  }

  private Element info(String to) {
    return only(rooms.send(
            PISTOL,
            "<iq type='get' id='d' to='%s'><query xmlns='%s'/></iq>"
                .formatted(to, Namespaces.DISCO_INFO)))
        .payload(Namespaces.DISCO_INFO, "query")
        .orElseThrow();
  }

  private static List<String> all(Element info, String name, String attribute) {
    return info.children().stream()
        .filter(child -> child.name().equals(name))
        .map(child -> child.attribute(attribute).orElse(""))
        .toList();
  }

  @Test
  void discoveryNamesFeaturesAndIdentities() {
    Element room = info(ROOM);
    assertThat(all(room, "identity", "type")).containsExactly("text", "weather");
    assertThat(all(room, "feature", "var"))
        .contains("urn:example:room", NS)
        .doesNotHaveDuplicates();
    Element service = info(SERVICE);
    assertThat(all(service, "identity", "category")).containsExactly("conference", "component");
    assertThat(all(service, "feature", "var"))
        .contains("urn:example:service", NS)
        .doesNotHaveDuplicates();
  }

  @Test
  void roomInfoHasOwnFields() {
    DataForm form = DataForm.in(info(ROOM)).orElseThrow();

    assertThat(form.value("x-weather")).contains("fair");
  }

  @Test
  void roomsMayBeHiddenFromTheList() {
    for (String name : List.of("agincourt", "breach", "blood")) {
      String room = name + "@" + SERVICE;
      rooms.send(
          KING, "<presence to='" + room + "/King'><x xmlns='" + Namespaces.MUC + "'/></presence>");
      rooms.send(
          KING,
          "<iq type='set' id='o' to='%s'><query xmlns='%s'><x xmlns='jabber:x:data' type='submit'/></query></iq>"
              .formatted(room, Namespaces.MUC_OWNER));
    }

    assertThat(list(PISTOL, "")).containsExactly("agincourt@" + SERVICE, ROOM);
    assertThat(list(KING, "")).hasSize(4);
    String firstAfter = "<max>1</max><after>agincourt@" + SERVICE + "</after>";
    assertThat(list(PISTOL, firstAfter))
        .as("two hidden pages are passed over")
        .containsExactly(ROOM);
    String lastBefore = "<max>1</max><before>" + ROOM + "</before>";
    assertThat(list(PISTOL, lastBefore)).containsExactly("agincourt@" + SERVICE);
  }

  private List<String> list(String client, String page) {
    Stanza answer =
        only(
            rooms.send(
                client,
                "<iq type='get' id='l' to='%s'><query xmlns='%s'><set xmlns='%s'>%s</set></query></iq>"
                    .formatted(SERVICE, Namespaces.DISCO_ITEMS, Namespaces.RSM, page)));
    return all(answer.payload(Namespaces.DISCO_ITEMS, "query").orElseThrow(), "item", "jid");
  }
}
