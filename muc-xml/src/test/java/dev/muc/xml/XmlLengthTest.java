package dev.muc.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.internal.room.XmlLength;
import dev.muc.spec.Covers;
import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Node;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The core counts the characters of a stanza without writing it; this holds the count and the
 * writer together.
 */
class XmlLengthTest {
  private static final StanzaWriter WRITER = StanzaWriter.stream(Stanza.NAMESPACE);
  private static final List<String> NAMESPACES =
      List.of(Stanza.NAMESPACE, "", "urn:a", "urn:b&'<>");
  private static final List<String> TEXTS =
      List.of(
          "x", "&", "<b>", "'\"", "\r\n\t", "\u00E9", "\uD83D\uDE42\uD83D\uDE42", "]]>", "\u2028");

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @Covers("0045-7.2.14-1")
  void countIsThatOfTheCharactersOnTheWire(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Stanza stanza =
        new Message(
            Message.Type.GROUPCHAT,
            Jid.of("harfleur@chat.example/Pistol & 'Co'"),
            random.nextBoolean() ? Jid.of("nym@tavern/bench") : null,
            random.nextBoolean() ? text(random) : null,
            random.nextBoolean() ? "en" : null,
            elements(random, 3));
    XmlBuffer written = new XmlBuffer();

    WRITER.write(stanza, written);

    String xml = written.toString();
    int length = xml.codePointCount(0, xml.length());
    assertThat(XmlLength.of(stanza)).as(xml).isEqualTo(length);
    assertThat(XmlLength.exceeds(stanza, length)).as(xml).isFalse();
    assertThat(XmlLength.exceeds(stanza, length - 1)).as(xml).isTrue();
  }

  private static List<Element> elements(SplittableRandom random, int depth) {
    List<Element> elements = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      elements.add(element(random, depth));
    }
    return elements;
  }

  private static Element element(SplittableRandom random, int depth) {
    List<Attribute> attributes = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String namespace =
          random.nextInt(3) == 0
              ? Attribute.XML_NAMESPACE
              : pick(random, List.of("", "u:1", "u:2"));
      attributes.add(new Attribute(namespace, "a" + i, text(random)));
    }
    List<Node> content = new ArrayList<>();
    if (random.nextBoolean()) {
      content.add(new Text(text(random)));
    }
    if (depth > 0) {
      content.addAll(elements(random, depth - 1));
    }
    return new Element(pick(random, NAMESPACES), "element", attributes, content);
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder(pick(random, TEXTS));
    for (int i = random.nextInt(3); i > 0; i--) {
      text.append(pick(random, TEXTS));
    }
    return text.toString();
  }

  private static String pick(SplittableRandom random, List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
