package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muc.model.Role;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Field;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A visitor asks for voice (XEP-0045 §7.13, §8.6). */
class RequestVoiceTest {
  private static final String KING = "king@court/throne";
  private static final String EXETER = "exeter@court/tent";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/stool";
  private static final String ROLE = "<field var='muc#role'><value>participant</value></field>";

  private final Rooms rooms = new Rooms().create(KING, "King");

  @BeforeEach
  void enterModeratedRoom() {
    rooms.configure(KING, "muc#roomconfig_moderatedroom", "1");
    rooms.affiliate(KING, "exeter@court", "admin");
    rooms.affiliate(KING, "nym@tavern", "member");
    rooms.enter(EXETER, "Exeter");
    rooms.enter(NYM, "Nym");
    rooms.enter(PISTOL, "Pistol");
  }

  private List<Stanza> submit(String from, String formType, String fields, String beside) {
    return rooms.send(
        from,
        """
        <message id='v1' to='%s'><x xmlns='jabber:x:data' type='submit'>
        <field var='FORM_TYPE'><value>%s</value></field>%s</x>%s</message>
        """
            .formatted(ROOM, formType, fields, beside));
  }

  private List<Stanza> request(String from) {
    return submit(from, Namespaces.MUC_REQUEST, ROLE, "");
  }

  private static DataForm formOf(Stanza stanza) {
    return DataForm.read(stanza.payload(Namespaces.DATA_FORMS, "x").orElseThrow());
  }

  @Test
  @Covers({"0045-7.13-1", "0045-8.6-1"})
  void everyModeratorIsAskedAndNobodyElse() {
    rooms.enter("king@court/garden", "King");

    List<Stanza> sent = request(PISTOL);

    assertThat(sent)
        .extracting(Stanza::to)
        .containsExactlyInAnyOrder(Jid.of(KING), Jid.of("king@court/garden"), Jid.of(EXETER));
    assertThat(sent)
        .allSatisfy(
            stanza -> {
              assertThat(stanza.from()).isEqualTo(Jid.of(ROOM));
              assertThat(((Message) stanza).type()).isEqualTo(Message.Type.NORMAL);
              assertThat(stanza.id()).isNotEmpty().isNotEqualTo("v1");
              assertThat(formOf(stanza).isOfType(Namespaces.MUC_REQUEST)).isTrue();
            });
  }

  @Test
  @Covers({"0045-8.6-1", "0045-8.6-2", "0045-16.5.2-1", "0004-3.1-4", "0004-3.2-3", "0004-3.2-5"})
  void theFormSaysWhoAsksAndLeavesTheAnswerAtNo() {
    request(PISTOL);

    List<Element> payloads = rooms.to(KING).get(0).payloads();
    assertThat(payloads).hasSize(1);
    assertThat(payloads.get(0).is(Namespaces.DATA_FORMS, "x")).isTrue();
    DataForm form = DataForm.read(payloads.get(0));
    assertThat(form.type()).isEqualTo("form");
    assertThat(form.title()).isEqualTo("Request for voice");
    assertThat(form.instructions()).startsWith("A visitor asks");
    assertThat(form.fields())
        .extracting(Field::var, Field::type, Field::label, Field::values)
        .containsExactly(
            tuple("FORM_TYPE", "hidden", null, List.of(Namespaces.MUC_REQUEST)),
            tuple("muc#role", "list-single", "Role asked for", List.of("participant")),
            tuple("muc#jid", "jid-single", "Address of the visitor", List.of(PISTOL)),
            tuple("muc#roomnick", "text-single", "Nickname of the visitor", List.of("Pistol")),
            tuple("muc#request_allow", "boolean", "Let this person speak?", List.of("0")));
    assertThat(payloads.get(0).children())
        .filteredOn(field -> field.attribute("var").equals(Optional.of("muc#role")))
        .singleElement()
        .satisfies(
            field ->
                assertThat(field.child("option"))
                    .contains(
                        Xml.parse(
                            """
                            <option xmlns='jabber:x:data' label='Participants'>
                            <value>participant</value></option>
                            """)));
  }

  @Test
  void theFormIsInTheLanguageOfTheRoom() {
    rooms.configure(KING, "muc#roomconfig_lang", "de");

    request(PISTOL);

    assertThat(formOf(rooms.to(KING).get(0)).title()).isEqualTo("Bitte um Rederecht");
  }

  @Test
  @Covers("0004-3.1-5")
  void theFormStaysInTheThreadOfTheRequest() {
    submit(PISTOL, Namespaces.MUC_REQUEST, ROLE, "<thread>t1</thread>");

    assertThat(rooms.to(KING).get(0).payload(Stanza.NAMESPACE, "thread"))
        .contains(Element.ofText(Stanza.NAMESPACE, "thread", "t1"));
  }

  @Test
  @Covers({"0045-7.13-2", "0045-7.13-1"})
  void onlyAVisitorAsksForVoice() {
    assertThat(request(NYM)).isEmpty();
    assertThat(rooms.outcome.events()).isEmpty();

    assertThat(request(KING)).isEmpty();
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  @Covers("0045-7.13-2")
  void aStrangerIsToldToEnterFirst() {
    List<Stanza> sent = request("boy@tavern/cellar");

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).to()).isEqualTo(Jid.of("boy@tavern/cellar"));
    assertThat(error(sent.get(0))).isEqualTo("cancel/not-acceptable");
    assertThat(StanzaError.of(sent.get(0)).orElseThrow().text()).isEqualTo("Enter the room first");
  }

  @ParameterizedTest
  @Covers("0004-3.3-4")
  @ValueSource(
      strings = {"<field var='muc#role'><value>moderator</value></field>", "<field var='x'/>", ""})
  void thereIsNothingToAskForButVoice(String fields) {
    List<Stanza> sent = submit(PISTOL, Namespaces.MUC_REQUEST, fields, "");

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).to()).isEqualTo(Jid.of(PISTOL));
    assertThat(error(sent.get(0))).isEqualTo("modify/not-acceptable");
    assertThat(StanzaError.of(sent.get(0)).orElseThrow().text())
        .isEqualTo("This field has a value that is not allowed: muc#role");
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  @Covers("0004-3.1-5")
  void anErrorStaysInTheThreadOfTheRequest() {
    List<Stanza> sent = submit(PISTOL, Namespaces.MUC_REQUEST, "", "<thread>t1</thread>");

    assertThat(sent.get(0).payload(Stanza.NAMESPACE, "thread"))
        .contains(Element.ofText(Stanza.NAMESPACE, "thread", "t1"));
  }

  @Test
  void anErrorOutsideOfThreadsHasNone() {
    List<Stanza> sent = submit(PISTOL, Namespaces.MUC_REQUEST, "", "");

    assertThat(sent.get(0).payloads()).extracting(Element::name).containsExactly("error");
  }

  @Test
  @Covers({"0004-3.1-1", "0004-3.2-4"})
  void fieldsThatNobodyKnowsAreIgnored() {
    submit(
        PISTOL,
        Namespaces.MUC_REQUEST,
        ROLE + "<field var='x-mood'><value>fierce</value></field>",
        "");

    assertThat(rooms.to(KING)).hasSize(1);
  }

  @Test
  void aFormOfAnotherTypeIsNoRequest() {
    List<Stanza> sent = submit(PISTOL, Namespaces.ROOM_CONFIG, ROLE, "");

    assertThat(sent).hasSize(1);
    assertThat(error(sent.get(0))).isEqualTo("modify/bad-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"form", "result"})
  void aFormThatIsNotSubmittedIsNoRequest(String type) {
    List<Stanza> sent =
        rooms.send(
            PISTOL,
            """
            <message to='%s'><x xmlns='jabber:x:data' type='%s'>
            <field var='FORM_TYPE'><value>%s</value></field>%s</x></message>
            """
                .formatted(ROOM, type, Namespaces.MUC_REQUEST, ROLE));

    assertThat(sent).hasSize(1);
    assertThat(error(sent.get(0))).isEqualTo("modify/bad-request");
  }

  @Test
  void aFormWithoutTypeOfFormIsNoRequest() {
    List<Stanza> sent =
        rooms.send(
            PISTOL,
            "<message to='%s'><x xmlns='jabber:x:data' type='submit'>%s</x></message>"
                .formatted(ROOM, ROLE));

    assertThat(error(sent.get(0))).isEqualTo("modify/bad-request");
  }

  @Test
  @Covers("0004-3.1-4")
  void aFormInsideAnotherElementIsNoRequest() {
    List<Stanza> sent =
        rooms.send(
            PISTOL,
            """
            <message to='%s'><query xmlns='urn:other'><x xmlns='jabber:x:data' type='submit'>
            <field var='FORM_TYPE'><value>%s</value></field>%s</x></query></message>
            """
                .formatted(ROOM, Namespaces.MUC_REQUEST, ROLE));

    assertThat(sent).hasSize(1);
    assertThat(error(sent.get(0))).isEqualTo("modify/bad-request");
  }

  @Test
  void aRequestIsForgottenWhenItsClientLeavesAndAnotherStays() {
    rooms.enter("pistol@tavern/bed", "Pistol");
    request(PISTOL);
    assertThat(rooms.room().voiceRequest(FullJid.of(PISTOL))).isPresent();

    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "'/>");
    rooms.enter(PISTOL, "Pistol");

    assertThat(rooms.room().voiceRequest(FullJid.of(PISTOL))).isEmpty();
  }

  @Test
  @Covers("0045-5.1.1-11")
  void visitorsSpeakWhereNobodyModerates() {
    rooms.configure(KING, "muc#roomconfig_moderatedroom", "0");
    assertThat(rooms.room().occupant("Pistol").orElseThrow().role()).isEqualTo(Role.VISITOR);

    rooms.say(PISTOL, "Base slave");

    assertThat(rooms.to(NYM)).hasSize(1);
    assertThat(rooms.to(NYM).get(0).isError()).isFalse();
  }

  @Test
  void aRequestIsForgottenWhenTheVisitorLeaves() {
    request(PISTOL);

    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "'/>");
    rooms.enter(PISTOL, "Pistol");

    assertThat(rooms.room().voiceRequest(FullJid.of(PISTOL))).isEmpty();
  }
}
