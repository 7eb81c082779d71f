package dev.muc.feature;

import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which language a room writes what it writes itself (XEP-0045 §13). */
class LanguageTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String TAKEN = "Somebody else is using this nickname";
  private static final String VERGEBEN = "Dieser Spitzname wird schon benutzt";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void king() {
    rooms.create(KING, "King");
  }

  private Stanza refused(String lang) {
    return only(
        rooms.send(
            PISTOL,
            "<presence "
                + lang
                + " to='"
                + ROOM
                + "/King'><x xmlns='http://jabber.org/protocol/muc'/></presence>"));
  }

  @ParameterizedTest
  @CsvSource({"xml:lang='de', de", "xml:lang='de-CH', de", "xml:lang='en', en", "'', en"})
  @Covers({"0045-13-1", "rfc6120-8.1.5-2", "rfc6120-8.3.2-3", "rfc6120-8.3.2-4"})
  void refusalIsInTheLanguageOfTheRequestAndSaysSo(String lang, String expected) {
    Stanza answer = refused(lang);

    assertThat(StanzaError.of(answer).orElseThrow().text())
        .isEqualTo(expected.equals("de") ? VERGEBEN : TAKEN);
    assertThat(answer.lang()).isEqualTo(expected);
    Element text =
        answer
            .payload(Stanza.NAMESPACE, "error")
            .flatMap(error -> error.child(StanzaError.NAMESPACE, "text"))
            .orElseThrow();
    assertThat(text.attributes()).as("the language of the stanza holds for it").isEmpty();
  }

  @Test
  @Covers({"0045-13-1", "0045-16.5.3-7"})
  void withoutOneItIsInTheLanguageOfTheRoom() {
    rooms.configure(KING, "muc#roomconfig_lang", "de");

    assertThat(StanzaError.of(refused("")).orElseThrow().text()).isEqualTo(VERGEBEN);
    assertThat(StanzaError.of(refused("xml:lang='en'")).orElseThrow().text()).isEqualTo(TAKEN);
  }

  @Test
  @Covers("0045-13-2")
  void conditionIsTheSameInEveryLanguage() {
    assertThat(Rooms.error(refused("xml:lang='de'"))).isEqualTo(Rooms.error(refused("")));
  }

  @Test
  @Covers("rfc6120-8.1.5-2")
  void answerWithoutWordsHasNoLanguage() {
    Stanza pong =
        only(
            rooms.send(
                KING,
                "<iq type='get' id='p' xml:lang='de' to='"
                    + ROOM
                    + "'><ping xmlns='urn:xmpp:ping'/></iq>"));

    assertThat(pong.lang()).isNull();
  }

  @Test
  @Covers({"rfc6120-8.1.5-2", "0045-13-1"})
  void configurationFormIsInTheLanguageOfTheOwner() {
    String ask =
        "<iq type='get' id='c' %s to='"
            + ROOM
            + "'><query xmlns='http://jabber.org/protocol/muc#owner'/></iq>";

    Stanza german = only(rooms.send(KING, ask.formatted("xml:lang='de'")));
    assertThat(german.lang()).isEqualTo("de");
    assertThat(german.payloads().toString()).contains("Einstellungen von");
    Stanza english = only(rooms.send(KING, ask.formatted("")));
    assertThat(english.lang()).isEqualTo("en");
    assertThat(english.payloads().toString()).contains("Configuration of");
  }
}
