package dev.muc.feature;

import static dev.muc.feature.ConfigForms.assertRefused;
import static dev.muc.feature.ConfigForms.field;
import static dev.muc.feature.ConfigForms.fields;
import static dev.muc.feature.ConfigForms.form;
import static dev.muc.feature.ConfigForms.submit;
import static dev.muc.feature.ConfigForms.values;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.leave;
import static dev.muc.feature.Stage.owner;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.model.RoomConfig;
import dev.muc.payload.DataForm;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.testing.Rooms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration form: what it shows, and what is a form at all (XEP-0045 §10.2, XEP-0004). */
class ConfigFormTest {
  private static final String PROTECTED = "muc#roomconfig_passwordprotectedroom";
  private static final String SECRET = "muc#roomconfig_roomsecret";
  private static final String OWNERS = "muc#roomconfig_roomowners";
  private static final String ADMINS = "muc#roomconfig_roomadmins";
  private static final List<String> REGISTERED =
      List.of(
          "muc#maxhistoryfetch",
          "muc#roomconfig_allowpm",
          "muc#roomconfig_allowinvites",
          "muc#roomconfig_changesubject",
          "muc#roomconfig_enablelogging",
          "muc#roomconfig_getmemberlist",
          "muc#roomconfig_lang",
          "muc#roomconfig_pubsub",
          "muc#roomconfig_maxusers",
          "muc#roomconfig_membersonly",
          "muc#roomconfig_moderatedroom",
          PROTECTED,
          "muc#roomconfig_persistentroom",
          "muc#roomconfig_presencebroadcast",
          "muc#roomconfig_publicroom",
          ADMINS,
          "muc#roomconfig_roomdesc",
          "muc#roomconfig_roomname",
          OWNERS,
          SECRET,
          "muc#roomconfig_whois");

  private final Rooms rooms = crew();

  @Test
  @Covers({"0045-10.2-2", "0004-3.1-3"})
  void theOwnerIsShownTheCurrentSettings() {
    rooms.configure(
        OWNER, "muc#roomconfig_roomname", "Camp", "muc#roomconfig_maxusers", "25", SECRET, "leek");

    assertThat(values(rooms, "FORM_TYPE")).containsExactly(Namespaces.ROOM_CONFIG);
    assertThat(values(rooms, "muc#roomconfig_roomname")).containsExactly("Camp");
    assertThat(values(rooms, "muc#roomconfig_maxusers")).containsExactly("25");
    assertThat(values(rooms, SECRET)).containsExactly("leek");
    assertThat(values(rooms, PROTECTED)).containsExactly("1");
    assertThat(values(rooms, "muc#roomconfig_roomdesc")).isEmpty();
  }

  @Test
  void theFormHasEveryRegisteredFieldAndMarksItsOwn() {
    List<String> vars =
        fields(rooms).stream().map(field -> field.attribute("var").orElseThrow()).toList();

    assertThat(vars).containsAll(REGISTERED);
    assertThat(vars.stream().filter(var -> !REGISTERED.contains(var)))
        .allMatch(var -> var.equals("FORM_TYPE") || var.startsWith("x-muc#roomconfig_"));
  }

  @Test
  @Covers("0045-10-3")
  void theFormOffersMoreThanTheRegisteredFields() {
    assertThat(values(rooms, "x-muc#roomconfig_publicoccupants")).containsExactly("0");
  }

  @Test
  void theFormIsTitledAndLabelledInTheLanguageAskedFor() {
    Element german =
        rooms
            .send(
                OWNER,
                "<iq type='get' id='g' xml:lang='de' to='"
                    + ROOM
                    + "'><query xmlns='"
                    + Namespaces.MUC_OWNER
                    + "'/></iq>")
            .get(0)
            .payload(Namespaces.MUC_OWNER, "query")
            .flatMap(query -> query.child(Namespaces.DATA_FORMS, "x"))
            .orElseThrow();

    assertThat(form(rooms).child("title").orElseThrow().text()).contains(ROOM);
    assertThat(german.child("title").orElseThrow().text())
        .contains(ROOM)
        .isNotEqualTo(form(rooms).child("title").orElseThrow().text());
  }

  @Test
  @Covers("0045-10.2-2")
  void everySwitchIsShownAsItWasSet() {
    rooms.configure(OWNER, SECRET, "leek");
    List<String> switches =
        fields(rooms).stream()
            .filter(field -> field.attribute("type").orElseThrow().equals("boolean"))
            .map(field -> field.attribute("var").orElseThrow())
            .toList();

    assertThat(switches).hasSizeGreaterThan(10);
    for (String var : switches) {
      submit(rooms, field(var, "1"));
      assertThat(values(rooms, var)).as(var).containsExactly("1");
      submit(rooms, field(var, "0"));
      assertThat(values(rooms, var)).as(var).containsExactly("0");
    }
  }

  @Test
  @Covers({"0004-3.2-2", "0004-3.2-3"})
  void everyFieldHasANameOfItsOwnAndAType() {
    assertThat(fields(rooms).stream().map(field -> field.attribute("var").orElseThrow()))
        .doesNotHaveDuplicates();
    assertThat(fields(rooms)).allMatch(field -> field.attribute("type").isPresent());
    assertThat(fields(rooms).get(0).attribute("type")).contains("hidden");
  }

  @Test
  @Covers({"0004-3.2-1", "0004-3.2-5", "0004-3.2-6", "0004-3.3-7"})
  void valuesAndOptionsStandWhereTheyMay() {
    for (Element field : fields(rooms)) {
      String type = field.attribute("type").orElseThrow();
      List<Element> options =
          field.children().stream().filter(child -> child.name().equals("option")).toList();
      long values = field.children().stream().filter(c -> c.name().equals("value")).count();
      if (!type.equals("list-multi") && !type.equals("jid-multi")) {
        assertThat(values).as("%s", field).isLessThanOrEqualTo(1);
      }
      if (type.startsWith("list-")) {
        assertThat(options).isNotEmpty().allMatch(option -> option.children().size() == 1);
      } else {
        assertThat(options).isEmpty();
      }
      assertThat(options.stream().map(o -> o.child("value").orElseThrow().text()))
          .doesNotHaveDuplicates();
      assertThat(options.stream().map(o -> o.attribute("label").orElseThrow()))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  @Covers({"0045-10.1.3-2", "0045-10.1.3-3", "0045-16.5.3-21"})
  void realAddressesAreForModeratorsOrForAnyoneNeverForNobody() {
    Element whois =
        fields(rooms).stream()
            .filter(field -> field.attribute("var").orElse("").endsWith("_whois"))
            .findFirst()
            .orElseThrow();
    List<String> options = new ArrayList<>();
    for (Element child : whois.children()) {
      if (child.name().equals("option")) {
        options.add(child.child("value").orElseThrow().text());
      }
    }

    assertThat(options).containsExactly("moderators", "anyone");
    assertRefused(
        rooms, submit(rooms, field("muc#roomconfig_whois", "none")), "muc#roomconfig_whois");
    submit(rooms, field("muc#roomconfig_whois", "anyone"));
    assertThat(rooms.room().config().disclosure().nonAnonymous()).isTrue();
    submit(rooms, field("muc#roomconfig_whois", "moderators"));
    assertThat(rooms.room().config().disclosure().nonAnonymous()).isFalse();
  }

  @Test
  void everythingThatIsShownMayBeSubmittedAndIsThenNoChange() {
    DataForm shown = DataForm.read(form(rooms));
    StringBuilder fields = new StringBuilder();
    for (DataForm.Field field : shown.fields()) {
      fields.append(field(field.var(), field.values().toArray(new String[0])));
    }

    submit(rooms, fields.toString());

    assertThat(told(rooms, OWNER)).containsExactly("result");
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3", "100000"})
  void theNumberOfSeatsIsNotBoundToTheOptions(String seats) {
    submit(rooms, field("muc#roomconfig_maxusers", seats));

    assertThat(values(rooms, "muc#roomconfig_maxusers")).containsExactly(seats);
    Element field =
        fields(rooms).stream()
            .filter(f -> f.attribute("var").orElse("").endsWith("_maxusers"))
            .findFirst()
            .orElseThrow();
    assertThat(field.child(Namespaces.DATA_VALIDATE, "validate").orElseThrow().children())
        .extracting(Element::name)
        .containsExactly("open");
  }

  @Test
  @Covers("0004-3.3-4")
  void onlyTheNumberOfSeatsIsOpen() {
    assertThat(
            fields(rooms).stream()
                .filter(f -> f.child(Namespaces.DATA_VALIDATE, "validate").isPresent()))
        .hasSize(1);
  }

  @Test
  @Covers({"0045-10.2-4", "0045-10.2-5", "0004-3.1-6"})
  void aCancelledFormChangesNothing() {
    owner(
        rooms,
        OWNER,
        "set",
        "<x xmlns='jabber:x:data' type='cancel'>" + field("muc#roomconfig_roomname", "x") + "</x>");

    assertThat(told(rooms, OWNER)).containsExactly("result");
    assertThat(rooms.room().config()).isEqualTo(RoomConfig.DEFAULT);
    assertThat(rooms.room().occupants()).hasSize(5);
  }

  @Test
  @Covers("0045-10.2-5")
  void aSubmittedFormIsAnsweredFirst() {
    submit(rooms, field("muc#roomconfig_roomname", "Camp"));

    assertThat(told(rooms, OWNER)).containsExactly("result", "message 104");
  }

  @ParameterizedTest
  @ValueSource(strings = {MEMBER, GUEST, OTHER, Stage.ADMIN, Stage.MODERATOR})
  @Covers({"0045-10.2-1", "0045-5.2.1-9"})
  void nobodyElseSeesOrSubmitsTheForm(String client) {
    assertThat(error(owner(rooms, client, "get", "").get(0))).isEqualTo("auth/forbidden");
    assertThat(
            error(
                owner(
                        rooms,
                        client,
                        "set",
                        "<x xmlns='jabber:x:data' type='submit'>"
                            + field("muc#roomconfig_roomname", "x")
                            + "</x>")
                    .get(0)))
        .isEqualTo("auth/forbidden");
    assertThat(rooms.room().config()).isEqualTo(RoomConfig.DEFAULT);
  }

  @Test
  void anOwnerNeedNotBeInTheRoom() {
    leave(rooms, OWNER);

    assertThat(values(rooms, "FORM_TYPE")).hasSize(1);
    submit(rooms, field("muc#roomconfig_roomname", "Camp"));

    assertThat(told(rooms, OWNER)).containsExactly("result");
    assertThat(told(rooms, GUEST)).containsExactly("message 104");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<other xmlns='urn:x'/>",
        "<x xmlns='jabber:x:data' type='form'/>",
        "<x xmlns='jabber:x:data' type='result'/>",
        "<x xmlns='jabber:x:data'/>",
        "<x xmlns='jabber:x:data' type='submit'/><destroy/>",
        "<x xmlns='jabber:x:data' type='submit'/><x xmlns='jabber:x:data' type='submit'/>",
        "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'>"
            + "<value>http://jabber.org/protocol/muc#register</value></field></x>"
      })
  @Covers("0045-19.4-1")
  void whatIsNoConfigurationIsABadRequest(String child) {
    assertThat(error(owner(rooms, OWNER, "set", child).get(0))).isEqualTo("modify/bad-request");
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  @Covers("0045-19.4-1")
  void whoAsksForTheFormSendsNothing() {
    assertThat(error(owner(rooms, OWNER, "get", "<destroy/>").get(0)))
        .isEqualTo("modify/bad-request");
  }

  @Test
  void aFormOfTheRightTypeIsTaken() {
    submit(
        rooms,
        field("FORM_TYPE", Namespaces.ROOM_CONFIG),
        field("muc#roomconfig_roomname", "Camp"));

    assertThat(rooms.room().config().profile().name()).isEqualTo("Camp");
  }
}
