package dev.muc.feature;

import static dev.muc.feature.Stage.ADMIN;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.MODERATOR;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Occupants are told of a new configuration (XEP-0045 §10.2.1). */
class ConfigNoticeTest {
  private static final String WHOIS = "muc#roomconfig_whois";
  private final Rooms rooms = crew();

  private void set(String field, String value) {
    rooms.configure(OWNER, "muc#roomconfig_" + field, value);
  }

  @ParameterizedTest
  @CsvSource({
    "enablelogging, 1, 170",
    "enablelogging, 0, 171",
    "whois, anyone, 172",
    "whois, moderators, 173"
  })
  @Covers({"0045-10.2.1-1", "0045-10.2.1-3", "0045-10.2.1-4", "0045-10.2.1-5", "0045-10.2.1-6"})
  void everybodyIsToldWhatTheirPrivacyIsWorthFromNowOn(String field, String value, int code) {
    set("enablelogging", value.equals("0") ? "1" : "0");
    set("whois", value.equals("moderators") ? "anyone" : "moderators");

    set(field, value);

    for (String client : new String[] {OWNER, ADMIN, MEMBER, MODERATOR, GUEST}) {
      List<Stanza> received = rooms.to(client);
      assertThat(codes(received.get(received.size() - 1))).as(client).containsExactly(code);
    }
  }

  private long history(String client, String nick) {
    rooms.enter(client, nick);
    return rooms.to(client).stream()
        .filter(stanza -> stanza.payload(Stanza.NAMESPACE, "body").isPresent())
        .count();
  }

  @Test
  @Covers({"0045-10.2.1-1", "0045-10.2.1-2"})
  void everybodyIsToldOfANewConfigurationByCodesAlone() {
    set("roomname", "Camp");

    for (String client : new String[] {OWNER, ADMIN, MEMBER, MODERATOR, GUEST}) {
      Stanza notice = rooms.to(client).get(rooms.to(client).size() - 1);
      assertThat(notice.typeName()).isEqualTo("groupchat");
      assertThat(notice.from()).hasToString(ROOM);
      assertThat(notice.payloads()).hasSize(1);
      assertThat(notice.payload(Namespaces.MUC_USER, "x").orElseThrow().children())
          .allMatch(child -> child.name().equals("status"));
    }
  }

  @Test
  @Covers({"0045-10.2.1-3", "0045-10.2.1-4"})
  void loggingOnAndOffIsTold() {
    set("enablelogging", "1");
    assertThat(codes(rooms.to(GUEST).get(0))).containsExactly(170);

    set("enablelogging", "0");
    assertThat(codes(rooms.to(GUEST).get(0))).containsExactly(171);
  }

  @Test
  @Covers({"0045-10.2.1-5", "0045-10.2.1-6", "0045-16.6.2-9", "0045-16.6.2-10"})
  void whoSeesRealAddressesIsTold() {
    set("whois", "anyone");
    assertThat(codes(rooms.to(GUEST).get(0))).containsExactly(172);

    set("whois", "moderators");
    assertThat(codes(rooms.to(GUEST).get(0))).containsExactly(173);
  }

  @Test
  @Covers({"0045-10.2.1-7", "0045-16.6.2-5"})
  void otherChangesAreToldAsSuch() {
    for (String field :
        new String[] {
          "muc#roomconfig_roomname",
          "muc#roomconfig_moderatedroom",
          "muc#roomconfig_roomsecret",
          "x-muc#roomconfig_publicsubject"
        }) {
      rooms.configure(OWNER, field, "1");
      assertThat(codes(rooms.to(GUEST).get(0))).as(field).containsExactly(104);
    }
    rooms.configure(OWNER, "muc#roomconfig_getmemberlist", "moderator");
    assertThat(codes(rooms.to(GUEST).get(0))).containsExactly(104);
  }

  @Test
  @Covers("0045-10.2.1-7")
  void severalChangesAreToldInOneMessage() {
    rooms.configure(
        OWNER,
        WHOIS,
        "anyone",
        "muc#roomconfig_enablelogging",
        "1",
        "muc#roomconfig_roomname",
        "Camp");

    assertThat(told(rooms, GUEST)).containsExactly("message 104 170 172");
  }

  @Test
  void whatDoesNotChangeIsNotTold() {
    set("publicroom", "1");

    assertThat(told(rooms, OWNER)).containsExactly("result");
    assertThat(rooms.to(GUEST)).isEmpty();
  }

  @Test
  @Covers("0045-10.2.1-9")
  void noticesAreNoHistory() {
    set("roomname", "Camp");
    rooms.say(OWNER, "Peace");

    assertThat(history(OTHER, "Nym")).isEqualTo(1);
    assertThat(told(rooms, OTHER)).doesNotContain("message 104");
  }
}
