package dev.muc;

import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.limits.TimeLimit;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Destruction;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.payload.AdminQuery.SetAffiliation;
import dev.muc.payload.AdminQuery.SetRole;
import dev.muc.payload.Namespaces;
import dev.muc.payload.PageRequest;
import dev.muc.spec.Covers;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.stanza.StanzaError.Condition;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import dev.muc.testing.Rooms;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a host does in rooms from Java, in a service that is all there is. */
class RoomAdminTest {
  private static final BareJid HARFLEUR = BareJid.of(ROOM);
  private static final BareJid ELSEWHERE = BareJid.of("calais@chat.example");
  private static final BareJid KING = BareJid.of("king@court");
  private static final BareJid PISTOL = BareJid.of("pistol@tavern");
  private static final String THRONE = "king@court/throne";
  private static final String TABLE = "pistol@tavern/table";

  private final Rooms rooms = new Rooms();
  private final ServiceAdmin admin = rooms.service.admin();

  private List<Stanza> does(Outcome outcome) {
    assertThat(outcome.ticket()).hasValue(new Ticket(0, Ticket.Result.DONE));
    return rooms.take(outcome);
  }

  private static Condition refusal(Outcome outcome) {
    assertThat(outcome.changes()).isEmpty();
    assertThat(outcome.deliveries()).isEmpty();
    Ticket ticket = outcome.ticket().orElseThrow();
    assertThat(ticket.result()).isEqualTo(Ticket.Result.REFUSED);
    StanzaError error = Objects.requireNonNull(ticket.error());
    assertThat(error.text()).isNotEmpty();
    return error.condition();
  }

  private void kingAndPistolAreIn() {
    rooms.create(THRONE, "King");
    rooms.enter(TABLE, "Pistol");
  }

  private List<String> nicks() {
    return rooms.room().occupants().stream().map(Occupant::nick).toList();
  }

  @Test
  void roomIsCreatedOpenAndPersistent() {
    RoomConfig config =
        RoomConfig.DEFAULT.with(RoomConfig.DEFAULT.profile().withName("The breach"));

    assertThat(does(admin.create(HARFLEUR, KING, config))).isEmpty();

    RoomView room = admin.room(HARFLEUR).orElseThrow();
    assertThat(room.locked()).isFalse();
    assertThat(room.affiliation(KING)).isEqualTo(Affiliation.OWNER);
    assertThat(room.config().profile()).isEqualTo(config.profile().withPersistent(true));
    assertThat(lines(rooms.enter(TABLE, "Pistol"))).contains("+Pistol [110]");
    assertThat(rooms.service.nextDeadline()).as("it is not given up").isEmpty();
  }

  @Test
  void roomIsNotCreatedTwice() {
    does(admin.create(HARFLEUR, KING, RoomConfig.DEFAULT));

    assertThat(refusal(admin.create(HARFLEUR, PISTOL, RoomConfig.DEFAULT)))
        .isEqualTo(Condition.CONFLICT);
    assertThat(rooms.room().affiliation(PISTOL)).isEqualTo(Affiliation.NONE);
  }

  @Test
  void nothingCanBeDoneInARoomThatIsNotThere() {
    Ticket none = new Ticket(0, Ticket.Result.NO_ROOM);

    assertThat(admin.configure(HARFLEUR, config -> config).ticket()).hasValue(none);
    assertThat(admin.destroy(HARFLEUR, Destruction.SILENT).ticket()).hasValue(none);
    assertThat(admin.rename(HARFLEUR, ELSEWHERE, null).ticket()).hasValue(none);
    assertThat(admin.kick(HARFLEUR, PISTOL, null).ticket()).hasValue(none);
    assertThat(admin.say(HARFLEUR, "Once more").ticket()).hasValue(none);
    assertThat(admin.count()).isZero();
  }

  @Test
  void configurationIsChangedAndTold() {
    kingAndPistolAreIn();
    rooms.affiliate(THRONE, PISTOL.toString(), "member");
    rooms.enter("nym@camp/tent", "Nym");

    does(admin.configure(HARFLEUR, config -> config.with(config.access().withMembersOnly(true))));

    assertThat(nicks()).as("strangers have to go").containsExactly("King", "Pistol");
    assertThat(lines(rooms.to(TABLE))).containsExactly("-Nym [322]", "notice [104]");
  }

  @Test
  void configurationThatNoRoomCanHaveIsRefused() {
    kingAndPistolAreIn();
    RoomConfig.Access noPassword = new RoomConfig.Access(false, true, "", 200, false, false, false);

    assertThat(refusal(admin.configure(HARFLEUR, config -> config.with(noPassword))))
        .isEqualTo(Condition.NOT_ACCEPTABLE);
    assertThat(refusal(admin.create(ELSEWHERE, KING, RoomConfig.DEFAULT.with(noPassword))))
        .isEqualTo(Condition.NOT_ACCEPTABLE);
  }

  @Test
  void lockedRoomThatIsConfiguredIsOpen() {
    rooms.enter(THRONE, "King");
    assertThat(rooms.room().locked()).isTrue();

    does(admin.configure(HARFLEUR, config -> config));

    assertThat(rooms.room().locked()).isFalse();
  }

  @Test
  void destroyedRoomShowsTheWayLikeOneThatAnOwnerDestroys() {
    kingAndPistolAreIn();

    does(admin.destroy(HARFLEUR, new Destruction(ELSEWHERE, null, "Over the sea")));

    assertThat(lines(rooms.to(TABLE))).containsExactly("-Pistol [110]");
    assertThat(lines(rooms.enter(TABLE, "Pistol"))).containsExactly("error cancel/gone");
  }

  @Test
  void affiliationsChangeInBulkOrNotAtAll() {
    kingAndPistolAreIn();
    List<SetAffiliation> many =
        java.util.stream.IntStream.range(0, 5_000)
            .mapToObj(
                i ->
                    new SetAffiliation(
                        BareJid.of("s" + i + "@camp"), Affiliation.MEMBER, null, null))
            .toList();
    assertThat(many.size()).isGreaterThan(Limits.DEFAULT.of(Limit.ITEMS_PER_REQUEST));

    assertThat(does(admin.administer(HARFLEUR, List.copyOf(many))))
        .as("moderators are told of each; nobody is invited")
        .hasSize(5_000);
    assertThat(rooms.room().entries(Affiliation.MEMBER)).hasSize(5_000);

    Outcome last =
        admin.administer(
            HARFLEUR,
            List.of(
                new SetAffiliation(PISTOL, Affiliation.ADMIN, null, null),
                new SetAffiliation(KING, Affiliation.NONE, null, null)));
    assertThat(refusal(last)).as("a room keeps an owner").isEqualTo(Condition.CONFLICT);
    assertThat(rooms.room().affiliation(PISTOL)).isEqualTo(Affiliation.NONE);
  }

  @Test
  void banRemovesWhoIsInTheRoomAndNamesNobody() {
    kingAndPistolAreIn();

    does(admin.affiliate(HARFLEUR, PISTOL, Affiliation.OUTCAST, "cowardice"));

    assertThat(lines(rooms.to(TABLE))).containsExactly("-Pistol [301 110]");
    Element item = Rooms.item(only(rooms.to(TABLE)));
    assertThat(item.child("reason").map(Element::text)).hasValue("cowardice");
    assertThat(item.child("actor")).isEmpty();
    assertThat(rooms.room().entry(PISTOL))
        .isEqualTo(new AffiliationEntry(PISTOL, Affiliation.OUTCAST, "cowardice", null));
  }

  @Test
  void voiceIsTakenAndGivenBack() {
    kingAndPistolAreIn();

    does(admin.changeRole(HARFLEUR, "Pistol", Role.VISITOR, "enough"));
    assertThat(rooms.room().occupant("Pistol").map(Occupant::role)).hasValue(Role.VISITOR);
    does(admin.changeRole(HARFLEUR, "Pistol", Role.PARTICIPANT, null));
    assertThat(rooms.room().occupant("Pistol").map(Occupant::role)).hasValue(Role.PARTICIPANT);

    assertThat(refusal(admin.changeRole(HARFLEUR, "Nym", Role.VISITOR, null)))
        .isEqualTo(Condition.ITEM_NOT_FOUND);
    assertThat(refusal(admin.changeRole(HARFLEUR, "King", Role.VISITOR, null)))
        .isEqualTo(Condition.NOT_ALLOWED);
  }

  @Test
  void oneOrderMixesRolesAndAffiliations() {
    kingAndPistolAreIn();

    does(
        admin.administer(
            HARFLEUR,
            List.of(
                new SetAffiliation(PISTOL, Affiliation.MEMBER, "Pistol", null),
                new SetRole("Pistol", Role.MODERATOR, null))));

    assertThat(rooms.room().entry(PISTOL).nick()).isEqualTo("Pistol");
    assertThat(rooms.room().occupant("Pistol").map(Occupant::role)).hasValue(Role.MODERATOR);
  }

  @Test
  void accountIsKickedUnderAllItsNicksAndOwnersToo() {
    kingAndPistolAreIn();
    rooms.enter("pistol@tavern/bed", "Ancient");

    does(admin.kick(HARFLEUR, PISTOL, "hush"));
    assertThat(nicks()).containsExactly("King");
    assertThat(lines(rooms.to(TABLE))).containsExactly("-Pistol [307 110]");

    rooms.configure(THRONE, "muc#roomconfig_persistentroom", "1");
    does(admin.kick(HARFLEUR, BareJid.of("court"), null));
    assertThat(nicks()).as("a whole domain").isEmpty();
    assertThat(does(admin.kick(HARFLEUR, KING, null))).as("nobody is in").isEmpty();
  }

  @Test
  void accountIsKickedFromEverywhere() {
    kingAndPistolAreIn();
    String join =
        "<presence to='calais@chat.example/P'><x xmlns='" + Namespaces.MUC + "'/></presence>";
    rooms.send(THRONE, join);
    rooms.configure(THRONE);
    rooms.send(
        THRONE,
        "<iq type='set' id='c' to='calais@chat.example'><query xmlns='"
            + Namespaces.MUC_OWNER
            + "'><x xmlns='jabber:x:data' type='submit'/></query></iq>");
    rooms.send(TABLE, join.replace("/P", "/Pistol"));
    assertThat(admin.room(ELSEWHERE).orElseThrow().occupants()).hasSize(2);

    rooms.take(admin.kickEverywhere(PISTOL, null));

    assertThat(lines(rooms.to(TABLE))).containsExactly("-Pistol [307 110]", "-Pistol [307 110]");
    assertThat(nicks()).containsExactly("King");
    assertThat(admin.room(ELSEWHERE).orElseThrow().occupants()).hasSize(1);
  }

  @Test
  void roomSpeaksToAllAndNewcomersAreShownIt() {
    kingAndPistolAreIn();

    does(admin.say(HARFLEUR, "The gates are open"));

    Stanza said = only(rooms.to(TABLE));
    assertThat(said.from()).isEqualTo(HARFLEUR);
    assertThat(said.payload(Namespaces.STANZA_ID, "stanza-id")).isPresent();
    assertThat(admin.room(HARFLEUR).orElseThrow().history()).hasSize(1);
    rooms.enter("nym@camp/tent", "Nym");
    assertThat(rooms.to("nym@camp/tent"))
        .filteredOn(stanza -> stanza.from().equals(HARFLEUR))
        .filteredOn(stanza -> stanza.payload(Stanza.NAMESPACE, "body").isPresent())
        .hasSize(1);
  }

  @Test
  void roomSpeaksToOne() {
    kingAndPistolAreIn();
    rooms.enter("pistol@tavern/bed", "Pistol");

    does(admin.tell(HARFLEUR, "Pistol", "You have been heard"));

    assertThat(rooms.outcome.stanzas()).hasSize(2);
    assertThat(only(rooms.to("pistol@tavern/bed")).from()).isEqualTo(HARFLEUR);
    assertThat(rooms.to(THRONE)).isEmpty();
    assertThat(refusal(admin.tell(HARFLEUR, "Nym", "?"))).isEqualTo(Condition.ITEM_NOT_FOUND);
  }

  @Test
  void roomChangesItsSubject() {
    kingAndPistolAreIn();

    does(admin.changeSubject(HARFLEUR, "Saint Crispin"));

    assertThat(only(rooms.to(TABLE)).payload(Stanza.NAMESPACE, "subject").map(Element::text))
        .hasValue("Saint Crispin");
    assertThat(rooms.room().subject().orElseThrow().text()).isEqualTo("Saint Crispin");
  }

  @Test
  @Covers("0045-10.9-4")
  void renamedRoomGoesOnElsewhereAndItsOccupantsAreShownTheWay() {
    kingAndPistolAreIn();
    rooms.affiliate(THRONE, PISTOL.toString(), "member");
    rooms.say(TABLE, "I follow");
    rooms.send(
        THRONE, "<message type='groupchat' to='" + ROOM + "'><subject>War</subject></message>");
    var created = rooms.room().createdAt();

    does(admin.rename(HARFLEUR, ELSEWHERE, "over the sea"));

    assertThat(lines(rooms.to(TABLE))).containsExactly("-Pistol [110]");
    Element destroy =
        only(rooms.to(TABLE))
            .payload(Namespaces.MUC_USER, "x")
            .flatMap(x -> x.child("destroy"))
            .orElseThrow();
    assertThat(destroy.attribute("jid")).hasValue(ELSEWHERE.toString());
    assertThat(admin.room(HARFLEUR)).isEmpty();
    assertThat(lines(rooms.enter(TABLE, "Pistol"))).containsExactly("error cancel/gone");

    RoomView moved = admin.room(ELSEWHERE).orElseThrow();
    assertThat(moved.occupants()).isEmpty();
    assertThat(moved.createdAt()).isEqualTo(created);
    assertThat(moved.affiliation(PISTOL)).isEqualTo(Affiliation.MEMBER);
    assertThat(moved.subject().orElseThrow().text()).isEqualTo("War");
    assertThat(moved.history()).hasSize(1);
    Stanza earlier = moved.history().get(0).message();
    assertThat(earlier.from()).isEqualTo(ELSEWHERE.with("Pistol"));
    assertThat(earlier.payload(Namespaces.OCCUPANT_ID, "occupant-id")).isEmpty();
    assertThat(earlier.payload(Namespaces.STANZA_ID, "stanza-id")).isEmpty();
  }

  @Test
  void renamedRoomWaitsForItsOccupantsWhateverItWasAndItsOldAddressIsFreeInTheEnd() {
    kingAndPistolAreIn();
    assertThat(rooms.room().config().profile().persistent()).isFalse();

    does(admin.rename(HARFLEUR, ELSEWHERE, null));

    RoomView moved = admin.room(ELSEWHERE).orElseThrow();
    assertThat(moved.config().profile().persistent()).as("or it would be gone").isTrue();
    rooms.pass(Limits.DEFAULT.of(TimeLimit.TOMBSTONE));
    rooms.take(rooms.service.expire());
    assertThat(lines(rooms.enter(TABLE, "Pistol"))).contains("+Pistol [201 110]");
  }

  @Test
  void roomIsNotRenamedToOneThatIsThere() {
    kingAndPistolAreIn();
    does(admin.create(ELSEWHERE, PISTOL, RoomConfig.DEFAULT));

    assertThat(refusal(admin.rename(HARFLEUR, ELSEWHERE, null))).isEqualTo(Condition.CONFLICT);
    assertThat(refusal(admin.rename(HARFLEUR, HARFLEUR, null))).isEqualTo(Condition.CONFLICT);
    assertThat(nicks()).containsExactly("King", "Pistol");
  }

  @Test
  void roomsAreListedAndCounted() {
    kingAndPistolAreIn();
    does(admin.create(ELSEWHERE, PISTOL, RoomConfig.DEFAULT));

    assertThat(admin.count()).isEqualTo(2);
    assertThat(admin.list(RoomQuery.all(PageRequest.FIRST, 10)).entries())
        .extracting(RoomSummary::address)
        .containsExactly(ELSEWHERE, HARFLEUR);
    assertThat(admin.list(RoomQuery.occupied(PageRequest.FIRST, 10)).entries())
        .extracting(RoomSummary::occupants)
        .containsExactly(2);
  }

  @Test
  void ordersAreNoRequestsSoThatNoRateCounts() {
    Rooms few = new Rooms(ServiceConfig.of(Rooms.SERVICE, "s").withLimits(Limits.DEFAULT));
    few.create(THRONE, "King");

    for (int i = 0; i < 1_000; i++) {
      Optional<Ticket> ticket = few.service.admin().say(HARFLEUR, "line " + i).ticket();
      assertThat(ticket).hasValue(new Ticket(0, Ticket.Result.DONE));
    }
  }
}
