package dev.muc.feature;

import static dev.muc.feature.ConfigForms.assertRefused;
import static dev.muc.feature.ConfigForms.field;
import static dev.muc.feature.ConfigForms.submit;
import static dev.muc.feature.ConfigForms.values;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.accounts;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.model.AllowPm;
import dev.muc.model.RoomConfig;
import dev.muc.spec.Covers;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be submitted in the configuration form (XEP-0045 §10.2, XEP-0004 §3). */
class SubmitConfigTest {
  private static final String PROTECTED = "muc#roomconfig_passwordprotectedroom";
  private static final String SECRET = "muc#roomconfig_roomsecret";
  private static final String OWNERS = "muc#roomconfig_roomowners";
  private static final String ADMINS = "muc#roomconfig_roomadmins";

  private final Rooms rooms = crew();

  @Test
  @Covers({"0004-3.1-2", "0004-3.5-1", "0004-3.2-4"})
  void whatIsLeftOutStays() {
    submit(
        rooms, field("muc#roomconfig_roomname", "Camp"), field("muc#roomconfig_roomdesc", "Tents"));

    submit(rooms, field("muc#roomconfig_roomdesc", "Mud"));

    assertThat(rooms.room().config().profile().name()).isEqualTo("Camp");
    assertThat(rooms.room().config().profile().description()).isEqualTo("Mud");
  }

  @Test
  @Covers("0004-3.1-1")
  void whatIsNotUnderstoodIsIgnored() {
    submit(
        rooms, field("muc#roomconfig_weather", "rain"), field("muc#roomconfig_roomname", "Camp"));

    assertThat(told(rooms, OWNER)).contains("result");
    assertThat(rooms.room().config().profile().name()).isEqualTo("Camp");
  }

  @Test
  @Covers("0004-3.6-1")
  void anEmptyFieldClearsASetting() {
    submit(
        rooms,
        field("muc#roomconfig_roomname", "Camp"),
        field("muc#roomconfig_moderatedroom", "1"),
        field("muc#roomconfig_maxusers", "20"));

    submit(
        rooms,
        field("muc#roomconfig_roomname", ""),
        "<field var='muc#roomconfig_moderatedroom'/>",
        "<field var='muc#roomconfig_maxusers'/>",
        "<field var='muc#roomconfig_getmemberlist'/>");

    RoomConfig config = rooms.room().config();
    assertThat(config.profile().name()).isEmpty();
    assertThat(config.discussion().moderated()).isFalse();
    assertThat(config.access().occupantsMax()).isZero();
    assertThat(config.disclosure().memberListTo()).isEmpty();
    assertThat(values(rooms, "muc#roomconfig_maxusers")).containsExactly("none");
  }

  @ParameterizedTest
  @CsvSource({"1, true", "true, true", "0, false", "false, false", "'', false"})
  @Covers("0004-3.3-1")
  void flagsAreWrittenInSeveralWays(String value, boolean expected) {
    submit(rooms, field("muc#roomconfig_moderatedroom", expected ? "0" : "1"));

    submit(rooms, field("muc#roomconfig_moderatedroom", value));

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
    assertRefused(rooms, submit(rooms, field(var, value)), var);
  }

  @Test
  @Covers("0045-10.2-6")
  void oneBadValueSpoilsTheWholeForm() {
    assertRefused(
        rooms,
        submit(
            rooms,
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
        rooms,
        submit(
            rooms, field("muc#roomconfig_roomname", "Camp"), field(OWNERS, "henry@court", "a@b@c")),
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
    submit(rooms, field(var, "x".repeat(max)));
    assertThat(values(rooms, var)).containsExactly("x".repeat(max));

    assertRefused(rooms, submit(rooms, field(var, "x".repeat(max + 1))), var);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "100"})
  void historyIsAsLongAsTheServiceAllows(String messages) {
    submit(rooms, field("muc#maxhistoryfetch", messages));

    assertThat(values(rooms, "muc#maxhistoryfetch")).containsExactly(messages);
  }

  @Test
  void severalValuesOfAListAreKeptOnceEach() {
    submit(rooms, field("muc#roomconfig_getmemberlist", "admin", "moderator", "admin"));

    assertThat(values(rooms, "muc#roomconfig_getmemberlist")).containsExactly("admin", "moderator");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anyone", "participants", "moderators", "none"})
  void privateMessagesHaveFourSettings(String allowPm) {
    submit(rooms, field("muc#roomconfig_allowpm", allowPm));

    assertThat(rooms.room().config().discussion().allowPm().value()).isEqualTo(allowPm);
    assertThat(AllowPm.of(allowPm)).isPresent();
  }

  @Test
  @Covers({"0045-10.1.3-5", "0045-16.5.3-12"})
  void aPasswordIsAskedForOnlyWithAPassword() {
    assertThat(error(submit(rooms, field(PROTECTED, "1")).get(0)))
        .isEqualTo("modify/not-acceptable");
    assertThat(error(submit(rooms, field(PROTECTED, "1"), field(SECRET, "")).get(0)))
        .isEqualTo("modify/not-acceptable");

    submit(rooms, field(PROTECTED, "1"), field(SECRET, "leek"));
    assertThat(rooms.room().config().access().password()).isEqualTo("leek");
  }

  @Test
  void aPasswordThatIsThereCanBeAskedForAgain() {
    submit(rooms, field(PROTECTED, "1"), field(SECRET, "leek"));
    submit(rooms, field(PROTECTED, "0"));
    assertThat(rooms.room().config().access().password()).isNull();

    submit(rooms, field(PROTECTED, "1"));

    assertThat(rooms.room().config().access().password()).isEqualTo("leek");
  }

  @Test
  void aPasswordAloneProtectsTheRoomAndNoneOpensIt() {
    submit(rooms, field(SECRET, "leek"));
    assertThat(rooms.room().config().access().password()).isEqualTo("leek");

    submit(rooms, field(SECRET, ""));
    assertThat(rooms.room().config().access().password()).isNull();
  }

  @Test
  void thePasswordOfAProtectedRoomCannotBeTakenAwayAlone() {
    submit(rooms, field(SECRET, "leek"));

    assertThat(error(submit(rooms, field(PROTECTED, "1"), field(SECRET, "")).get(0)))
        .isEqualTo("modify/not-acceptable");
    assertThat(rooms.room().config().access().password()).isEqualTo("leek");
  }
}
