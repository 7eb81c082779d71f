package dev.muc.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7622 §3.2: domainparts by IDNA2008, and IP literals. */
class JidDomainpartTest {

  @ParameterizedTest
  @Covers("rfc7622-3.2.1-1")
  @ValueSource(
      strings = {
        "localhost",
        "example.org",
        "a.b.c.d.example.org",
        "xmpp-1.example.org",
        "r3---x.example.org",
        "127.0.0.1",
        "1.example.org",
        "b\u00FCcher.example",
        "\u4F8B\u3048.\u30C6\u30B9\u30C8",
        "\u0440\u0444.example",
        "\u05D0\u05D1.example"
      })
  void hostNamesAreKept(String domain) {
    assertThat(BareJid.of(domain).domain()).isEqualTo(domain);
  }

  @ParameterizedTest
  @Covers({"rfc7622-3.2.2-1", "rfc7622-5-1"})
  @CsvSource({
    "Example.ORG, example.org",
    "B\u00DCCHER.example, b\u00FCcher.example",
    "bu\u0308cher.example, b\u00FCcher.example",
    "\uFF45\uFF58\uFF41\uFF4D\uFF50\uFF4C\uFF45.org, example.org",
    "\uFF76\uFF9E.example, \u30AC.example"
  })
  void caseAndWidthAreMappedAndTheResultIsComposed(String given, String prepared) {
    assertThat(BareJid.of(given)).isEqualTo(BareJid.of(prepared)).hasToString(prepared);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u3002example", "a\uFF0Eexample", "a\uFF61example", "a.example\u3002"})
  void wideDotsSeparateLabelsToo(String given) {
    assertThat(BareJid.of(given)).hasToString("a.example");
  }

  @ParameterizedTest
  @Covers({"rfc7622-3.2.1-1", "rfc7622-5-1"})
  @CsvSource({
    "xn--bcher-kva.example, b\u00FCcher.example",
    "XN--BCHER-KVA.example, b\u00FCcher.example",
    "xn--mnchen-3ya.example, m\u00FCnchen.example",
    "a.xn--maana-pta.example, a.ma\u00F1ana.example",
    // Not so in IDNA2003, which made "strasse" of it.
    "xn--strae-oqa.example, stra\u00DFe.example"
  })
  void aLabelsBecomeULabels(String given, String prepared) {
    assertThat(BareJid.of(given)).isEqualTo(BareJid.of(prepared)).hasToString(prepared);
  }

  @ParameterizedTest
  @Covers("rfc7622-3.2.1-1")
  @ValueSource(
      strings = {
        "xn--.example", // Nothing in it.
        "xn--a.example", // Stands for a control character.
        "xn--abc-.example", // Stands for ASCII.
        "xn--99999999.example", // Too large a number.
        "xn--bcher-kv.example", // A number that does not end.
        "xn--b\u00FCcher.example", // Both at once.
        "xn--n3h.example" // Stands for a snowman, which no host name may have.
      })
  void whatOnlyLooksLikeAnALabelIsRefused(String given) {
    assertThat(Jid.parse(given)).isEmpty();
  }

  @ParameterizedTest
  @Covers("rfc7622-3.2.1-1")
  @ValueSource(
      strings = {
        "exa mple.org",
        "exa!mple.org",
        "exa:mple.org",
        "example.org:5222",
        "-example.org",
        "example-.org",
        "a.-b.org",
        "exa\u00A0mple.org",
        "\u2603.example", // A symbol.
        "\uFB01.example", // A ligature has no wide or narrow form: it is not mapped.
        "\u24D4.example",
        "exa\u200Dmple.org",
        "exa\u00ADmple.org",
        "exa\u0000mple.org",
        "\u0301a.example", // A mark without a letter before it.
        "a\u05D0.example", // Two directions in one label.
        "\uD800.example"
      })
  void whatIsNoHostNameIsRefused(String given) {
    assertThat(Jid.parse(given)).isEmpty();
    assertThat(Jid.parse("romeo@" + given + "/orchard")).isEmpty();
  }

  @Test
  @Covers("rfc7622-3.2-2")
  void aTrailingDotIsStripped() {
    assertThat(Jid.of("romeo@example.org./orchard")).isEqualTo(Jid.of("romeo@example.org/orchard"));
    assertThat(Jid.of("EXAMPLE.org.")).hasToString("example.org");
    assertThat(Jid.of("[::1].")).hasToString("[::1]");
  }

  @ParameterizedTest
  @Covers("rfc7622-3.2-3")
  @ValueSource(strings = {".", "..", "example.org..", ".example.org", "example..org", "\u3002"})
  void anEmptyLabelIsRefused(String given) {
    assertThat(Jid.parse(given)).isEmpty();
  }

  /** See ADR 0004: not in RFC 7622, but such hosts exist. */
  @Test
  void anUnderscoreIsAllowed() {
    assertThat(BareJid.of("chat_1.example.org")).hasToString("chat_1.example.org");
    assertThat(BareJid.of("Chat_1.example.org")).hasToString("chat_1.example.org");
  }

  @ParameterizedTest
  @Covers("rfc7622-3.2.1-1")
  @ValueSource(
      strings = {
        "[::]",
        "[::1]",
        "[1::]",
        "[2001:db8::7]",
        "[2001:db8:0:1:2:3:4:5]",
        "[1:2:3:4:5:6:7::]",
        "[::2:3:4:5:6:7:8]",
        "[::ffff:192.0.2.255]",
        "[1:2:3:4:5:6:0.0.0.0]"
      })
  void ipv6LiteralsAreKept(String literal) {
    assertThat(BareJid.of(literal).domain()).isEqualTo(literal);
    assertThat(FullJid.of("romeo@" + literal + "/a").bare().domain()).isEqualTo(literal);
  }

  @Test
  @Covers("rfc7622-3.2.2-1")
  void ipv6LiteralsAreInLowerCase() {
    assertThat(BareJid.of("[2001:DB8::A]")).isEqualTo(BareJid.of("[2001:db8::a]"));
  }

  @ParameterizedTest
  @Covers("rfc7622-3.2.1-1")
  @ValueSource(
      strings = {
        "[",
        "]",
        "[]",
        "[:]",
        "[:::]",
        "[::1",
        "::1",
        "[1]",
        "[1:2:3:4:5:6:7]",
        "[1:2:3:4:5:6:7:8:9]",
        "[1:2:3:4::5:6:7:8]",
        "[1::2::3]",
        "[12345::]",
        "[::g]",
        "[::1%eth0]",
        "[192.0.2.1]",
        "[::192.0.2.256]",
        "[::192.0.2]",
        "[::192.0.02.1]",
        "[192.0.2.1::]",
        "[::192.0.2.1:1]",
        "[1:2:3:4:5:6:7:192.0.2.1]",
        "[\uFF11::]",
        "[::1].org"
      })
  void whatIsNoIpv6AddressIsRefused(String given) {
    assertThat(Jid.parse(given)).isEmpty();
  }
}
