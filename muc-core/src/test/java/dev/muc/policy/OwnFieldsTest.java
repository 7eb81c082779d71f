package dev.muc.policy;

import static dev.muc.stanza.StanzaError.Condition.NOT_ALLOWED;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.ServiceConfig;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Option;
import dev.muc.payload.Namespaces;
import dev.muc.spi.Extensions;
import dev.muc.spi.FieldChange;
import dev.muc.spi.OwnField;
import dev.muc.spi.Policy;
import dev.muc.spi.Proposal;
import dev.muc.spi.Ruling;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of an embedder's own in the forms of a room. */
class OwnFieldsTest {
  private static final String KING = "king@court/throne";
  private static final OwnField MASCOT =
      OwnField.text("x-mascot", "Mascot").labelled("de", "Maskottchen").shownInRoomInfo();
  private static final OwnField PACE = OwnField.number("x-pace", "Pace", 0, 60, 5);
  private static final OwnField LOUD = OwnField.flag("x-loud", "Loud");
  private static final OwnField TONE =
      OwnField.choice(
          "x-tone", "Tone", List.of(new Option("high", "High"), new Option("low", "Low")));
  private static final OwnField QUOTA =
      OwnField.number("x-quota", "Quota", 0, 9, 1).editedBy((room, account) -> isGod(account));
  private static final OwnField RULES = OwnField.lines("x-rules", "Rules");
  private static final OwnField SECRET =
      OwnField.flag("x-watched", "Watched").seenBy((room, account) -> isGod(account));

  private static boolean isGod(BareJid account) {
    return account.equals(BareJid.of("mars@olympus"));
  }

  /** Nobody may set the pace to 13. */
  private static final class Superstition implements Policy {
    @Override
    public Ruling<FieldChange> changeField(Proposal<FieldChange> proposal) {
      FieldChange change = proposal.what();
      if (!change.var().equals("x-pace") || !change.after().equals(List.of("13"))) {
        return Ruling.pass();
      }
      return change.before().equals(List.of("12"))
          ? Ruling.alter(change.to(List.of("14")))
          : Ruling.refuse(NOT_ALLOWED, "Unlucky");
    }
  }

  private final Rooms rooms =
      new Rooms(
              ServiceConfig.of(SERVICE, "a secret")
                  .withExtensions(
                      Extensions.builder()
                          .configField(MASCOT)
                          .configField(PACE)
                          .configField(LOUD)
                          .configField(TONE)
                          .configField(QUOTA)
                          .configField(RULES)
                          .configField(SECRET)
                          .registrationField(
                              OwnField.text("x-motto", "Motto")
                                  .checkedBy(values -> values.get(0).length() < 10))
                          .policy(new Superstition())
                          .build()))
          .create(KING, "King");

  private DataForm form(String client, String lang) {
    Stanza answer =
        only(
            rooms.send(
                client,
                "<iq type='get' id='f' xml:lang='%s' to='%s'><query xmlns='%s'/></iq>"
                    .formatted(lang, ROOM, Namespaces.MUC_OWNER)));
    return DataForm.in(answer.payload(Namespaces.MUC_OWNER, "query").orElseThrow()).orElseThrow();
  }

  @Test
  void ownFieldsAreInTheFormWithWhatTheyHave() {
    DataForm form = form(KING, "en");

    assertThat(form.values("x-mascot")).isEmpty();
    assertThat(form.value("x-pace")).contains("5");
    assertThat(form.value("x-loud")).contains("0");
    assertThat(form.value("x-tone")).contains("high");
    assertThat(form.value("x-quota")).contains("1");
  }

  @Test
  void labelsAreInTheReadersLanguage() {
    assertThat(form(KING, "de").toElement().toString()).contains("Maskottchen");
    assertThat(form(KING, "cy").toElement().toString()).contains("value=Mascot");
  }

  @Test
  void aFieldOfLinesHasNoneOrSeveral() {
    assertThat(form(KING, "en").values("x-rules")).isEmpty();

    List<String> rules = List.of("No horses", "No kingdoms for them");
    rooms
        .service
        .admin()
        .configure(BareJid.of(ROOM), config -> RULES.set(TONE.set(config, List.of("low")), rules));

    assertThat(form(KING, "en").values("x-rules")).isEqualTo(rules);
    assertThat(TONE.in(rooms.room())).as("others stay").isEqualTo("low");
  }

  @Test
  void whatIsSubmittedIsKeptWithTheRoom() {
    rooms.configure(KING, "x-mascot", "Boar", "x-loud", "true", "x-pace", "12", "x-tone", "low");

    assertThat(MASCOT.in(rooms.room())).isEqualTo("Boar");
    assertThat(LOUD.in(rooms.room())).isEqualTo("1");
    assertThat(form(KING, "en").value("x-pace")).contains("12");
    assertThat(rooms.room().config().own())
        .containsOnlyKeys("x-mascot", "x-loud", "x-pace", "x-tone");

    rooms.configure(KING, "muc#roomconfig_roomname", "Harfleur");
    assertThat(MASCOT.in(rooms.room())).as("another change leaves it").isEqualTo("Boar");
  }

  @ParameterizedTest
  @CsvSource({"x-pace,61", "x-pace,-1", "x-pace,fast", "x-loud,maybe", "x-tone,middle"})
  void whatIsNotAllowedRefusesTheForm(String var, String value) {
    rooms.configure(KING, "x-mascot", "Boar", var, value);

    Stanza refusal = only(rooms.outcome.stanzas());
    assertThat(error(refusal)).isEqualTo("modify/not-acceptable");
    assertThat(refusal.toString()).contains(var);
    assertThat(rooms.room().config().own()).isEmpty();
  }

  @Test
  void aValueHasALength() {
    rooms.configure(KING, "x-mascot", "b".repeat(2_048));
    assertThat(MASCOT.in(rooms.room())).hasSize(2_048);

    rooms.configure(KING, "x-mascot", "b".repeat(2_049));
    assertThat(error(only(rooms.outcome.stanzas()))).isEqualTo("modify/not-acceptable");
  }

  @Test
  void aFieldIsSeenAndEditedByThoseWhoMay() {
    rooms.affiliate(KING, "mars@olympus", "owner");
    assertThat(form(KING, "en").values("x-watched")).isNull();
    assertThat(form("mars@olympus/sky", "en").value("x-watched")).contains("0");

    rooms.configure(KING, "x-watched", "1");
    assertThat(error(only(rooms.outcome.stanzas()))).isEqualTo("modify/not-acceptable");
    rooms.configure(KING, "x-quota", "2");
    assertThat(error(only(rooms.outcome.stanzas()))).isEqualTo("modify/not-acceptable");
    rooms.configure(KING, "x-quota", "1", "x-mascot", "Boar");
    assertThat(MASCOT.in(rooms.room())).as("a form that is sent back whole").isEqualTo("Boar");

    rooms.configure("mars@olympus/sky", "x-quota", "2", "x-watched", "1");
    assertThat(QUOTA.in(rooms.room())).isEqualTo("2");
    assertThat(SECRET.in(rooms.room())).isEqualTo("1");
  }

  @Test
  void policiesAreAskedAboutOwnFieldsToo() {
    rooms.configure(KING, "x-pace", "13");
    assertThat(error(only(rooms.outcome.stanzas()))).isEqualTo("cancel/not-allowed");

    rooms.configure(KING, "x-pace", "12");
    rooms.configure(KING, "x-pace", "13");
    assertThat(PACE.in(rooms.room())).isEqualTo("14");
  }

  @Test
  void whatIsForEverybodyIsInTheRoomInfo() {
    rooms.configure(KING, "x-mascot", "Boar", "x-pace", "12");

    Element info =
        only(rooms.send(
                "nym@tavern/bench",
                "<iq type='get' id='d' to='%s'><query xmlns='%s'/></iq>"
                    .formatted(ROOM, Namespaces.DISCO_INFO)))
            .payload(Namespaces.DISCO_INFO, "query")
            .orElseThrow();
    DataForm form = DataForm.in(info).orElseThrow();

    assertThat(form.value("x-mascot")).contains("Boar");
    assertThat(form.values("x-pace")).isNull();
  }

  @Test
  void theRegistrationFormHasThemAndChecksThem() {
    rooms.configure(KING, "x-muc#roomconfig_registration", "1");
    Stanza shown =
        only(
            rooms.send(
                "nym@tavern/bench",
                "<iq type='get' id='r' to='"
                    + ROOM
                    + "'><query xmlns='jabber:iq:register'/></iq>"));
    assertThat(shown.toString()).contains("x-motto");

    assertThat(error(register("Pauca, pauca verba"))).isEqualTo("modify/not-acceptable");
    assertThat(register("Pauca").typeName()).isEqualTo("result");
  }

  private Stanza register(String motto) {
    rooms.send(
        "nym@tavern/bench",
        """
        <iq type='set' id='r' to='%s'><query xmlns='jabber:iq:register'>
        <x xmlns='jabber:x:data' type='submit'>
        <field var='FORM_TYPE'><value>%s</value></field>
        <field var='muc#register_roomnick'><value>Nym</value></field>
        <field var='x-motto'><value>%s</value></field></x></query></iq>
        """
            .formatted(ROOM, Namespaces.MUC_REGISTER, motto));
    return rooms.to("nym@tavern/bench").get(0);
  }

  @Test
  void aNameThatIsNotOnesOwnIsTheEmbeddersMistake() {
    assertThatThrownBy(() -> OwnField.flag("muc#roomconfig_loud", "Loud"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
