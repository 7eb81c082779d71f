package dev.muc.xml.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.xml.XmlMapper;

class RoomXmlModuleTest {
  private final XmlMapper mapper = XmlMapper.builder().addModule(new RoomXmlModule()).build();

  record Move(String from, RoomDocument room, String to) {}

  @Test
  void aRoomIsADocument() {
    for (int seed = 0; seed < 40; seed++) {
      RoomDocument room = Documents.random(seed).get(0).room();
      assertThat(mapper.readValue(mapper.writeValueAsString(room), RoomDocument.class))
          .isEqualTo(room);
      assertThat(mapper.readValue(room.toXml(), RoomDocument.class)).isEqualTo(room);
    }
  }

  @Test
  void aRoomIsPartOfADocument() {
    for (int seed = 0; seed < 40; seed++) {
      Move move = new Move("a", Documents.random(seed).get(0).room(), "b");
      assertThat(mapper.readValue(mapper.writeValueAsString(move), Move.class)).isEqualTo(move);
    }
  }

  @Test
  void inJsonARoomIsAStringOfXml() {
    JsonMapper json = JsonMapper.builder().addModule(new RoomXmlModule()).build();
    RoomDocument room = Documents.random(1).get(0).room();
    assertThat(json.readValue(json.writeValueAsString(room), RoomDocument.class)).isEqualTo(room);
  }

  @Test
  void whatIsNoRoomIsAnErrorOfJacksons() {
    assertThatExceptionOfType(DatabindException.class)
        .isThrownBy(() -> mapper.readValue("<room xmlns='dev.muc:room'/>", RoomDocument.class))
        .withMessageContaining("room: 'version' is missing");
  }
}
