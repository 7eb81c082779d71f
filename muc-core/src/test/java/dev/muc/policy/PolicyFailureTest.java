package dev.muc.policy;

import static dev.muc.stanza.StanzaError.Condition.CONFLICT;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.ConfigChanged;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.NickChanged;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.spi.Extensions;
import dev.muc.spi.Policy;
import dev.muc.spi.Proposal;
import dev.muc.spi.Ruling;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy that is wrong harms nothing. */
class PolicyFailureTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";

  private static Rooms rooms(Policy policy) {
    return new Rooms(ServiceConfig.of(SERVICE, "a secret").withExtensions(Extensions.of(policy)));
  }

  /** Puts something impossible in the place of what was proposed. */
  private abstract static class Impostor implements Policy {
    private final String deed;

    private Impostor(String deed) {
      this.deed = deed;
    }

    @Override
    public String toString() {
      return deed;
    }
  }

  static Stream<Policy> impostors() {
    return Stream.concat(ofPeople(), ofRooms());
  }

  private static Stream<Policy> ofPeople() {
    return Stream.of(
        new Impostor("another speaks") {
          @Override
          public Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
            Message message = proposal.what().message();
            Jid king = Jid.of(ROOM + "/King");
            return Ruling.alter(proposal.what().with(message.with(king, null, message.payloads())));
          }
        },
        new Impostor("a taken nick is given") {
          @Override
          public Ruling<NickChanged> changeNick(Proposal<NickChanged> proposal) {
            Occupant after = proposal.what().after();
            return Ruling.alter(
                new NickChanged(
                    proposal.what().before(),
                    after.withAddress(after.address().bare().with("King")),
                    false));
          }
        },
        new Impostor("a ban is softened but its consequences are not") {
          @Override
          public Ruling<AffiliationChanged> changeAffiliation(
              Proposal<AffiliationChanged> proposal) {
            AffiliationEntry before = proposal.what().before();
            return Ruling.alter(
                new AffiliationChanged(
                    before,
                    new AffiliationEntry(before.account(), Affiliation.MEMBER, null, null)));
          }
        });
  }

  private static Stream<Policy> ofRooms() {
    return Stream.of(
        new Impostor("a room becomes members-only and nobody leaves it") {
          @Override
          public Ruling<ConfigChanged> configure(Proposal<ConfigChanged> proposal) {
            RoomConfig after = proposal.what().after();
            return Ruling.alter(
                new ConfigChanged(
                    proposal.what().before(),
                    after.with(new RoomConfig.Access(true, false, "", 0, false, false, false))));
          }
        },
        new Impostor("a notice comes from elsewhere") {
          @Override
          public Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
            Message notice =
                new Message(
                    Message.Type.NORMAL,
                    Jid.of("other@chat.example"),
                    Jid.of(KING),
                    null,
                    List.of());
            return Ruling.refuse(CONFLICT.error(), List.of(notice));
          }
        },
        new Impostor("something is thrown") {
          @Override
          public Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
            throw new IllegalStateException("the policy's own bug");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("impostors")
  void whatCannotBeIsRefusedAsAWhole(Policy impostor) {
    Rooms rooms = rooms(impostor).create(KING, "King");
    rooms.enter(PISTOL, "Pistol");

    Stanza refused =
        Stream.of(
                rooms.say(PISTOL, "I am the king"),
                rooms.send(PISTOL, "<presence to='" + ROOM + "/Ancient'/>"),
                rooms.affiliate(KING, "pistol@tavern", "outcast"),
                rooms.configure(KING, "muc#roomconfig_roomdesc", "walls"))
            .flatMap(List::stream)
            .filter(Stanza::isError)
            .findFirst()
            .orElseThrow();

    assertThat(error(refused)).isEqualTo("cancel/internal-server-error");
  }

  @Test
  void theRoomIsAsItWasAndGoesOn() {
    Rooms rooms =
        rooms(
            new Policy() {
              @Override
              public Ruling<OccupantJoined> join(Proposal<OccupantJoined> proposal) {
                Occupant newcomer = proposal.what().occupant();
                return newcomer.nick().equals("Nobody")
                    ? Ruling.alter(proposal.what().with(newcomer.with(Role.NONE, Affiliation.NONE)))
                    : Ruling.pass();
              }
            });
    rooms.create(KING, "King");
    String before = picture(rooms);

    assertThat(error(only(rooms.enter(PISTOL, "Nobody"))))
        .isEqualTo("cancel/internal-server-error");
    assertThat(picture(rooms)).isEqualTo(before);

    rooms.enter(PISTOL, "Pistol");
    assertThat(rooms.room().occupants()).hasSize(2);
  }

  private static String picture(Rooms rooms) {
    return rooms.service.snapshot(BareJid.of(ROOM)).orElseThrow().toString();
  }
}
