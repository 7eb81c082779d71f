package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.error;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Compatibility;
import dev.muc.ServiceConfig;
import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an invitee is sent (XEP-0045 §7.8.2, §7.9). */
class InviteTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String HOSTESS = "hostess@tavern";

  /** Without what old clients want. */
  private static final ServiceConfig PLAIN =
      ServiceConfig.of(SERVICE, "a secret").withCompatibility(new Compatibility(true, false, true));

  private final Rooms rooms = new Rooms().create(KING, "King");

  private List<Stanza> ask(Rooms where, String content) {
    return where.send(
        KING,
        "<message id='i1' to='%s'><x xmlns='%s'>%s</x></message>"
            .formatted(ROOM, Namespaces.MUC_USER, content));
  }

  private List<Stanza> ask(String content) {
    return ask(rooms, content);
  }

  private static Element user(String content) {
    return Xml.parse("<x xmlns='%s'>%s</x>".formatted(Namespaces.MUC_USER, content));
  }

  private static Element userOf(Stanza stanza) {
    return stanza.payload(Namespaces.MUC_USER, "x").orElseThrow();
  }

  private static Element conferenceOf(Stanza stanza) {
    return stanza.payload(Namespaces.CONFERENCE, "x").orElseThrow();
  }

  private static Optional<String> bodyOf(Stanza stanza) {
    return stanza.payload(Stanza.NAMESPACE, "body").map(Element::text);
  }

  @Test
  @Covers({"0045-7.8.2-1", "0045-7.8.2-2", "0045-7.8.2-3", "0045-19.2-1"})
  void theRoomInvitesInTheNameOfTheInviter() {
    Rooms plain = new Rooms(PLAIN).create(KING, "King");

    List<Stanza> sent = ask(plain, "<invite to='" + HOSTESS + "'/>");

    assertThat(sent)
        .containsExactly(
            new Message(
                Message.Type.NORMAL,
                Jid.of(ROOM),
                Jid.of(HOSTESS),
                "i1",
                List.of(user("<invite from='" + ROOM + "/King'/>"))));
  }

  @Test
  @Covers("0045-7.8.2-3")
  void oneClientOfTheInviteeCanBeMeant() {
    ask("<invite to='hostess@tavern/kitchen'/>");

    assertThat(rooms.outcome.deliveries()).hasSize(1);
    assertThat(rooms.to("hostess@tavern/kitchen")).hasSize(1);
  }

  @Test
  @Covers("0045-7.4-2")
  void anInvitationInAChatMessageIsRefused() {
    List<Stanza> sent =
        rooms.send(
            KING,
            "<message type='chat' to='%s'><x xmlns='%s'><invite to='%s'/></x></message>"
                .formatted(ROOM, Namespaces.MUC_USER, HOSTESS));

    assertThat(sent).hasSize(1);
    assertThat(error(sent.get(0))).isEqualTo("modify/bad-request");
  }

  @Test
  void aMessageThatAsksForNothingIsRefused() {
    List<Stanza> sent = ask("<status code='104'/>");

    assertThat(sent).hasSize(1);
    assertThat(error(sent.get(0))).isEqualTo("modify/bad-request");
    assertThat(sent.get(0).to()).isEqualTo(Jid.of(KING));
  }

  @Test
  void nothingButTheInvitationIsPassedOn() {
    List<Stanza> sent =
        rooms.send(
            KING,
            """
            <message to='%s'><body>buy</body><x xmlns='%s'>
            <invite from='forged@court' to='%s'><item affiliation='owner'/></invite>
            <item affiliation='owner'/></x><x xmlns='urn:other'/></message>
            """
                .formatted(ROOM, Namespaces.MUC_USER, HOSTESS));

    assertThat(userOf(sent.get(0)))
        .isEqualTo(user("<invite from='" + ROOM + "/King'><reason/></invite>"));
    assertThat(sent.get(0).payloads()).hasSize(3);
    assertThat(bodyOf(sent.get(0)).orElseThrow()).doesNotContain("buy");
  }

  @Test
  void anInvitationWithoutIdIsGivenOne() {
    List<Stanza> sent =
        rooms.send(
            KING,
            "<message to='%s'><x xmlns='%s'><invite to='%s'/></x></message>"
                .formatted(ROOM, Namespaces.MUC_USER, HOSTESS));

    assertThat(sent.get(0).id()).isNotEmpty();
  }

  @Test
  @Covers({"0045-7.8.2-4", "0045-7.9-2"})
  void reasonsAndContinuationArePassedOnUnchanged() {
    String said =
        "<reason xml:lang='en'>Come</reason><reason xml:lang='fr'>Viens</reason>"
            + "<continue thread='e0ff'/>";

    List<Stanza> sent = ask("<invite to='" + HOSTESS + "'>" + said + "</invite>");

    assertThat(userOf(sent.get(0)))
        .isEqualTo(user("<invite from='" + ROOM + "/King'>" + said + "</invite>"));
  }

  @Test
  @Covers({"0045-7.9-1", "0045-7.9-2"})
  void eachInviteeOfOneMessageIsSentAMessage() {
    List<Stanza> sent =
        ask(
            "<invite to='hostess@tavern'><reason>Bring sack</reason><continue thread='t'/></invite>"
                + "<invite to='boy@tavern/cellar'><continue thread='t'/></invite>");

    assertThat(sent)
        .extracting(Stanza::to)
        .containsExactly(Jid.of(HOSTESS), Jid.of("boy@tavern/cellar"));
    assertThat(sent).extracting(Stanza::id).containsOnly("i1");
    assertThat(sent)
        .extracting(InviteTest::userOf)
        .containsExactly(
            user(
                "<invite from='%s/King'><reason>Bring sack</reason><continue thread='t'/></invite>"
                    .formatted(ROOM)),
            user(
                "<invite from='%s/King'><reason/><continue thread='t'/></invite>".formatted(ROOM)));
  }

  @Test
  void whoIsNamedTwiceIsInvitedOnce() {
    List<Stanza> sent =
        ask(
            "<invite to='hostess@tavern'><reason>first</reason></invite>"
                + "<invite to='Hostess@tavern'><reason>second</reason></invite>");

    assertThat(sent).hasSize(1);
    assertThat(userOf(sent.get(0)).child("invite").flatMap(i -> i.child("reason")))
        .map(Element::text)
        .contains("first");
  }

  @Test
  @Covers("0045-7.8.2-6")
  void thePasswordOfTheRoomIsAdded() {
    protect("harry");

    List<Stanza> sent = ask("<invite to='" + HOSTESS + "'/>");

    assertThat(userOf(sent.get(0)))
        .isEqualTo(
            user("<invite from='" + ROOM + "/King'><reason/></invite><password>harry</password>"));
  }

  @Test
  @Covers("0045-16.7.2-1")
  void thePasswordOfTheRoomReplacesTheOneGiven() {
    protect("harry");

    List<Stanza> sent = ask("<invite to='" + HOSTESS + "'/><password>george</password>");

    assertThat(userOf(sent.get(0)).child("password")).map(Element::text).contains("harry");
  }

  @Test
  @Covers("0045-16.7.2-1")
  void aPasswordIsPassedOnIfTheRoomHasNone() {
    List<Stanza> sent = ask("<invite to='" + HOSTESS + "'/><password>george</password>");

    assertThat(userOf(sent.get(0)).child("password")).map(Element::text).contains("george");
  }

  private void protect(String password) {
    rooms.configure(
        KING, "muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", password);
  }

  @Test
  @Covers("0045-7.8.2-14")
  void oldClientsFindABodyAndADirectInvitation() {
    protect("harry");

    List<Stanza> sent =
        ask(
            "<invite to='%s'><reason>To arms</reason><continue thread='t'/></invite>"
                .formatted(HOSTESS));

    assertThat(sent.get(0).payloads()).extracting(Element::name).containsExactly("x", "body", "x");
    assertThat(bodyOf(sent.get(0)))
        .contains(ROOM + "/King invited you to the room " + ROOM + " (To arms)");
    assertThat(conferenceOf(sent.get(0)))
        .isEqualTo(
            Element.builder(Namespaces.CONFERENCE, "x")
                .attribute("jid", ROOM)
                .attribute("reason", "To arms")
                .attribute("password", "harry")
                .attribute("continue", "true")
                .attribute("thread", "t")
                .build());
  }

  @Test
  @Covers("0045-7.8.2-14")
  void oldClientsAreToldNoReasonWhereNoneWasGiven() {
    List<Stanza> sent = ask("<invite to='" + HOSTESS + "'><reason/></invite>");

    assertThat(bodyOf(sent.get(0))).contains(ROOM + "/King invited you to the room " + ROOM);
    assertThat(conferenceOf(sent.get(0)))
        .isEqualTo(Element.builder(Namespaces.CONFERENCE, "x").attribute("jid", ROOM).build());
  }

  @Test
  @Covers("0045-13-1")
  void theBodyIsInTheLanguageOfTheMessage() {
    List<Stanza> sent = askIn("de");

    assertThat(sent.get(0).lang()).isEqualTo("de");
    assertThat(sent.get(0).payload(Stanza.NAMESPACE, "body"))
        .contains(
            Xml.parse(
                "<body>%s/King hat dich in den Raum %s eingeladen</body>".formatted(ROOM, ROOM)));
  }

  @Test
  void theBodySaysItsLanguageIfTheMessageIsInAnother() {
    List<Stanza> sent = askIn("tlh");

    assertThat(sent.get(0).lang()).isEqualTo("tlh");
    assertThat(sent.get(0).payload(Stanza.NAMESPACE, "body"))
        .contains(
            Xml.parse(
                "<body xml:lang='en'>%s/King invited you to the room %s</body>"
                    .formatted(ROOM, ROOM)));
  }

  @Test
  void theBodyIsInTheLanguageOfTheRoomIfTheMessageHasNone() {
    rooms.configure(KING, "muc#roomconfig_lang", "de");

    List<Stanza> sent = ask("<invite to='" + HOSTESS + "'/>");

    assertThat(sent.get(0).lang()).isNull();
    assertThat(sent.get(0).payload(Stanza.NAMESPACE, "body"))
        .contains(
            Xml.parse(
                "<body xml:lang='de'>%s/King hat dich in den Raum %s eingeladen</body>"
                    .formatted(ROOM, ROOM)));
  }

  private List<Stanza> askIn(String lang) {
    return rooms.send(
        KING,
        "<message xml:lang='%s' to='%s'><x xmlns='%s'><invite to='%s'/></x></message>"
            .formatted(lang, ROOM, Namespaces.MUC_USER, HOSTESS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<invite to='@tavern'/>", "<invite to=''/>", "<invite/>"})
  void nobodyIsInvitedIfOneAddressIsInvalid(String invalid) {
    List<Stanza> sent = ask("<invite to='" + HOSTESS + "'/>" + invalid);

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).to()).isEqualTo(Jid.of(KING));
    assertThat(error(sent.get(0))).isEqualTo("modify/jid-malformed");
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @ParameterizedTest
  @Covers("0045-7.8.2-10")
  @ValueSource(strings = {SERVICE, "eastcheap@" + SERVICE, ROOM, ROOM + "/King"})
  void aRoomOrAnOccupantIsNobodyToInvite(String invitee) {
    List<Stanza> sent = ask("<invite to='" + invitee + "'/>");

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).to()).isEqualTo(Jid.of(KING));
    assertThat(error(sent.get(0))).isEqualTo("cancel/item-not-found");
    assertThat(StanzaError.of(sent.get(0)).orElseThrow().text())
        .isEqualTo("Nobody could be invited at this address");
  }

  @Test
  void asManyAreInvitedAsARequestMayHaveItems() {
    int most = Limits.DEFAULT.of(Limit.ITEMS_PER_REQUEST);
    String invites =
        IntStream.range(0, most)
            .mapToObj(i -> "<invite to='soldier" + i + "@camp'/>")
            .collect(joining());

    List<Stanza> all = ask(invites);
    List<Stanza> tooMany = ask(invites + "<invite to='one@more'/>");

    assertThat(all).hasSize(most).allMatch(stanza -> !stanza.isError());
    assertThat(tooMany).hasSize(1);
    assertThat(error(tooMany.get(0))).isEqualTo("modify/policy-violation");
  }

  @Test
  void nobodyElseHearsOfAnInvitation() {
    rooms.enter(PISTOL, "Pistol");

    ask("<invite to='" + HOSTESS + "'/>");

    assertThat(rooms.outcome.deliveries()).hasSize(1);
    assertThat(rooms.to(HOSTESS)).hasSize(1);
  }

  @Test
  void invitationsThatWaitForAnAnswerOutliveTheProcess() {
    ask("<invite to='" + HOSTESS + "'/>");

    Rooms restarted = new Rooms();
    restarted.service.restore(BareJid.of(ROOM), rooms.log());

    assertThat(restarted.room().invitationsOf(BareJid.of(HOSTESS)))
        .hasSize(1)
        .isEqualTo(rooms.room().invitationsOf(BareJid.of(HOSTESS)));
  }
}
