package dev.muc.feature;

import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.DataForm;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a room says of itself and of who is in it (XEP-0045 §6.4, §6.5). */
class DiscoRoomTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String STRANGER = "boy@tavern/door";
  private static final String INFO = "http://jabber.org/protocol/disco#info";
  private static final String ITEMS = "http://jabber.org/protocol/disco#items";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void kingAndPistol() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
  }

  private Stanza ask(String client, String namespace, String attributes) {
    return only(
        rooms.send(
            client,
            "<iq type='get' id='d1' to='"
                + ROOM
                + "'><query "
                + attributes
                + " xmlns='"
                + namespace
                + "'/></iq>"));
  }

  private Element info() {
    Stanza answer = ask(STRANGER, INFO, "");
    assertThat(lines(List.of(answer))).containsExactly("result");
    assertThat(answer.from()).hasToString(ROOM);
    return answer.payloads().get(0);
  }

  private List<String> features() {
    List<String> features = new ArrayList<>();
    for (Element child : info().children()) {
      if (child.name().equals("feature")) {
        features.add(child.attribute("var").orElseThrow());
      }
    }
    return features;
  }

  private DataForm form() {
    List<DataForm> forms =
        info().children().stream()
            .filter(child -> child.is(Namespaces.DATA_FORMS, "x"))
            .map(DataForm::read)
            .toList();
    assertThat(forms).hasSize(1);
    return forms.get(0);
  }

  @Test
  @Covers({
    "0045-6-1",
    "0045-6.4-1",
    "0045-6.4-2",
    "0045-7.4-8",
    "0045-16.3-1",
    "0045-16.3-2",
    "0045-16.3-3",
    "0030-3.1-1",
    "0030-3.1-2",
    "0030-3.1-3",
    "0030-3.1-4",
    "0199-5-1",
    "0359-5-1",
    "0410-3.3-2",
    "0421-2-1"
  })
  void roomIsATextConferenceWithItsNameAndTheseFeatures() {
    rooms.configure(KING, "muc#roomconfig_roomname", "The Breach");

    Element identity = info().child("identity").orElseThrow();

    assertThat(identity.attribute("category")).contains("conference");
    assertThat(identity.attribute("type")).contains("text");
    assertThat(identity.attribute("name")).contains("The Breach");
    assertThat(features())
        .contains(
            INFO,
            ITEMS,
            "http://jabber.org/protocol/muc",
            "http://jabber.org/protocol/muc#stable_id",
            "http://jabber.org/protocol/muc#self-ping-optimization",
            "http://jabber.org/protocol/muc#roomconfig",
            "http://jabber.org/protocol/muc#roominfo",
            "http://jabber.org/protocol/muc#register",
            "urn:xmpp:ping",
            "urn:xmpp:sid:0",
            "urn:xmpp:occupant-id:0")
        .doesNotContain("muc_rooms")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "muc#roomconfig_publicroom,            0, muc_public,       muc_hidden",
    "muc#roomconfig_membersonly,           1, muc_open,         muc_membersonly",
    "muc#roomconfig_moderatedroom,         1, muc_unmoderated,  muc_moderated",
    "muc#roomconfig_whois,            anyone, muc_semianonymous, muc_nonanonymous",
    "muc#roomconfig_persistentroom,        1, muc_temporary,    muc_persistent"
  })
  @Covers({
    "0045-16.3-4",
    "0045-16.3-5",
    "0045-16.3-6",
    "0045-16.3-7",
    "0045-16.3-9",
    "0045-6.4-3",
    "0045-18.1-7"
  })
  void ofTwoFeaturesARoomHasTheOneThatFitsItsConfiguration(
      String field, String value, String before, String after) {
    assertThat(features()).contains(before).doesNotContain(after);

    rooms.configure(KING, field, value);

    assertThat(features()).contains(after).doesNotContain(before);
  }

  @Test
  @Covers({"0045-16.3-8", "0045-6.4-3"})
  void featureSaysWhetherThereIsAPassword() {
    assertThat(features()).contains("muc_unsecured").doesNotContain("muc_passwordprotected");

    rooms.configure(
        KING, "muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", "George");

    assertThat(features()).contains("muc_passwordprotected").doesNotContain("muc_unsecured");
    assertThat(info().toString()).doesNotContain("George");
  }

  @Test
  @Covers({
    "0045-6.4-4",
    "0045-16.5.4-3",
    "0045-16.5.4-4",
    "0045-16.5.4-1",
    "0045-16.5.3-7",
    "0045-16.5.3-8",
    "0045-16.5.3-17",
    "0128-2-1",
    "0128-2-2",
    "0128-2-3",
    "0128-4-1",
    "0128-4-2"
  })
  void formTellsWhatTheRoomIsAbout() {
    rooms.configure(
        KING,
        "muc#roomconfig_roomdesc",
        "Siege of a town",
        "muc#roomconfig_lang",
        "en",
        "muc#roomconfig_pubsub",
        "xmpp:pubsub.example?;node=breach",
        "muc#maxhistoryfetch",
        "7");

    DataForm form = form();

    assertThat(form.type()).isEqualTo("result");
    assertThat(form.fields().get(0).var()).isEqualTo("FORM_TYPE");
    assertThat(form.fields().get(0).type()).isEqualTo("hidden");
    assertThat(form.isOfType("http://jabber.org/protocol/muc#roominfo")).isTrue();
    assertThat(form.value("muc#roominfo_description")).contains("Siege of a town");
    assertThat(form.value("muc#roominfo_lang")).contains("en");
    assertThat(form.value("muc#roominfo_pubsub")).contains("xmpp:pubsub.example?;node=breach");
    assertThat(form.value("muc#maxhistoryfetch")).contains("7");
    assertThat(form.fields()).extracting(DataForm.Field::var).doesNotHaveDuplicates();
  }

  @Test
  @Covers({"0045-6.4-6", "0045-16.5.4-7"})
  void formCountsOccupantsAsTheyAreNow() {
    assertThat(form().value("muc#roominfo_occupants")).contains("2");

    rooms.enter("pistol@tavern/bed", "Pistol");
    assertThat(form().value("muc#roominfo_occupants")).as("not clients").contains("2");
    rooms.enter("nym@tavern/bench", "Nym");
    assertThat(form().value("muc#roominfo_occupants")).contains("3");
    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "'/>");
    rooms.send("nym@tavern/bench", "<presence type='unavailable' to='" + ROOM + "'/>");
    assertThat(form().value("muc#roominfo_occupants")).contains("2");
  }

  @Test
  @Covers({"0045-16.5.4-9", "0045-6.4-5"})
  void formTellsWhatOccupantsMayDo() {
    assertThat(form().value("muc#roominfo_subjectmod")).contains("0");
    assertThat(form().value("muc#roomconfig_changesubject")).contains("0");
    assertThat(form().value("muc#roomconfig_allowinvites")).contains("0");
    assertThat(form().value("muc#roomconfig_allowpm")).contains("anyone");

    rooms.configure(
        KING,
        "muc#roomconfig_changesubject",
        "1",
        "muc#roomconfig_allowinvites",
        "1",
        "muc#roomconfig_allowpm",
        "moderators");

    assertThat(form().value("muc#roominfo_subjectmod")).contains("1");
    assertThat(form().value("muc#roomconfig_changesubject")).contains("1");
    assertThat(form().value("muc#roomconfig_allowinvites")).contains("1");
    assertThat(form().value("muc#roomconfig_allowpm")).contains("moderators");
  }

  @Test
  @Covers({"0045-14.4-1", "0045-16.5.4-2", "0045-16.5.4-8", "0128-5-1"})
  void whatIsNobodysBusinessIsToldOnlyAfterAnOwnerSaidSo() {
    rooms.send(
        KING, "<message type='groupchat' to='" + ROOM + "'><subject>War</subject></message>");
    assertThat(form().fields())
        .extracting(DataForm.Field::var)
        .doesNotContain(
            "muc#roominfo_subject",
            "muc#roominfo_contactjid",
            "muc#roominfo_ldapgroup",
            "muc#roominfo_logs");
    assertThat(info().toString()).doesNotContain("War").doesNotContain("king@court");

    rooms.configure(KING, "x-muc#roomconfig_publicsubject", "1");
    assertThat(form().value("muc#roominfo_subject")).contains("War");
    rooms.send(
        KING, "<message type='groupchat' to='" + ROOM + "'><subject>Peace</subject></message>");
    assertThat(form().value("muc#roominfo_subject")).contains("Peace");
  }

  @Test
  @Covers({
    "0045-6-1",
    "0045-6.5-1",
    "0045-6.5-2",
    "0045-6.5-4",
    "0030-4.1-4",
    "0030-6.3-2",
    "0045-14.4-1"
  })
  void occupantsAreListedToOccupantsAndToOthersOnlyIfAnOwnerSaidSo() {
    Stanza toStranger = ask(STRANGER, ITEMS, "");
    assertThat(lines(List.of(toStranger))).containsExactly("result");
    assertThat(toStranger.payloads().get(0).content()).isEmpty();
    assertThat(ask("king@court/tent", ITEMS, "").payloads().get(0).content()).isEmpty();
    assertThat(ask(PISTOL, ITEMS, "").payloads().get(0).children()).hasSize(2);

    rooms.configure(KING, "x-muc#roomconfig_publicoccupants", "1");
    assertThat(ask(STRANGER, ITEMS, "").payloads().get(0).children()).hasSize(2);
  }

  @Test
  @Covers({"0045-6.5-3", "0030-4.1-2", "0030-4.2-1"})
  void itemsAreOccupantAddressesAndNothingElse() {
    for (Element item : ask(PISTOL, ITEMS, "").payloads().get(0).children()) {
      assertThat(item.attributes()).hasSize(1);
      assertThat(item.content()).isEmpty();
    }
    assertThat(ask(PISTOL, ITEMS, "").payloads().get(0).children())
        .extracting(item -> item.attribute("jid").orElseThrow())
        .containsExactly(ROOM + "/King", ROOM + "/Pistol");
  }

  @Test
  @Covers({"0045-4.2-1", "0030-6.3-1"})
  void hiddenRoomAnswersThoseWhoKnowItsAddress() {
    rooms.configure(KING, "muc#roomconfig_publicroom", "0");

    assertThat(info().child("identity")).isPresent();
    assertThat(ask(STRANGER, ITEMS, "").payloads().get(0).content()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {INFO, ITEMS})
  @Covers({"0030-3.1-9", "0030-7-2", "rfc6120-10.5.3.1-1"})
  void roomThatIsNotThereIsNotFound(String namespace) {
    Stanza answer =
        only(
            rooms.send(
                STRANGER,
                "<iq type='get' id='d1' to='nowhere@chat.example'><query xmlns='"
                    + namespace
                    + "'/></iq>"));

    assertThat(lines(List.of(answer))).containsExactly("error cancel/item-not-found");
    assertThat(answer.payload(namespace, "query")).isPresent();
  }

  @Test
  void roomThatIsNotOpenYetIsThereForItsOwnerOnly() {
    Rooms locked = new Rooms();
    locked.enter(KING, "King");
    String question = "<iq type='get' id='d1' to='" + ROOM + "'><query xmlns='" + INFO + "'/></iq>";

    assertThat(lines(locked.send(STRANGER, question)))
        .containsExactly("error cancel/item-not-found");
    assertThat(lines(locked.send(KING, question))).containsExactly("result");
    assertThat(lines(locked.send("king@court/tent", question))).containsExactly("result");
    locked.configure(KING);
    assertThat(lines(locked.send(STRANGER, question))).containsExactly("result");
  }

  @ParameterizedTest
  @ValueSource(strings = {INFO, ITEMS})
  @Covers({"0030-3.2-2", "0030-7-2", "0030-3.2-1"})
  void unknownNodeIsNotFound(String namespace) {
    Stanza answer = ask(STRANGER, namespace, "node='urn:example:n'");

    assertThat(lines(List.of(answer))).containsExactly("error cancel/item-not-found");
    assertThat(answer.payload(namespace, "query").flatMap(query -> query.attribute("node")))
        .contains("urn:example:n");
  }

  @Test
  @Covers({"0045-18.1.1-4", "0045-18.1-12"})
  void everythingPassesSoThereIsNoListOfWhatDoes() {
    rooms.send(
        KING,
        "<message type='groupchat' to='" + ROOM + "'><shout xmlns='urn:example:any'/></message>");
    assertThat(only(rooms.to(PISTOL)).payload("urn:example:any", "shout")).isPresent();

    Stanza answer = ask(STRANGER, INFO, "node='http://jabber.org/protocol/muc#traffic'");

    assertThat(lines(List.of(answer))).containsExactly("error cancel/service-unavailable");
    assertThat(answer.payload(INFO, "query").flatMap(query -> query.attribute("node")))
        .contains("http://jabber.org/protocol/muc#traffic");
  }

  @Test
  @Covers({"0045-13-1", "rfc6120-8.1.5-2"})
  void labelsAreInTheLanguageOfTheAskerOrElseOfTheRoom() {
    assertThat(label("")).isEqualTo("Occupants at the moment");
    assertThat(only(rooms.outcome.stanzas()).lang()).isEqualTo("en");
    assertThat(label("xml:lang='de'")).isEqualTo("Insassen im Augenblick");
    assertThat(only(rooms.outcome.stanzas()).lang()).isEqualTo("de");

    rooms.configure(KING, "muc#roomconfig_lang", "de");
    assertThat(label("")).isEqualTo("Insassen im Augenblick");
    assertThat(label("xml:lang='en'")).isEqualTo("Occupants at the moment");
  }

  private String label(String lang) {
    Stanza answer =
        only(
            rooms.send(
                STRANGER,
                "<iq type='get' id='d1' "
                    + lang
                    + " to='"
                    + ROOM
                    + "'><query xmlns='"
                    + INFO
                    + "'/></iq>"));
    DataForm form = DataForm.in(answer.payloads().get(0)).orElseThrow();
    return form.fields().stream()
        .filter(field -> field.var().equals("muc#roominfo_occupants"))
        .map(field -> String.valueOf(field.label()))
        .findFirst()
        .orElseThrow();
  }
}
