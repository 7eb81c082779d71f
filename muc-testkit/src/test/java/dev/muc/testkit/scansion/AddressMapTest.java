package dev.muc.testkit.scansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressMapTest {
  private static final AddressMap MAP =
      AddressMap.NONE.with("localhost", "example.org").with("conference.localhost", "rooms.test");

  @ParameterizedTest
  @CsvSource({
    "localhost, example.org",
    "romeo@localhost, romeo@example.org",
    "romeo@localhost/orchard, romeo@example.org/orchard",
    "conference.localhost, rooms.test"
  })
  void wholeDomainsAreReplaced(String text, String expected) {
    assertThat(MAP.apply(text)).isEqualTo(expected);
  }

  @Test
  void addressesInTextAreReplaced() {
    assertThat(MAP.apply("a@conference.localhost/b invited you to a@conference.localhost."))
        .isEqualTo("a@rooms.test/b invited you to a@rooms.test.");
  }

  @ParameterizedTest
  @CsvSource({
    "other.localhost",
    "localhost.localdomain",
    "my-localhost",
    "localhost-2",
    "localhosts",
    "éalocalhost"
  })
  void partsOfLongerDomainsStay(String text) {
    assertThat(MAP.apply(text)).isEqualTo(text);
  }

  @Test
  void replacementsDoNotReplaceEachOther() {
    AddressMap swap = AddressMap.NONE.with("a.test", "b.test").with("b.test", "a.test");
    assertThat(swap.apply("x@a.test y@b.test")).isEqualTo("x@b.test y@a.test");
  }

  @Test
  void scriptIsRewrittenInClientsAndStanzas() throws ScriptException {
    Script script =
        MAP.apply(
            ScriptParser.parse(
                "s",
                """
                [Client] R
                \tjid: r@localhost/x
                -----
                R sends:
                \t<presence to='room@conference.localhost/r'/>
                R receives:
                \t<presence from='room@conference.localhost/r'><status>localhost</status></presence>
                R disconnects
                """));
    assertThat(script.clients().get(0)).hasToString("R (r@example.org/x)");
    assertThat(script.steps())
        .containsExactly(
            new Step.Sends(4, "R", List.of(StanzaText.parse("<presence to='room@rooms.test/r'/>"))),
            new Step.Receives(
                6,
                "R",
                List.of(
                    StanzaText.parse(
                        "<presence from='room@rooms.test/r'><status>example.org</status>"
                            + "</presence>"))),
            new Step.Disconnects(8, "R"));
  }

  @Test
  void onlyDomainsAreMappedAndOnlyOnce() {
    assertThatThrownBy(() -> AddressMap.NONE.with("a@b.test", "c.test"))
        .hasMessage("expected a domain: a@b.test");
    assertThatThrownBy(() -> MAP.with("localhost", "c.test")).hasMessage("mapped twice: localhost");
  }
}
