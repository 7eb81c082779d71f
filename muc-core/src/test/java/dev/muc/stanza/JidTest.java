package dev.muc.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muc.spec.Covers;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JidTest {
  /** Two octets in UTF-8, and allowed in every part. */
  private static final String TWO_OCTETS = "\u00E9";

  @Test
  @Covers("rfc7622-3.1-1")
  void anAddressHasUpToThreeParts() {
    FullJid jid = FullJid.of("garden@rooms.example.org/Romeo");

    assertThat(jid.bare().local()).contains("garden");
    assertThat(jid.bare().domain()).isEqualTo("rooms.example.org");
    assertThat(jid.resource()).isEqualTo("Romeo");
    assertThat(jid).hasToString("garden@rooms.example.org/Romeo");
  }

  @Test
  @Covers("rfc7622-3.1-1")
  void localpartAndResourcepartMayBeMissing() {
    assertThat(BareJid.of("rooms.example.org").local()).isEmpty();
    assertThat(BareJid.of("rooms.example.org").domain()).isEqualTo("rooms.example.org");
    assertThat(FullJid.of("rooms.example.org/a").bare()).isEqualTo(BareJid.of("rooms.example.org"));
    assertThat(BareJid.of("garden@rooms.example.org").local()).contains("garden");
  }

  @Test
  void addressesSortByTheirText() {
    List<BareJid> rooms =
        Stream.of("c@a.example", "b@b.example", "example", "b@a.example").map(BareJid::of).toList();
    List<FullJid> occupants =
        Stream.of("b@a.example/x", "a@a.example/z", "b@a.example/X").map(FullJid::of).toList();

    assertThat(new TreeSet<>(rooms))
        .containsExactly(rooms.get(3), rooms.get(1), rooms.get(0), rooms.get(2));
    assertThat(new TreeSet<>(occupants))
        .containsExactly(occupants.get(1), occupants.get(2), occupants.get(0));
  }

  @Test
  @Covers({"rfc7622-3.2-1", "rfc7622-3.4-3"})
  void whatFollowsTheFirstSlashIsTheResourcepart() {
    FullJid withAt = FullJid.of("a.example.org/b@example.net");
    FullJid withSlash = FullJid.of("garden@rooms.example.org/a/b");

    assertThat(withAt.bare()).isEqualTo(BareJid.of("a.example.org"));
    assertThat(withAt.resource()).isEqualTo("b@example.net");
    assertThat(withSlash.resource()).isEqualTo("a/b");
  }

  @ParameterizedTest
  @Covers("rfc7622-3.1-2")
  @ValueSource(
      strings = {
        "romeo\uFF20example.org", // A wide @ is no separator, nor allowed in a domain.
        "a\uFF20b@example.org", // It maps to @, which is reserved in localparts.
        "a\uFF0Fb@example.org", // The same with a wide slash.
        "example.org\uFF0Fromeo",
        "\u2100@example.org" // a/c in one character.
      })
  void addressesAreSplitBeforeAnythingIsMapped(String text) {
    assertThat(Jid.parse(text)).isEmpty();
  }

  /** The second time, the domain is known, and what needs no mapping is taken as it is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "romeo@known.example/orchard",
        "romeo@known.example/Psi+.x8/2@b",
        "Romeo@Known.example/a b",
        "known.example/a@b",
        "romeo@known.example/\u00E9",
        "r\u00E9meo@known.example/r",
        "1.2-3_4@known.example/~"
      })
  void anAddressIsTheSumOfItsPartsHoweverItWasRead(String text) {
    for (int i = 0; i < 2; i++) {
      FullJid read = FullJid.of(text);
      BareJid bare = BareJid.of(text.substring(0, text.indexOf('/')));
      String resource = text.substring(text.indexOf('/') + 1);

      assertThat(read).isEqualTo(bare.with(resource)).hasSameHashCodeAs(bare.with(resource));
      assertThat(read).hasToString(bare + "/" + resource);
      assertThat(read.resource()).isEqualTo(resource);
      assertThat(read.bare()).isEqualTo(bare);
      assertThat(read.bare().local()).isEqualTo(bare.local());
      assertThat(read.bare().domain()).isEqualTo("known.example");
    }
  }

  @ParameterizedTest
  @Covers({"rfc7622-3.1-1", "rfc7622-3.2-3", "rfc7622-3.3-1", "rfc7622-3.4-1"})
  @ValueSource(
      strings = {
        "",
        "@",
        "/",
        "@/",
        "@example.org",
        "romeo@",
        "romeo@/orchard",
        "/orchard",
        "example.org/",
        "romeo@example.org/",
        "@example.org/orchard",
        "a@b@example.org"
      })
  void aPartThatIsThereIsNotEmpty(String text) {
    assertThat(Jid.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @Covers({"rfc7622-3.1-3", "rfc7622-3.2-3", "rfc7622-3.3-1", "rfc7622-3.4-1"})
  @CsvSource({"%s@example.org", "%s", "example.org/%s"})
  void aPartHasAtMost1023OctetsHoweverManyCharacters(String template) {
    assertThat(Jid.parse(template.formatted("a".repeat(1023)))).isPresent();
    assertThat(Jid.parse(template.formatted("a".repeat(1024)))).isEmpty();
    assertThat(Jid.parse(template.formatted(TWO_OCTETS.repeat(511) + "a"))).isPresent();
    assertThat(Jid.parse(template.formatted(TWO_OCTETS.repeat(512)))).isEmpty();
  }

  @Test
  @Covers("rfc7622-3.1-3")
  void anAddressHasAtMost3071Octets() {
    String part = "a".repeat(1023);

    assertThat(Jid.parse(part + "@" + part + "/" + part)).isPresent();
    assertThat(Jid.parse(part + "@" + part + "/a" + part)).isEmpty();
  }

  @Test
  @Covers({"rfc7622-3.3-1", "rfc7622-3.4-1"})
  void lengthsAreTakenAfterMapping() {
    // Three octets in two characters, which become one of two octets.
    String decomposed = "e\u0301".repeat(511);
    // A wide letter of three octets, which becomes one of one octet, but not in a resourcepart.
    String wide = "\uFF21".repeat(1023);

    assertThat(Jid.parse(decomposed + "@example.org")).isPresent();
    assertThat(Jid.parse("example.org/" + decomposed)).isPresent();
    assertThat(Jid.parse(wide + "@example.org")).isPresent();
    assertThat(Jid.parse("example.org/" + wide)).isEmpty();
  }

  @Test
  void anAddressOfUnboundedLengthIsRefusedUnread() {
    assertThat(Jid.parse("example.org/" + " ".repeat(100_000))).isEmpty();
  }

  @Test
  void anInvalidLiteralIsRefusedWithTheReason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Jid.of("romeo@-example.org"))
        .withMessageContaining("-example")
        .withMessageContaining("domainpart");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Jid.of("ro:meo@example.org"))
        .withMessageContaining("localpart")
        .withMessageContaining("ro:meo");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Jid.of("a".repeat(1024) + "@example.org"))
        .withMessageContaining("1023");
  }

  @Test
  void anAddressOfTheWrongFormIsRefusedWithTheReason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BareJid.of("romeo@example.org/orchard"))
        .withMessageContaining("without a resource")
        .withMessageContaining("romeo@example.org/orchard");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FullJid.of("romeo@example.org"))
        .withMessageContaining("with a resource")
        .withMessageContaining("romeo@example.org");
  }

  @Test
  @Covers({"rfc7622-3.2.3-1", "rfc7622-4-2"})
  void addressesAreEqualWhenTheirPreparedTextIs() {
    Jid prepared = Jid.of("romeo@example.org/Orchard");
    Jid mapped = Jid.of("ROMEO@Example.ORG./Orchard");

    assertThat(mapped).isEqualTo(prepared).hasSameHashCodeAs(prepared).hasToString("" + prepared);
    assertThat(Jid.of("romeo@example.org/orchard")).isNotEqualTo(prepared);
    assertThat(Jid.of("juliet@example.org/Orchard")).isNotEqualTo(prepared);
    assertThat(Jid.of("romeo@example.org")).isNotEqualTo(prepared);
    assertThat(prepared.bare()).isEqualTo(Jid.of("romeo@example.org")).isNotEqualTo(prepared);
  }

  @Test
  void partsLeadToTheAddressesAroundThem() {
    BareJid room = BareJid.of("garden@rooms.example.org");

    assertThat(room.bare()).isSameAs(room);
    assertThat(room.domainJid()).isEqualTo(BareJid.of("rooms.example.org"));
    assertThat(room.domainJid().domainJid()).isEqualTo(BareJid.of("rooms.example.org"));
    assertThat(room.with("Romeo")).isEqualTo(FullJid.of("garden@rooms.example.org/Romeo"));
    assertThat(room.tryWith("Romeo")).contains(room.with("Romeo"));
    assertThat(room.with("Romeo").bare()).isSameAs(room);
  }

  @Test
  void aResourceThatIsPutInIsPreparedLikeOneThatIsRead() {
    BareJid room = BareJid.of("garden@rooms.example.org");

    assertThat(room.with("e\u0301")).isEqualTo(FullJid.of("garden@rooms.example.org/\u00E9"));
    assertThat(room.tryWith("")).isEmpty();
    assertThat(room.tryWith(" Romeo")).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> room.with(" Romeo"))
        .withMessageContaining("resourcepart")
        .withMessageContaining(" Romeo");
  }

  @Test
  void anAddressIsOfItsOwnDomainOnly() {
    BareJid domain = BareJid.of("chat.example");
    assertThat(BareJid.of("garden@chat.example").isOf(domain)).isTrue();
    assertThat(domain.isOf(domain)).isTrue();
    assertThat(BareJid.of("garden@the.chat.example").isOf(domain)).isFalse();
    assertThat(BareJid.of("garden@example").isOf(domain)).isFalse();
    assertThat(BareJid.of("the.chat.example").isOf(domain)).isFalse();
    assertThat(BareJid.of("garden@chat.example").isOf(BareJid.of("garden@chat.example"))).isFalse();
  }

  @Test
  void aDomainHasNoLocalpart() {
    assertThat(BareJid.of("chat.example").isDomain()).isTrue();
    assertThat(BareJid.of("garden@chat.example").isDomain()).isFalse();
  }

  /** Domainparts are remembered; one that only resembles a known one is looked at. */
  @ParameterizedTest
  @CsvSource({
    "romeo@chat.example, romeo@chat.example",
    "romeo@CHAT.example, romeo@chat.example",
    "romeo@chat.example., romeo@chat.example",
    "romeo@chat\uFF0Eexample, romeo@chat.example",
    "romeo@clad.example/x, romeo@clad.example/x",
    "romeo@achat.example/x, romeo@achat.example/x",
    "chat.example, chat.example",
    "chat.example/x, chat.example/x",
    "Romeo@chat.example/x, romeo@chat.example/x"
  })
  void aDomainThatWasMetBeforeIsReadTheSame(String text, String prepared) {
    for (int round = 0; round < 3; round++) {
      assertThat(Jid.of("juliet@chat.example")).hasToString("juliet@chat.example");
      assertThat(Jid.of(text)).hasToString(prepared).isEqualTo(Jid.of(prepared));
      assertThat(Jid.of(text).bare().domain()).isEqualTo(Jid.of(prepared).bare().domain());
    }
    assertThat(Jid.parse("@chat.example")).isEmpty();
    assertThat(Jid.parse("romeo@chat..xample")).isEmpty();
  }

  @Test
  void anEncodingThatIsKeptIsNoPartOfTheAddress() {
    for (String text : List.of("garden@chat.example", "garden@chat.example/Romeo")) {
      Jid address = Jid.of(text);
      assertThat(address.encoding()).isNull();
      address.keepEncoding("encoding");
      assertThat(address.encoding()).isEqualTo("encoding");
      assertThat(address).isEqualTo(Jid.of(text)).hasSameHashCodeAs(Jid.of(text));
    }
  }
}
