package dev.muc.testkit;

import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testkit.scansion.StanzaMatcher;
import dev.muc.testkit.scansion.StanzaText;
import dev.muc.xml.StanzaWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a stanza, in the words of XEP-0045. Every failure shows the whole stanza. */
public final class StanzaAssert extends AbstractAssert<StanzaAssert, Stanza> {
  private static final String MUC_USER = "http://jabber.org/protocol/muc#user";

  StanzaAssert(Stanza actual) {
    super(actual, StanzaAssert.class);
  }

  /** Checks that it is a message. */
  public StanzaAssert isMessage() {
    return check(actual instanceof Message, "a message");
  }

  /** Checks that it is presence. */
  public StanzaAssert isPresence() {
    return check(actual instanceof Presence, "presence");
  }

  /** Checks that it is a request or an answer. */
  public StanzaAssert isIq() {
    return check(actual instanceof Iq, "an iq");
  }

  /** Checks the {@code type} attribute. */
  public StanzaAssert hasType(String type) {
    return check(type.equals(actual.typeName()), "the type " + type);
  }

  /** Checks that there is no {@code type} attribute: available presence, or a normal message. */
  public StanzaAssert hasNoType() {
    return check(actual.typeName() == null, "no type");
  }

  /** Checks the sender, which for what a room relays is an occupant. */
  public StanzaAssert isFrom(String address) {
    return check(actual.from().toString().equals(address), "the sender " + address);
  }

  /** Checks the addressee. */
  public StanzaAssert isTo(String address) {
    return check(Objects.toString(actual.to(), "").equals(address), "the addressee " + address);
  }

  /** Checks the identifier. */
  public StanzaAssert hasId(String id) {
    return check(id.equals(actual.id()), "the id " + id);
  }

  /** Checks that all these status codes are there; there may be more (XEP-0045 §16.6). */
  public StanzaAssert hasStatus(int... codes) {
    List<Integer> wanted = Arrays.stream(codes).boxed().toList();
    return check(statusCodes().containsAll(wanted), "the status codes " + wanted);
  }

  /** Checks that none of these status codes is there. */
  public StanzaAssert hasNoStatus(int... codes) {
    List<Integer> unwanted = Arrays.stream(codes).boxed().toList();
    return check(
        unwanted.stream().noneMatch(statusCodes()::contains), "no status code of " + unwanted);
  }

  /** Checks that the presence is about its recipient (status 110). */
  public StanzaAssert isSelfPresence() {
    return isPresence().hasStatus(110);
  }

  /** Checks what the room says of the occupant, such as {@code "member", "participant"}. */
  public StanzaAssert hasItem(String affiliation, String role) {
    return hasItemAttribute("affiliation", affiliation).hasItemAttribute("role", role);
  }

  /** Checks the real address that the room shows. */
  public StanzaAssert showsRealJid(String address) {
    return hasItemAttribute("jid", address);
  }

  /** Checks that the room shows no real address. */
  public StanzaAssert hidesRealJid() {
    return check(itemAttribute("jid").isEmpty(), "no real address in the item");
  }

  /** Checks that it is an error with this condition. */
  public StanzaAssert isError(StanzaError.Condition condition) {
    return check(
        error().map(StanzaError::condition).equals(Optional.of(condition)),
        "the error " + condition.elementName());
  }

  /** Checks that it is an error of this type with this condition. */
  public StanzaAssert isError(StanzaError.Type type, StanzaError.Condition condition) {
    isError(condition);
    return check(error().map(StanzaError::type).equals(Optional.of(type)), "an error to " + type);
  }

  /** Checks the first body of a message. */
  public StanzaAssert hasBody(String text) {
    return check(childText("body").equals(Optional.of(text)), "the body \"" + text + '"');
  }

  /** Checks the first subject of a message; it is empty where a room has none (§7.2.15). */
  public StanzaAssert hasSubject(String text) {
    return check(childText("subject").equals(Optional.of(text)), "the subject \"" + text + '"');
  }

  /** Checks that there is such a payload. */
  public StanzaAssert hasPayload(String namespace, String name) {
    return check(
        actual.payload(namespace, name).isPresent(), "<" + name + " xmlns='" + namespace + "'/>");
  }

  /** Checks that there is no such payload. */
  public StanzaAssert hasNoPayload(String namespace, String name) {
    return check(
        actual.payload(namespace, name).isEmpty(), "no <" + name + " xmlns='" + namespace + "'/>");
  }

  /**
   * Checks that it matches a stanza as in a script; {@link StanzaMatcher} says what that means.
   *
   * @throws IllegalArgumentException if {@code xml} is no stanza
   */
  public StanzaAssert matches(String xml) {
    Optional<String> mismatch =
        StanzaMatcher.mismatch(StanzaText.parse(xml), StanzaWriter.toElement(actual));
    return check(mismatch.isEmpty(), "a match for " + xml + " (" + mismatch.orElse("") + ")");
  }

  private StanzaAssert hasItemAttribute(String name, String value) {
    return check(
        itemAttribute(name).equals(Optional.of(value)),
        "the " + name + " " + value + " in an item");
  }

  private Optional<String> itemAttribute(String name) {
    return mucUser().flatMap(x -> x.child("item")).flatMap(item -> item.attribute(name));
  }

  private List<Integer> statusCodes() {
    List<Element> children = mucUser().map(Element::children).orElse(List.of());
    return children.stream()
        .filter(child -> child.is(MUC_USER, "status"))
        .map(status -> Integer.valueOf(status.attribute("code").orElse("0")))
        .toList();
  }

  private Optional<Element> mucUser() {
    return actual.payload(MUC_USER, "x");
  }

  private Optional<StanzaError> error() {
    return actual.isError() ? StanzaError.of(actual) : Optional.empty();
  }

  private Optional<String> childText(String name) {
    return actual.payload(Stanza.NAMESPACE, name).map(Element::text);
  }

  private StanzaAssert check(boolean holds, String wanted) {
    isNotNull();
    if (!holds) {
      throw failure("%nExpected %s in%n%s", wanted, StanzaWriter.toPrettyXml(actual));
    }
    return this;
  }
}
