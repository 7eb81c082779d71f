package dev.muc.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StanzaErrorTest {
  private static final Jid ROOM = Jid.of("garden@rooms.example.org");
  private static final Jid ROMEO = Jid.of("romeo@example.org/orchard");
  private static final Element SPECIFIC = Element.of("urn:example:errors", "too-late");

  @ParameterizedTest
  @Covers({
    "rfc6120-8.3.3-1",
    "rfc6120-8.3.3-2",
    "rfc6120-8.3.3-3",
    "rfc6120-8.3.3-4",
    "rfc6120-8.3.2-2"
  })
  @CsvSource({
    "bad-request, modify",
    "conflict, cancel",
    "feature-not-implemented, cancel",
    "forbidden, auth",
    "gone, cancel",
    "internal-server-error, cancel",
    "item-not-found, cancel",
    "jid-malformed, modify",
    "not-acceptable, modify",
    "not-allowed, cancel",
    "not-authorized, auth",
    "policy-violation, modify",
    "recipient-unavailable, wait",
    "redirect, modify",
    "registration-required, auth",
    "remote-server-not-found, cancel",
    "remote-server-timeout, wait",
    "resource-constraint, wait",
    "service-unavailable, cancel",
    "subscription-required, auth",
    "unexpected-request, wait"
  })
  void aConditionHasTheTypeThatTheRfcGivesIt(String condition, String type) {
    Condition constant = Condition.valueOf(condition.toUpperCase(Locale.ROOT).replace('-', '_'));

    assertThat(constant.error().toElement())
        .isEqualTo(
            Element.builder(Stanza.NAMESPACE, "error")
                .attribute("type", type)
                .child(Element.of("urn:ietf:params:xml:ns:xmpp-stanzas", condition))
                .build());
  }

  @ParameterizedTest
  @EnumSource
  @Covers("rfc6120-8.3.2-2")
  void everyConditionIsWrittenAndReadAgain(Condition condition) {
    assertThat(read(condition.error().toElement())).isEqualTo(condition.error());
    assertThat(condition.error().toElement().children()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  @Covers("rfc6120-8.3.2-1")
  void everyTypeIsWrittenAndReadAgain(StanzaError.Type type) {
    StanzaError error = Condition.NOT_ALLOWED.error(type);

    assertThat(error.toElement().attribute("type")).contains(type.name().toLowerCase(Locale.ROOT));
    assertThat(read(error.toElement())).isEqualTo(error);
  }

  @Test
  @Covers({"rfc6120-8.3.2-3", "rfc6120-8.3.2-5"})
  void entityTextAndSpecificConditionStandBesideTheCondition() {
    StanzaError error =
        new StanzaError(StanzaError.Type.CANCEL, Condition.CONFLICT, ROOM, "Taken", null, SPECIFIC);

    assertThat(error.toElement().attribute("by")).contains("garden@rooms.example.org");
    assertThat(error.toElement().children())
        .containsExactly(
            Element.of(StanzaError.NAMESPACE, "conflict"),
            Element.ofText(StanzaError.NAMESPACE, "text", "Taken"),
            SPECIFIC);
    assertThat(read(error.toElement())).isEqualTo(error);
  }

  @Test
  void anErrorIsStatedByAnEntityAndExplained() {
    StanzaError error = Condition.CONFLICT.error().by(ROOM).text("Besetzt", "de");

    assertThat(error)
        .isEqualTo(
            new StanzaError(
                StanzaError.Type.CANCEL, Condition.CONFLICT, ROOM, "Besetzt", "de", null));
    assertThat(error.by(ROMEO).text()).isEqualTo("Besetzt");
  }

  @Test
  @Covers("rfc6120-8.3.2-6")
  void anUnknownConditionIsReadAsUndefined() {
    Element unknown =
        Element.builder(Stanza.NAMESPACE, "error")
            .attribute("type", "wait")
            .child(Element.of(StanzaError.NAMESPACE, "moon-phase"))
            .build();

    assertThat(read(unknown)).isEqualTo(Condition.UNDEFINED_CONDITION.error(StanzaError.Type.WAIT));
  }

  @Test
  @Covers("rfc6120-8.3.4-1")
  void anUnknownSpecificConditionDoesNotHideTheRest() {
    Element error =
        Element.builder(Stanza.NAMESPACE, "error")
            .attribute("type", "cancel")
            .child(SPECIFIC)
            .child(Element.of(StanzaError.NAMESPACE, "gone"))
            .build();

    assertThat(read(error).condition()).isEqualTo(Condition.GONE);
    assertThat(read(error).specific()).isEqualTo(SPECIFIC);
  }

  @Test
  void whatIsMissingOrIllegalInAnErrorIsReadAsTheMildestCase() {
    Element bare = Element.of(Stanza.NAMESPACE, "error");
    Element illegal =
        Element.builder(Stanza.NAMESPACE, "error")
            .attribute("type", "fatal")
            .attribute("by", "@@")
            .build();

    assertThat(read(bare)).isEqualTo(Condition.UNDEFINED_CONDITION.error());
    assertThat(read(illegal)).isEqualTo(Condition.UNDEFINED_CONDITION.error());
  }

  @Test
  void aStanzaWithoutErrorElementHasNoError() {
    assertThat(StanzaError.of(stanza(List.of()))).isEmpty();
    assertThat(StanzaError.of(stanza(List.of(Element.of("urn:example:errors", "error")))))
        .isEmpty();
  }

  private static StanzaError read(Element error) {
    return StanzaError.of(stanza(List.of(error))).orElseThrow();
  }

  private static Stanza stanza(List<Element> payloads) {
    return new Message(Message.Type.ERROR, ROMEO, ROOM, null, payloads);
  }
}
