package dev.muc.testkit.scansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.assertj.core.api.OptionalAssert;
import org.junit.jupiter.api.Test;

class StanzaMatcherTest {

  private static Optional<String> mismatch(String expected, String actual) {
    return StanzaMatcher.mismatch(StanzaText.parse(expected), StanzaText.parse(actual));
  }

  private static void matches(String expected, String actual) {
    assertThat(mismatch(expected, actual)).isEmpty();
  }

  private static OptionalAssert<String> reason(String expected, String actual) {
    return assertThat(mismatch(expected, actual));
  }

  @Test
  void stanzaMayHaveMoreThanExpected() {
    matches(
        "<presence from='a@b'><show/></presence>",
        "<presence to='c@d' from='a@b'><status>x</status><show>dnd</show></presence>");
  }

  @Test
  void childrenOfAStanzaComeInAnyOrder() {
    matches("<message><body/><subject/></message>", "<message><subject/><body/></message>");
  }

  @Test
  void namesMustBeTheSame() {
    reason("<message/>", "<presence/>").hasValue("it is <presence>, not <message>");
  }

  @Test
  void expectedAttributeMustBeThere() {
    reason("<iq id='1'/>", "<iq/>").hasValue("<iq> has no attribute id");
    reason("<iq id='1'/>", "<iq id='2'/>").hasValue("attribute id of <iq> is \"2\", not \"1\"");
  }

  @Test
  void attributeWithANamespaceIsAnotherOne() {
    reason("<message xml:lang='en'/>", "<message lang='en'/>")
        .hasValue("<message> has no attribute lang");
    matches("<message xml:lang='en'/>", "<message xml:lang='en'/>");
  }

  @Test
  void expectedChildMustBeThere() {
    reason("<message><body/></message>", "<message><subject/></message>")
        .hasValue("<message> has no child <body>");
  }

  @Test
  void reasonLeadsToTheInnermostDifference() {
    reason(
            "<message><x xmlns='u'><item nick='a'/></x></message>",
            "<message><x xmlns='u'><item nick='b'/></x></message>")
        .hasValue(
            "<message> has no child like the expected <x xmlns='u'>:"
                + " attribute nick of <item xmlns='u'> is \"b\", not \"a\"");
  }

  @Test
  void everyExpectedChildNeedsOneOfItsOwn() {
    matches("<message><body/><body/></message>", "<message><body>a</body><body>b</body></message>");
    reason("<message><body/><body/></message>", "<message><body/></message>")
        .hasValue("there are too few children like <body>");
  }

  @Test
  void childrenAreSharedOutSoThatAllFindOne() {
    // The first expected body would do with either; it must leave the second one its only choice.
    matches(
        "<message><body/><body>a</body></message>",
        "<message><body>a</body><body>b</body></message>");
  }

  @Test
  void textIsExact() {
    matches("<message><body>a b</body></message>", "<message><body>a b</body></message>");
    reason("<message><body>a b</body></message>", "<message><body>a b </body></message>")
        .isPresent();
  }

  @Test
  void whiteSpaceAloneExpectsNothing() {
    matches("<iq id='1'>\n\t</iq>", "<iq id='1'><error/></iq>");
    matches("<message><subject>\n</subject></message>", "<message><subject>x</subject></message>");
  }

  @Test
  void namespaceOfItsOwnMakesAnElementStrict() {
    reason("<message><x xmlns='u'/></message>", "<message><x xmlns='u' a='b'/></message>")
        .get()
        .asString()
        .endsWith("<x xmlns='u'> has an attribute that is not expected: a=\"b\"");
    reason("<message><x xmlns='u'/></message>", "<message><x xmlns='u'><y/></x></message>")
        .get()
        .asString()
        .endsWith("<x xmlns='u'> has a child that is not expected there: <y xmlns='u'>");
    reason("<message><x xmlns='u'/></message>", "<message><x xmlns='u'>text</x></message>")
        .get()
        .asString()
        .endsWith("the text of <x xmlns='u'> is \"text\", not \"\"");
    reason("<message><x xmlns='u'><y/></x></message>", "<message><x xmlns='u'/></message>")
        .get()
        .asString()
        .endsWith("<x xmlns='u'> has no <y xmlns='u'> where it is expected");
  }

  @Test
  void childrenOfAStrictElementComeInOrder() {
    String expected = "<message><x xmlns='u'><a/><b/></x></message>";
    matches(expected, "<message><x xmlns='u'>\n <a/>\n <b/>\n</x></message>");
    reason(expected, "<message><x xmlns='u'><b/><a/></x></message>").isPresent();
  }

  @Test
  void attributesOfAStrictElementComeInAnyOrder() {
    matches(
        "<message><x xmlns='u' a='1' b='2'/></message>",
        "<message><x b='2' a='1' xmlns='u'/></message>");
  }

  @Test
  void allBelowAStrictElementIsStrict() {
    reason(
            "<message><x xmlns='u'><m xmlns='jabber:client'/></x></message>",
            "<message><x xmlns='u'><m xmlns='jabber:client' a='1'/></x></message>")
        .isPresent();
  }

  @Test
  void elementsBesideAStrictOneMayBeMore() {
    matches("<message><x xmlns='u'/></message>", "<message><y xmlns='v'/><x xmlns='u'/></message>");
  }

  @Test
  void repeatedDeclarationOfANamespaceIsNoAttribute() {
    matches(
        "<message><x xmlns='u'><y xmlns='u' a='1'/></x></message>",
        "<message><x xmlns='u'><y a='1'/></x></message>");
  }

  @Test
  void stanzaThatDeclaresTheStreamsNamespaceStaysLenient() {
    matches("<message xmlns='jabber:client'/>", "<message id='1'><body/></message>");
  }

  @Test
  void textAmongStrictElementsCountsUnlessItIsWhiteSpace() {
    String expected = "<message><x xmlns='u'>one <b/> two</x></message>";
    matches(expected, "<message><x xmlns='u'>one <b/> two</x></message>");
    reason(expected, "<message><x xmlns='u'>one <b/></x></message>").isPresent();
  }

  @Test
  void strictnessCanBeAskedFor() {
    reason("<message scansion:strict='true' id='1'/>", "<message id='1' to='a@b'/>").isPresent();
    matches("<message scansion:strict='true' id='1'/>", "<message id='1'/>");
  }

  @Test
  void strictnessCanBeTakenOffForAnElementAndAllBelow() {
    matches(
        "<message><x xmlns='u' scansion:strict='false'><y xmlns='v'/></x></message>",
        "<message><x xmlns='u' a='1'><z/><y xmlns='v' b='2'/></x></message>");
  }

  @Test
  void innerOverrideWins() {
    String expected =
        "<message scansion:strict='false'><x xmlns='u' scansion:strict='true'/></message>";
    reason(expected, "<message><x xmlns='u' a='1'/></message>").isPresent();
    matches(expected, "<message><x xmlns='u'/></message>");
  }

  @Test
  void anyStandsForAValueThatIsThere() {
    String attribute = "<message><x xmlns='u' stamp='{scansion:any}'/></message>";
    matches(attribute, "<message><x xmlns='u' stamp='2026'/></message>");
    matches(attribute, "<message><x xmlns='u' stamp=''/></message>");
    reason(attribute, "<message><x xmlns='u'/></message>").isPresent();
    String text = "<message><body>{scansion:any}</body></message>";
    matches(text, "<message><body>x</body></message>");
    reason(text, "<message><body/></message>").isPresent();
    String strictText = "<message><x xmlns='u'>{scansion:any}</x></message>";
    matches(strictText, "<message><x xmlns='u'>x</x></message>");
    reason(strictText, "<message><x xmlns='u'/></message>").isPresent();
  }

  @Test
  void anotherStrictnessIsTheCallersMistake() {
    assertThatThrownBy(() -> StanzaText.parse("<message scansion:strict='1'/>"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void testsReadExactlyOneStanza() {
    assertThatThrownBy(() -> StanzaText.parse("<message/><message/>"))
        .hasMessageStartingWith("expected one stanza, but there are 2");
    assertThatThrownBy(() -> StanzaText.parse("<message>"))
        .hasMessageStartingWith("no valid XML: ");
  }
}
