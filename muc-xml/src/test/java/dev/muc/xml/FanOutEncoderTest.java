package dev.muc.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muc.Delivery;
import dev.muc.Recipients;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.xml.room.ArchiveCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FanOutEncoderTest {
  private static final StanzaWriter WRITER = StanzaWriter.stream("jabber:component:accept");

  private static Message message(String text) {
    return new Message(
        Message.Type.GROUPCHAT,
        Jid.of("garden@chat.example/Jülia"),
        null,
        "1",
        List.of(Element.ofText(Stanza.NAMESPACE, "body", text), Element.of("u", "x")));
  }

  private static List<Jid> recipients(int count) {
    List<Jid> recipients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      recipients.add(
          switch (i % 5) {
            case 0 -> Jid.of("romeo" + i + "@montague.example/orchard");
            case 1 -> Jid.of("romeo" + i + "@montague.example/<o'r&c>\"hard");
            case 2 -> Jid.of("jülia" + i + "@capulet.example/Balkön 😀");
            case 3 -> Jid.of("romeo" + i + "@montague.example");
            default -> Jid.of("host" + i + ".example/" + "r".repeat(i % 1000 + 1));
          });
    }
    return recipients;
  }

  private static String oneByOne(Delivery delivery) {
    XmlBuffer out = new XmlBuffer();
    delivery.addressed().forEach(stanza -> WRITER.write(stanza, out));
    return out.toString();
  }

  @Test
  void isWhatWritingOneByOneIs() {
    FanOutEncoder encoder = new FanOutEncoder(WRITER);
    for (int count : List.of(0, 1, 2, 1_000)) {
      for (Stanza stanza :
          List.of(
              message("hi ü"),
              new Presence(Presence.Type.UNAVAILABLE, Jid.of("a@b/c"), null, null, List.of()))) {
        Delivery delivery = new Delivery(stanza, recipients(count));
        XmlBuffer out = new XmlBuffer();
        encoder.encode(delivery, out);
        assertThat(out).hasToString(oneByOne(delivery));
      }
    }
  }

  @Test
  void recipientsThatComeAgainAreWrittenTheSame() {
    FanOutEncoder encoder = new FanOutEncoder(WRITER);
    List<List<Jid>> lists = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lists.add(Recipients.of(recipients(i)));
    }
    lists.add(Recipients.of(recipients(1_000)));
    for (int round = 0; round < 4; round++) {
      for (List<Jid> list : lists) {
        Delivery delivery = new Delivery(message("round " + round), list);
        XmlBuffer out = new XmlBuffer();
        encoder.begin(delivery);
        while (encoder.write(out, out.length() + 3_000)) {}
        assertThat(out).hasToString(oneByOne(delivery));
      }
    }
  }

  @Test
  void aStanzaThatComesAgainIsWrittenTheSame() {
    Message again = message("again");
    for (String stream : List.of("jabber:component:accept", "jabber:client", "jabber:server")) {
      StanzaWriter writer = StanzaWriter.stream(stream);
      FanOutEncoder encoder = new FanOutEncoder(writer);
      for (int round = 1; round < 5; round++) {
        XmlBuffer written = new XmlBuffer();
        Delivery delivery = new Delivery(again, recipients(round));
        encoder.encode(new Delivery(message("in between"), recipients(round)), new XmlBuffer());
        encoder.encode(delivery, written);
        XmlBuffer expected = new XmlBuffer();
        delivery.addressed().forEach(stanza -> writer.write(stanza, expected));
        assertThat(written).hasToString(expected.toString());
      }
    }
  }

  @Test
  void whatAnotherCodecKeptIsNoObstacle() {
    Message known = message("known");
    List<Jid> recipients = recipients(20);
    known.keepEncoding("of somebody else");
    recipients.forEach(recipient -> recipient.keepEncoding("of somebody else"));
    Delivery delivery = new Delivery(known, recipients);
    for (int round = 1; round < 4; round++) {
      XmlBuffer out = new XmlBuffer();
      new FanOutEncoder(WRITER).encode(delivery, out);
      assertThat(out).hasToString(oneByOne(delivery));
    }
  }

  @Test
  void stanzasThatAreSentOnceAndAddressesOfFewKeepNothing() {
    Message once = message("once");
    List<Jid> few = recipients(15);
    new FanOutEncoder(WRITER).encode(new Delivery(once, few), new XmlBuffer());
    assertThat(once.encoding()).isNotInstanceOf(EncodedStanza.class);
    assertThat(few).allMatch(address -> address.encoding() == null);
  }

  @Test
  void recipientsThatComeAgainKeepTheirAddressesAndOthersDoNot() {
    FanOutEncoder encoder = new FanOutEncoder(WRITER);
    Recipients list = Recipients.of(recipients(5));
    encoder.encode(new Delivery(message("1"), list), new XmlBuffer());
    assertThat(list.encoding()).isNotInstanceOf(EncodedAddresses.class);
    encoder.encode(new Delivery(message("2"), list), new XmlBuffer());
    Object kept = list.encoding();
    assertThat(kept).isInstanceOf(EncodedAddresses.class);
    encoder.encode(new Delivery(message("3"), list), new XmlBuffer());
    assertThat(list.encoding()).isSameAs(kept);
  }

  @Test
  void manyDeliveriesToOneAfterTheOtherGoToTheRightOne() {
    FanOutEncoder encoder = new FanOutEncoder(WRITER);
    List<Jid> recipients = recipients(10);
    for (int i = 0; i < 40; i++) {
      Delivery delivery = new Delivery(message("" + i), recipients.get(i / 4));
      XmlBuffer out = new XmlBuffer();
      encoder.encode(delivery, out);
      assertThat(out).hasToString(oneByOne(delivery));
    }
  }

  @Test
  void theAddresseeOfTheStanzaItselfDoesNotCount() {
    Delivery delivery = new Delivery(message("hi").to(Jid.of("somebody@else")), recipients(3));
    XmlBuffer out = new XmlBuffer();
    new FanOutEncoder(WRITER).encode(delivery, out);
    assertThat(out).hasToString(oneByOne(delivery));
  }

  @Test
  void aLargeDeliveryIsWrittenInSlices() {
    Delivery delivery = new Delivery(message("hi"), recipients(1_000));
    FanOutEncoder encoder = new FanOutEncoder(WRITER);
    encoder.begin(delivery);
    XmlBuffer slice = new XmlBuffer();
    StringBuilder all = new StringBuilder();
    int slices = 0;
    while (encoder.write(slice, 10_000)) {
      assertThat(slice.length()).isLessThan(10_000 + 2_000);
      all.append(slice);
      slice.clear();
      slices++;
    }
    assertThat(all).hasToString(oneByOne(delivery));
    assertThat(slices).isGreaterThan(20);
    assertThat(encoder.remaining()).isZero();
    assertThat(encoder.write(slice, 10_000)).isFalse();
  }

  @Test
  void aRangeIsWrittenBesides() {
    Delivery delivery = new Delivery(message("hi"), recipients(10));
    FanOutEncoder encoder = new FanOutEncoder(WRITER);
    encoder.begin(delivery);
    XmlBuffer out = new XmlBuffer();
    encoder.writeRange(3, 7, out);
    assertThat(out)
        .hasToString(
            oneByOne(new Delivery(delivery.stanza(), delivery.recipients().subList(3, 7))));
    assertThat(encoder.remaining()).isEqualTo(10);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> encoder.writeRange(3, 11, out));
  }

  @Test
  void whatCannotBeWrittenIsNotBegun() {
    FanOutEncoder encoder = new FanOutEncoder(WRITER);
    encoder.begin(new Delivery(message("hi"), recipients(10)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.begin(new Delivery(message("\u0001"), recipients(10))));
    assertThat(encoder.remaining()).isZero();
    assertThat(encoder.write(new XmlBuffer(), 1)).isFalse();
  }

  private static List<List<Element>> payloads() {
    Element body = Element.ofText(Stanza.NAMESPACE, "body", "<hi> & ü");
    Element forwarded =
        Element.builder("urn:xmpp:forward:0", "forwarded")
            .child(Element.builder(Stanza.NAMESPACE, "message").child(body).build())
            .build();
    Element ofTheStream = Element.of("jabber:component:accept", "x");
    Element around = Element.builder(Stanza.NAMESPACE, "body").child(ofTheStream).build();
    Element within = Element.builder(Stanza.NAMESPACE, "body").child(forwarded).build();
    return List.of(
        List.of(),
        List.of(body),
        List.of(body, forwarded),
        List.of(ofTheStream, body),
        List.of(around),
        List.of(within),
        List.of(Element.builder("urn:x", "x").child(ofTheStream).build()),
        List.of(Element.ofText("jabber:x:oob", "x", "u"), Element.of("jabber:server", "x")));
  }

  @Test
  void isTheSameForWhatWasStoredBefore() {
    for (String namespace : List.of("jabber:component:accept", "jabber:client", "jabber:server")) {
      StanzaWriter writer = StanzaWriter.stream(namespace);
      FanOutEncoder encoder = new FanOutEncoder(writer);
      for (List<Element> payloads : payloads()) {
        Message fresh = new Message(Message.Type.GROUPCHAT, Jid.of("a@b/c"), null, "1", payloads);
        Message stored = new Message(Message.Type.GROUPCHAT, Jid.of("a@b/c"), null, "1", payloads);
        assertThat(new String(ArchiveCodec.encode(stored), StandardCharsets.UTF_8))
            .isEqualTo(StanzaWriter.toXml(fresh));
        for (int time = 0; time < 3; time++) {
          XmlBuffer expected = new XmlBuffer();
          new Delivery(fresh, recipients(3))
              .addressed()
              .forEach(stanza -> writer.write(stanza, expected));
          XmlBuffer out = new XmlBuffer();
          encoder.encode(new Delivery(stored, recipients(3)), out);
          assertThat(out.toString()).as("%s %s", namespace, time).isEqualTo(expected.toString());
        }
      }
    }
  }

  @Test
  void whatWasStoredIsEncodedOnceAndNotKeptForLong() {
    Message message = message("hi");
    byte[] stored = ArchiveCodec.encode(message);
    assertThat(message.encoding()).isInstanceOf(EncodedTail.class);
    assertThat(ArchiveCodec.encode(message)).as("again").isEqualTo(stored);
    new FanOutEncoder(WRITER).encode(new Delivery(message, recipients(2)), new XmlBuffer());
    assertThat(message.encoding()).isNotNull().isNotInstanceOf(EncodedTail.class);
  }
}
