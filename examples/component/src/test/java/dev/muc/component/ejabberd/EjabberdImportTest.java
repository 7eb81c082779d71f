package dev.muc.component.ejabberd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.AllowPm;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.store.ArchivedMessage;
import dev.muc.xml.room.RoomDocument;
import dev.muc.xml.room.RoomFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rooms that a real ejabberd dumped move in. {@code dump-23.01.txt} was written by {@code
 * ejabberdctl dump} of ejabberd 23.01 (Debian 12), after a client had made two rooms in it.
 */
class EjabberdImportTest {
  @TempDir private Path folder = Path.of("");

  private static byte[] dump() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(EjabberdImportTest.class.getResourceAsStream("dump-23.01.txt"))) {
      return in.readAllBytes();
    }
  }

  private EjabberdSource open(byte[] dump) throws IOException, RoomFormatException {
    return EjabberdSource.open(Files.write(folder.resolve("dump.txt"), dump));
  }

  @Test
  void configurationAffiliationsSubjectAndArchiveMoveIn() throws Exception {
    try (EjabberdSource source = open(dump())) {
      RoomDocument room = source.nextRoom().orElseThrow();
      assertThat(room.address()).isEqualTo(BareJid.of("harfleur@conference.localhost"));
      assertThat(room.snapshot().config())
          .isEqualTo(
              new RoomConfig(
                  new RoomConfig.Profile(
                      "The \"Breach\" \\ ünïcode 😀", "once more", "en", "", false, true),
                  new RoomConfig.Access(true, true, "s3cret", 30, false, false, true),
                  new RoomConfig.Discussion(true, true, true, AllowPm.NONE, 20, false, true),
                  new RoomConfig.Disclosure(
                      true,
                      true,
                      List.of(Role.MODERATOR, Role.PARTICIPANT),
                      List.of("moderator", "participant", "visitor"),
                      false,
                      false,
                      false)));
      assertThat(room.snapshot().creator()).isEqualTo(BareJid.of("romeo@localhost"));
      assertThat(room.snapshot().affiliations())
          .containsExactly(
              entry("juliet", Affiliation.MEMBER, "friend"),
              new AffiliationEntry(BareJid.of("romeo@localhost"), Affiliation.OWNER, null, null),
              entry("user2", Affiliation.OUTCAST, "nöise <"));
      var subject = Objects.requireNonNull(room.snapshot().subject());
      assertThat(subject.text()).isEqualTo("Once\nmore");
      assertThat(subject.message().from()).hasToString(room.address() + "/Romeo");

      ArchivedMessage first = source.nextMessage().orElseThrow();
      assertThat(first.message().from()).hasToString(room.address() + "/Romeo");
      assertThat(first.message().payload("jabber:client", "body").map(Element::text))
          .contains("<one> & 'two'");
      assertThat(first.message().lang()).isEqualTo("en");
      assertThat(first.message().id()).isEqualTo("m1");
      assertThat(first.sender()).hasToString("romeo@localhost/only");
      assertThat(first.at())
          .isBetween(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
      assertThat(source.nextMessage().orElseThrow().message().payload("jabber:client", "subject"))
          .isPresent();
      assertThat(source.nextMessage()).isEmpty();

      RoomDocument open = source.nextRoom().orElseThrow();
      assertThat(open.address()).isEqualTo(BareJid.of("open@conference.localhost"));
      assertThat(open.snapshot().config().profile().listed()).isTrue();
      assertThat(open.snapshot().subject()).isNull();
      assertThat(source.nextMessage()).isEmpty();
      assertThat(source.nextRoom()).isEmpty();
    }
  }

  private static AffiliationEntry entry(String account, Affiliation affiliation, String reason) {
    return new AffiliationEntry(BareJid.of(account + "@localhost"), affiliation, reason, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {tables,[]}. | no record muc_room in it
          {muc_room | line 1, column 10: expected '}'
          {muc_room,[]} | line 1, column 14: expected '.'
          {a,<<300> | line 1, column 10: expected '>'
          {a,<<"x | line 1, column 8: a text does not end
          {a,<<255>>}. | line 1, column 11: text that is no UTF-8
          {a,"\\q"}. | line 1, column 7: unknown escape in a text
          {a,1-2}. | line 1, column 7: no number: 1-2
          {a,Ü}. | line 1, column 4: expected a term
          {muc_room,{<<"r">>,<<"h">>},[{affiliations,[{{<<"a">>,<<"b">>,<<>>},king}]}]}. | line 1, column 79: the record before this is wrong: unknown affiliation of a@b: king
          {muc_room,x,[]}. | line 1, column 17: the record before this is wrong: no address: Atom[name=x]
          """)
  void whatIsWrongIsSaidWithItsPlace(String dump, String problem) {
    assertThatExceptionOfType(RoomFormatException.class)
        .isThrownBy(() -> open(dump.getBytes(StandardCharsets.UTF_8)))
        .withMessage(problem);
  }

  @Test
  void termsInsideEachOtherHaveALimit() {
    assertThatExceptionOfType(RoomFormatException.class)
        .isThrownBy(() -> open("{".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining("more than 256 terms inside each other");
  }

  @Test
  void everyKindOfTermIsRead() throws RoomFormatException {
    String dump =
        "% a comment\n{'an atom',\"a\\x{fc}\\303\\274\",-1.5e3,#{k => [v|w]},<0.1.0>,#Ref<0.1.2.3>,"
            + "<<\"x\"/utf8,33>>,{}}.";
    Term term = new TermReader(dump.getBytes(StandardCharsets.UTF_8)).next().orElseThrow();
    assertThat(term).isInstanceOf(Term.Tuple.class);
    Term.Tuple tuple = (Term.Tuple) term;
    assertThat(tuple.parts()).hasSize(8);
    assertThat(tuple.part(0).text()).isEqualTo("an atom");
    assertThat(tuple.part(1).text()).isEqualTo("aüü");
    assertThat(tuple.part(2)).isEqualTo(new Term.Numeral(-1500));
    assertThat(tuple.part(3).all()).hasSize(1);
    assertThat(tuple.part(6).text()).isEqualTo("x!");
  }

  /** Whatever a file holds: rooms come of it, or a sentence. */
  @Test
  void noInputBreaksTheReader() throws IOException {
    byte[] whole = dump();
    SplittableRandom random = new SplittableRandom(1);
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] broken = whole.clone();
      for (int j = random.nextInt(1, 4); j > 0; j--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      try {
        open(broken).close();
      } catch (RoomFormatException said) {
        assertThat(said.getMessage()).isNotBlank();
        refused++;
      }
    }
    assertThat(refused).isBetween(100, 2_000);
  }
}
