package dev.muc.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StanzaReaderTest {

  private static Stanza read(String xml) throws XmlException, InvalidStanzaException {
    return StanzaReader.read(ElementReader.parse(xml.replaceFirst(" ", " xmlns='jabber:client' ")));
  }

  private static InvalidStanzaException refused(String xml) {
    InvalidStanzaException thrown =
        catchThrowableOfType(InvalidStanzaException.class, () -> read(xml));
    assertThat(thrown).as(xml).isNotNull();
    return thrown;
  }

  @Test
  void aMessageIsReadWithAllItHas() throws Exception {
    Stanza read =
        read(
            "<message from='A@B/c' to='r@d' id='1' type='groupchat' xml:lang='en'>\n"
                + "<body>x</body><x xmlns='u'/></message>");
    assertThat(read)
        .isEqualTo(
            new Message(
                Message.Type.GROUPCHAT,
                Jid.of("a@b/c"),
                Jid.of("r@d"),
                "1",
                "en",
                List.of(Element.ofText(Stanza.NAMESPACE, "body", "x"), Element.of("u", "x"))));
  }

  @Test
  void everyTypeIsRead() throws Exception {
    for (Message.Type type : Message.Type.values()) {
      assertThat(read("<message from='a' type='%s'/>".formatted(lower(type))))
          .isEqualTo(new Message(type, Jid.of("a"), null, null, List.of()));
    }
    for (Iq.Type type : Iq.Type.values()) {
      assertThat(read("<iq from='a' type='%s'/>".formatted(lower(type))))
          .isEqualTo(new Iq(type, Jid.of("a"), null, null, List.of()));
    }
    for (Presence.Type type : Presence.Type.values()) {
      @Nullable String written =
          type == Presence.Type.AVAILABLE ? "" : "type='" + lower(type) + "'";
      assertThat(read("<presence from='a' %s/>".formatted(written)))
          .isEqualTo(new Presence(type, Jid.of("a"), null, null, List.of()));
    }
  }

  private static String lower(Enum<?> type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  @Test
  void aMessageOfUnknownTypeIsNormal() throws Exception {
    assertThat(((Message) read("<message from='a' type='fancy'/>")).type())
        .isEqualTo(Message.Type.NORMAL);
    assertThat(((Message) read("<message from='a'/>")).type()).isEqualTo(Message.Type.NORMAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<message from='a@' to='r@d' id='1'/>",
        "<message from='a@b/c' to='r@d/' id='1'/>",
        "<presence from='a@b/c' to='@d' id='1'/>",
        "<presence from='a@b/c' to='' id='1'/>",
        "<iq from='a@b/c' to='r@-d' type='get' id='1'/>"
      })
  @Covers({
    "rfc7622-4-1",
    "rfc6120-8.3-1",
    "rfc6120-8.3.1-2",
    "rfc6120-8.3.1-3",
    "rfc6120-8.3.1-5",
    "rfc6120-8.3.2-2"
  })
  void aMalformedAddressIsAnswered(String xml) {
    InvalidStanzaException invalid = refused(xml);
    Element came = invalid.element();
    assertThat(invalid.reply())
        .contains(
            Element.builder(Stanza.NAMESPACE, came.name())
                .attribute("to", came.attribute("from").orElseThrow())
                .attribute("from", came.attribute("to").orElseThrow())
                .attribute("type", "error")
                .attribute("id", "1")
                .child(
                    Element.builder(Stanza.NAMESPACE, "error")
                        .attribute("type", "modify")
                        .child(Element.of(StanzaError.NAMESPACE, "jid-malformed"))
                        .build())
                .build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<iq from='a@b/c' to='r@d' id='1'/>",
        "<iq from='a@b/c' to='r@d' id='1' type='put'/>",
        "<iq from='a@b/c' to='r@d' id='1' type='GET'/>",
        "<iq from='a@b/c' to='r@d' id='1' type=''/>"
      })
  @Covers("rfc6120-8.2.3-1")
  void anIqOfNoKnownTypeIsABadRequest(String xml) {
    assertThat(refused(xml).reply().map(StanzaWriter::toXml))
        .contains(
            "<iq xmlns='jabber:client' to='a@b/c' from='r@d' type='error' id='1'>"
                + "<error type='modify'><bad-request"
                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
  }

  @Test
  void aPresenceOfUnknownTypeIsABadRequest() {
    for (String type : List.of("available", "invisible", "")) {
      Element reply =
          refused("<presence from='a' to='r@d' type='" + type + "'/>").reply().orElseThrow();
      assertThat(reply.child("error").orElseThrow().child(StanzaError.NAMESPACE, "bad-request"))
          .isPresent();
      assertThat(reply.attribute("id")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<message from='a@b/c' to='r@d/' type='error'/>",
        "<presence from='a@b/c' to='r@d/' type='error'/>",
        "<iq from='a@b/c' to='r@d/' type='error'/>",
        "<iq from='a@b/c' to='r@d/' type='result'/>",
        "<message to='r@d'/>",
        "<handshake from='a'/>"
      })
  @Covers("rfc6120-8.3.1-10")
  void whatMayNotBeAnsweredIsNot(String xml) {
    assertThat(refused(xml).reply()).isEmpty();
  }

  @Test
  void aMessageOfTypeResultIsNoAnswer() {
    assertThat(refused("<message from='a@b/c' to='r@d/' type='result'/>").reply()).isPresent();
  }

  @Test
  void anAddressThatHadToBePreparedIsSharedWhenItComesAgain() throws Exception {
    String xml = "<message from='Shared@b/c' to='r@Shared'/>";
    Stanza first = read(xml);
    Stanza second = read(xml);
    assertThat(second.from()).isSameAs(first.from());
    assertThat(second.to()).isSameAs(first.to());
    for (int i = 0; i < 20_000; i++) { // More than are remembered.
      String text = "user" + i + "@host.example/" + i;
      assertThat(read("<message from='%s'/>".formatted(text)).from()).isEqualTo(Jid.of(text));
    }
  }

  @Test
  void anotherNamespaceMakesAnotherThing() {
    Element element = Element.builder("u", "message").attribute("from", "a").build();
    assertThatThrownBy(() -> StanzaReader.read(element))
        .isInstanceOfSatisfying(
            InvalidStanzaException.class, thrown -> assertThat(thrown.element()).isSameAs(element))
        .hasMessageContaining("<message> in u");
  }

  @Test
  void theStreamGoesOnAfterAnInvalidStanza() throws Exception {
    String content =
        "<message from='a@b/c' to='r@d/'/><message from='a@b/c' to='r@d'/></stream:stream>";
    try (StanzaReader reader =
        StanzaReader.stream(Streams.of(Streams.HEADER + content), XmlLimits.DEFAULT)) {
      assertThat(reader.elements().header().attribute("id")).contains("3BF96D32");
      assertThatThrownBy(reader::next).isInstanceOf(InvalidStanzaException.class);
      assertThat(reader.next().map(Stanza::to)).contains(Jid.of("r@d"));
      assertThat(reader.next()).isEmpty();
    }
  }
}
