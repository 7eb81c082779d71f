package dev.muc.testkit.scansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.testkit.memory.MemoryBackend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** Scripts against rooms that only count: one message from each of three occupants a request. */
class ScriptRunnerTest {
  private static final String CLIENTS =
      """
      # Three answers
      [Client] Romeo
      \tjid: romeo@localhost/orchard
      [Client] Juliet
      \tjid: juliet@localhost
      -----
      Romeo connects
      """;

  private static final String ASK =
      """
      Romeo sends:
      \t<message to='room@conference.localhost' type='groupchat'/>
      """;

  /** Answers whatever it is sent with messages from a, b and c. */
  private static List<Stanza> answers(Stanza stanza) {
    return stanza.isError()
        ? List.of()
        : List.of(answer(stanza, "a"), answer(stanza, "b"), answer(stanza, "c"));
  }

  private static Stanza answer(Stanza stanza, String nick) {
    return new Message(
        Message.Type.GROUPCHAT,
        FullJid.of("room@conference.localhost/" + nick),
        stanza.from(),
        null,
        List.of(Element.ofText(Stanza.NAMESPACE, "body", "from " + nick)));
  }

  private static void play(String steps) throws IOException, ScriptException {
    play(steps, PlayOptions.DEFAULT, PlayListener.NONE);
  }

  private static void play(String steps, PlayOptions options, PlayListener listener)
      throws IOException, ScriptException {
    Backend backend =
        MemoryBackend.of("conference.localhost")
            .withRooms((config, time, ids) -> ScriptRunnerTest::answers);
    new ScriptRunner(backend, options, listener)
        .play(ScriptParser.parse("test.scs", CLIENTS + steps));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> failure(String steps) {
    return assertThatThrownBy(() -> play(steps)).isInstanceOf(ScriptFailure.class);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> exactFailure(String steps) {
    PlayOptions exact = PlayOptions.DEFAULT.withExactOrder(true);
    return assertThatThrownBy(() -> play(steps, exact, PlayListener.NONE))
        .isInstanceOf(ScriptFailure.class);
  }

  private static String receives(String... nicks) {
    StringBuilder step = new StringBuilder("Romeo receives:\n");
    for (String nick : nicks) {
      step.append("\t<message from='room@conference.localhost/").append(nick).append("'/>\n");
    }
    return step.toString();
  }

  @Test
  void firstStanzaThatMatchesIsTakenAndEarlierOnesStay() throws Exception {
    play(ASK + receives("b") + receives("a") + receives("c") + "Romeo receives: nothing\n");
  }

  @Test
  void severalStanzasAreTakenEachInItsTurn() throws Exception {
    play(ASK + receives("c", "a", "b") + "Romeo receives: nothing\n");
  }

  @Test
  void consumedStanzaIsGone() {
    failure(ASK + receives("a") + receives("a"))
        .hasMessageStartingWith("test.scs:12: Romeo did not receive what is expected");
  }

  @Test
  void failureShowsWhatWasExpectedAndWhyEachStanzaIsNotIt() {
    failure(ASK + receives("a", "d"))
        .hasMessage(
            """
            test.scs:10: Romeo did not receive what is expected

              expected:
                <message from='room@conference.localhost/d'/>

              received and not consumed: 2

                <message to='romeo@localhost/orchard' from='room@conference.localhost/b' \
            type='groupchat'>
                  <body>from b</body>
                </message>
              does not match: attribute from of <message> is "room@conference.localhost/b", not \
            "room@conference.localhost/d"

                <message to='romeo@localhost/orchard' from='room@conference.localhost/c' \
            type='groupchat'>
                  <body>from c</body>
                </message>
              does not match: attribute from of <message> is "room@conference.localhost/c", not \
            "room@conference.localhost/d"
            """);
  }

  @Test
  void failureWithoutAnyStanzaSaysSo() {
    failure("Romeo receives:\n\t<message scansion:strict='true'/>\n")
        .hasMessage(
            """
            test.scs:8: Romeo did not receive what is expected

              expected:
                <message scansion:strict='true'/>

              nothing else was received
            """);
  }

  @Test
  void nothingMeansThatAllIsConsumed() {
    failure(ASK + receives("a", "c") + "Romeo receives: nothing\n")
        .hasMessageStartingWith("test.scs:13: Romeo received what is not expected: 1\n")
        .hasMessageContaining("<body>from b</body>");
  }

  @Test
  void whatIsLeftAtTheEndIsNobodysConcern() throws Exception {
    play(ASK + receives("c"));
  }

  @Test
  void inExactOrderTheNextStanzaMustMatch() {
    exactFailure(ASK + receives("b", "a", "c")).hasMessageStartingWith("test.scs:10: ");
  }

  @Test
  void inExactOrderNothingMayBeLeft() {
    exactFailure(ASK + receives("a", "b"))
        .hasMessageStartingWith("test.scs:10: Romeo received what is not expected: 1");
    exactFailure(ASK + receives("a", "b") + "Romeo disconnects\nJuliet connects\n")
        .hasMessageStartingWith("test.scs:13: Romeo received what is not expected: 1");
  }

  @Test
  void inExactOrderTheRightOrderPasses() throws Exception {
    PlayOptions exact = PlayOptions.DEFAULT.withExactOrder(true);
    play(ASK + receives("a", "b", "c"), exact, PlayListener.NONE);
  }

  @Test
  void scriptCanAskForExactOrderItself() {
    failure("## exact-order\n" + ASK + receives("a", "b")).hasMessageContaining("not expected");
  }

  @Test
  void placeholdersStandForTheAddressesThatTheServerGave() throws Exception {
    play(
        """
        Juliet connects
        Romeo sends:
        \t<message to="${Juliet's JID}"><body>${Romeo's full JID}</body></message>
        Juliet receives:
        \t<message to="${Juliet's JID}" from='romeo@localhost/orchard'>
        \t\t<body>romeo@localhost/orchard</body>
        \t</message>
        """);
  }

  @Test
  void fullJidIsKnownBeforeConnectingIfTheScriptAsksForAResource() throws Exception {
    play("Juliet connects\nJuliet sends:\n\t<presence to=\"${Romeo's full JID}\"/>\n");
    failure("Romeo sends:\n\t<presence to=\"${Juliet's full JID}\"/>\n")
        .hasMessage("test.scs:8: the full JID of Juliet is not known before Juliet connects");
  }

  @Test
  void onlyConnectedClientsSendAndReceive() {
    failure("Juliet sends:\n\t<presence/>\n").hasMessage("test.scs:8: Juliet is not connected");
    failure("Juliet receives:\n\t<presence/>\n").hasMessage("test.scs:8: Juliet has not connected");
    failure("Juliet disconnects\n").hasMessage("test.scs:8: Juliet is not connected");
    failure("Romeo connects\n").hasMessage("test.scs:8: Romeo is connected already");
  }

  @Test
  void sayingGoodByeAfterHangingUpDoesNothing() throws Exception {
    play("Romeo disconnects\nRomeo sends:\n\t<presence type='unavailable'/>\n");
    failure("Romeo disconnects\n" + ASK).hasMessage("test.scs:9: Romeo is not connected");
  }

  @Test
  void whatArrivedBeforeHangingUpCanStillBeExpected() throws Exception {
    play(ASK + "Romeo disconnects\n" + receives("a", "b", "c"));
  }

  @Test
  void reconnectingBeginsWithNothingReceived() throws Exception {
    play(ASK + "Romeo disconnects\nRomeo connects\nRomeo receives: nothing\n");
  }

  @Test
  void stanzaThatNoServerTakesFailsTheScript() {
    failure("Romeo sends:\n\t<presence from='juliet@localhost'/>\n")
        .hasMessage(
            "test.scs:8: romeo@localhost/orchard cannot send a stanza from juliet@localhost");
  }

  @Test
  void mappedScriptIsPlayedElsewhere() throws Exception {
    PlayOptions mapped =
        PlayOptions.DEFAULT.withAddresses(AddressMap.NONE.with("localhost", "example.org"));
    play(
        """
        Romeo sends:
        \t<presence/>
        Romeo receives:
        \t<presence from='romeo@localhost/orchard'/>
        """,
        mapped,
        new PlayListener() {
          @Override
          public void connected(String client, FullJid address) {
            assertThat(address).hasToString("romeo@example.org/orchard");
          }
        });
  }

  @Test
  void listenerFollowsTheConversation() throws Exception {
    List<String> events = new ArrayList<>();
    PlayListener listener =
        new PlayListener() {
          @Override
          public void connected(String client, FullJid address) {
            events.add(client + " connected as " + address);
          }

          @Override
          public void sent(String client, Element stanza) {
            events.add(client + " sent " + stanza.name());
          }

          @Override
          public void received(String client, Element stanza) {
            events.add(client + " received " + stanza.attribute("from").orElseThrow());
          }

          @Override
          public void matched(String client, Element expected, Element stanza) {
            events.add(client + " expected " + stanza.attribute("from").orElseThrow());
          }

          @Override
          public void disconnected(String client) {
            events.add(client + " disconnected");
          }
        };
    play(ASK + receives("b") + "Romeo disconnects\n", PlayOptions.DEFAULT, listener);
    assertThat(events)
        .containsExactly(
            "Romeo connected as romeo@localhost/orchard",
            "Romeo sent message",
            "Romeo received room@conference.localhost/a",
            "Romeo received room@conference.localhost/b",
            "Romeo received room@conference.localhost/c",
            "Romeo expected room@conference.localhost/b",
            "Romeo disconnected");
  }
}
