package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two who talked by themselves go on in a room (XEP-0045 §7.9). */
class ContinueConversationTest {
  private static final String KING = "king@court/throne";
  private static final String EARLIER =
      """
      <message type='groupchat' id='h1' to='%s'><body>Once more</body><thread>t1</thread>
      <delay xmlns='urn:xmpp:delay' from='king@court/throne' stamp='2025-12-31T20:00:00Z'/></message>
      """
          .formatted(ROOM);

  private final Rooms rooms = new Rooms().create(KING, "King");

  @Test
  @Covers({"0045-7.9-3", "0045-7.9-4"})
  void whatWasSaidBeforeKeepsItsTimeAndItsThread() {
    List<Stanza> sent = rooms.send(KING, EARLIER);

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).payloads())
        .filteredOn(payload -> payload.is(Namespaces.DELAY, "delay"))
        .containsExactly(
            Xml.parse(
                """
                <delay xmlns='urn:xmpp:delay' from='king@court/throne'
                stamp='2025-12-31T20:00:00Z'/>
                """));
    assertThat(sent.get(0).payload(Stanza.NAMESPACE, "thread"))
        .contains(Element.ofText(Stanza.NAMESPACE, "thread", "t1"));
  }
}
