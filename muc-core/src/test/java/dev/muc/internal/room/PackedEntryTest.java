package dev.muc.internal.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.model.HistoryEntry;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Node;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is packed comes out as it was, whatever is in it. */
class PackedEntryTest {
  private static final Jid FROM = Jid.of("room@service/nick");
  private static final Jid SENDER = Jid.of("somebody@example.org/phone");
  private static final Instant AT = Instant.parse("2026-11-27T08:00:00.123456789Z");

  private static final List<String> STRINGS =
      List.of(
          "", "a", "jabber:client", "body", "id", "Füße", "чат", "\uD83D\uDE00", "\0\u0080\u00FF");

  @Test
  void usualMessageIsUnpackedAsItWas() {
    Element body = Element.ofText(Stanza.NAMESPACE, "body", "Trust none");
    Element stanzaId =
        Element.builder(Namespaces.STANZA_ID, "stanza-id")
            .attribute("id", "28482-98726-73623")
            .attribute("by", "room@service")
            .build();
    Element occupantId =
        Element.builder(Namespaces.OCCUPANT_ID, "occupant-id").attribute("id", "dd72603d").build();

    unpacksAs(entry(message("m1", "en", List.of(body, stanzaId, occupantId)), SENDER, true));
  }

  @Test
  void whatIsLeftOutStaysOut() {
    unpacksAs(entry(message(null, null, List.of()), null, false));
  }

  @ParameterizedTest
  @EnumSource(Message.Type.class)
  void typeIsKept(Message.Type type) {
    unpacksAs(entry(new Message(type, FROM, null, "m1", List.of()), null, false));
  }

  @ParameterizedTest
  @ValueSource(ints = {127, 128, 16_383, 16_384, 70_000})
  void lengthsOfTextsAreKept(int length) {
    unpacksAs(
        entry(
            message("m1", null, List.of(Element.ofText("", "x", "y".repeat(length)))),
            null,
            false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1969-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z"
      })
  void timesAreKept(String at) {
    HistoryEntry entry = entry(message("m1", null, List.of()), null, false);

    unpacksAs(new HistoryEntry(entry.message(), Instant.parse(at), null, false));
  }

  /** An element that looks like a usual one but for one thing is not taken for it. */
  @Test
  void elementsThatAreNearlyUsualAreKept() {
    Attribute id = new Attribute("id", "1");
    Attribute by = new Attribute("by", "room@service");
    List<List<Attribute>> attributes =
        List.of(
            List.of(),
            List.of(id),
            List.of(by, id),
            List.of(id, by, id),
            List.of(id, new Attribute("urn:other", "by", "x")));
    List<Element> payloads = new ArrayList<>();
    for (List<Attribute> these : attributes) {
      payloads.add(new Element(Namespaces.STANZA_ID, "stanza-id", these, List.of()));
      payloads.add(new Element("urn:other", "stanza-id", these, List.of()));
      payloads.add(new Element(Stanza.NAMESPACE, "body", these, List.of(new Text("x"))));
      payloads.add(new Element(Namespaces.OCCUPANT_ID, "occupant-id", these, List.of()));
    }

    unpacksAs(entry(message("m1", null, payloads), null, false));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyMessageIsUnpackedAsItWas(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      List<Element> payloads = new ArrayList<>();
      for (int left = random.nextInt(5); left > 0; left--) {
        payloads.add(element(random, 4));
      }
      unpacksAs(
          entry(
              message(string(random), string(random), payloads),
              random.nextBoolean() ? SENDER : null,
              random.nextBoolean()));
    }
  }

  /** Addresses are shared with the room and its occupants, and what is counted is what is kept. */
  @Test
  void addressesAreNotCopied() {
    PackedEntry packed = PackedEntry.of(entry(message("m1", null, List.of()), SENDER, false));

    assertThat(packed.from()).isSameAs(FROM);
    assertThat(packed.sender()).isSameAs(SENDER);
    assertThat(packed.bytes()).isGreaterThan(2 * packed.text().length());
  }

  private static void unpacksAs(HistoryEntry entry) {
    assertThat(PackedEntry.of(entry).unpack()).isEqualTo(entry);
  }

  private static HistoryEntry entry(Message message, @Nullable Jid sender, boolean archived) {
    return new HistoryEntry(message, AT, sender, archived);
  }

  private static Message message(
      @Nullable String id, @Nullable String lang, List<Element> payloads) {
    return new Message(Message.Type.GROUPCHAT, FROM, null, id, lang, payloads);
  }

  private static Element element(SplittableRandom random, int depth) {
    List<Attribute> attributes = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      attributes.add(new Attribute(string(random), string(random), string(random)));
    }
    List<Node> content = new ArrayList<>();
    for (int left = depth == 0 ? 0 : random.nextInt(4); left > 0; left--) {
      content.add(random.nextBoolean() ? new Text(string(random)) : element(random, depth - 1));
    }
    return new Element(string(random), string(random), attributes, content);
  }

  private static String string(SplittableRandom random) {
    return STRINGS.get(random.nextInt(STRINGS.size())).repeat(1 + random.nextInt(3));
  }
}
