package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.model.AffiliationEntry;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in the form by which an account registers with a room (XEP-0045 §7.10). */
class RegisterFormTest {
  private static final String KING = "king@court/throne";
  private static final String FLUELLEN = "fluellen@wales/camp";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void theKingHasARoomWithAMember() {
    rooms.create(KING, "King");
    rooms.affiliate(KING, "fluellen@wales", "member");
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

  private AffiliationEntry entry(String account) {
    return rooms.room().entry(BareJid.of(account));
  }

  private static void assertEmptyResult(Stanza stanza) {
    assertThat(((Iq) stanza).type()).isEqualTo(Iq.Type.RESULT);
    assertThat(stanza.id()).isEqualTo("reg");
    assertThat(stanza.payloads()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<username>Leek</username>",
        "<x xmlns='jabber:x:data' type='submit'/>",
        "<x xmlns='jabber:x:data' type='submit'><field var='muc#register_roomnick'>"
            + "<value>Leek</value></field></x>",
        "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>"
            + Namespaces.ROOM_CONFIG
            + "</value></field><field var='muc#register_roomnick'><value>Leek</value></field></x>",
        "<x xmlns='jabber:x:data' type='result'><field var='FORM_TYPE'><value>"
            + Namespaces.MUC_REGISTER
            + "</value></field><field var='muc#register_roomnick'><value>Leek</value></field></x>",
      })
  @Covers("0045-7.10-12")
  void submissionWithoutAFormForThisPurposeIsABadRequest(String content) {
    assertThat(error(set(FLUELLEN, content).get(0))).isEqualTo("modify/bad-request");
    assertThat(entry("fluellen@wales").nick()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<field var='muc#register_roomnick'/>"})
  @Covers("0077-3.1-6")
  void formWithoutANickIsNotAcceptable(String field) {
    String content =
        "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>"
            + Namespaces.MUC_REGISTER
            + "</value></field>"
            + field
            + "</x>";

    assertThat(error(set(FLUELLEN, content).get(0))).isEqualTo("modify/not-acceptable");
  }

  @Test
  void formThatIsCancelledRegistersNothing() {
    List<Stanza> sent = set(FLUELLEN, "<x xmlns='jabber:x:data' type='cancel'/>");

    assertEmptyResult(sent.get(0));
    assertThat(entry("fluellen@wales").nick()).isNull();
  }

  @Test
  @Covers("0077-4-2")
  void theFormCountsWhereThereArePlainFieldsToo() {
    set(FLUELLEN, "<username>Captain</username>" + form("Leek"));

    assertThat(entry("fluellen@wales").nick()).isEqualTo("Leek");
  }

  @ParameterizedTest
  @ValueSource(strings = {" Leek", "\u2800", "\uD83E\uDD16"})
  @Covers("0045-7.10-16")
  void nickThatNobodyMayHaveCannotBeRegistered(String nick) {
    assertThat(error(register(FLUELLEN, nick).get(0))).isEqualTo("modify/jid-malformed");
    assertThat(entry("fluellen@wales").nick()).isNull();
  }

  @Test
  void nickThatIsTooLongCannotBeRegistered() {
    assertThat(error(register(FLUELLEN, "x".repeat(65)).get(0))).isEqualTo("modify/not-acceptable");
  }

  @Test
  void registeredNickIsKeptAsItIsWrittenOnTheWire() {
    register(FLUELLEN, "Cafe\u0301");

    assertThat(entry("fluellen@wales").nick()).isEqualTo("Caf\u00e9");
  }

  @Test
  @Covers("0045-7.10-10")
  void nickThatIsReservedForSomebodyElseIsAConflict() {
    register(KING, "Harry");

    assertThat(error(register(FLUELLEN, "harry").get(0))).isEqualTo("cancel/conflict");
    assertThat(entry("fluellen@wales").nick()).isNull();
  }

  @Test
  void nickThatSomebodyElseIsUsingIsAConflict() {
    assertThat(error(register(FLUELLEN, "king").get(0))).isEqualTo("cancel/conflict");
    assertThat(entry("fluellen@wales").nick()).isNull();
  }
}
