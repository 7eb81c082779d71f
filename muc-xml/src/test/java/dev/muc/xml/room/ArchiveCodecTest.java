package dev.muc.xml.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muc.stanza.Message;
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
