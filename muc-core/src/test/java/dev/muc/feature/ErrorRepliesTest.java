package dev.muc.feature;

import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How refusals look, and what is never refused (RFC 6120 §8.3). */
class ErrorRepliesTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void king() {
    rooms.create(KING, "King");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<message type='groupchat' id='e1' to='" + ROOM + "'><body>Hey</body></message>",
        "<message type='chat' id='e1' to='" + ROOM + "/King'><body>Hey</body></message>",
        "<presence id='e1' to='"
            + ROOM
            + "/King'><x xmlns='http://jabber.org/protocol/muc'/>"
            + "</presence>",
        "<iq type='get' id='e1' to='" + ROOM + "/King'><time xmlns='urn:xmpp:time'/></iq>",
        "<iq type='set' id='e1' to='" + ROOM + "'><time xmlns='urn:xmpp:time'/></iq>",
        "<iq type='get' id='e1' to='nowhere@chat.example'><ping xmlns='urn:xmpp:ping'/></iq>",
        "<iq type='get' id='e1' to='chat.example'><time xmlns='urn:xmpp:time'/></iq>"
      })
  @Covers({
    "rfc6120-8.1.2-2", "rfc6120-8.1.3-1", "rfc6120-8.3-1", "rfc6120-8.3.1-1", "rfc6120-8.3.1-2",
    "rfc6120-8.3.1-3", "rfc6120-8.3.1-5", "rfc6120-8.3.1-6", "rfc6120-8.3.2-1", "rfc6120-8.3.2-2"
  })
  void refusalIsTheSameKindOfStanzaTheOtherWayRound(String xml) {
    Stanza request = Xml.stanza(PISTOL, xml);

    Stanza answer = only(rooms.handle(request));

    assertThat(answer.elementName()).isEqualTo(request.elementName());
    assertThat(answer.typeName()).isEqualTo("error");
    assertThat(answer.from()).isEqualTo(request.to());
    assertThat(answer.to()).isEqualTo(request.from());
    assertThat(answer.id()).isEqualTo("e1");
    StanzaError error = StanzaError.of(answer).orElseThrow();
    assertThat(error.by()).isEqualTo(request.to().bare());
    assertThat(answer.payload(Stanza.NAMESPACE, "body")).as("nothing is repeated").isEmpty();
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  @Covers({"rfc6120-8.3.1-7", "rfc6120-8.3.1-8", "0045-8.4-7"})
  void onlyAdminRequestsAndQuestionsAreRepeatedInTheAnswer() {
    rooms.enter(PISTOL, "Pistol");

    Stanza refused = only(rooms.admin(PISTOL, "<item nick='King' role='none'/>"));
    assertThat(refused.payload(Namespaces.MUC_ADMIN, "query").flatMap(query -> query.child("item")))
        .isPresent();
    Stanza unknown =
        only(
            rooms.send(
                PISTOL, "<iq type='set' id='e' to='" + ROOM + "'><u xmlns='urn:example'/></iq>"));
    assertThat(unknown.payloads()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"message", "presence", "iq"})
  @Covers({"rfc6120-8.3.1-10", "rfc6120-8.2.3-3"})
  void errorsAreNeverAnswered(String kind) {
    for (String from : List.of(KING, PISTOL, "pistol@tavern", "tavern")) {
      for (String to :
          List.of(
              ROOM,
              ROOM + "/King",
              ROOM + "/Nobody",
              "nowhere@chat.example",
              "nowhere@chat.example/King",
              "chat.example",
              "chat.example/x")) {
        String xml =
            "<"
                + kind
                + " type='error' id='e1' to='"
                + to
                + "'><error type='cancel'>"
                + "<bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></"
                + kind
                + ">";
        assertThat(rooms.send(from, xml)).as(xml).isEmpty();
      }
    }
  }

  @Test
  @Covers({"rfc6120-8.2.3-2", "rfc6120-8.4-1", "0045-17.4-1"})
  void unknownRequestToARoomIsNotAvailableToAnybody() {
    rooms.enter(PISTOL, "Pistol");
    for (String from : List.of(KING, PISTOL, "nym@tavern/bench", "tavern")) {
      for (String type : List.of("get", "set")) {
        rooms.send(
            from, "<iq type='" + type + "' id='e' to='" + ROOM + "'><u xmlns='urn:example'/></iq>");
        Stanza answer = only(rooms.outcome.stanzas());
        assertThat(lines(List.of(answer))).containsExactly("error cancel/service-unavailable");
        assertThat(answer.to()).hasToString(from);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type='get'><question xmlns='http://jabber.org/protocol/disco#info'",
        "type='set'><query xmlns='http://jabber.org/protocol/disco#items'",
        "type='get'><q xmlns='http://jabber.org/protocol/muc#admin'",
        "type='set'><pong xmlns='urn:xmpp:ping'"
      })
  @Covers("rfc6120-8.4-2")
  void unknownElementOfAKnownNamespaceIsABadRequest(String request) {
    rooms.send(KING, "<iq id='e' to='" + ROOM + "' " + request + "/></iq>");

    assertThat(lines(rooms.outcome.stanzas())).containsExactly("error modify/bad-request");
  }

  @Test
  @Covers("rfc6120-8.2.3-4")
  void requestToARoomWithoutOneChildIsABadRequest() {
    for (String inside : List.of("", "<ping xmlns='urn:xmpp:ping'/><u xmlns='urn:example'/>")) {
      rooms.send(KING, "<iq type='get' id='e' to='" + ROOM + "'>" + inside + "</iq>");
      assertThat(lines(rooms.outcome.stanzas())).containsExactly("error modify/bad-request");
    }
  }

  @Test
  @Covers({"rfc6120-8.2.3-2", "rfc6120-8.2.3-5"})
  void everyRequestGetsOneAnswer() {
    rooms.enter(PISTOL, "Pistol");
    for (String payload :
        List.of(
            "<ping xmlns='urn:xmpp:ping'/>",
            "<query xmlns='http://jabber.org/protocol/disco#info'/>",
            "<query xmlns='http://jabber.org/protocol/disco#items'/>",
            "<query xmlns='http://jabber.org/protocol/muc#owner'/>",
            "<query xmlns='http://jabber.org/protocol/muc#admin'><item role='moderator'/></query>",
            "<query xmlns='http://jabber.org/protocol/muc#admin'/>",
            "<u xmlns='urn:example'/>")) {
      for (String from : List.of(KING, PISTOL, "nym@tavern/bench")) {
        rooms.send(from, "<iq type='get' id='q' to='" + ROOM + "'>" + payload + "</iq>");
        Iq answer = (Iq) only(rooms.outcome.stanzas());
        assertThat(answer.isRequest()).isFalse();
        assertThat(answer.id()).isEqualTo("q");
        assertThat(answer.to()).hasToString(from);
        assertThat(answer.isError() || answer.payloads().size() <= 1).isTrue();
      }
    }
  }

  @Test
  @Covers("rfc6120-8.1.3-2")
  void messagesOfTheRoomItselfHaveAnId() {
    rooms.configure(KING, "muc#roomconfig_roomname", "The Breach");
    Stanza notice = rooms.to(KING).get(1);
    assertThat(notice).isInstanceOf(Message.class);
    assertThat(notice.id()).isNotEmpty();

    rooms.enter(PISTOL, "Pistol");
    Stanza subject = rooms.to(PISTOL).get(2);
    assertThat(subject).isInstanceOf(Message.class);
    assertThat(subject.id()).isNotEmpty();
  }

  @Test
  @Covers({"rfc6120-8.1.2-2", "rfc6120-10.5-1"})
  void everythingSentComesFromTheServiceAndIsAddressed() {
    rooms.enter(PISTOL, "Pistol");
    rooms.say(PISTOL, "Trust none");
    assertThat(rooms.outcome.stanzas())
        .allMatch(stanza -> stanza.from().bare().toString().equals(ROOM))
        .allMatch(stanza -> stanza.to() != null);
  }

  @Test
  @Covers("rfc6120-10.5-1")
  void stanzaForAnotherDomainIsAMistakeOfTheHost() {
    for (String to :
        List.of("harfleur@elsewhere.example", "elsewhere.example", "sub.chat.example")) {
      Stanza stray = Xml.stanza(KING, "<message to='" + to + "'/>");
      assertThatThrownBy(() -> rooms.service.handle(stray))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(to)
          .hasMessageContaining("chat.example");
    }
    Stanza nowhere = new Presence(Presence.Type.AVAILABLE, Xml.client(KING), null, null, List.of());
    assertThatThrownBy(() -> rooms.service.handle(nowhere))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
