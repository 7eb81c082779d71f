package dev.muc.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muc.spec.Covers;
import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Node;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  /** Small enough that each character also comes to stand at the edge of a buffer. */
  private static final int CHARACTERS_PER_ELEMENT = 4_099;

  @Test
  @Covers("rfc6120-11.6-1")
  void everyCharacterThatXmlAllowsSurvives() throws IOException {
    StringBuilder run = new StringBuilder();
    int allowed = 0;
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (isAllowed(c)) {
        run.appendCodePoint(c);
        allowed++;
      }
      if (run.length() >= CHARACTERS_PER_ELEMENT || c == Character.MAX_CODE_POINT) {
        assertSurvives(inTextAndAttribute(run.toString()));
        run.setLength(0);
      }
    }
    assertThat(allowed).isEqualTo(0x110000 - 0x800 - 29 - 2);
  }

  /** As XML 1.0 §2.2 lists them. */
  private static boolean isAllowed(int c) {
    return c == 0x9
        || c == 0xA
        || c == 0xD
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= 0x10FFFF);
  }

  private static Element inTextAndAttribute(String text) {
    return new Element(
        Stanza.NAMESPACE,
        "message",
        List.of(new Attribute("a", text), new Attribute("u", "b", text)),
        List.of(new Text(text), Element.ofText(text.strip() + "n", "x", text)));
  }

  private static void assertSurvives(Element element) throws IOException {
    assertThat(ElementReader.parse(StanzaWriter.toXml(element))).isEqualTo(element);

    XmlBuffer out = new XmlBuffer();
    StanzaWriter writer = StanzaWriter.stream("jabber:server");
    out.append(writer.openStream().getBytes(StandardCharsets.UTF_8));
    writer.write(element, out);
    ElementReader reader =
        ElementReader.stream(new ByteArrayInputStream(out.toByteArray()), XmlLimits.DEFAULT);
    assertThat(reader.next()).contains(element);
  }

  @Test
  @Covers({"rfc6120-11.1-1", "rfc6120-11.3-1"})
  void noOtherCharacterIsWritten() {
    for (int c = 0; c <= 0xFFFF; c++) {
      if (!isAllowed(c)) {
        String text = "x" + (char) c;
        XmlBuffer out = new XmlBuffer();
        out.append('.');
        for (Element element :
            List.of(
                Element.ofText("", "a", text),
                Element.builder("", "a").attribute("b", text).build(),
                Element.of(text, "a"))) {
          assertThatIllegalArgumentException()
              .isThrownBy(() -> StanzaWriter.standalone().write(element, out))
              .withMessageContaining("U+%04X".formatted(c));
          assertThat(out).hasToString(".");
        }
      }
    }
  }

  @Test
  void mixedContentSurvives() throws IOException {
    String xml =
        "<message xmlns='jabber:client' type='groupchat' xml:lang='de'><body>a &amp; b</body>"
            + "<html xmlns='http://jabber.org/protocol/xhtml-im'>"
            + "<body xmlns='http://www.w3.org/1999/xhtml' xml:lang='en'>\n"
            + "<p> one <b>two</b> <i>three</i>\tfour </p>\n</body></html>"
            + "<x xmlns=''><y/></x></message>";
    Element read = ElementReader.parse(xml);
    assertThat(StanzaWriter.toXml(read)).isEqualTo(xml);
    assertSurvives(read);
  }

  @Test
  void namespacesOfAttributesSurvive() throws IOException {
    Element element =
        new Element(
            "",
            "a",
            List.of(
                new Attribute("u", "b", "1"),
                new Attribute("b", "2"),
                new Attribute("v", "b", "3"),
                new Attribute(Attribute.XML_NAMESPACE, "lang", "en"),
                new Attribute("u", "c", "4")),
            List.of());
    assertThat(StanzaWriter.toXml(element))
        .isEqualTo(
            "<a xmlns:ns1='u' ns1:b='1' b='2' xmlns:ns2='v' ns2:b='3' xml:lang='en' ns1:c='4'/>");
    assertSurvives(element);
  }

  @Test
  void whateverCanBeWrittenSurvives() throws IOException {
    for (int seed = 0; seed < 500; seed++) {
      assertSurvives(new RandomElements(seed).element(0));
    }
  }

  /** Makes elements of a few names and namespaces, so that they meet in all ways. */
  static final class RandomElements {
    private static final List<String> NAMESPACES =
        List.of("", Stanza.NAMESPACE, "jabber:component:accept", "u", "v", "&'\"<>\n");
    private static final List<String> NAMES = List.of("a", "b.-_1", "ünïcode", "_x");
    private static final List<String> TEXTS =
        List.of(" ", "\n", "text", "]]>", "<&>'\"", "\r\n\t", "ü", "😀", "x".repeat(5_000));
    private final SplittableRandom random;

    RandomElements(long seed) {
      random = new SplittableRandom(seed);
    }

    private String any(List<String> of) {
      return of.get(random.nextInt(of.size()));
    }

    Element element(int depth) {
      List<Attribute> attributes = new ArrayList<>();
      for (String namespace : List.of("", "u", "v", Attribute.XML_NAMESPACE)) {
        if (random.nextInt(3) == 0) {
          attributes.add(new Attribute(namespace, any(NAMES), any(TEXTS)));
        }
      }
      List<Node> content = new ArrayList<>();
      boolean afterText = false;
      for (int i = random.nextInt(4); i > 0 && depth < 6; i--) {
        afterText = !afterText && random.nextBoolean(); // Two texts side by side become one.
        content.add(afterText ? new Text(any(TEXTS)) : element(depth + 1));
      }
      String namespace = any(NAMESPACES);
      if (depth == 0 && TreeBuilder.CONTENT_NAMESPACES.contains(namespace)) {
        namespace = Stanza.NAMESPACE; // As which the others are read.
      }
      return new Element(namespace, any(NAMES), attributes, content);
    }
  }
}
