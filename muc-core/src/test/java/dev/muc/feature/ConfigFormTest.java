package dev.muc.feature;

import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.accounts;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.leave;
import static dev.muc.feature.Stage.owner;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.model.AllowPm;
import dev.muc.model.RoomConfig;
import dev.muc.payload.DataForm;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Rooms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration form: what it shows and what may be submitted (XEP-0045 §10.2, XEP-0004). */
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

  /** The values of a field of a form. */
  static List<String> values(Element form, String var) {
    List<String> values = DataForm.read(form).values(var);
    assertThat(values).as("field %s", var).isNotNull();
    return values;
  }

  private Element form() {
    return owner(rooms, OWNER, "get", "")
        .get(0)
        .payload(Namespaces.MUC_OWNER, "query")
        .flatMap(query -> query.child(Namespaces.DATA_FORMS, "x"))
        .orElseThrow();
  }

  private List<Element> fields() {
    return form().children().stream().filter(child -> child.name().equals("field")).toList();
  }

  private List<String> values(String var) {
    return values(form(), var);
  }

  /** A field with any number of values. */
  private static String field(String var, String... values) {
    return "<field var='"
        + var
        + "'><value>"
        + String.join("</value><value>", values)
        + "</value></field>";
  }

  private List<Stanza> submit(String... fields) {
    return owner(
        rooms,
        OWNER,
        "set",
        "<x xmlns='jabber:x:data' type='submit'>" + String.join("", fields) + "</x>");
  }

  private void assertRefused(List<Stanza> answer, String var) {
    assertThat(error(answer.get(0))).isEqualTo("modify/not-acceptable");
    assertThat(StanzaError.of(answer.get(0)).orElseThrow().text()).contains(var);
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  @Covers({"0045-10.2-2", "0004-3.1-3"})
  void theOwnerIsShownTheCurrentSettings() {
    rooms.configure(
        OWNER, "muc#roomconfig_roomname", "Camp", "muc#roomconfig_maxusers", "25", SECRET, "leek");

    assertThat(values("FORM_TYPE")).containsExactly(Namespaces.ROOM_CONFIG);
    assertThat(values("muc#roomconfig_roomname")).containsExactly("Camp");
    assertThat(values("muc#roomconfig_maxusers")).containsExactly("25");
    assertThat(values(SECRET)).containsExactly("leek");
    assertThat(values(PROTECTED)).containsExactly("1");
    assertThat(values("muc#roomconfig_roomdesc")).isEmpty();
  }

  @Test
  void theFormHasEveryRegisteredFieldAndMarksItsOwn() {
    List<String> vars =
        fields().stream().map(field -> field.attribute("var").orElseThrow()).toList();

    assertThat(vars).containsAll(REGISTERED);
    assertThat(vars.stream().filter(var -> !REGISTERED.contains(var)))
        .allMatch(var -> var.equals("FORM_TYPE") || var.startsWith("x-muc#roomconfig_"));
  }

  @Test
  @Covers("0045-10-3")
  void theFormOffersMoreThanTheRegisteredFields() {
    assertThat(values("x-muc#roomconfig_publicoccupants")).containsExactly("0");
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

    assertThat(form().child("title").orElseThrow().text()).contains(ROOM);
    assertThat(german.child("title").orElseThrow().text())
        .contains(ROOM)
        .isNotEqualTo(form().child("title").orElseThrow().text());
  }

  @Test
  @Covers({"0004-3.2-2", "0004-3.2-3"})
  void everyFieldHasANameOfItsOwnAndAType() {
    assertThat(fields().stream().map(field -> field.attribute("var").orElseThrow()))
        .doesNotHaveDuplicates();
    assertThat(fields()).allMatch(field -> field.attribute("type").isPresent());
    assertThat(fields().get(0).attribute("type")).contains("hidden");
  }

  @Test
  @Covers({"0004-3.2-1", "0004-3.2-5", "0004-3.2-6", "0004-3.3-7"})
  void valuesAndOptionsStandWhereTheyMay() {
    for (Element field : fields()) {
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
        fields().stream()
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
    assertRefused(submit(field("muc#roomconfig_whois", "none")), "muc#roomconfig_whois");
    submit(field("muc#roomconfig_whois", "anyone"));
    assertThat(rooms.room().config().disclosure().nonAnonymous()).isTrue();
    submit(field("muc#roomconfig_whois", "moderators"));
    assertThat(rooms.room().config().disclosure().nonAnonymous()).isFalse();
  }

  @Test
  void everythingThatIsShownMayBeSubmittedAndIsThenNoChange() {
    DataForm shown = DataForm.read(form());
    StringBuilder fields = new StringBuilder();
    for (DataForm.Field field : shown.fields()) {
      fields.append(field(field.var(), field.values().toArray(new String[0])));
    }

    submit(fields.toString());

    assertThat(told(rooms, OWNER)).containsExactly("result");
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  @Covers({"0004-3.1-2", "0004-3.5-1", "0004-3.2-4"})
  void whatIsLeftOutStays() {
    submit(field("muc#roomconfig_roomname", "Camp"), field("muc#roomconfig_roomdesc", "Tents"));

    submit(field("muc#roomconfig_roomdesc", "Mud"));

    assertThat(rooms.room().config().profile().name()).isEqualTo("Camp");
    assertThat(rooms.room().config().profile().description()).isEqualTo("Mud");
  }

  @Test
  @Covers("0004-3.1-1")
  void whatIsNotUnderstoodIsIgnored() {
    submit(field("muc#roomconfig_weather", "rain"), field("muc#roomconfig_roomname", "Camp"));

    assertThat(told(rooms, OWNER)).contains("result");
    assertThat(rooms.room().config().profile().name()).isEqualTo("Camp");
  }

  @Test
  @Covers("0004-3.6-1")
  void anEmptyFieldClearsASetting() {
    submit(
        field("muc#roomconfig_roomname", "Camp"),
        field("muc#roomconfig_moderatedroom", "1"),
        field("muc#roomconfig_maxusers", "20"));

    submit(
        field("muc#roomconfig_roomname", ""),
        "<field var='muc#roomconfig_moderatedroom'/>",
        "<field var='muc#roomconfig_maxusers'/>",
        "<field var='muc#roomconfig_getmemberlist'/>");

    RoomConfig config = rooms.room().config();
    assertThat(config.profile().name()).isEmpty();
    assertThat(config.discussion().moderated()).isFalse();
    assertThat(config.access().occupantsMax()).isZero();
    assertThat(config.disclosure().memberListTo()).isEmpty();
    assertThat(values("muc#roomconfig_maxusers")).containsExactly("none");
  }

  @ParameterizedTest
  @CsvSource({"1, true", "true, true", "0, false", "false, false", "'', false"})
  @Covers("0004-3.3-1")
  void flagsAreWrittenInSeveralWays(String value, boolean expected) {
    submit(field("muc#roomconfig_moderatedroom", expected ? "0" : "1"));

    submit(field("muc#roomconfig_moderatedroom", value));

    assertThat(rooms.room().config().discussion().moderated()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "muc#roomconfig_moderatedroom, yes",
    "muc#roomconfig_allowpm, friends",
    "muc#roomconfig_allowpm, ''",
    "muc#roomconfig_whois, ''",
    "muc#roomconfig_getmemberlist, everybody",
    "muc#roomconfig_presencebroadcast, none",
    "muc#roomconfig_maxusers, many",
    "muc#roomconfig_maxusers, 0",
    "muc#roomconfig_maxusers, -1",
    "muc#roomconfig_maxusers, 100001",
    "muc#maxhistoryfetch, many",
    "muc#maxhistoryfetch, ''",
    "muc#maxhistoryfetch, -1",
    "muc#maxhistoryfetch, 101",
    "muc#roomconfig_roomowners, a@b@c",
    "muc#roomconfig_roomowners, court",
    "muc#roomconfig_roomadmins, a@b@c",
    "muc#roomconfig_roomadmins, court",
  })
  @Covers({"0004-4-1", "0004-3.3-3", "0004-3.3-4"})
  void aValueThatIsNotAllowedIsRefusedByName(String var, String value) {
    assertRefused(submit(field(var, value)), var);
  }

  @Test
  @Covers("0045-10.2-6")
  void oneBadValueSpoilsTheWholeForm() {
    assertRefused(
        submit(
            field("muc#roomconfig_roomname", "Camp"),
            field("muc#roomconfig_membersonly", "1"),
            field("muc#roomconfig_allowpm", "friends"),
            field(ADMINS, "pistol@tavern")),
        "muc#roomconfig_allowpm");
    assertThat(rooms.room().config()).isEqualTo(RoomConfig.DEFAULT);
    assertThat(accounts(rooms, "admin")).containsExactly("exeter@court");
  }

  @Test
  @Covers("0045-10.2-6")
  void oneBadListSpoilsTheWholeForm() {
    assertRefused(
        submit(field("muc#roomconfig_roomname", "Camp"), field(OWNERS, "henry@court", "a@b@c")),
        OWNERS);
    assertThat(rooms.room().config()).isEqualTo(RoomConfig.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "muc#roomconfig_roomname, 256",
    "muc#roomconfig_lang, 256",
    "muc#roomconfig_roomsecret, 256",
    "muc#roomconfig_roomdesc, 2048",
    "muc#roomconfig_pubsub, 2048"
  })
  void textsAreAsLongAsTheyMayBe(String var, int max) {
    submit(field(var, "x".repeat(max)));
    assertThat(values(var)).containsExactly("x".repeat(max));

    assertRefused(submit(field(var, "x".repeat(max + 1))), var);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3", "100000"})
  void theNumberOfSeatsIsNotBoundToTheOptions(String seats) {
    submit(field("muc#roomconfig_maxusers", seats));

    assertThat(values("muc#roomconfig_maxusers")).containsExactly(seats);
    Element field =
        fields().stream()
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
            fields().stream()
                .filter(f -> f.child(Namespaces.DATA_VALIDATE, "validate").isPresent()))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "100"})
  void historyIsAsLongAsTheServiceAllows(String messages) {
    submit(field("muc#maxhistoryfetch", messages));

    assertThat(values("muc#maxhistoryfetch")).containsExactly(messages);
  }

  @Test
  void severalValuesOfAListAreKeptOnceEach() {
    submit(field("muc#roomconfig_getmemberlist", "admin", "moderator", "admin"));

    assertThat(values("muc#roomconfig_getmemberlist")).containsExactly("admin", "moderator");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anyone", "participants", "moderators", "none"})
  void privateMessagesHaveFourSettings(String allowPm) {
    submit(field("muc#roomconfig_allowpm", allowPm));

    assertThat(rooms.room().config().discussion().allowPm().value()).isEqualTo(allowPm);
    assertThat(AllowPm.of(allowPm)).isPresent();
  }

  @Test
  @Covers({"0045-10.1.3-5", "0045-16.5.3-12"})
  void aPasswordIsAskedForOnlyWithAPassword() {
    assertThat(error(submit(field(PROTECTED, "1")).get(0))).isEqualTo("modify/not-acceptable");
    assertThat(error(submit(field(PROTECTED, "1"), field(SECRET, "")).get(0)))
        .isEqualTo("modify/not-acceptable");

    submit(field(PROTECTED, "1"), field(SECRET, "leek"));
    assertThat(rooms.room().config().access().password()).isEqualTo("leek");
  }

  @Test
  void aPasswordThatIsThereCanBeAskedForAgain() {
    submit(field(PROTECTED, "1"), field(SECRET, "leek"));
    submit(field(PROTECTED, "0"));
    assertThat(rooms.room().config().access().password()).isNull();

    submit(field(PROTECTED, "1"));

    assertThat(rooms.room().config().access().password()).isEqualTo("leek");
  }

  @Test
  void aPasswordAloneProtectsTheRoomAndNoneOpensIt() {
    submit(field(SECRET, "leek"));
    assertThat(rooms.room().config().access().password()).isEqualTo("leek");

    submit(field(SECRET, ""));
    assertThat(rooms.room().config().access().password()).isNull();
  }

  @Test
  void thePasswordOfAProtectedRoomCannotBeTakenAwayAlone() {
    submit(field(SECRET, "leek"));

    assertThat(error(submit(field(PROTECTED, "1"), field(SECRET, "")).get(0)))
        .isEqualTo("modify/not-acceptable");
    assertThat(rooms.room().config().access().password()).isEqualTo("leek");
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
    submit(field("muc#roomconfig_roomname", "Camp"));

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

    assertThat(values("FORM_TYPE")).hasSize(1);
    submit(field("muc#roomconfig_roomname", "Camp"));

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
    submit(field("FORM_TYPE", Namespaces.ROOM_CONFIG), field("muc#roomconfig_roomname", "Camp"));

    assertThat(rooms.room().config().profile().name()).isEqualTo("Camp");
  }

  @Test
  @Covers({"0045-16.5.3-16", "0045-16.5.3-19"})
  void ownersAndAdminsAreShown() {
    assertThat(values(OWNERS)).containsExactly("henry@court");
    assertThat(values(ADMINS)).containsExactly("exeter@court");
  }

  @Test
  @Covers({"0045-10.2-11", "0045-10.2-8", "0045-10.2-7", "0045-16.5.3-16"})
  void theListOfAdminsIsComplete() {
    submit(field(ADMINS, "pistol@tavern/street", "nym@tavern"));

    assertThat(told(rooms, OWNER))
        .containsExactly(
            "result",
            "Pistol moderator/admin",
            "message admin nym@tavern",
            "Exeter participant/member");
    assertThat(told(rooms, MEMBER))
        .containsExactly("Pistol moderator/admin", "Exeter participant/member");
    assertThat(told(rooms, GUEST)).startsWith("Pistol moderator/admin 110");
    assertThat(told(rooms, Stage.ADMIN)).startsWith("Exeter participant/member 110");
    assertThat(accounts(rooms, "admin")).containsExactly("pistol@tavern", "nym@tavern");
  }

  @Test
  @Covers({"0045-10.2-11", "0045-10.2-9", "0045-10.2-10", "0045-10.2-14", "0045-16.5.3-19"})
  void theListOfOwnersIsComplete() {
    submit(field(OWNERS, "pistol@tavern/street"));

    assertThat(told(rooms, OWNER))
        .containsExactly("result", "Henry moderator/admin 110", "Pistol moderator/owner");
    assertThat(told(rooms, MEMBER))
        .containsExactly("Pistol moderator/owner", "Henry moderator/admin");
    assertThat(accounts(rooms, "owner")).containsExactly("pistol@tavern");
    assertThat(accounts(rooms, "admin")).containsExactlyInAnyOrder("exeter@court", "henry@court");
  }

  @Test
  @Covers("0045-10.2-7")
  void anEmptyListOfAdminsDismissesThemAll() {
    submit("<field var='" + ADMINS + "'/>");

    assertThat(accounts(rooms, "admin")).isEmpty();
    assertThat(accounts(rooms, "member")).contains("exeter@court");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<field var='" + OWNERS + "'/>", "<field var='" + OWNERS + "'><value/></field>"})
  @Covers({"0045-10-1", "0045-10.2-12", "0045-10.2-13"})
  void theLastOwnerCannotBeLeftOut(String none) {
    assertThat(error(submit(none).get(0))).isEqualTo("cancel/conflict");
    assertThat(accounts(rooms, "owner")).containsExactly("henry@court");
  }

  @Test
  @Covers("0004-3.3-2")
  void anAddressThatIsNamedTwiceCountsOnce() {
    submit(field(OWNERS, "henry@court", "HENRY@Court/tent", "henry@court/x"));

    assertThat(told(rooms, OWNER)).containsExactly("result");
    assertThat(accounts(rooms, "owner")).containsExactly("henry@court");
  }

  @Test
  void whoIsNamedInBothListsIsAnOwner() {
    submit(field(OWNERS, "henry@court", "exeter@court"), field(ADMINS, "exeter@court"));

    assertThat(accounts(rooms, "owner")).containsExactly("henry@court", "exeter@court");
    assertThat(accounts(rooms, "admin")).isEmpty();
  }

  @Test
  void anOwnerIsNoAdminBecauseAListSaysSo() {
    submit(field(ADMINS, "henry@court", "exeter@court"));

    assertThat(accounts(rooms, "owner")).containsExactly("henry@court");
    assertThat(accounts(rooms, "admin")).containsExactly("exeter@court");
  }

  @Test
  @Covers("0045-10.2-9")
  void aFormerOwnerIsAnAdminEvenIfTheOtherListLeavesItOut() {
    submit(field(OWNERS, "nym@tavern"), field(ADMINS, "exeter@court"));

    assertThat(told(rooms, GUEST)).containsExactly("Henry moderator/admin");
    assertThat(accounts(rooms, "owner")).containsExactly("nym@tavern");
  }

  @Test
  void listsHaveSoManyAddressesAndNotMore() {
    int max = rooms.service.config().limits().itemsPerRequestMax();
    String[] owners = new String[max];
    for (int i = 0; i < max; i++) {
      owners[i] = i == 0 ? "henry@court" : "lord" + i + "@court";
    }

    assertThat(error(submit(field(OWNERS, owners), field(ADMINS, "exeter@court")).get(0)))
        .isEqualTo("modify/policy-violation");
    assertThat(accounts(rooms, "owner")).hasSize(1);

    submit(field(OWNERS, owners));
    assertThat(accounts(rooms, "owner")).hasSize(max);
  }

  @Test
  void aReservedNickOutlivesAListOfAdmins() {
    rooms.admin(OWNER, "<item jid='exeter@court' affiliation='admin' nick='Duke'/>");

    submit(field(ADMINS, "pistol@tavern"));

    assertThat(rooms.room().reservedFor("Duke").orElseThrow()).hasToString("exeter@court");
  }
}
