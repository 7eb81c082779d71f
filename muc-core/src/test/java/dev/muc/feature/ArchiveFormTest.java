package dev.muc.feature;

import static dev.muc.feature.ArchiveStage.form;
import static dev.muc.feature.ArchiveStage.iq;
import static dev.muc.feature.ArchiveStage.read;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.testing.Received.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.limits.Limit;
import dev.muc.payload.Namespaces;
import dev.muc.payload.Stamps;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked of an archive, and what it says of itself (XEP-0313 §4.1.5, §5, §7). */
class ArchiveFormTest {
  private final ArchiveStage stage = new ArchiveStage();
  private final Rooms rooms = stage.rooms;

  private Element get(String payload) {
    return only(rooms.send(GUEST, iq("get", payload))).payloads().get(0);
  }

  private Element blankForm() {
    Element query = get("<query xmlns='urn:xmpp:mam:2'/>");
    assertThat(query.is(Namespaces.MAM, "query")).isTrue();
    return query.child(Namespaces.DATA_FORMS, "x").orElseThrow();
  }

  private Element field(String var) {
    return blankForm().children().stream()
        .filter(field -> field.attribute("var").filter(var::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private List<String> features() {
    return get("<query xmlns='http://jabber.org/protocol/disco#info'/>").children().stream()
        .flatMap(child -> child.attribute("var").stream())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "FORM_TYPE,hidden",
    "with,jid-single",
    "start,text-single",
    "end,text-single",
    "before-id,text-single",
    "after-id,text-single",
    "ids,list-multi"
  })
  @Covers({"0313-4.1.5-1", "0313-4.1.5-2", "0313-4.1-2", "0313-4.1.5-3"})
  void formListsTheFieldsWithTheirTypes(String var, String type) {
    assertThat(blankForm().attribute("type")).contains("form");
    assertThat(field(var).attribute("type")).contains(type);
  }

  @Test
  @Covers("0313-4.1-3")
  void noFieldIsRequired() {
    assertThat(blankForm().children()).noneMatch(field -> field.child("required").isPresent());
  }

  @Test
  @Covers({"0313-4.1.5-3", "0313-4.1.5-4"})
  void anyIdMayBeNamedAndNoneIsOffered() {
    stage.say(OWNER, "Once more");

    Element ids = field("ids");
    assertThat(ids.child("option")).isEmpty();
    assertThat(
            ids.child(Namespaces.DATA_VALIDATE, "validate")
                .flatMap(validate -> validate.child("open")))
        .isPresent();
  }

  @Test
  @Covers("0313-4.1.5-6")
  void fieldThatIsUnknownIsRefused() {
    assertThat(read(stage.query(GUEST, form("{urn:example}mood", "merry"))))
        .containsExactly("error cancel/feature-not-implemented");
  }

  @ParameterizedTest
  @CsvSource({"start,yesterday", "end,2026-01-01", "start,2026-13-01T00:00:00Z", "end,12:00:00Z"})
  @Covers("0313-4.1.2-3")
  void timeThatIsNoneIsRefused(String var, String value) {
    assertThat(read(stage.query(GUEST, form(var, value))))
        .containsExactly("error modify/bad-request");
  }

  @Test
  void addressThatIsNoneIsRefused() {
    assertThat(read(stage.query(GUEST, form("with", "@tavern"))))
        .containsExactly("error modify/jid-malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"before-id", "after-id", "ids"})
  @Covers("0313-4.1.3-2")
  void idThatIsUnknownIsNotFound(String var) {
    stage.say(OWNER, "Once more");

    assertThat(read(stage.query(GUEST, form(var, "gone"))))
        .containsExactly("error cancel/item-not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<x xmlns='jabber:x:data' type='submit'/>",
        "<x xmlns='jabber:x:data' type='submit'><field"
            + " var='FORM_TYPE'><value>urn:xmpp:mam:1</value></field></x>",
        "<x xmlns='jabber:x:data' type='cancel'><field"
            + " var='FORM_TYPE'><value>urn:xmpp:mam:2</value></field></x>",
      })
  @Covers("0313-4.1-1")
  void formThatIsNotAQueryOfThisKindIsRefused(String form) {
    assertThat(read(stage.query(GUEST, form))).containsExactly("error modify/bad-request");
  }

  @Test
  void moreIdsThanARequestMayNameAreRefused() {
    int max = rooms.service.config().limits().of(Limit.ITEMS_PER_REQUEST);

    assertThat(read(stage.query(GUEST, formWithIds(max))))
        .containsExactly("error cancel/item-not-found"); // They are looked for.
    assertThat(read(stage.query(GUEST, formWithIds(max + 1))))
        .containsExactly("error modify/policy-violation");
  }

  private static String formWithIds(int count) {
    StringBuilder ids = new StringBuilder("<field var='ids'>");
    IntStream.range(0, count).forEach(i -> ids.append("<value>").append(i).append("</value>"));
    return form().replace("</x>", ids + "</field></x>");
  }

  @Test
  @Covers({"0313-5-1", "0313-5-2", "0313-7-3"})
  void metadataTellOldestAndNewest() {
    Instant first = rooms.now();
    String firstId = stage.say(OWNER, "Once more");
    rooms.pass(Duration.ofMinutes(1));
    stage.say(OWNER, "Unto the breach");
    rooms.pass(Duration.ofMinutes(1));
    Instant last = rooms.now();
    String lastId = stage.say(OWNER, "Dear friends");

    Element metadata = get("<metadata xmlns='urn:xmpp:mam:2'/>");

    assertThat(metadata.is(Namespaces.MAM, "metadata")).isTrue();
    assertThat(metadata.children()).extracting(Element::name).containsExactly("start", "end");
    assertPlace(metadata.child("start").orElseThrow(), firstId, first);
    assertPlace(metadata.child("end").orElseThrow(), lastId, last);
  }

  private static void assertPlace(Element place, String id, Instant at) {
    assertThat(place.attribute("id")).contains(id);
    assertThat(place.attribute("timestamp")).contains(Stamps.format(at));
  }

  @Test
  @Covers("0313-5-3")
  void metadataOfNothingAreEmpty() {
    Element metadata = get("<metadata xmlns='urn:xmpp:mam:2'/>");

    assertThat(metadata).isEqualTo(Element.of(Namespaces.MAM, "metadata"));
  }

  @Test
  void metadataCannotBeSet() {
    Stanza answer = only(rooms.send(GUEST, iq("set", "<metadata xmlns='urn:xmpp:mam:2'/>")));

    assertThat(Rooms.error(answer)).isEqualTo("modify/bad-request");
  }

  @Test
  @Covers({"0313-7-1", "0059-4-1"})
  void roomTellsThatItHasAnArchive() {
    assertThat(features()).contains(Namespaces.MAM, Namespaces.MAM_EXTENDED, Namespaces.RSM);
  }

  @Test
  @Covers({"0313-7-2", "0313-7-4"})
  void roomWithoutArchiveTellsOfNone() {
    rooms.configure(OWNER, "muc#roomconfig_enablelogging", "0");

    assertThat(features())
        .isNotEmpty()
        .doesNotContain(Namespaces.MAM, Namespaces.MAM_EXTENDED, Namespaces.RSM);
  }

  @Test
  @Covers("0313-7-4")
  void roomOfAHostWithoutArchiveTellsOfNone() {
    Rooms without = Stage.room("muc#roomconfig_enablelogging", "1");

    Stanza info =
        only(
            without.send(
                GUEST, iq("get", "<query xmlns='http://jabber.org/protocol/disco#info'/>")));

    assertThat(info.payloads().toString()).doesNotContain(Namespaces.MAM);
  }
}
