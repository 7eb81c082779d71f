package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.codes;
import static dev.muc.testing.Rooms.error;
import static dev.muc.testing.Rooms.isSelf;
import static dev.muc.testing.Rooms.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Registration with a room (XEP-0045 §7.10, XEP-0077). */
class RegisterTest {
  private static final String KING = "king@court/throne";
  private static final String FLUELLEN = "fluellen@wales/camp";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/stool";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void theKingHasARoomWithAMember() {
    rooms.create(KING, "King");
    rooms.affiliate(KING, "fluellen@wales", "member");
  }

  private void openRegistration() {
    rooms.configure(KING, "x-muc#roomconfig_registration", "1");
  }

  private List<Stanza> ask(String client) {
    return rooms.send(
        client,
        "<iq type='get' id='ask' to='" + ROOM + "'><query xmlns='jabber:iq:register'/></iq>");
  }

  private List<Stanza> set(String client, String content) {
    return rooms.send(
        client,
        "<iq type='set' id='reg' to='"
            + ROOM
            + "'><query xmlns='jabber:iq:register'>"
            + content
            + "</query></iq>");
  }

  private static String form(String nick) {
    return "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>"
        + Namespaces.MUC_REGISTER
        + "</value></field><field var='muc#register_roomnick'><value>"
        + nick
        + "</value></field></x>";
  }

  private List<Stanza> register(String client, String nick) {
    return set(client, form(nick));
  }

  private static Element query(Stanza stanza) {
    return stanza.payload(Namespaces.REGISTER, "query").orElseThrow();
  }

  private AffiliationEntry entry(String account) {
    return rooms.room().entry(BareJid.of(account));
  }

  private static void assertEmptyResult(Stanza stanza) {
    assertThat(((Iq) stanza).type()).isEqualTo(Iq.Type.RESULT);
    assertThat(stanza.id()).isEqualTo("reg");
    assertThat(stanza.payloads()).isEmpty();
  }

  @Test
  @Covers({"0045-7.10-3", "0045-7.10-8", "0045-7.10-9", "0077-3.1-1", "0077-4-1"})
  void memberWithoutANickIsShownAFormThatAsksForOne() {
    List<Stanza> sent = ask(FLUELLEN);

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).from()).isEqualTo(Jid.of(ROOM));
    assertThat(sent.get(0).to()).isEqualTo(Jid.of(FLUELLEN));
    assertThat(((Iq) sent.get(0)).type()).isEqualTo(Iq.Type.RESULT);
    Element form = query(sent.get(0)).children().get(0);
    assertThat(query(sent.get(0)).children()).containsExactly(form);
    assertThat(form.is(Namespaces.DATA_FORMS, "x")).isTrue();
    assertThat(form.attribute("type")).contains("form");
    assertThat(form.children()).hasSize(2);
    Element formType = form.children().get(0);
    assertThat(formType.attribute("var")).contains("FORM_TYPE");
    assertThat(formType.attribute("type")).contains("hidden");
    assertThat(formType.child("value").map(Element::text)).contains(Namespaces.MUC_REGISTER);
    Element nick = form.children().get(1);
    assertThat(nick.attribute("var")).contains("muc#register_roomnick");
    assertThat(nick.attribute("type")).contains("text-single");
    assertThat(nick.attribute("label")).contains("Nickname");
    assertThat(nick.children()).containsExactly(Element.of(Namespaces.DATA_FORMS, "required"));
  }

  @Test
  void formIsLabelledInTheLanguageOfTheAsker() {
    List<Stanza> sent =
        rooms.send(
            FLUELLEN,
            "<iq type='get' id='ask' xml:lang='de' to='"
                + ROOM
                + "'><query xmlns='jabber:iq:register'/></iq>");

    Element form = query(sent.get(0)).children().get(0);
    assertThat(form.children().get(1).attribute("label")).contains("Spitzname");
  }

  @Test
  @Covers({"0045-7.10-6", "0045-7.10-7", "0077-3.1-4", "0077-3.1-5", "0077-4-1"})
  void whoHasRegisteredIsShownItsNickInsteadOfTheForm() {
    register(FLUELLEN, "Leek");

    Element query = query(ask(FLUELLEN).get(0));

    assertThat(query.children())
        .containsExactly(
            Element.of(Namespaces.REGISTER, "registered"),
            Element.ofText(Namespaces.REGISTER, "username", "Leek"));
  }

  @Test
  @Covers("0045-7.10-13")
  void acceptedRegistrationIsAnsweredWithAnEmptyResult() {
    List<Stanza> sent = register(FLUELLEN, "Leek");

    assertThat(sent).hasSize(1);
    assertEmptyResult(sent.get(0));
    assertThat(sent.get(0).to()).isEqualTo(Jid.of(FLUELLEN));
    assertThat(entry("fluellen@wales"))
        .isEqualTo(
            new AffiliationEntry(BareJid.of("fluellen@wales"), Affiliation.MEMBER, null, "Leek"));
  }

  @Test
  void occupantsAreShownTheRegisteredOccupantAgainAndTheResultComesLast() {
    rooms.enter(FLUELLEN, "Leek");
    rooms.affiliate(KING, "pistol@tavern", "member");
    rooms.enter(PISTOL, "Pistol");

    List<Stanza> sent = register(FLUELLEN, "Leek");

    assertThat(sent).hasSize(4);
    assertThat(sent.get(0).to()).isEqualTo(Jid.of(FLUELLEN));
    assertThat(sent.get(0).from()).isEqualTo(Jid.of(ROOM + "/Leek"));
    assertThat(codes(sent.get(0))).containsExactly(110);
    assertThat(item(sent.get(0)).attribute("affiliation")).contains("member");
    assertThat(item(sent.get(0)).attribute("role")).contains("participant");
    assertThat(item(sent.get(0)).attribute("jid")).contains(FLUELLEN);
    assertThat(item(sent.get(0)).children()).isEmpty();
    assertThat(codes(sent.get(1))).isEmpty();
    assertThat(item(rooms.to(KING).get(0)).attribute("jid")).contains(FLUELLEN);
    assertThat(item(rooms.to(PISTOL).get(0)).attribute("jid")).isEmpty();
    assertEmptyResult(sent.get(3));
  }

  @Test
  void registeringTheSameNickAgainChangesNothing() {
    rooms.enter(FLUELLEN, "Leek");
    register(FLUELLEN, "Leek");

    List<Stanza> sent = register(FLUELLEN, "Leek");

    assertThat(sent).hasSize(1);
    assertEmptyResult(sent.get(0));
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  void anotherRegistrationReplacesTheNick() {
    register(FLUELLEN, "Leek");
    register(FLUELLEN, "Captain");

    assertThat(rooms.room().reservedFor("Captain")).contains(BareJid.of("fluellen@wales"));
    assertThat(rooms.room().reservedFor("Leek")).isEmpty();
  }

  @Test
  @Covers("0045-5.2.1-2")
  void ownerRegistersANickAndStaysOwner() {
    register(KING, "Harry");

    assertThat(entry("king@court").affiliation()).isEqualTo(Affiliation.OWNER);
    assertThat(entry("king@court").nick()).isEqualTo("Harry");
  }

  @Test
  void memberMayRegisterFromAnyOfItsClientsAndFromOutside() {
    assertEmptyResult(register("fluellen@wales/horse", "Leek").get(0));
    assertThat(entry("fluellen@wales").nick()).isEqualTo("Leek");
  }

  @Test
  void registrationRenamesNobodyWhoIsInTheRoom() {
    rooms.enter(FLUELLEN, "Fluellen");

    register(FLUELLEN, "Leek");

    assertThat(rooms.room().occupant(Jid.of(FLUELLEN)).orElseThrow().nick()).isEqualTo("Fluellen");
    for (Stanza seen : rooms.to(KING)) {
      assertThat(((Presence) seen).type()).isEqualTo(Presence.Type.AVAILABLE);
      assertThat(seen.from()).isEqualTo(Jid.of(ROOM + "/Fluellen"));
      assertThat(codes(seen)).isEmpty();
    }
    assertThat(codes(rooms.to(FLUELLEN).get(0))).containsExactly(110);
  }

  @Test
  @Covers({"0045-7.10-1", "0045-7.10-15"})
  void strangerWhoRegistersWithAnOpenRoomIsAMemberAtOnce() {
    openRegistration();

    assertThat(query(ask(PISTOL).get(0)).child(Namespaces.DATA_FORMS, "x")).isPresent();
    register(PISTOL, "Ancient");

    assertThat(entry("pistol@tavern"))
        .isEqualTo(
            new AffiliationEntry(BareJid.of("pistol@tavern"), Affiliation.MEMBER, null, "Ancient"));
    assertThat(rooms.to(KING)).hasSize(1);
    assertThat(rooms.to(KING).get(0)).isInstanceOf(Message.class);
    assertThat(item(rooms.to(KING).get(0)).attribute("jid")).contains("pistol@tavern");
    assertThat(item(rooms.to(KING).get(0)).attribute("affiliation")).contains("member");
    assertEmptyResult(rooms.to(PISTOL).get(0));
  }

  @Test
  @Covers("0045-7.10-17")
  void occupantsSeeThatOneOfThemBecameAMemberByRegistering() {
    openRegistration();
    rooms.enter(PISTOL, "Ancient");
    rooms.enter(NYM, "Nym");

    register(PISTOL, "Ancient");

    for (String client : List.of(KING, PISTOL, NYM)) {
      Stanza seen = rooms.to(client).get(0);
      assertThat(((Presence) seen).type()).isEqualTo(Presence.Type.AVAILABLE);
      assertThat(seen.from()).isEqualTo(Jid.of(ROOM + "/Ancient"));
      assertThat(item(seen).attribute("affiliation")).contains("member");
      assertThat(isSelf(seen)).isEqualTo(client.equals(PISTOL));
    }
    assertThat(rooms.to(NYM)).hasSize(1);
    assertThat(item(rooms.to(NYM).get(0)).attribute("jid")).isEmpty();
  }

  @Test
  void whoRegistersInAModeratedRoomGetsVoice() {
    rooms.configure(
        KING, "x-muc#roomconfig_registration", "1", "muc#roomconfig_moderatedroom", "1");
    rooms.enter(PISTOL, "Ancient");

    register(PISTOL, "Ancient");

    assertThat(item(rooms.to(PISTOL).get(0)).attribute("role")).contains("participant");
  }

  @Test
  @Covers("0045-7.10-2")
  void strangersMayNotRegisterUnlessTheOwnerLetsThem() {
    assertThat(error(ask(PISTOL).get(0))).isEqualTo("auth/registration-required");
    assertThat(error(register(PISTOL, "Ancient").get(0))).isEqualTo("auth/registration-required");

    assertThat(entry("pistol@tavern").isDefault()).isTrue();
  }

  @Test
  @Covers({"0045-7.10-5", "0045-5.2.1-2", "0077-3.2-3"})
  void outcastsMayNotRegisterEvenIfStrangersMay() {
    openRegistration();
    rooms.affiliate(KING, "nym@tavern", "outcast");

    assertThat(error(ask(NYM).get(0))).isEqualTo("cancel/not-allowed");
    assertThat(error(register(NYM, "Nym").get(0))).isEqualTo("cancel/not-allowed");
    assertThat(error(set(NYM, "<remove/>").get(0))).isEqualTo("cancel/not-allowed");
    assertThat(entry("nym@tavern").affiliation()).isEqualTo(Affiliation.OUTCAST);
  }

  @Test
  void accountsOfABannedDomainMayNotRegister() {
    openRegistration();
    rooms.affiliate(KING, "tavern", "outcast");

    assertThat(error(register(NYM, "Nym").get(0))).isEqualTo("cancel/not-allowed");
  }

  @Test
  @Covers("0045-7.10-4")
  void thereIsNothingToRegisterWithWhereThereIsNoRoom() {
    String request =
        "<iq type='%s' id='x' to='calais@chat.example'><query xmlns='jabber:iq:register'/></iq>";

    assertThat(error(rooms.send(PISTOL, request.formatted("get")).get(0)))
        .isEqualTo("cancel/item-not-found");
    assertThat(error(rooms.send(PISTOL, request.formatted("set")).get(0)))
        .isEqualTo("cancel/item-not-found");
  }

  @Test
  @Covers({"0045-7.10-11", "0077-3.1-2"})
  void theServiceItselfOffersNoRegistration() {
    List<Stanza> sent =
        rooms.send(
            PISTOL,
            "<iq type='get' id='x' to='chat.example'><query xmlns='jabber:iq:register'/></iq>");

    assertThat(error(sent.get(0))).isEqualTo("cancel/service-unavailable");
  }

  @Test
  @Covers("0077-10-1")
  void roomsAnnounceThatTheyTakeRegistrations() {
    List<Stanza> sent =
        rooms.send(
            PISTOL,
            "<iq type='get' id='d' to='"
                + ROOM
                + "'><query xmlns='"
                + Namespaces.DISCO_INFO
                + "'/></iq>");

    assertThat(sent.get(0).payloads().get(0).children())
        .filteredOn(child -> child.name().equals("feature"))
        .extracting(feature -> feature.attribute("var").orElseThrow())
        .contains(Namespaces.REGISTER, Namespaces.MUC_REGISTER);
  }
}
