package dev.muc.feature;

import static dev.muc.feature.ArchiveStage.form;
import static dev.muc.feature.ArchiveStage.message;
import static dev.muc.feature.ArchiveStage.read;
import static dev.muc.feature.ArchiveStage.set;
import static dev.muc.feature.Stage.ADMIN;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom an archive tells who spoke (XEP-0313 §4.1.1, §6.1.2). */
class ArchivePrivacyTest {
  private final ArchiveStage stage = new ArchiveStage();
  private final Rooms rooms = stage.rooms;
  private String guestsId;

  @BeforeEach
  void henryAndPistolSpeak() {
    rooms.affiliate(OWNER, "exeter@court", "admin");
    rooms.affiliate(OWNER, "fluellen@wales", "member");
    rooms.enter(GUEST, "Pistol");
    stage.say(OWNER, "Once more");
    guestsId = stage.say(GUEST, "Unto the breach");
  }

  private static Optional<String> jid(Stanza result) {
    return message(result)
        .child(Namespaces.MUC_USER, "x")
        .flatMap(x -> x.child("item"))
        .flatMap(item -> item.attribute("jid"));
  }

  private List<String> with(String client, String address) {
    return read(stage.query(client, form("with", address)));
  }

  @ParameterizedTest
  @ValueSource(strings = {OWNER, ADMIN})
  @Covers("0313-6.1.2-12")
  void whoSeesRealAddressesInTheRoomReadsThem(String client) {
    List<Stanza> answer = stage.query(client, "");

    assertThat(jid(answer.get(0))).contains(OWNER);
    assertThat(jid(answer.get(1))).contains(GUEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {GUEST, MEMBER, OTHER})
  @Covers("0313-6.1.2-12")
  void nobodyElseFindsOneAnywhereInTheAnswer(String client) {
    List<Stanza> answer = stage.query(client, "");

    assertThat(answer).hasSize(3);
    assertThat(answer)
        .noneMatch(s -> Received.mentions(s, "henry@court") || Received.mentions(s, "pistol@"));
    assertThat(message(answer.get(0)).child(Namespaces.MUC_USER, "x")).isEmpty();
  }

  @Test
  @Covers("0313-6.1.2-12")
  void moderatorReadsThemForAsLongAsItIsOne() {
    rooms.admin(OWNER, "<item nick='Pistol' role='moderator'/>");
    assertThat(jid(stage.query(GUEST, "").get(0))).contains(OWNER);

    rooms.admin(OWNER, "<item nick='Pistol' role='participant'/>");
    assertThat(jid(stage.query(GUEST, "").get(0))).isEmpty();
  }

  @Test
  @Covers("0313-6.1.2-12")
  void everybodyReadsThemWhereEverybodySeesThem() {
    stage.configure("muc#roomconfig_whois", "anyone");
    assertThat(jid(stage.query(OTHER, "").get(0))).contains(OWNER);

    stage.configure("muc#roomconfig_whois", "moderators");
    assertThat(jid(stage.query(OTHER, "").get(0))).isEmpty();
  }

  @Test
  @Covers({"0313-6.1.2-13", "0313-8.4-1"})
  void whatASenderClaimsOfItselfIsNotKept() {
    rooms.send(
        GUEST,
        "<message type='groupchat' to='"
            + Rooms.ROOM
            + "'><body>I am the king</body><x xmlns='http://jabber.org/protocol/muc#user'>"
            + "<item jid='henry@court/throne' affiliation='owner'/></x></message>");

    Stanza forOthers = stage.query(OTHER, form("after-id", guestsId)).get(0);
    Stanza forOwner = stage.query(OWNER, form("after-id", guestsId)).get(0);

    assertThat(message(forOthers).child(Namespaces.MUC_USER, "x")).isEmpty();
    assertThat(jid(forOwner)).contains(GUEST);
    assertThat(Received.mentions(forOwner, "henry@court")).isFalse();
  }

  @Test
  @Covers("0313-4.1.1-1")
  void messagesUnderANickAreFoundByItsAddress() {
    assertThat(with(OTHER, Rooms.ROOM + "/Pistol"))
        .containsExactly("Pistol: Unto the breach", "complete");
    assertThat(with(OTHER, Rooms.ROOM + "/Nobody")).containsExactly("complete");
  }

  @Test
  @Covers({"0313-4.1.1-3", "0313-4.1.1-4"})
  void addressOfTheRoomStandsForAllNicks() {
    assertThat(with(OTHER, Rooms.ROOM))
        .containsExactly("Henry: Once more", "Pistol: Unto the breach", "complete");
  }

  @Test
  @Covers({"0313-4.1.1-1", "0313-4.1.1-3", "0313-4.1.1-2"})
  void whoSeesRealAddressesFindsMessagesByThem() {
    assertThat(with(OWNER, "pistol@tavern")).containsExactly("Pistol: Unto the breach", "complete");
    assertThat(with(OWNER, GUEST)).containsExactly("Pistol: Unto the breach", "complete");
    assertThat(with(OWNER, "pistol@tavern/elsewhere")).containsExactly("complete");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pistol@tavern", GUEST, "nobody@nowhere", "tavern", "other@chat.example/x"})
  @Covers("0313-4.1.1-2")
  void toTheOthersEveryRealAddressLooksTheSame(String address) {
    String page = set("<max>1</max>");
    List<Stanza> answer = stage.query(OTHER, form("with", address) + page);
    List<Stanza> byNick = stage.query(OTHER, form("with", Rooms.ROOM + "/Nobody") + page);

    assertThat(read(answer)).containsExactly("complete");
    assertThat(answer.get(0).payloads()).isEqualTo(byNick.get(0).payloads());
    assertThat(read(stage.query(OTHER, form("with", address, "after-id", "gone"))))
        .containsExactly("error cancel/item-not-found");
  }

  @Test
  @Covers("0313-4.1.1-2")
  void archiveIsNotAskedForARealAddressThatMustNotBeTold() {
    with(OTHER, "pistol@tavern");

    assertThat(stage.archive().queries).noneMatch(query -> query.filter().sender() != null);
  }
}
