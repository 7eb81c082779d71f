package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.model.Affiliation;
import dev.muc.model.RoomConfig;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Rooms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of XEP-0004 for all forms that the service shows and takes. */
class FormsTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String ADMIN = "admin@court/desk";
  private static final Set<String> OF_MANY_VALUES =
      Set.of("list-multi", "jid-multi", "text-multi", "hidden");

  private final Rooms rooms =
      new Rooms(
          ServiceConfig.of(SERVICE, "a secret").withAdmins(List.of(BareJid.of("admin@court"))));

  @BeforeEach
  void twoRoomsOfTheSameName() {
    for (String address : List.of(ROOM, "agincourt@" + SERVICE)) {
      String join = "<presence to='%s/King'><x xmlns='%s'/></presence>";
      rooms.send(KING, join.formatted(address, Namespaces.MUC));
      submit(
          KING,
          address,
          field("muc#roomconfig_roomname", "France")
              + field("muc#roomconfig_lang", "en")
              + field("muc#roomconfig_moderatedroom", "1")
              + field("x-muc#roomconfig_registration", "1"));
    }
    rooms.affiliate(KING, "exeter@court", "admin");
    rooms.affiliate(KING, "bedford@court", "owner");
  }

  private static String field(String var, String... values) {
    StringBuilder field = new StringBuilder("<field var='" + var + "'>");
    for (String value : values) {
      field.append("<value>").append(value).append("</value>");
    }
    return field.append("</field>").toString();
  }

  private List<Stanza> submit(String owner, String room, String fields) {
    return rooms.send(
        owner,
        """
        <iq type='set' id='c' to='%s'><query xmlns='%s'><x xmlns='jabber:x:data' type='submit'>
        %s</x></query></iq>
        """
            .formatted(room, Namespaces.MUC_OWNER, fields));
  }

  private List<Stanza> submit(String fields) {
    return submit(KING, ROOM, fields);
  }

  private RoomConfig config() {
    return rooms.room().config();
  }

  private Element ask(String from, String to, String type, String payload) {
    List<Stanza> sent =
        rooms.send(from, "<iq type='%s' id='f' to='%s'>%s</iq>".formatted(type, to, payload));
    return sent.get(0).payloads().get(0);
  }

  private Element configForm() {
    return form(ask(KING, ROOM, "get", "<query xmlns='" + Namespaces.MUC_OWNER + "'/>"));
  }

  private static Element form(Element wrapper) {
    return wrapper.child(Namespaces.DATA_FORMS, "x").orElseThrow();
  }

  /** Every form that the service shows, one of each kind. */
  private List<Element> allForms() {
    List<Element> forms = new ArrayList<>();
    forms.add(configForm());
    forms.add(form(ask(PISTOL, ROOM, "get", "<query xmlns='jabber:iq:register'/>")));
    forms.add(form(ask(PISTOL, ROOM, "get", "<query xmlns='" + Namespaces.DISCO_INFO + "'/>")));
    forms.add(
        form(
            ask(
                ADMIN,
                SERVICE,
                "set",
                "<command xmlns='%s' node='http://prosody.im/protocol/muc#destroy'/>"
                    .formatted(Namespaces.COMMANDS))));
    rooms.enter(PISTOL, "Pistol");
    rooms.send(
        PISTOL,
        "<message to='%s'><x xmlns='jabber:x:data' type='submit'>%s</x></message>"
            .formatted(
                ROOM,
                field("FORM_TYPE", Namespaces.MUC_REQUEST) + field("muc#role", "participant")));
    forms.add(rooms.to(KING).get(0).payload(Namespaces.DATA_FORMS, "x").orElseThrow());
    return forms;
  }

  private Stream<Element> allFields() {
    return allForms().stream().flatMap(FormsTest::fields);
  }

  private static Stream<Element> fields(Element form) {
    return form.children().stream().filter(child -> child.name().equals("field"));
  }

  private static List<Element> children(Element field, String name) {
    return field.children().stream().filter(child -> child.name().equals(name)).toList();
  }

  private static String type(Element field) {
    return field.attribute("type").orElseThrow();
  }

  @Test
  @Covers("0004-3.1-3")
  void theFormOfAnIqIsInsideTheElementOfItsProtocol() {
    rooms.send(
        KING,
        "<iq type='get' id='f' to='%s'><query xmlns='%s'/></iq>"
            .formatted(ROOM, Namespaces.MUC_OWNER));

    List<Element> payloads = rooms.to(KING).get(0).payloads();
    assertThat(payloads).hasSize(1);
    assertThat(payloads.get(0).is(Namespaces.MUC_OWNER, "query")).isTrue();
    assertThat(payloads.get(0).children()).hasSize(1);
    assertThat(payloads.get(0).child(Namespaces.DATA_FORMS, "x")).isPresent();
  }

  @Test
  @Covers("0004-3.2-1")
  void onlyFieldsOfSeveralValuesHaveSeveral() {
    assertThat(allFields())
        .isNotEmpty()
        .allMatch(
            field -> OF_MANY_VALUES.contains(type(field)) || children(field, "value").size() <= 1);
  }

  @Test
  @Covers("0004-3.2-2")
  void everyFieldHasANameOfItsOwn() {
    assertThat(allForms())
        .allSatisfy(
            form ->
                assertThat(fields(form))
                    .extracting(field -> field.attribute("var"))
                    .isNotEmpty()
                    .doesNotContain(Optional.empty())
                    .doesNotHaveDuplicates());
  }

  @Test
  @Covers("0004-3.2-3")
  void everyFieldSaysItsType() {
    assertThat(allFields()).allMatch(field -> field.attribute("type").isPresent());
  }

  @Test
  @Covers({"0004-3.2-5", "0004-3.2-6"})
  void onlyListsHaveOptionsAndEachHasOneValue() {
    assertThat(allFields().filter(field -> !children(field, "option").isEmpty()))
        .isNotEmpty()
        .allMatch(field -> type(field).startsWith("list-"))
        .flatExtracting(field -> children(field, "option"))
        .allMatch(option -> children(option, "value").size() == 1);
  }

  @Test
  @Covers("0004-3.3-7")
  void noOptionOfAListIsLikeAnother() {
    assertThat(allFields().filter(field -> !children(field, "option").isEmpty()))
        .isNotEmpty()
        .allSatisfy(
            field -> {
              List<Element> options = children(field, "option");
              assertThat(options)
                  .extracting(option -> option.attribute("label").orElseThrow())
                  .doesNotHaveDuplicates();
              assertThat(options)
                  .extracting(option -> option.child("value").orElseThrow().text())
                  .doesNotHaveDuplicates();
            });
  }

  @Test
  @Covers("0004-3.2-7")
  void whatIsRequiredIsMarkedByAnEmptyElement() {
    assertThat(allFields().flatMap(field -> children(field, "required").stream()))
        .isNotEmpty()
        .allMatch(required -> required.content().isEmpty() && required.attributes().isEmpty());
  }

  @Test
  @Covers("0004-3.3-5")
  void noFormAsksForTextOfSeveralLines() {
    assertThat(allFields()).noneMatch(field -> type(field).equals("text-multi"));
  }

  @Test
  @Covers({"0004-3.4-1", "0004-3.4-2"})
  void noFormIsATable() {
    assertThat(allForms().stream().flatMap(form -> form.children().stream()))
        .extracting(Element::name)
        .containsOnly("title", "instructions", "field");
  }

  @Test
  @Covers("0004-3.1-1")
  void aFieldThatNobodyKnowsIsIgnored() {
    List<Stanza> sent =
        submit(field("muc#roomconfig_roomdesc", "A siege") + field("x-weather", "rain"));

    assertThat(((Iq) sent.get(0)).type()).isEqualTo(Iq.Type.RESULT);
    assertThat(config().profile().description()).isEqualTo("A siege");
  }

  @Test
  @Covers({"0004-3.1-2", "0004-3.2-4", "0004-3.5-1"})
  void aFieldThatIsLeftOutKeepsItsValue() {
    RoomConfig before = config();

    submit(field("muc#roomconfig_membersonly", "1"));

    assertThat(config().access().membersOnly()).isTrue();
    assertThat(config().profile()).isEqualTo(before.profile());
    assertThat(config().discussion()).isEqualTo(before.discussion());
    assertThat(config().disclosure()).isEqualTo(before.disclosure());
  }

  @Test
  @Covers("0004-3.1-6")
  void aFormThatIsCancelledSetsNothing() {
    RoomConfig before = config();

    List<Stanza> sent =
        rooms.send(
            KING,
            """
            <iq type='set' id='c' to='%s'><query xmlns='%s'><x xmlns='jabber:x:data' type='cancel'>
            %s</x></query></iq>
            """
                .formatted(
                    ROOM, Namespaces.MUC_OWNER, field("muc#roomconfig_roomname", "England")));

    assertThat(((Iq) sent.get(0)).type()).isEqualTo(Iq.Type.RESULT);
    assertThat(config()).isEqualTo(before);
  }

  @ParameterizedTest
  @Covers("0004-3.3-1")
  @CsvSource({"1,true", "true,true", "0,false", "false,false", "'',false"})
  void aSwitchIsOnOrOff(String value, boolean on) {
    submit(field("muc#roomconfig_moderatedroom", on ? "0" : "1"));

    submit(field("muc#roomconfig_moderatedroom", value));

    assertThat(config().discussion().moderated()).isEqualTo(on);
  }

  @Test
  @Covers("0004-3.3-1")
  void aSwitchWithoutValueIsOff() {
    submit(field("muc#roomconfig_moderatedroom"));

    assertThat(config().discussion().moderated()).isFalse();
  }

  @Test
  @Covers("0004-3.3-2")
  void anAddressThatIsNamedTwiceCountsOnce() {
    submit(field("muc#roomconfig_roomadmins", "gower@camp", "Gower@CAMP", "gower@camp/tent"));

    assertThat(rooms.room().entries(Affiliation.ADMIN))
        .extracting(entry -> entry.account().toString())
        .containsExactly("gower@camp");
  }

  @ParameterizedTest
  @Covers({"0004-3.3-3", "0004-3.3-4", "0004-4-1"})
  @CsvSource({
    "muc#roomconfig_roomadmins,@camp",
    "muc#roomconfig_whois,everybody",
    "muc#roomconfig_presencebroadcast,king",
    "muc#roomconfig_allowpm,sometimes"
  })
  void aValueThatIsNotAllowedRefusesTheForm(String var, String value) {
    RoomConfig before = config();

    List<Stanza> sent = submit(field("muc#roomconfig_roomname", "England") + field(var, value));

    assertThat(sent).hasSize(1);
    assertThat(error(sent.get(0))).isEqualTo("modify/not-acceptable");
    assertThat(StanzaError.of(sent.get(0)).orElseThrow().text())
        .isEqualTo("This field has a value that is not allowed: " + var);
    assertThat(config()).isEqualTo(before);
  }

  @ParameterizedTest
  @Covers("0004-3.6-1")
  @ValueSource(strings = {"<value/>", ""})
  void anEmptyFieldClearsASetting(String value) {
    submit("<field var='muc#roomconfig_roomname'>" + value + "</field>");

    assertThat(config().profile().name()).isEmpty();
    assertThat(config().profile().lang()).isEqualTo("en");
  }

  @Test
  @Covers("0004-6-1")
  void aRoomSaysThatItTakesForms() {
    assertThat(features(ROOM)).contains("jabber:x:data");
  }

  @Test
  @Covers("0004-6-2")
  void theServiceWhoseCommandsHaveFormsDoesNot() {
    assertThat(features(SERVICE)).isNotEmpty().doesNotContain("jabber:x:data");
  }

  private List<String> features(String entity) {
    Element info = ask(PISTOL, entity, "get", "<query xmlns='" + Namespaces.DISCO_INFO + "'/>");
    return children(info, "feature").stream()
        .map(feature -> feature.attribute("var").orElseThrow())
        .toList();
  }
}
