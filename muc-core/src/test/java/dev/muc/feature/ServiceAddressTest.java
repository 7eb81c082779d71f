package dev.muc.feature;

import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stanzas to the address of the service itself. */
class ServiceAddressTest {
  private static final String PISTOL = "pistol@tavern/table";
  private final Rooms rooms = new Rooms();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<presence to='chat.example'/>",
        "<message to='chat.example'><body>Anybody?</body></message>",
        "<iq type='result' id='x' to='chat.example'/>",
        "<iq type='error' id='x' to='chat.example'/>"
      })
  void whatAsksForNothingIsNotAnswered(String stanza) {
    assertThat(rooms.send(PISTOL, stanza)).isEmpty();
  }

  @Test
  void serviceHasNoResources() {
    List<Stanza> sent =
        rooms.send(
            PISTOL,
            "<iq type='get' id='x' to='chat.example/echo'><ping xmlns='urn:xmpp:ping'/></iq>");

    assertThat(sent).hasSize(1);
    assertThat(error(sent.get(0))).isEqualTo("cancel/service-unavailable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<ping xmlns='urn:xmpp:ping'/><query xmlns='jabber:iq:version'/>"})
  void requestIsOneElement(String payloads) {
    List<Stanza> sent =
        rooms.send(PISTOL, "<iq type='get' id='x' to='chat.example'>" + payloads + "</iq>");

    assertThat(sent).hasSize(1);
    assertThat(error(sent.get(0))).isEqualTo("modify/bad-request");
  }
}
