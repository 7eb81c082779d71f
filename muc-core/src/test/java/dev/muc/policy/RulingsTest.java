package dev.muc.policy;

import static dev.muc.stanza.StanzaError.Condition.NOT_ALLOWED;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.codes;
import static dev.muc.testing.Rooms.error;
import static dev.muc.testing.Rooms.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.HostAbilities;
import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.event.RoomEvent.RoomCreated;
import dev.muc.event.RoomEvent.StandingChanged;
import dev.muc.model.Affiliation;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.spi.Extensions;
import dev.muc.spi.FieldChange;
import dev.muc.spi.Keeping;
import dev.muc.spi.Policy;
import dev.muc.spi.PrivateMessage;
import dev.muc.spi.Proposal;
import dev.muc.spi.Ruling;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.ListHost;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes of each ruling of a policy. */
class RulingsTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";

  private static Rooms rooms(Policy... policies) {
    return new Rooms(ServiceConfig.of(SERVICE, "a secret").withExtensions(Extensions.of(policies)));
  }

  private static String body(Message message) {
    return message.body().orElseThrow();
  }

  /** Appends a letter to what is said. */
  private record Appends(String letter) implements Policy {
    @Override
    public Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
      Message message = proposal.what().message();
      return Ruling.alter(proposal.what().with(message.withBody(body -> body + letter)));
    }

    @Override
    public Ruling<PrivateMessage> privateMessage(Proposal<PrivateMessage> proposal) {
      Message message = proposal.what().message();
      return Ruling.alter(proposal.what().with(message.withBody(body -> body + letter)));
    }
  }

  @Test
  void policiesAreAskedInOrderEachAboutWhatTheEarlierOnesMadeOfIt() {
    Rooms rooms = rooms(new Appends("a"), new Appends("b")).create(KING, "King");

    List<Stanza> sent = rooms.say(KING, "x");

    assertThat(Received.body(only(sent))).contains("xab");
    assertThat(rooms.outcome.events())
        .singleElement()
        .satisfies(e -> assertThat(body(((MessageAccepted) e).message())).isEqualTo("xab"));
  }

  @Test
  void aPrivateMessageIsPassedOnAsAltered() {
    Rooms rooms = rooms(new Appends("!")).create(KING, "King");
    rooms.enter(PISTOL, "Pistol");

    rooms.send(PISTOL, "<message type='chat' to='" + ROOM + "/King'><body>So</body></message>");

    assertThat(Received.body(only(rooms.to(KING)))).contains("So!");
  }

  /** Lets nothing be said, and the sender believe that nobody has an answer. */
  private static final class Drops implements Policy {
    @Override
    public Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
      return Ruling.drop();
    }

    @Override
    public Ruling<StandingChanged> changeStanding(Proposal<StandingChanged> proposal) {
      return Ruling.drop();
    }
  }

  @Test
  void whatIsDroppedHasNoEffectAndOnlyARequestAnAnswer() {
    Rooms rooms = rooms(new Drops()).create(KING, "King");
    rooms.enter(PISTOL, "Pistol");

    assertThat(rooms.say(KING, "x")).isEmpty();
    assertThat(rooms.outcome.events()).isEmpty();

    Stanza result = only(rooms.admin(KING, "<item nick='Pistol' role='visitor'/>"));
    assertThat(result.typeName()).isEqualTo("result");
    assertThat(rooms.room().occupant("Pistol").orElseThrow().role()).isEqualTo(Role.PARTICIPANT);
  }

  /** Lets nobody in and tells those inside. */
  private static final class Porter implements Policy {
    @Override
    public Ruling<OccupantJoined> join(Proposal<OccupantJoined> proposal) {
      if (!proposal.room().exists()) {
        return Ruling.pass();
      }
      List<Message> notices = new ArrayList<>();
      for (Occupant occupant : proposal.room().occupants()) {
        Element body = Element.ofText(Stanza.NAMESPACE, "body", "Somebody knocks");
        notices.add(
            new Message(
                Message.Type.GROUPCHAT,
                proposal.room().address(),
                occupant.shown().realJid(),
                null,
                List.of(body)));
      }
      return Ruling.refuse(NOT_ALLOWED.error(), notices);
    }
  }

  @Test
  void aRefusalMayTellOthers() {
    Rooms rooms = rooms(new Porter()).create(KING, "King");

    rooms.enter(PISTOL, "Pistol");

    assertThat(error(only(rooms.to(PISTOL)))).isEqualTo("cancel/not-allowed");
    assertThat(Received.body(only(rooms.to(KING)))).contains("Somebody knocks");
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  void aRefusalSaysWhoRefusesAndWhy() {
    Rooms rooms =
        rooms(
            new Policy() {
              @Override
              public Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
                return Ruling.refuse(NOT_ALLOWED, "Hold your tongue");
              }
            });
    rooms.create(KING, "King");

    StanzaError error = StanzaError.of(only(rooms.say(KING, "x"))).orElseThrow();

    assertThat(error.text()).isEqualTo("Hold your tongue");
    assertThat(error.by()).isEqualTo(Jid.of(ROOM));
  }

  /** Sets rooms up, and says who newcomers are. */
  private static final class Herald implements Policy {
    @Override
    public Ruling<RoomCreated> create(Proposal<RoomCreated> proposal) {
      RoomConfig config = proposal.what().config();
      return Ruling.alter(
          proposal
              .what()
              .with(config.with(new RoomConfig.Profile("Heralded", "", "", "", false, true))));
    }

    @Override
    public Ruling<Affiliation> arrive(Proposal<Affiliation> proposal) {
      return proposal.client().bare().equals(BareJid.of("exeter@court"))
          ? Ruling.alter(Affiliation.ADMIN)
          : Ruling.pass();
    }

    @Override
    public Ruling<OccupantJoined> join(Proposal<OccupantJoined> proposal) {
      OccupantJoined joined = proposal.what();
      Occupant newcomer = joined.occupant();
      FullJid sir = newcomer.address().bare().with("Sir " + newcomer.nick());
      return newcomer.affiliation() == Affiliation.NONE
          ? Ruling.alter(
              joined.with(newcomer.with(Role.VISITOR, newcomer.affiliation()).withAddress(sir)))
          : Ruling.pass();
    }
  }

  @Test
  void aRoomIsCreatedAsAPolicySetsItUp() {
    Rooms rooms = rooms(new Herald()).create(KING, "King");

    assertThat(rooms.room().config().profile().name()).isEqualTo("Heralded");
    assertThat(rooms.room().config().profile().persistent()).isTrue();
  }

  @Test
  void aNewcomerHasTheRoleAndNickThatAPolicyGives() {
    Rooms rooms = rooms(new Herald()).create(KING, "King");

    rooms.enter(PISTOL, "Pistol");

    Stanza self = rooms.to(PISTOL).stream().filter(Rooms::isSelf).findFirst().orElseThrow();
    assertThat(self.from()).hasToString(ROOM + "/Sir Pistol");
    assertThat(item(self).attribute("role")).contains("visitor");
    assertThat(codes(self)).as("the service chose the nick").contains(210);
  }

  @Test
  void anAffiliationGivenAtTheDoorCountsThereAndIsKept() {
    Rooms rooms = rooms(new Herald()).create(KING, "King");
    rooms.configure(KING, "muc#roomconfig_membersonly", "1");

    rooms.enter("exeter@court/tent", "Exeter");

    assertThat(rooms.room().occupant("Exeter").orElseThrow().role()).isEqualTo(Role.MODERATOR);
    assertThat(rooms.room().entries(Affiliation.ADMIN))
        .extracting(entry -> entry.account().toString())
        .containsExactly("exeter@court");
    assertThat(error(only(rooms.enter(PISTOL, "Pistol")))).isEqualTo("auth/registration-required");
  }

  @Test
  void theLastOwnerStaysOneWhateverAPolicySaysAtTheDoor() {
    Rooms rooms =
        rooms(
            new Policy() {
              @Override
              public Ruling<Affiliation> arrive(Proposal<Affiliation> proposal) {
                return Ruling.alter(Affiliation.OUTCAST);
              }
            });
    rooms.create(KING, "King");
    rooms.configure(KING, "muc#roomconfig_persistentroom", "1");
    rooms.send(KING, "<presence type='unavailable' to='" + ROOM + "/King'/>");

    rooms.enter(KING, "King");

    assertThat(rooms.room().entries(Affiliation.OWNER)).hasSize(1);
    assertThat(error(only(rooms.enter(PISTOL, "Pistol")))).isEqualTo("auth/forbidden");
  }

  /** Names every room in capitals. */
  private static final class Capitals implements Policy {
    @Override
    public Ruling<FieldChange> changeField(Proposal<FieldChange> proposal) {
      FieldChange change = proposal.what();
      if (change.var().equals("muc#roomconfig_roomname")) {
        return Ruling.alter(change.to(List.of("HARFLEUR")));
      }
      return change.var().equals("muc#roomconfig_publicroom")
          ? Ruling.refuse(NOT_ALLOWED, "All rooms are public")
          : Ruling.pass();
    }
  }

  @Test
  void aFieldOfTheConfigurationGetsOtherValuesOrNone() {
    Rooms rooms = rooms(new Capitals()).create(KING, "King");

    rooms.configure(KING, "muc#roomconfig_roomname", "Harfleur");
    assertThat(rooms.room().config().profile().name()).isEqualTo("HARFLEUR");

    rooms.configure(KING, "muc#roomconfig_roomname", "x", "muc#roomconfig_publicroom", "0");
    assertThat(error(only(rooms.outcome.stanzas()))).isEqualTo("cancel/not-allowed");
    assertThat(rooms.room().config().profile().listed()).isTrue();
  }

  /** Keeps what begins with a plus everywhere, and all else nowhere. */
  private static final class Archivist implements Policy {
    @Override
    public Ruling<Keeping> keep(Proposal<Keeping> proposal) {
      Keeping usual = proposal.what();
      return Ruling.alter(
          Received.body(usual.message()).orElse("").startsWith("+")
              ? usual.everywhere()
              : usual.nowhere());
    }
  }

  @Test
  void aPolicySaysWhatIsHistory() {
    ListHost host = new ListHost();
    Rooms rooms =
        new Rooms(
            ServiceConfig.of(SERVICE, "a secret")
                .withHost(HostAbilities.ROOMS_AND_ARCHIVE)
                .withExtensions(Extensions.of(new Archivist())),
            host);
    rooms.create(KING, "King");
    rooms.configure(KING, "muc#roomconfig_enablelogging", "1");

    rooms.say(KING, "forget this");
    MessageAccepted forgotten = (MessageAccepted) rooms.outcome.events().get(0);
    assertThat(forgotten.remembered()).isFalse();
    assertThat(forgotten.archiveId()).isNull();

    rooms.send(
        KING,
        "<message type='groupchat' to='%s'><body>+keep</body><no-store xmlns='urn:xmpp:hints'/></message>"
            .formatted(ROOM));
    MessageAccepted kept = (MessageAccepted) rooms.outcome.events().get(0);
    assertThat(kept.remembered()).isTrue();
    assertThat(kept.message().payload("urn:xmpp:sid:0", "stanza-id").orElseThrow().attribute("id"))
        .contains(kept.archiveId());

    rooms.enter(PISTOL, "Pistol");
    assertThat(rooms.to(PISTOL))
        .filteredOn(Message.class::isInstance)
        .extracting(stanza -> Received.body(stanza).orElse(""))
        .containsExactly("+keep", "");
  }
}
