package dev.muc.testkit;

import static dev.muc.testkit.MucAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.stanza.StanzaError.Condition;
import dev.muc.testkit.scansion.StanzaText;
import dev.muc.xml.InvalidStanzaException;
import dev.muc.xml.StanzaReader;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StanzaAssertTest {
  private static final Stanza PRESENCE =
      stanza(
          """
          <presence from='room@rooms.test/Romeo' to='juliet@example.org/x' id='p1'>
            <x xmlns='http://jabber.org/protocol/muc#user'>
              <status code='110'/>
              <status code='201'/>
              <item affiliation='owner' role='moderator' jid='romeo@example.org/orchard'/>
            </x>
          </presence>
          """);
  private static final Stanza MESSAGE =
      stanza(
          """
          <message from='room@rooms.test' type='groupchat'>
            <subject>Night</subject>
            <body>Soft</body>
          </message>
          """);
  private static final Stanza ERROR =
      stanza(
          """
          <iq from='room@rooms.test' type='error' id='1'>
            <error type='auth'>
              <forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>
            </error>
          </iq>
          """);

  private static Stanza stanza(String xml) {
    try {
      return StanzaReader.read(StanzaText.parse(xml));
    } catch (InvalidStanzaException invalid) {
      throw new IllegalArgumentException(invalid);
    }
  }

  private static void fails(Stanza stanza, Consumer<StanzaAssert> check, String wanted) {
    assertThatThrownBy(() -> check.accept(assertThat(stanza)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Expected " + wanted)
        .hasMessageContaining("from='room@rooms.test");
  }

  @Test
  void presenceIsWhatItIs() {
    assertThat(PRESENCE)
        .isPresence()
        .hasNoType()
        .isFrom("room@rooms.test/Romeo")
        .isTo("juliet@example.org/x")
        .hasId("p1")
        .isSelfPresence()
        .hasStatus(201, 110)
        .hasNoStatus(100, 307)
        .hasItem("owner", "moderator")
        .showsRealJid("romeo@example.org/orchard")
        .hasPayload("http://jabber.org/protocol/muc#user", "x")
        .hasNoPayload("urn:xmpp:delay", "delay")
        .matches("<presence id='p1'/>");
  }

  @Test
  void presenceIsNotWhatItIsNot() {
    fails(PRESENCE, StanzaAssert::isMessage, "a message");
    fails(PRESENCE, StanzaAssert::isIq, "an iq");
    fails(PRESENCE, stanza -> stanza.hasType("unavailable"), "the type unavailable");
    fails(PRESENCE, stanza -> stanza.isFrom("a@b"), "the sender a@b");
    fails(PRESENCE, stanza -> stanza.isTo("a@b"), "the addressee a@b");
    fails(PRESENCE, stanza -> stanza.hasId("p2"), "the id p2");
    fails(PRESENCE, stanza -> stanza.hasStatus(110, 307), "the status codes [110, 307]");
    fails(PRESENCE, stanza -> stanza.hasNoStatus(307, 110), "no status code of [307, 110]");
    fails(PRESENCE, stanza -> stanza.hasItem("owner", "none"), "the role none in an item");
    fails(PRESENCE, stanza -> stanza.hasItem("none", "moderator"), "the affiliation none");
    fails(PRESENCE, stanza -> stanza.showsRealJid("a@b/c"), "the jid a@b/c in an item");
    fails(PRESENCE, StanzaAssert::hidesRealJid, "no real address");
    fails(PRESENCE, stanza -> stanza.hasPayload("urn:x", "y"), "<y xmlns='urn:x'/>");
    fails(
        PRESENCE,
        stanza -> stanza.hasNoPayload("http://jabber.org/protocol/muc#user", "x"),
        "no <x xmlns='http://jabber.org/protocol/muc#user'/>");
    fails(
        PRESENCE,
        stanza -> stanza.matches("<presence id='2'/>"),
        "a match for <presence id='2'/> (attribute id of <presence> is \"p1\", not \"2\")");
  }

  @Test
  void messageHasItsTexts() {
    assertThat(MESSAGE)
        .isMessage()
        .hasType("groupchat")
        .hasBody("Soft")
        .hasSubject("Night")
        .hidesRealJid();
    fails(MESSAGE, StanzaAssert::isPresence, "presence");
    fails(MESSAGE, StanzaAssert::hasNoType, "no type");
    fails(MESSAGE, stanza -> stanza.hasBody("soft"), "the body \"soft\"");
    fails(MESSAGE, stanza -> stanza.hasSubject(""), "the subject \"\"");
    fails(MESSAGE, StanzaAssert::isSelfPresence, "presence");
    fails(MESSAGE, stanza -> stanza.isError(Condition.FORBIDDEN), "the error forbidden");
  }

  @Test
  void errorHasItsConditionAndType() {
    assertThat(ERROR)
        .isIq()
        .isError(Condition.FORBIDDEN)
        .isError(StanzaError.Type.AUTH, Condition.FORBIDDEN);
    fails(ERROR, stanza -> stanza.isError(Condition.CONFLICT), "the error conflict");
    fails(
        ERROR,
        stanza -> stanza.isError(StanzaError.Type.CANCEL, Condition.FORBIDDEN),
        "an error to CANCEL");
  }
}
