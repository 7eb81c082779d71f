package dev.muc.feature;

import static dev.muc.feature.Stage.ADMIN;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.MODERATOR;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.leave;
import static dev.muc.feature.Stage.role;
import static dev.muc.feature.Stage.standing;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.DataForm;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each field of the configuration does (XEP-0045 §16.5.3). */
class ConfigureTest {
  private static final String WHOIS = "muc#roomconfig_whois";
  private final Rooms rooms = crew();

  private void set(String field, String value) {
    rooms.configure(OWNER, "muc#roomconfig_" + field, value);
  }

  private Element info() {
    return ask(ROOM, Namespaces.DISCO_INFO);
  }

  private Element ask(String to, String namespace) {
    return rooms
        .send(
            OTHER, "<iq type='get' id='i' to='" + to + "'><query xmlns='" + namespace + "'/></iq>")
        .get(0)
        .payload(namespace, "query")
        .orElseThrow();
  }

  private List<String> features() {
    return info().children().stream()
        .filter(child -> child.name().equals("feature"))
        .map(feature -> feature.attribute("var").orElseThrow())
        .toList();
  }

  private String roomInfo(String var) {
    return DataForm.in(info()).orElseThrow().value(var).orElse("");
  }

  private List<Stanza> enter(String client, String nick, String password) {
    return rooms.send(
        client,
        "<presence to='"
            + ROOM
            + "/"
            + nick
            + "'><x xmlns='"
            + Namespaces.MUC
            + "'><password>"
            + password
            + "</password></x></presence>");
  }

  private List<Stanza> subject(String client, String subject) {
    return rooms.send(
        client,
        "<message type='groupchat' to='" + ROOM + "'><subject>" + subject + "</subject></message>");
  }

  private long history(String client, String nick) {
    rooms.enter(client, nick);
    return rooms.to(client).stream()
        .filter(stanza -> stanza.payload(Stanza.NAMESPACE, "body").isPresent())
        .count();
  }

  @Test
  @Covers("0045-16.5.3-1")
  void historyIsNoLongerThanTheOwnerSays() {
    for (int i = 0; i < 5; i++) {
      rooms.say(OWNER, "line " + i);
    }
    assertThat(history(OTHER, "Nym")).isEqualTo(5);

    rooms.configure(OWNER, "muc#maxhistoryfetch", "2");
    assertThat(history("boy@camp/x", "Boy")).isEqualTo(2);

    rooms.configure(OWNER, "muc#maxhistoryfetch", "0");
    assertThat(history("court@camp/x", "Court")).isZero();
  }

  @Test
  @Covers({"0045-16.5.3-5", "0045-16.6.2-7", "0045-16.6.2-8"})
  void whoEntersALoggedRoomIsToldSo() {
    set("enablelogging", "1");
    assertThat(told(rooms, GUEST)).containsExactly("message 170");
    rooms.enter(OTHER, "Nym");
    assertThat(told(rooms, OTHER)).contains("Nym participant/none 170 110");

    set("enablelogging", "0");
    assertThat(told(rooms, GUEST)).containsExactly("message 171");
    rooms.enter("boy@camp/x", "Boy");
    assertThat(told(rooms, "boy@camp/x")).contains("Boy participant/none 110");
  }

  @Test
  @Covers("0045-16.5.3-7")
  void theLanguageIsReported() {
    set("lang", "cy");

    assertThat(roomInfo("muc#roominfo_lang")).isEqualTo("cy");
  }

  @Test
  @Covers("0045-16.5.3-8")
  void thePubsubNodeIsReported() {
    set("pubsub", "xmpp:pubsub.court?;node=camp");

    assertThat(roomInfo("muc#roominfo_pubsub")).isEqualTo("xmpp:pubsub.court?;node=camp");
  }

  @Test
  @Covers("0045-16.5.3-9")
  void theRoomIsFullWhenTheOwnerSaysSo() {
    set("maxusers", "5");
    assertThat(error(rooms.enter(OTHER, "Nym").get(0))).isEqualTo("wait/service-unavailable");

    set("maxusers", "6");
    rooms.enter(OTHER, "Nym");
    assertThat(standing(rooms, "Nym")).isEqualTo("participant/none");
  }

  @Test
  @Covers("0045-16.5.3-9")
  void aRoomWithoutLimitIsNeverFull() {
    set("maxusers", "5");
    set("maxusers", "none");

    rooms.enter(OTHER, "Nym");

    assertThat(standing(rooms, "Nym")).isEqualTo("participant/none");
  }

  @Test
  void whoIsInsideStaysWhenThereAreFewerSeats() {
    set("maxusers", "1");

    assertThat(rooms.room().occupants()).hasSize(5);
    assertThat(told(rooms, GUEST)).containsExactly("message 104");
  }

  @Test
  @Covers("0045-16.5.3-10")
  void aMembersOnlyRoomIsForMembers() {
    set("membersonly", "1");

    assertThat(features()).contains("muc_membersonly").doesNotContain("muc_open");
    assertThat(standing(rooms, "Pistol")).isEqualTo("absent");
    assertThat(error(rooms.enter(OTHER, "Nym").get(0))).isEqualTo("auth/registration-required");

    set("membersonly", "0");
    assertThat(features()).contains("muc_open").doesNotContain("muc_membersonly");
    rooms.enter(OTHER, "Nym");
    assertThat(standing(rooms, "Nym")).isEqualTo("participant/none");
  }

  @Test
  @Covers("0045-16.5.3-11")
  void aModeratedRoomSilencesVisitors() {
    role(rooms, OWNER, "Pistol", "visitor");
    set("moderatedroom", "1");

    assertThat(features()).contains("muc_moderated").doesNotContain("muc_unmoderated");
    assertThat(error(rooms.say(GUEST, "Fico!").get(0))).isEqualTo("auth/forbidden");
    rooms.enter(OTHER, "Nym");
    assertThat(standing(rooms, "Nym")).isEqualTo("visitor/none");

    set("moderatedroom", "0");
    assertThat(features()).contains("muc_unmoderated").doesNotContain("muc_moderated");
    rooms.say(GUEST, "Fico!");
    assertThat(told(rooms, MEMBER)).containsExactly("message Fico!");
    rooms.enter("boy@camp/x", "Boy");
    assertThat(standing(rooms, "Boy")).isEqualTo("participant/none");
    assertThat(standing(rooms, "Nym")).isEqualTo("visitor/none");
  }

  @Test
  void thoseWhoAreInsideKeepTheirVoiceWhenTheRoomIsModerated() {
    set("moderatedroom", "1");

    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
    rooms.say(GUEST, "Fico!");
    assertThat(told(rooms, MEMBER)).containsExactly("message Fico!");
  }

  @Test
  @Covers({"0045-16.5.3-12", "0045-16.5.3-20"})
  void aPasswordIsAskedForOfWhoEntersFromNowOn() {
    rooms.configure(
        OWNER, "muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", "leek");
    assertThat(features()).contains("muc_passwordprotected").doesNotContain("muc_unsecured");
    assertThat(rooms.room().occupants()).hasSize(5);
    assertThat(error(rooms.enter(OTHER, "Nym").get(0))).isEqualTo("auth/not-authorized");
    enter(OTHER, "Nym", "leek");
    assertThat(standing(rooms, "Nym")).isEqualTo("participant/none");

    rooms.configure(OWNER, "muc#roomconfig_roomsecret", "onion");
    assertThat(standing(rooms, "Nym")).isEqualTo("participant/none");
    assertThat(error(enter("boy@camp/x", "Boy", "leek").get(0))).isEqualTo("auth/not-authorized");
    enter("boy@camp/x", "Boy", "onion");
    assertThat(standing(rooms, "Boy")).isEqualTo("participant/none");
  }

  @Test
  @Covers("0045-4.2-4")
  void anUnsecuredRoomTakesNoNoticeOfPasswords() {
    enter(OTHER, "Nym", "anything");

    assertThat(standing(rooms, "Nym")).isEqualTo("participant/none");
    assertThat(features()).contains("muc_unsecured");
  }

  @Test
  @Covers({"0045-16.5.3-13", "0045-4.2-5"})
  void aPersistentRoomStaysWhenEverybodyHasLeft() {
    rooms.configure(OWNER, "muc#roomconfig_persistentroom", "1", "muc#roomconfig_roomname", "Camp");
    rooms.admin(OWNER, "<item jid='fluellen@wales' affiliation='member' nick='Captain'/>");
    subject(OWNER, "Leeks");
    everybodyLeaves();

    assertThat(rooms.room().occupants()).isEmpty();
    assertThat(rooms.room().config().profile().name()).isEqualTo("Camp");
    assertThat(rooms.room().reservedFor("Captain")).isPresent();
    assertThat(rooms.room().subject().orElseThrow().text()).isEqualTo("Leeks");
    rooms.enter(MEMBER, "Captain");
    assertThat(told(rooms, MEMBER)).startsWith("Captain participant/member 110");
  }

  @Test
  @Covers({"0045-16.5.3-13", "0045-4.2-6"})
  void aTemporaryRoomEndsWhenEverybodyHasLeft() {
    everybodyLeaves();

    assertThat(rooms.service.roomCount()).isZero();
    rooms.enter(GUEST, "Pistol");
    assertThat(told(rooms, GUEST)).startsWith("Pistol moderator/owner 201 110");
  }

  private void everybodyLeaves() {
    for (String client : new String[] {OWNER, ADMIN, MEMBER, MODERATOR, GUEST}) {
      leave(rooms, client);
    }
  }

  @Test
  @Covers({"0045-16.5.3-15", "0045-4.2-1"})
  void aHiddenRoomIsNotListed() {
    assertThat(ask(SERVICE, Namespaces.DISCO_ITEMS).children()).hasSize(1);
    assertThat(features()).contains("muc_public").doesNotContain("muc_hidden");

    set("publicroom", "0");

    assertThat(ask(SERVICE, Namespaces.DISCO_ITEMS).children()).isEmpty();
    assertThat(features()).contains("muc_hidden").doesNotContain("muc_public");
  }

  @Test
  @Covers("0045-16.5.3-17")
  void theDescriptionIsReported() {
    set("roomdesc", "Before the walls");

    assertThat(roomInfo("muc#roominfo_description")).isEqualTo("Before the walls");
  }

  @Test
  @Covers("0045-16.5.3-18")
  void theNameIsReported() {
    set("roomname", "Harfleur");

    assertThat(info().child("identity").orElseThrow().attribute("name")).contains("Harfleur");
    assertThat(ask(SERVICE, Namespaces.DISCO_ITEMS).child("item").orElseThrow().attribute("name"))
        .contains("Harfleur");
  }

  @Test
  void strangersListOccupantsIfTheOwnerSaysSo() {
    assertThat(ask(ROOM, Namespaces.DISCO_ITEMS).children()).isEmpty();

    rooms.configure(OWNER, "x-muc#roomconfig_publicoccupants", "1");

    assertThat(ask(ROOM, Namespaces.DISCO_ITEMS).children()).hasSize(5);
  }

  @Test
  void strangersReadTheSubjectIfTheOwnerSaysSo() {
    subject(OWNER, "Leeks");
    assertThat(roomInfo("muc#roominfo_subject")).isEmpty();

    rooms.configure(OWNER, "x-muc#roomconfig_publicsubject", "1");

    assertThat(roomInfo("muc#roominfo_subject")).isEqualTo("Leeks");
  }

  @Test
  @Covers("0045-18.1-7")
  void roomTypesCombine() {
    rooms.configure(
        OWNER,
        "muc#roomconfig_membersonly",
        "1",
        "muc#roomconfig_moderatedroom",
        "1",
        "muc#roomconfig_publicroom",
        "0",
        "muc#roomconfig_persistentroom",
        "1",
        "muc#roomconfig_roomsecret",
        "leek",
        WHOIS,
        "anyone");

    assertThat(features())
        .contains(
            "muc_membersonly",
            "muc_moderated",
            "muc_hidden",
            "muc_persistent",
            "muc_passwordprotected",
            "muc_nonanonymous");
  }
}
