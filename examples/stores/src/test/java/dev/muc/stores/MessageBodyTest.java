package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.payload.Namespaces;
import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.StoreException;
import dev.muc.xml.XmlBuffer;
import dev.muc.xml.room.ArchiveCodec;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A message as it is stored, whole or without what its other fields say. */
class MessageBodyTest {
  private static final String ID = "4f0d<&>'\"";
  private static final Jid OCCUPANT = Jid.of("r1@c/Rom\u00e9o <&> '\"/>");
  private static final Instant AT = Instant.ofEpochSecond(7, 9);
  private static final Element BODY = Element.ofText(Stanza.NAMESPACE, "body", "a <b/> & 'c' \"");
  private static final Element STANZA_ID = stanzaId(ID, OCCUPANT.bare().toString());
  private static final Element OCCUPANT_ID = occupantId(new Attribute("id", "o<'1"));

  private static Element stanzaId(String id, String by) {
    return new Element(
        Namespaces.STANZA_ID,
        "stanza-id",
        List.of(new Attribute("id", id), new Attribute("by", by)),
        List.of());
  }

  private static Element occupantId(Attribute... attributes) {
    return new Element(Namespaces.OCCUPANT_ID, "occupant-id", List.of(attributes), List.of());
  }

  private static ArchivedMessage archived(
      Message.Type type,
      @Nullable String id,
      @Nullable String lang,
      String sender,
      Element... payloads) {
    Message message = new Message(type, OCCUPANT, null, id, lang, List.of(payloads));
    return new ArchivedMessage(ID, AT, message, Jid.of(sender), true, true);
  }

  private static ArchivedMessage said(Element... payloads) {
    return archived(Message.Type.GROUPCHAT, "m<'1", null, "u@h/res/ource", payloads);
  }

  /** Messages as rooms reflect them: what the sender sends, stanza-id and occupant-id. */
  static List<ArchivedMessage> reflected() {
    Element deep = Element.of("urn:x", "x", Element.of("", "y", BODY), new Text(" <!-- "));
    Element prefixed =
        new Element("urn:x", "x", List.of(new Attribute("urn:a", "a", "1")), List.of());
    return List.of(
        said(BODY, STANZA_ID, OCCUPANT_ID),
        said(STANZA_ID, OCCUPANT_ID),
        said(BODY, deep, prefixed, STANZA_ID, OCCUPANT_ID),
        said(BODY, STANZA_ID, STANZA_ID, OCCUPANT_ID),
        archived(Message.Type.GROUPCHAT, null, null, "h", BODY, STANZA_ID, OCCUPANT_ID),
        archived(Message.Type.GROUPCHAT, "", null, "u@h", BODY, STANZA_ID, OCCUPANT_ID));
  }

  /** All others. */
  static List<ArchivedMessage> others() {
    String room = OCCUPANT.bare().toString();
    return List.of(
        said(),
        said(BODY),
        said(OCCUPANT_ID),
        said(BODY, OCCUPANT_ID, STANZA_ID),
        said(BODY, STANZA_ID, OCCUPANT_ID, BODY),
        said(BODY, stanzaId("other", room), OCCUPANT_ID),
        said(BODY, stanzaId(ID, "other@c"), OCCUPANT_ID),
        said(BODY, STANZA_ID, occupantId()),
        said(BODY, STANZA_ID, occupantId(new Attribute("id", "1"), new Attribute("x", "2"))),
        said(BODY, STANZA_ID, occupantId(new Attribute("urn:a", "id", "1"))),
        said(BODY, STANZA_ID, Element.of(Namespaces.OCCUPANT_ID, "occupant-id", BODY)),
        archived(Message.Type.GROUPCHAT, "1", "de", "u@h", BODY, STANZA_ID, OCCUPANT_ID),
        archived(Message.Type.NORMAL, "1", null, "u@h", BODY, STANZA_ID, OCCUPANT_ID));
  }

  private static MessageBody body(ArchivedMessage message) {
    return MessageBody.of(message, new XmlBuffer());
  }

  private static int wholeLength(ArchivedMessage message) {
    return ArchiveCodec.encode(message.message()).length;
  }

  @ParameterizedTest
  @MethodSource("reflected")
  void whatRoomsPutIntoAllIsNotStoredAgain(ArchivedMessage message) {
    MessageBody body = body(message);
    assertThat(MessageBody.ofBytes(body.bytes()).message(AT)).isEqualTo(message);
    assertThat(body.bytes()).hasSizeLessThan(wholeLength(message));
  }

  @ParameterizedTest
  @MethodSource("others")
  void whateverElseIsThereComesBackAsItWas(ArchivedMessage message) {
    MessageBody body = body(message);
    assertThat(MessageBody.ofBytes(body.bytes()).message(AT)).isEqualTo(message);
    assertThat(body.bytes()).hasSizeGreaterThan(wholeLength(message));
  }

  @Test
  void fieldsAreReadFromEither() {
    List<ArchivedMessage> all = new ArrayList<>(reflected());
    all.addAll(others());
    for (ArchivedMessage each : all) {
      MessageBody body = MessageBody.ofBytes(body(each).bytes());
      assertThat(body.id()).isEqualTo(ID);
      assertThat(body.idHash()).isEqualTo(body(each).idHash()).isEqualTo(ID.hashCode());
      assertThat(body.occupant()).isEqualTo(OCCUPANT.toString());
      assertThat(body.isFrom(each.sender())).isTrue();
      assertThat(body.isFrom(each.sender().bare())).isTrue();
      assertThat(body.isFrom(Jid.of("other@h"))).isFalse();
      assertThat(body.hasContent()).isTrue();
      assertThat(body.redacted().hasContent()).isFalse();
      assertThat(MessageBody.ofBytes(body.redacted().bytes()).message(AT))
          .isEqualTo(each.redacted());
    }
  }

  @Test
  void whatIsTornIsReported() {
    byte[] whole = body(reflected().get(0)).bytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] torn = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> MessageBody.ofBytes(torn))
          .isInstanceOf(BufferUnderflowException.class);
    }
    assertThatThrownBy(() -> MessageBody.ofBytes(Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(BufferUnderflowException.class);
  }

  @Test
  void contentThatIsNoXmlIsReported() {
    byte[] bytes = body(reflected().get(0)).bytes().clone();
    int tag = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("<body>");
    bytes[tag] = 'x';
    assertThatThrownBy(() -> MessageBody.ofBytes(bytes).message(AT))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("a message of an archive cannot be read");
  }
}
