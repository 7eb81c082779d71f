package dev.muc.xml.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.RoomConfig;
import dev.muc.model.ServiceBans;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.store.ArchivedMessage;
import dev.muc.xml.ElementReader;
import dev.muc.xml.XmlException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;

class RoomDocumentTest {
  private static final int SEEDS = 60;

  private static byte[] resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RoomDocument.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    }
  }

  private static void assertValid(Schema schema, byte[] document) throws IOException {
    try {
      schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
    } catch (SAXException invalid) {
      throw new AssertionError(new String(document, StandardCharsets.UTF_8), invalid);
    }
  }

  private static Schema schema() throws SAXException {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(RoomDocument.class.getResource("rooms-1.xsd"));
  }

  @Test
  void roomsAndTheirArchivesSurviveAndAreAsTheSchemaSays() throws Exception {
    Schema schema = schema();
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Documents.Room> rooms = Documents.random(seed);
      byte[] document = Documents.write(rooms);
      assertThat(Documents.read(new ByteArrayInputStream(document))).isEqualTo(rooms);
      assertValid(schema, document);
    }
  }

  @Test
  void bansSurviveBehindRoomsAndWithoutAnyAndAreAsTheSchemaSays() throws Exception {
    Schema schema = schema();
    for (int seed = 0; seed < SEEDS; seed++) {
      Documents.Whole whole = Documents.randomWhole(seed);
      byte[] document = Documents.write(whole);
      assertThat(Documents.readWhole(new ByteArrayInputStream(document))).isEqualTo(whole);
      assertValid(schema, document);
    }
  }

  @Test
  void aRoomAloneSurvivesAndIsAsTheSchemaSays() throws Exception {
    Schema schema = schema();
    for (int seed = 0; seed < SEEDS; seed++) {
      RoomDocument room = Documents.random(seed).get(0).room();
      byte[] xml = room.toXml().getBytes(StandardCharsets.UTF_8);
      assertThat(RoomDocument.read(ElementReader.parse(xml, RoomsReader.LIMITS))).isEqualTo(room);
      assertValid(schema, xml);
    }
  }

  @Test
  void whatVersionOneWroteIsRead() throws Exception {
    byte[] document = resource("rooms-1.xml");
    assertValid(schema(), document);

    Documents.Whole whole = Documents.readWhole(new ByteArrayInputStream(document));

    List<Documents.Room> rooms = whole.rooms();
    assertThat(rooms).hasSize(2);
    RoomDocument harfleur = rooms.get(0).room();
    assertThat(harfleur.address()).isEqualTo(BareJid.of("harfleur@chat.example"));
    assertThat(harfleur.snapshot().createdAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(harfleur.snapshot().locked()).isFalse();
    assertThat(harfleur.snapshot().config())
        .isEqualTo(
            RoomConfig.DEFAULT.with(new RoomConfig.Profile("The Breach", "", "", "", false, true)));
    assertThat(harfleur.snapshot().affiliations())
        .containsExactly(
            new AffiliationEntry(BareJid.of("king@court"), Affiliation.OWNER, null, "King"),
            new AffiliationEntry(BareJid.of("france"), Affiliation.OUTCAST, "war", null));
    assertThat(Objects.requireNonNull(harfleur.snapshot().subject()).text()).isEqualTo("War");
    assertThat(rooms.get(0).archive()).extracting(ArchivedMessage::id).containsExactly("m1", "m2");
    assertThat(rooms.get(0).archive().get(0).message().payloads())
        .extracting(Element::text)
        .containsExactly(" Once\n more");
    assertThat(rooms.get(1).room().snapshot().locked()).isTrue();
    assertThat(rooms.get(1).archive()).isEmpty();
    assertThat(whole.bans())
        .containsExactly(
            new BansDocument(
                BareJid.of("chat.example"),
                ServiceBans.of(List.of(BareJid.of("pistol@tavern"), BareJid.of("france")))),
            new BansDocument(
                BareJid.of("talk.example"), ServiceBans.of(List.of(BareJid.of("nym@tavern")))));
  }

  @Test
  void roomsThatNobodyAsksForArePassedOver() throws Exception {
    InputStream in = new ByteArrayInputStream(resource("rooms-1.xml"));
    try (RoomsReader reader = new RoomsReader(in)) {
      assertThat(reader.nextBans()).map(BansDocument::service).hasValue(BareJid.of("chat.example"));
      assertThat(reader.nextRoom()).isEmpty();
      assertThat(reader.nextMessage()).isEmpty();
      assertThat(reader.nextBans()).map(BansDocument::service).hasValue(BareJid.of("talk.example"));
      assertThat(reader.nextBans()).isEmpty();
    }
  }

  @Test
  void nobodyIsBannedFromARoomHere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BansDocument(BareJid.of("r@c"), ServiceBans.NONE))
        .withMessage("not the address of a service: r@c");
  }

  @Test
  void noRoomIsWrittenBehindBans() throws IOException {
    RandomValues values = new RandomValues(new SplittableRandom(1), List.of("text"));
    RoomDocument room = new RoomDocument(values.room(), values.snapshot());
    try (RoomsWriter writer = new RoomsWriter(new ByteArrayOutputStream())) {
      writer.bans(values.bans());
      assertThatIllegalStateException().isThrownBy(() -> writer.room(room));
      assertThatIllegalStateException().isThrownBy(() -> writer.archived(values.archived()));
    }
  }

  @Test
  void moreElementsThanAReaderTakesAreNotWritten() throws IOException {
    Set<BareJid> many = new HashSet<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < RoomsReader.LIMITS.elementsMax(); i++) {
      many.add(BareJid.of("a" + i + "@b"));
    }
    BansDocument bans = new BansDocument(BareJid.of("c"), new ServiceBans(many));
    try (RoomsWriter writer = new RoomsWriter(out)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.bans(bans))
          .withMessage("<bans> of 1000001 elements; a document may have 1000000");
    }
    assertThat(out.size()).isLessThan(100);
  }

  @Test
  void messagesAndBansThatNobodyAsksForArePassedOver() throws Exception {
    InputStream in = new ByteArrayInputStream(resource("rooms-1.xml"));
    try (RoomsReader reader = new RoomsReader(in)) {
      assertThat(reader.nextRoom()).isPresent();
      assertThat(reader.nextRoom()).isPresent();
      assertThat(reader.nextRoom()).isEmpty();
      assertThat(reader.nextMessage()).isEmpty();
    }
  }

  /** A document without end: whoever reads it as a whole never comes to a result. */
  private static final class Endless extends InputStream {
    private final byte[] message =
        ("<archived id='m' at='2026-01-01T00:00:00Z' sender='a@b'>"
                + "<message xmlns='jabber:client' from='r@c/n'/></archived>\n")
            .getBytes(StandardCharsets.UTF_8);
    private final InputStream head;
    private long given;

    Endless() {
      String room =
          "<room version='1' address='r@c' created-at='2026-01-01T00:00:00Z' creator='a@b'>"
              + "<config/></room>";
      head =
          new ByteArrayInputStream(
              ("<rooms xmlns='dev.muc:room' version='1'>" + room).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int read() throws IOException {
      int first = head.read();
      return first >= 0 ? first : message[(int) (given++ % message.length)];
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      target[offset] = (byte) read();
      return 1;
    }
  }

  @Test
  void anArchiveIsReadOneMessageAtATime() throws Exception {
    Endless endless = new Endless();
    try (RoomsReader reader = new RoomsReader(endless)) {
      assertThat(reader.nextRoom()).isPresent();
      for (int i = 1; i <= 1_000; i++) {
        assertThat(reader.nextMessage()).isPresent();
        assertThat(endless.given).isLessThanOrEqualTo((long) i * endless.message.length);
      }
    }
  }

  @Test
  void whatNoReaderTakesIsNotWritten() throws IOException {
    RandomValues values = new RandomValues(new SplittableRandom(1), List.of("\u0001"));
    try (RoomsWriter writer = new RoomsWriter(new ByteArrayOutputStream())) {
      assertThatIllegalArgumentException().isThrownBy(() -> writer.archived(values.archived()));
    }
  }

  private static final String IN_ROOM =
      "<rooms xmlns='dev.muc:room' version='1'>\n  <room version='1' address='r@c'"
          + " creator='a@b' created-at='2026-01-01T00:00:00Z'>\n    <config/>\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <affiliation affiliation='owner'/></room></rooms> | line 4, column 1: room/affiliation: 'account' is missing
          <affiliation account='a@b' affiliation='owner' acount='x'/></room></rooms> | line 4, column 1: room/affiliation: one of these attributes is unknown or twice there: [account, affiliation, acount]
          <voice account='@b'/></room></rooms> | line 4, column 1: room/voice: 'account' is no address: empty localpart
          <novel/></room></rooms> | line 4, column 1: room/novel: unknown, or in the wrong place
          </room><archived/></rooms> | line 4, column 8: archived: 'id' is missing
          </room><bans/></rooms> | line 4, column 8: bans: 'service' is missing
          </room><bans service='r@c'/></rooms> | line 4, column 8: bans: 'service' is not of a service: r@c
          </room><bans service='c'><outcast/></bans></rooms> | line 4, column 26: bans/outcast: 'account' is missing
          </room><bans service='c'><outcast account='a@b/d'/></bans></rooms> | line 4, column 26: bans/outcast: 'account' is an address with a resource
          </room><bans service='c'/><room/></rooms> | line 4, column 27: room: expected <bans>: behind bans there are no rooms
          </room><bans service='c'/><archived/></rooms> | line 4, column 27: archived: expected <bans>: behind bans there are no rooms
          </room><!-- --></rooms> | line 4, column 10: XMPP forbids comments, processing instructions and declarations
          """)
  void theLineAndColumnOfAProblemAreSaid(String rest, String message) {
    assertThatExceptionOfType(RoomFormatException.class)
        .isThrownBy(() -> Documents.read(IN_ROOM + rest))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <html/> | html: no document of rooms, which begins with <rooms xmlns='dev.muc:room'>
          <rooms version='1'/> | rooms: no document of rooms, which begins with <rooms xmlns='dev.muc:room'>
          <rooms xmlns='dev.muc:room' version='2'><novel/></rooms> | rooms: version 2 is newer than this program, which reads up to 1
          <rooms xmlns='dev.muc:room'/> | rooms: 'version' is missing
          <rooms xmlns='dev.muc:room' version='1'><archived/></rooms> | line 1, column 41: archived: expected <room xmlns='dev.muc:room'>
          <rooms xmlns='dev.muc:room' version='1'><room/></rooms> | line 1, column 41: room: 'version' is missing
          <rooms xmlns='dev.muc:room' version='1'><room version='9'/></rooms> | line 1, column 41: room: version 9 is newer than this program, which reads up to 1
          <rooms xmlns='dev.muc:room' version='1'><room version='1' address='c'/></rooms> | line 1, column 41: room: 'address' is not of a room: c
          """)
  void whatIsNoDocumentIsRefused(String xml, String message) {
    assertThatExceptionOfType(RoomFormatException.class)
        .isThrownBy(() -> Documents.read(xml))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "40", "60", "200"})
  void aDocumentThatEndsTooSoonIsRefused(int length) throws IOException {
    String whole = new String(resource("rooms-1.xml"), StandardCharsets.UTF_8);
    assertThatExceptionOfType(RoomFormatException.class)
        .isThrownBy(() -> Documents.read(whole.substring(0, length)))
        .withMessageStartingWith("line ")
        .withCauseInstanceOf(XmlException.class);
  }
}
