package dev.muc.testkit.memory;

import static dev.muc.testkit.MucAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError.Condition;
import dev.muc.testkit.scansion.StanzaText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers do around rooms (RFC 6121), with rooms that only note what they get. */
class MemoryServerTest {
  private static final BareJid SERVICE = BareJid.of("conference.localhost");

  private final List<Stanza> atRooms = new ArrayList<>();
  private final MemoryServer server = new MemoryServer(SERVICE, this::note, true);
  private final MemoryClient romeo = server.connect(Jid.of("romeo@localhost/orchard"));
  private final MemoryClient juliet = server.connect(Jid.of("juliet@localhost/balcony"));

  private List<Stanza> note(Stanza stanza) {
    atRooms.add(stanza);
    return List.of();
  }

  private static void send(MemoryClient client, String xml) {
    client.send(StanzaText.parse(xml));
  }

  private static Stanza next(MemoryClient client) {
    return client.next().orElseThrow();
  }

  private static List<Stanza> received(MemoryClient client) {
    List<Stanza> received = new ArrayList<>();
    for (var next = client.next(); next.isPresent(); next = client.next()) {
      received.add(next.get());
    }
    return received;
  }

  @Test
  void stanzasForTheDomainOfTheRoomsGoThereFromTheClientsFullAddress() {
    send(romeo, "<message to='room@conference.localhost' id='1'><body>Hi</body></message>");
    send(romeo, "<iq type='get' id='2' to='conference.localhost'><a xmlns='b'/></iq>");
    assertThat(atRooms).extracting(Stanza::id).containsExactly("1", "2");
    assertThat(atRooms).extracting(Stanza::from).containsOnly(romeo.address());
  }

  @Test
  void clientThatAsksForNoResourceIsGivenOne() {
    MemoryClient first = server.connect(Jid.of("ghost@localhost"));
    MemoryClient second = server.connect(Jid.of("ghost@localhost"));
    assertThat(first.address().bare()).isEqualTo(BareJid.of("ghost@localhost"));
    assertThat(first.address()).isNotEqualTo(second.address());
  }

  @Test
  void oneAddressConnectsOnceAtATime() {
    assertThatThrownBy(() -> server.connect(romeo.address()))
        .hasMessage("connected already: romeo@localhost/orchard");
    romeo.disconnect();
    assertThat(server.connect(romeo.address()).address()).isEqualTo(romeo.address());
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "room@conference.localhost/nick"})
  void onlyAccountsConnect(String address) {
    assertThatThrownBy(() -> server.connect(Jid.of(address)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ownPresenceComesBack() {
    send(romeo, "<presence><show>dnd</show></presence>");
    assertThat(next(romeo))
        .isPresence()
        .hasNoType()
        .isFrom("romeo@localhost/orchard")
        .isTo("romeo@localhost/orchard");
    assertThat(juliet.next()).isEmpty();
  }

  @Test
  void availableResourcesOfAnAccountSeeEachOther() {
    MemoryClient phone = server.connect(Jid.of("romeo@localhost/phone"));
    send(romeo, "<presence/>");
    assertThat(phone.next()).as("it is not available itself").isEmpty();
    send(phone, "<presence/>");
    assertThat(List.of(next(phone), next(phone)))
        .extracting(Stanza::from)
        .containsExactly(romeo.address(), phone.address());
    next(romeo);
    assertThat(next(romeo)).isFrom("romeo@localhost/phone");
    send(phone, "<presence type='unavailable'/>");
    assertThat(next(romeo)).isFrom("romeo@localhost/phone").hasType("unavailable");
  }

  @Test
  void directedPresenceIsTakenBackOnDisconnecting() {
    send(romeo, "<presence to='room@conference.localhost/Romeo'/>");
    send(romeo, "<presence to='room@conference.localhost/Other'/>");
    send(romeo, "<presence to='left@conference.localhost/Romeo'/>");
    send(romeo, "<presence to='left@conference.localhost/Romeo' type='unavailable'/>");
    atRooms.clear();
    romeo.disconnect();
    romeo.disconnect();
    assertThat(atRooms)
        .extracting(Stanza::to)
        .containsExactly(
            Jid.of("room@conference.localhost/Romeo"), Jid.of("room@conference.localhost/Other"));
    assertThat(atRooms).extracting(Stanza::typeName).containsOnly("unavailable");
  }

  @Test
  void directedPresenceIsTakenBackWithUnavailablePresenceForEverybody() {
    send(romeo, "<presence to='room@conference.localhost/Romeo'/>");
    send(romeo, "<presence type='unavailable'><status>Gone</status></presence>");
    assertThat(atRooms.get(1))
        .hasType("unavailable")
        .isTo("room@conference.localhost/Romeo")
        .hasPayload(Stanza.NAMESPACE, "status");
    romeo.disconnect();
    assertThat(atRooms).hasSize(2);
  }

  @Test
  void directedPresenceThatWasRefusedNeedsNotBeTakenBack() {
    send(romeo, "<presence to='room@conference.localhost/Romeo'/>");
    server.submit(List.of(atRooms.get(0).errorReply(Condition.CONFLICT.error())));
    atRooms.clear();
    romeo.disconnect();
    assertThat(atRooms).isEmpty();
  }

  @Test
  void availablePresenceGetsAnEmptyPhotoUpdate() {
    send(romeo, "<presence to='room@conference.localhost/Romeo'><x xmlns='urn:x'/></presence>");
    assertThat(atRooms.get(0))
        .matches(
            "<presence><x xmlns='urn:x'/><x xmlns='vcard-temp:x:update'><photo/></x></presence>");
  }

  @Test
  void presenceWithAPhotoUpdateStaysAsItIs() {
    String photo = "<x xmlns='vcard-temp:x:update'><photo>00ff</photo></x>";
    send(romeo, "<presence to='room@conference.localhost/Romeo'>" + photo + "</presence>");
    assertThat(atRooms.get(0).payloads()).hasSize(1);
  }

  @Test
  void unavailablePresenceGetsNoPhotoUpdate() {
    send(romeo, "<presence to='room@conference.localhost/Romeo' type='unavailable'/>");
    assertThat(atRooms.get(0).payloads()).isEmpty();
  }

  @Test
  void photoUpdatesCanBeLeftOut() {
    MemoryServer plain = new MemoryServer(SERVICE, this::note, false);
    send(plain.connect(Jid.of("a@localhost")), "<presence to='r@conference.localhost/a'/>");
    assertThat(atRooms.get(0).payloads()).isEmpty();
  }

  @Test
  void messageToAFullAddressReachesThatClientOnly() {
    MemoryClient phone = server.connect(Jid.of("juliet@localhost/phone"));
    send(romeo, "<message to='juliet@localhost/balcony'/>");
    assertThat(next(juliet)).isMessage().isFrom("romeo@localhost/orchard");
    assertThat(phone.next()).isEmpty();
  }

  @Test
  void messageToAnAccountReachesItsAvailableResources() {
    MemoryClient phone = server.connect(Jid.of("juliet@localhost/phone"));
    MemoryClient silent = server.connect(Jid.of("juliet@localhost/silent"));
    send(phone, "<presence/>");
    next(phone);
    send(silent, "<presence><priority>-1</priority></presence>");
    next(phone);
    send(romeo, "<message to='juliet@localhost'/>");
    assertThat(next(phone)).isMessage();
    assertThat(juliet.next()).as("not available").isEmpty();
    assertThat(received(silent)).as("negative priority").noneMatch(Message.class::isInstance);
  }

  @Test
  void messageToAnAccountReachesItsConnectedResourcesIfNoneIsAvailable() {
    send(romeo, "<message to='juliet@localhost'/>");
    assertThat(next(juliet)).isMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<message to='nobody@localhost'/>",
        "<message to='nobody@localhost/x' type='chat'/>",
        "<message to='juliet@localhost/gone'/>",
        "<message to='juliet@localhost/gone' type='groupchat'/>",
        "<message to='juliet@localhost' type='groupchat'/>",
        "<message to='localhost'/>",
        "<iq to='juliet@localhost' type='get' id='1'><a xmlns='b'/></iq>",
        "<iq to='juliet@localhost/gone' type='set' id='1'><a xmlns='b'/></iq>",
        "<iq to='localhost' type='get' id='1'><a xmlns='b'/></iq>"
      })
  void whatCannotBeDeliveredComesBack(String xml) {
    send(romeo, xml);
    assertThat(next(romeo)).isError(Condition.SERVICE_UNAVAILABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<message to='nobody@localhost' type='error'/>",
        "<message to='juliet@localhost/gone' type='headline'/>",
        "<presence to='juliet@localhost/gone'/>",
        "<presence to='juliet@localhost' type='probe'/>",
        "<iq to='juliet@localhost/gone' type='result' id='1'/>"
      })
  void whatNeedsNoAnswerIsDropped(String xml) {
    send(romeo, xml);
    assertThat(romeo.next()).isEmpty();
    assertThat(juliet.next()).isEmpty();
  }

  @Test
  void chatMessageToALostClientReachesTheOthersOfItsAccount() {
    send(romeo, "<message to='juliet@localhost/gone' type='chat'/>");
    assertThat(next(juliet)).isTo("juliet@localhost/gone");
  }

  @Test
  void presenceAndHeadlinesForAnAccountReachItsResources() {
    send(romeo, "<presence to='juliet@localhost' type='subscribe'/>");
    assertThat(next(juliet)).hasType("subscribe");
    send(romeo, "<message to='juliet@localhost' type='headline'/>");
    assertThat(next(juliet)).hasType("headline");
  }

  @Test
  void requestToAConnectedClientReachesIt() {
    send(romeo, "<iq to='juliet@localhost/balcony' type='get' id='1'><a xmlns='b'/></iq>");
    send(juliet, "<iq to='romeo@localhost/orchard' type='result' id='1'/>");
    assertThat(next(juliet)).isIq().hasType("get");
    assertThat(next(romeo)).isIq().hasType("result");
  }

  @Test
  void stanzaWithoutAddresseeIsForTheOwnAccount() {
    send(romeo, "<message id='1'/>");
    assertThat(next(romeo)).hasId("1").isTo("romeo@localhost");
    send(romeo, "<iq type='get' id='2'><query xmlns='jabber:iq:roster'/></iq>");
    assertThat(next(romeo)).isFrom("romeo@localhost").isError(Condition.SERVICE_UNAVAILABLE);
  }

  @Test
  void roomsLearnThatAnAccountIsGone() {
    Message invitation =
        new Message(
            Message.Type.NORMAL,
            BareJid.of("room@conference.localhost"),
            Jid.of("nobody@localhost"),
            "i1",
            List.of());
    server.submit(List.of(invitation));
    assertThat(atRooms.get(0)).hasId("i1").isError(Condition.SERVICE_UNAVAILABLE);
  }

  @Test
  void invalidAddressIsRefusedByTheClientsServer() {
    send(romeo, "<message to='a@@b' id='1'/>");
    assertThat(next(romeo)).hasId("1").isFrom("localhost").isError(Condition.JID_MALFORMED);
    assertThat(atRooms).isEmpty();
  }

  @Test
  void invalidAnswerIsTheTestsMistake() {
    assertThatThrownBy(() -> send(romeo, "<iq to='a@@b' type='result' id='1'/>"))
        .hasMessageStartingWith("no valid stanza: ");
  }

  @Test
  void charactersThatServersMapToNothingAreTakenOutOfAddresses() {
    send(romeo, "<presence to='ro\u00ADom@conference.localhost/Ro\u200Bmeo\uFE0F'/>");
    assertThat(atRooms.get(0).to()).isEqualTo(Jid.of("room@conference.localhost/Romeo"));
  }

  @Test
  void claimedSenderMustBeTheClient() {
    send(romeo, "<message from='romeo@localhost' to='room@conference.localhost'/>");
    assertThat(atRooms.get(0)).isFrom("romeo@localhost/orchard");
    assertThatThrownBy(() -> send(romeo, "<message from='juliet@localhost'/>"))
        .isInstanceOf(IllegalArgumentException.class);
    Message forged = new Message(Message.Type.NORMAL, juliet.address(), SERVICE, null, List.of());
    assertThatThrownBy(() -> romeo.send(forged)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void disconnectedClientSendsNothing() {
    romeo.disconnect();
    assertThatThrownBy(() -> send(romeo, "<presence/>"))
        .hasMessage("romeo@localhost/orchard has disconnected");
  }

  @Test
  void answersOfTheRoomsKeepTheirOrder() {
    MemoryServer twice =
        new MemoryServer(SERVICE, stanza -> List.of(said(stanza, "1"), said(stanza, "2")), false);
    MemoryClient client = twice.connect(Jid.of("a@localhost/x"));
    twice.connect(Jid.of("b@localhost/x"));
    send(client, "<message to='room@conference.localhost'/>");
    assertThat(List.of(next(client), next(client)))
        .extracting(Stanza::id)
        .containsExactly("1", "2");
  }

  private static Stanza said(Stanza to, String id) {
    return new Message(
        Message.Type.GROUPCHAT,
        FullJid.of("room@conference.localhost/nick"),
        to.from(),
        id,
        List.of(Element.of(Stanza.NAMESPACE, "body")));
  }

  @Test
  void failureOfTheRoomsLeavesNothingUnderWay() {
    MemoryServer broken =
        new MemoryServer(
            SERVICE,
            stanza -> {
              throw new IllegalStateException("broken");
            },
            false);
    MemoryClient client = broken.connect(Jid.of("a@localhost/x"));
    Stanza first =
        new Presence(Presence.Type.AVAILABLE, client.address(), SERVICE, null, List.of());
    Stanza second = new Iq(Iq.Type.RESULT, SERVICE, client.address(), "1", List.of());
    assertThatThrownBy(() -> broken.submit(List.of(first, second))).hasMessage("broken");
    send(client, "<message to='a@localhost/x' id='2'/>");
    assertThat(next(client)).hasId("2");
  }
}
