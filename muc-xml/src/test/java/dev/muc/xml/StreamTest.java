package dev.muc.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.stanza.Stanza;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StreamTest {
  private static final String HEADER =
      "<?xml version='1.0'?><stream:stream xmlns='jabber:component:accept'"
          + " xmlns:stream='http://etherx.jabber.org/streams' id='3BF96D32'>";

  @Test
  void readsAStreamFromItsHeaderToItsEnd() throws IOException, InvalidStanzaException {
    String xml =
        HEADER + " <message from='a@b/c' to='r@d'><body>hi</body></message>\n</stream:stream>";
    try (StanzaReader reader =
        StanzaReader.stream(
            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), XmlLimits.DEFAULT)) {
      assertThat(reader.elements().header().attribute("id")).contains("3BF96D32");
      Stanza message = reader.next().orElseThrow();
      assertThat(message.payload(Stanza.NAMESPACE, "body").orElseThrow().text()).isEqualTo("hi");
      XmlBuffer out = new XmlBuffer();
      StanzaWriter.stream("jabber:component:accept").write(message, out);
      assertThat(out).hasToString("<message to='r@d' from='a@b/c'><body>hi</body></message>");
      assertThat(reader.next()).isEmpty();
    }
  }
}
