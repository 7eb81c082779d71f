package dev.muc.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.spec.Covers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StanzaTest {
  private static final Jid ROMEO = Jid.of("romeo@example.org/orchard");
  private static final Jid ROOM = Jid.of("garden@rooms.example.org");
  private static final Element PING = Element.of("urn:xmpp:ping", "ping");
  private static final Element BODY = Element.ofText(Stanza.NAMESPACE, "body", "Hello");
  private static final StanzaError REFUSED = StanzaError.Condition.FORBIDDEN.error();

  static Stream<Stanza> oneOfEachKind() {
    return Stream.of(
        new Message(Message.Type.GROUPCHAT, ROMEO, ROOM, "1", "de", List.of(BODY, PING)),
        new Presence(Presence.Type.AVAILABLE, ROMEO, ROOM, "1", "de", List.of(BODY, PING)),
        new Iq(Iq.Type.GET, ROMEO, ROOM, "1", "de", List.of(BODY, PING)));
  }

  @Test
  void theKindsAreThoseOfTheStream() {
    assertThat(oneOfEachKind().map(Stanza::elementName))
        .containsExactly("message", "presence", "iq");
    assertThat(oneOfEachKind().<Object>map(Stanza::getClass))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.asList((Object[]) Stanza.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @EnumSource
  void aMessageTypeIsWrittenAndReadByItsName(Message.Type type) {
    Message message = new Message(type, ROMEO, ROOM, null, List.of());

    assertThat(Message.Type.of(type.name().toLowerCase(Locale.ROOT))).contains(type);
    assertThat(message.type()).isEqualTo(type);
    assertThat(message.isError()).isEqualTo(type == Message.Type.ERROR);
    // RFC 6121 §5.2.2: a message without the attribute is of type normal.
    assertThat(message.typeName())
        .isEqualTo(type == Message.Type.NORMAL ? null : type.name().toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @EnumSource
  void aPresenceTypeIsWrittenAndReadByItsName(Presence.Type type) {
    Presence presence = new Presence(type, ROMEO, ROOM, null, List.of());
    boolean available = type == Presence.Type.AVAILABLE;
    String name = type.name().toLowerCase(Locale.ROOT);

    // RFC 6121 §4.7.1: there is no value for "available".
    assertThat(Presence.Type.of(name).isEmpty()).isEqualTo(available);
    assertThat(presence.typeName()).isEqualTo(available ? null : name);
    assertThat(presence.type()).isEqualTo(type);
    assertThat(presence.isError()).isEqualTo(type == Presence.Type.ERROR);
  }

  @ParameterizedTest
  @EnumSource
  void anIqTypeIsWrittenAndReadByItsName(Iq.Type type) {
    Iq iq = new Iq(type, ROMEO, ROOM, "1", List.of());
    String name = type.name().toLowerCase(Locale.ROOT);

    assertThat(Iq.Type.of(name)).contains(type);
    assertThat(iq.typeName()).isEqualTo(name);
    assertThat(iq.type()).isEqualTo(type);
    assertThat(iq.isError()).isEqualTo(type == Iq.Type.ERROR);
    assertThat(iq.isRequest()).isEqualTo(type == Iq.Type.GET || type == Iq.Type.SET);
  }

  @Test
  void anUnknownTypeIsNone() {
    assertThat(Message.Type.of("GROUPCHAT")).isEmpty();
    assertThat(Presence.Type.of("away")).isEmpty();
    assertThat(Iq.Type.of("")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("oneOfEachKind")
  void addressesAndPayloadsAreReplacedAndTheRestIsKept(Stanza stanza) {
    Stanza changed = stanza.with(ROOM, null, List.of(PING));

    assertThat(changed).hasSameClassAs(stanza);
    assertThat(changed.from()).isEqualTo(ROOM);
    assertThat(changed.to()).isNull();
    assertThat(changed.id()).isEqualTo("1");
    assertThat(changed.lang()).isEqualTo("de");
    assertThat(changed.typeName()).isEqualTo(stanza.typeName());
    assertThat(changed.payloads()).containsExactly(PING);
    assertThat(changed.with(ROMEO, ROOM, stanza.payloads())).isEqualTo(stanza);
    assertThat(stanza.to(ROMEO)).isEqualTo(stanza.with(ROMEO, ROMEO, stanza.payloads()));
  }

  @ParameterizedTest
  @MethodSource("oneOfEachKind")
  void payloadsAreFoundByNamespaceAndName(Stanza stanza) {
    assertThat(stanza.payload("urn:xmpp:ping", "ping")).contains(PING);
    assertThat(stanza.payload(Stanza.NAMESPACE, "ping")).isEmpty();
    assertThatThrownBy(() -> stanza.payloads().add(PING))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @MethodSource("oneOfEachKind")
  @Covers({"rfc6120-8.1.3-1", "rfc6120-8.3-1", "rfc6120-8.3.1-3", "rfc6120-8.3.1-5"})
  void anErrorReplyIsOfTheSameKindWithAddressesSwapped(Stanza stanza) {
    Stanza reply = stanza.errorReply(REFUSED, PING);

    assertThat(reply).hasSameClassAs(stanza);
    assertThat(reply.isError()).isTrue();
    assertThat(reply.typeName()).isEqualTo("error");
    assertThat(reply.from()).isEqualTo(ROOM);
    assertThat(reply.to()).isEqualTo(ROMEO);
    assertThat(reply.id()).isEqualTo("1");
    assertThat(reply.payloads()).containsExactly(PING, REFUSED.toElement());
    assertThat(stanza.isError()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("oneOfEachKind")
  @Covers("rfc6120-8.3.1-10")
  void thereIsNoErrorReplyToAnError(Stanza stanza) {
    Stanza error = stanza.errorReply(REFUSED);

    assertThatIllegalStateException()
        .isThrownBy(() -> error.errorReply(REFUSED))
        .withMessageContaining(error.toString());
  }

  @ParameterizedTest
  @MethodSource("oneOfEachKind")
  void thereIsNoErrorReplyForNobody(Stanza stanza) {
    Stanza unaddressed = stanza.with(ROMEO, null, List.of());

    assertThatIllegalStateException().isThrownBy(() -> unaddressed.errorReply(REFUSED));
  }

  @Test
  @Covers({"rfc6120-8.1.3-1", "rfc6120-8.2.3-5"})
  void aResultAnswersARequestWithAtMostOnePayload() {
    Iq request = new Iq(Iq.Type.SET, ROMEO, ROOM, "1", "de", List.of(PING));

    assertThat(request.result()).isEqualTo(new Iq(Iq.Type.RESULT, ROOM, ROMEO, "1", List.of()));
    assertThat(request.result(PING))
        .isEqualTo(new Iq(Iq.Type.RESULT, ROOM, ROMEO, "1", List.of(PING)));
    assertThatIllegalStateException().isThrownBy(() -> request.result(PING, BODY));
  }

  @Test
  void thereIsNoResultOfAnAnswer() {
    Iq answer = new Iq(Iq.Type.RESULT, ROOM, ROMEO, "1", List.of());
    Iq unaddressed = new Iq(Iq.Type.GET, ROMEO, null, "1", List.of());

    assertThatIllegalStateException()
        .isThrownBy(answer::result)
        .withMessageContaining(answer.toString());
    assertThatIllegalStateException().isThrownBy(unaddressed::result);
  }

  @ParameterizedTest
  @MethodSource("oneOfEachKind")
  void stanzasAreEqualWhenAllPartsAre(Stanza stanza) {
    Stanza same = stanza.with(ROMEO, ROOM, new ArrayList<>(stanza.payloads()));
    List<Function<Stanza, Stanza>> changes =
        List.of(
            s -> s.with(ROOM, ROOM, s.payloads()),
            s -> s.with(ROMEO, null, s.payloads()),
            s -> s.with(ROMEO, ROOM, List.of()));

    assertThat(same).isEqualTo(stanza).hasSameHashCodeAs(stanza).hasToString(stanza.toString());
    assertThat(changes).allSatisfy(change -> assertThat(change.apply(stanza)).isNotEqualTo(stanza));
    assertThat(stanza).isNotEqualTo(null).isNotEqualTo("stanza");
    assertThat(oneOfEachKind().filter(stanza::equals)).hasSize(1);
  }

  @Test
  void stanzasOfAnotherTypeIdOrLanguageAreNotEqual() {
    Message message = new Message(Message.Type.CHAT, ROMEO, ROOM, "1", "de", List.of());

    assertThat(message)
        .isNotEqualTo(new Message(Message.Type.NORMAL, ROMEO, ROOM, "1", "de", List.of()))
        .isNotEqualTo(new Message(Message.Type.CHAT, ROMEO, ROOM, "2", "de", List.of()))
        .isNotEqualTo(new Message(Message.Type.CHAT, ROMEO, ROOM, null, "de", List.of()))
        .isNotEqualTo(new Message(Message.Type.CHAT, ROMEO, ROOM, "1", List.of()))
        .isNotEqualTo(new Presence(Presence.Type.ERROR, ROMEO, ROOM, "1", "de", List.of()));
  }

  @Test
  void anEncodingThatIsKeptIsNoPartOfTheStanza() {
    Message message = new Message(Message.Type.CHAT, Jid.of("a@b/c"), null, "1", List.of());
    message.keepEncoding("encoding");
    assertThat(message.encoding()).isEqualTo("encoding");
    assertThat(message)
        .isEqualTo(new Message(Message.Type.CHAT, Jid.of("a@b/c"), null, "1", List.of()));
    assertThat(message.to(Jid.of("d@e")).encoding()).isNull();
  }
}
