package dev.muc.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElementTest {
  private static final String NS = "urn:example:a";
  private static final String OTHER = "urn:example:b";

  @Test
  void aBuilderKeepsTheOrderInWhichPartsAreAdded() {
    Element element =
        Element.builder(NS, "x")
            .attribute("z", 1)
            .attribute("a", Jid.of("romeo@example.org"))
            .lang("de")
            .text("before")
            .child(Element.of(NS, "b"))
            .textChild("a", "between")
            .children(List.of(Element.of(OTHER, "c"), Element.of(OTHER, "a")))
            .text("after")
            .build();

    assertThat(element.attributes())
        .containsExactly(
            new Attribute("z", "1"),
            new Attribute("a", "romeo@example.org"),
            new Attribute(Attribute.XML_NAMESPACE, "lang", "de"));
    assertThat(element.content())
        .containsExactly(
            new Text("before"),
            Element.of(NS, "b"),
            Element.ofText(NS, "a", "between"),
            Element.of(OTHER, "c"),
            Element.of(OTHER, "a"),
            new Text("after"));
  }

  @Test
  void whatIsAbsentIsNotAdded() {
    Element element =
        Element.builder(NS, "x")
            .attribute("a", null)
            .lang(null)
            .text("")
            .child(null)
            .textChild("b", null)
            .children(List.of())
            .build();

    assertThat(element).isEqualTo(Element.of(NS, "x"));
    assertThat(element.attributes()).isEmpty();
    assertThat(element.content()).isEmpty();
  }

  @Test
  void emptyTextIsNoContent() {
    assertThat(Element.ofText(NS, "x", "")).isEqualTo(Element.of(NS, "x"));
    assertThat(Element.builder(NS, "x").textChild("a", "").build())
        .isEqualTo(Element.of(NS, "x", Element.of(NS, "a")));
  }

  @Test
  void anElementIsKnownByNamespaceAndName() {
    assertThat(Element.of(NS, "x").is(NS, "x")).isTrue();
    assertThat(Element.of(NS, "x").is(OTHER, "x")).isFalse();
    assertThat(Element.of(NS, "x").is(NS, "y")).isFalse();
  }

  @Test
  void onlyAttributesWithoutPrefixAreFoundByNameAlone() {
    Element element =
        new Element(
            NS,
            "x",
            List.of(new Attribute(OTHER, "a", "foreign"), new Attribute("a", "own")),
            List.of());

    assertThat(element.attribute("a")).contains("own");
    assertThat(element.attribute("b")).isEmpty();
    assertThat(Element.builder(NS, "x").lang("de").build().attribute("lang")).isEmpty();
  }

  @Test
  void theFirstChildOfANameIsFoundInItsNamespace() {
    Element own = Element.ofText(NS, "a", "own");
    Element foreign = Element.ofText(OTHER, "a", "foreign");
    Element element =
        Element.of(NS, "x", new Text("text"), foreign, own, Element.ofText(NS, "a", "second"));

    assertThat(element.child("a")).contains(own);
    assertThat(element.child(OTHER, "a")).contains(foreign);
    assertThat(element.child("b")).isEmpty();
    assertThat(element.children()).hasSize(3).startsWith(foreign, own);
  }

  @Test
  void textIsThatOfTheElementItselfJoined() {
    assertThat(Element.of(NS, "x").text()).isEmpty();
    assertThat(Element.ofText(NS, "x", "only").text()).isEqualTo("only");
    assertThat(Element.of(NS, "x", Element.ofText(NS, "a", "inner")).text()).isEmpty();
    assertThat(
            Element.of(NS, "x", new Text("a"), Element.ofText(NS, "b", "inner"), new Text("c"))
                .text())
        .isEqualTo("ac");
  }

  @Test
  void elementsAreEqualWhenAllPartsAreInTheSameOrder() {
    Element ab = Element.of(NS, "x", Element.of(NS, "a"), Element.of(NS, "b"));
    Element ba = Element.of(NS, "x", Element.of(NS, "b"), Element.of(NS, "a"));

    assertThat(ab)
        .isEqualTo(Element.of(NS, "x", Element.of(NS, "a"), Element.of(NS, "b")))
        .isNotEqualTo(ba)
        .isNotEqualTo(Element.of(OTHER, "x", Element.of(NS, "a"), Element.of(NS, "b")));
  }

  @Test
  void anElementDoesNotChangeWithTheListsItWasMadeOf() {
    List<Attribute> attributes = new ArrayList<>(List.of(new Attribute("a", "1")));
    List<Node> content = new ArrayList<>(List.of(new Text("text")));
    Element element = new Element(NS, "x", attributes, content);
    attributes.clear();
    content.clear();

    assertThat(element.attribute("a")).contains("1");
    assertThat(element.text()).isEqualTo("text");
    assertThatThrownBy(() -> element.content().add(new Text("more")))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aBuilderMayBuildAgainAfterMoreWasAdded() {
    Element.Builder builder = Element.builder(NS, "x").attribute("a", "1");
    Element first = builder.build();
    Element second = builder.attribute("b", "2").text("text").build();

    assertThat(first.attributes()).hasSize(1);
    assertThat(first.content()).isEmpty();
    assertThat(second.attributes()).hasSize(2);
  }
}
