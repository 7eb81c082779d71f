package dev.muc.xml.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.xml.XmlBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveCodecTest {

  @Test
  void everyMessageSurvives() throws RoomFormatException {
    for (int seed = 0; seed < 500; seed++) {
      RandomValues values = new RandomValues(new SplittableRandom(seed), RandomValues.TEXTS);
      Message message = values.message();
      assertThat(ArchiveCodec.decode(ArchiveCodec.encode(message))).isEqualTo(message);
      assertThat(ArchiveCodec.decode(ArchiveCodec.toXml(message))).isEqualTo(message);
    }
  }

  @Test
  void aMessageIsAppendedToWhatIsInABuffer() throws RoomFormatException {
    Message message = new RandomValues(new SplittableRandom(1), RandomValues.TEXTS).message();
    XmlBuffer out = buffer("<before/>");

    ArchiveCodec.encode(message, out);

    assertThat(out.toString()).startsWith("<before/><message");
    assertThat(ArchiveCodec.decode(out.toString().substring("<before/>".length())))
        .isEqualTo(message);
  }

  @Test
  void ofAMessageThatCannotBeReadAgainNothingIsAppended() {
    for (Element payload : RandomValues.unreadable()) {
      XmlBuffer out = buffer("<before/>");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ArchiveCodec.encode(messageOf(payload), out));
      assertThat(out.toString()).isEqualTo("<before/>");
    }
  }

  private static Message messageOf(Element payload) {
    return new Message(
        Message.Type.GROUPCHAT, Jid.of("r@c.example/n"), null, null, List.of(payload));
  }

  private static XmlBuffer buffer(String text) {
    XmlBuffer buffer = new XmlBuffer();
    buffer.append(text.getBytes(StandardCharsets.UTF_8));
    return buffer;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <presence xmlns='jabber:client' from='a@b'/> | expected a message, not <presence>
          <message xmlns='jabber:client'/> | no message: message without 'from'; the stream's host has to stamp it
          <message xmlns='u' from='a@b'/> | no message: no stanza: <message> in u
          """)
  void whatIsWrongIsSaid(String xml, String message) {
    assertThatExceptionOfType(RoomFormatException.class)
        .isThrownBy(() -> ArchiveCodec.decode(xml))
        .withMessage(message);
  }
}
