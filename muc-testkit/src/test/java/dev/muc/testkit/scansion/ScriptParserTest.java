package dev.muc.testkit.scansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.stanza.BareJid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptParserTest {

  private static Script parse(String text) throws ScriptException {
    return ScriptParser.parse("test.scs", text);
  }

  /** What stands in front of the steps in most of these tests: six lines. */
  private static final String CLIENT =
      """
      # A title
      [Client] Romeo
      \tjid: romeo@localhost
      \tpassword: secret

      -----
      """;

  private static AbstractThrowableAssert<?, ? extends Throwable> refusal(String text) {
    return assertThatThrownBy(() -> parse(text)).isInstanceOf(ScriptException.class);
  }

  @Test
  void titleIsTheFirstComment() throws ScriptException {
    assertThat(parse(CLIENT).title()).isEqualTo("A title");
  }

  @Test
  void scriptWithoutCommentIsTitledByItsSource() throws ScriptException {
    assertThat(parse("-----\n").title()).isEqualTo("test.scs");
  }

  @Test
  void tagsHaveValuesOrNone() throws ScriptException {
    Script script = parse("# T\n## covers: a-1, a-2\n## slow\n---\n## covers: b-1\n### no tag\n");
    assertThat(script.tags())
        .containsExactly(
            new Script.Tag(2, "covers", "a-1, a-2"),
            new Script.Tag(3, "slow", null),
            new Script.Tag(5, "covers", "b-1"));
    assertThat(script.tagValues("covers")).containsExactly("a-1, a-2", "b-1");
    assertThat(script.tagValues("slow")).containsExactly("");
  }

  @Test
  void commentsAreKeptForPeople() throws ScriptException {
    Script script = parse("# Title\n#\n# why\n## covers: a\n----\n# and so on\n");
    assertThat(script.comments())
        .containsExactly(
            new Script.Comment(2, ""),
            new Script.Comment(3, "why"),
            new Script.Comment(6, "and so on"));
  }

  @Test
  void clientHasItsKeysInAnyOrderAndAnyIndentation() throws ScriptException {
    Script script =
        parse(
            """
            [Client] Juliet's phone
                connect_port: 5223
            \tpassword: a: b # c
              # a comment
              jid: Juliet@localhost
            \t  resource: balcony
             connect_host: 127.0.0.1
            --
            """);
    assertThat(script.clients())
        .containsExactly(
            new ScriptClient(
                "Juliet's phone",
                BareJid.of("juliet@localhost"),
                "balcony",
                "a: b # c",
                "127.0.0.1",
                5223));
  }

  @Test
  void resourceMayStandInTheJid() throws ScriptException {
    Script script = parse("[Client] Romeo\n\tjid: romeo@localhost/orchard\n-----\n");
    assertThat(script.clients().get(0).account()).isEqualTo(BareJid.of("romeo@localhost"));
    assertThat(script.clients().get(0).resource()).isEqualTo("orchard");
  }

  @Test
  void everyStepIsRead() throws ScriptException {
    Script script =
        parse(
            CLIENT
                + """
                Romeo connects   # with a comment

                Romeo sends:
                \t<presence/>
                \t<message to='a@b'>
                \t\t<body>Hi</body>
                \t</message>

                # a comment
                Romeo receives:
                    <presence/>
                Romeo receives: nothing
                Romeo disconnects
                # the end
                """);
    assertThat(script.steps())
        .containsExactly(
            new Step.Connects(7, "Romeo"),
            new Step.Sends(
                9,
                "Romeo",
                List.of(
                    StanzaText.parse("<presence/>"),
                    StanzaText.parse("<message to='a@b'><body>Hi</body></message>"))),
            new Step.Receives(16, "Romeo", List.of(StanzaText.parse("<presence/>"))),
            new Step.ReceivesNothing(18, "Romeo"),
            new Step.Disconnects(19, "Romeo"));
  }

  @Test
  void linesMayEndInTheWayOfWindowsAndFilesBeginWithAByteOrderMark() throws ScriptException {
    String windows = "\uFEFF" + CLIENT.replace("\n", "\r\n") + "Romeo connects\r\n";
    assertThat(parse(windows).steps()).containsExactly(new Step.Connects(7, "Romeo"));
  }

  @Test
  void commentsMayStandBetweenStanzas() throws ScriptException {
    Script script =
        parse(CLIENT + "Romeo sends:\n\t# one\n\t<presence/>\n\n\t# two\n\t<presence/>\n");
    assertThat(((Step.Sends) script.steps().get(0)).stanzas()).hasSize(2);
  }

  @Test
  void placeholdersMayStandInEitherKindOfQuotes() throws ScriptException {
    Script script =
        parse(
            CLIENT
                + """
                Romeo sends:
                \t<presence to="${Romeo's JID}" id='${Romeo's full JID}'/>
                """);
    assertThat(((Step.Sends) script.steps().get(0)).stanzas().get(0).attributes())
        .extracting("value")
        .containsExactly("${Romeo's JID}", "${Romeo's full JID}");
  }

  @Test
  void layoutIsNoPartOfAStanza() throws ScriptException {
    Script script =
        parse(
            CLIENT
                + """
                Romeo sends:
                \t<message>
                \t\t<body>
                two lines</body>
                \t</message>
                """
                    .replace("\ntwo", "\n two"));
    assertThat(((Step.Sends) script.steps().get(0)).stanzas())
        .containsExactly(StanzaText.parse("<message><body>\n two lines</body></message>"));
  }

  @Test
  void missingDashesAreAnError() {
    refusal("[Client] Romeo\n\tjid: romeo@localhost\n")
        .hasMessage("test.scs:2: there is no line of dashes between the clients and what they do");
  }

  @Test
  void unknownSectionIsAnError() {
    refusal("# T\n[Server] X\n-----\n")
        .hasMessage("test.scs:2: unknown section [Server]; there is only [Client] Name");
  }

  @Test
  void unknownKeyIsAnError() {
    refusal("[Client] Romeo\n\tjid: romeo@localhost\n\tpasword: x\n-----\n")
        .hasMessageStartingWith("test.scs:3: ")
        .hasMessageContaining("\"pasword\"");
  }

  @Test
  void keyGivenTwiceIsAnError() {
    refusal("[Client] Romeo\n\tjid: romeo@localhost\n\tjid: romeo@localhost\n-----\n")
        .hasMessage("test.scs:3: jid is given twice");
  }

  @Test
  void clientWithoutJidIsAnError() {
    refusal("# T\n[Client] Romeo\n\tpassword: x\n-----\n")
        .hasMessage("test.scs:2: the client has no \"jid: name@domain\"");
  }

  @Test
  void invalidJidIsAnErrorThatSaysWhy() {
    refusal("[Client] Romeo\n\tpassword: x\n\tjid: romeo@\n-----\n")
        .hasMessageStartingWith("test.scs:3: \"romeo@\" is no address: ");
    refusal("[Client] Romeo\n\tjid: localhost\n-----\n")
        .hasMessageStartingWith("test.scs:2: the jid of a client needs a name");
  }

  @Test
  void twoDifferentResourcesAreAnError() {
    refusal("[Client] Romeo\n\tjid: romeo@localhost/a\n\tresource: b\n-----\n")
        .hasMessage("test.scs:3: the jid has another resource: a");
  }

  @Test
  void portOutOfRangeIsAnError() {
    refusal("[Client] R\n\tjid: r@localhost\n\tconnect_port: 65536\n-----\n")
        .hasMessage("test.scs:3: \"65536\" is no port; they go from 1 to 65535");
  }

  @Test
  void twoClientsOfOneNameAreAnError() {
    refusal("[Client] R\n\tjid: r@localhost\n[Client] R\n\tjid: r@localhost\n-----\n")
        .hasMessage("test.scs:3: there are two clients called R");
  }

  @Test
  void unknownStepIsAnErrorThatNamesThoseThereAre() {
    refusal(CLIENT + "Romeo waits\n")
        .hasMessageStartingWith("test.scs:7: expected \"Name connects\"");
    refusal(CLIENT + "Romeo sends <presence/>\n")
        .hasMessageStartingWith("test.scs:7: expected \"Name connects\"");
  }

  @Test
  void unknownClientIsAnErrorThatNamesThoseThereAre() {
    refusal(CLIENT + "Romeo connects\nJuliet connects\n")
        .hasMessage("test.scs:8: there is no client called Juliet; there are [Romeo]");
  }

  @Test
  void strayIndentedLineIsAnError() {
    refusal(CLIENT + "Romeo connects\n\t<presence/>\n").hasMessageStartingWith("test.scs:8: ");
  }

  @Test
  void stepWithoutStanzaIsAnError() {
    refusal(CLIENT + "Romeo sends:\n\nRomeo connects\n")
        .hasMessageStartingWith("test.scs:7: there is no stanza");
  }

  @Test
  void brokenXmlIsAnErrorAtItsOwnLine() {
    refusal(CLIENT + "Romeo sends:\n\t<message>\n\t\t<body>\n\t</message>\n")
        .hasMessageStartingWith("test.scs:10: no valid XML: ");
  }

  @Test
  void undeclaredPrefixIsAnErrorAtItsOwnLine() {
    refusal(CLIENT + "Romeo sends:\n\n\t<presence x:y='z'/>\n")
        .hasMessageStartingWith("test.scs:9: no valid XML: ");
  }

  @Test
  void elementThatIsNoStanzaIsAnError() {
    refusal(CLIENT + "Romeo sends:\n\t<ping/>\n").hasMessageContaining("<ping> is no stanza");
    refusal(CLIENT + "Romeo sends:\n\t<iq xmlns='urn:x'/>\n")
        .hasMessageContaining("<iq xmlns='urn:x'> is no stanza");
  }

  @Test
  void textBetweenStanzasIsAnError() {
    refusal(CLIENT + "Romeo sends:\n\t<presence/>\n\thello\n")
        .hasMessage("test.scs:7: text that is in no stanza: hello");
  }

  @Test
  void placeholderForNobodyIsAnError() {
    refusal(CLIENT + "Romeo sends:\n\t<presence to=\"${Juliet's JID}\"/>\n")
        .hasMessageContaining("there is no client called Juliet");
    refusal(CLIENT + "Romeo sends:\n\t<presence to=\"${Romeo's nick}\"/>\n")
        .hasMessageContaining("${Romeo's nick} stands for nothing");
  }

  @Test
  void strictnessIsTrueOrFalse() {
    refusal(CLIENT + "Romeo receives:\n\t<presence scansion:strict='yes'/>\n")
        .hasMessage("test.scs:7: scansion:strict is \"true\" or \"false\", not \"yes\"");
  }

  @Test
  void tagThatIsASentenceIsAnError() {
    refusal("## covers 0045-1\n---\n").hasMessageStartingWith("test.scs:1: a tag is");
  }

  @Test
  void exceptionSaysWhere() {
    refusal("# T\nfoo\n")
        .isInstanceOfSatisfying(
            ScriptException.class,
            problem -> {
              assertThat(problem.source()).isEqualTo("test.scs");
              assertThat(problem.line()).isEqualTo(2);
            });
  }

  @Test
  void fileThatIsNotInUtf8IsAnError(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("latin.scs");
    Files.write(file, "# caf\u00e9\n---\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ScriptParser.parse(file))
        .isInstanceOf(ScriptException.class)
        .hasMessageEndingWith("the file is not in UTF-8");
  }

  @Test
  void descriptionOfAClientHidesItsPassword() throws ScriptException {
    assertThat(parse(CLIENT).clients().toString()).contains("romeo").doesNotContain("secret");
  }
}
