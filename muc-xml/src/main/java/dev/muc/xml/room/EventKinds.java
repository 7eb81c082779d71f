package dev.muc.xml.room;

import static dev.muc.xml.room.RoomFormat.element;
import static dev.muc.xml.room.RoomFormat.flag;
import static dev.muc.xml.room.RoomFormat.optional;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.AvailabilityChanged;
import dev.muc.event.RoomEvent.ConfigChanged;
import dev.muc.event.RoomEvent.InvitationDeclined;
import dev.muc.event.RoomEvent.InvitationSent;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.NickChanged;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.event.RoomEvent.RoomClosed;
import dev.muc.event.RoomEvent.RoomCreated;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.event.RoomEvent.RoomRestored;
import dev.muc.event.RoomEvent.RoomUnlocked;
import dev.muc.event.RoomEvent.SessionJoined;
import dev.muc.event.RoomEvent.SessionLeft;
import dev.muc.event.RoomEvent.StandingChanged;
import dev.muc.event.RoomEvent.SubjectChanged;
import dev.muc.model.Destruction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of durable events: how each is called, written and read. */
final class EventKinds {
  private static final List<EventKind<?>> OF_ROOMS =
      List.of(
          new EventKind<>(
              "created",
              RoomCreated.class,
              (event, to) ->
                  to.attribute("creator", event.creator())
                      .attribute("at", event.at())
                      .child(element("config", event.config(), Configs::write)),
              from ->
                  new RoomCreated(
                      from.bareJid("creator"),
                      from.child("config", Configs::read),
                      from.instant("at"))),
          new EventKind<>(
              "unlocked",
              RoomUnlocked.class,
              (event, to) ->
                  to.child(element("before", event.before(), Configs::write))
                      .child(element("after", event.after(), Configs::write)),
              from ->
                  new RoomUnlocked(
                      from.child("before", Configs::read), from.child("after", Configs::read))),
          new EventKind<>(
              "configured",
              ConfigChanged.class,
              (event, to) ->
                  to.child(element("before", event.before(), Configs::write))
                      .child(element("after", event.after(), Configs::write)),
              from ->
                  new ConfigChanged(
                      from.child("before", Configs::read), from.child("after", Configs::read))),
          new EventKind<>(
              "destroyed",
              RoomDestroyed.class,
              (event, to) ->
                  to.attribute("venue", event.destruction().venue())
                      .attribute("password", event.destruction().password())
                      .attribute("reason", event.destruction().reason())
                      .attribute("redirect-until", event.redirectUntil()),
              from ->
                  new RoomDestroyed(
                      new Destruction(
                          from.jidIf("venue"), from.textIf("password"), from.textIf("reason")),
                      from.instantIf("redirect-until"))),
          new EventKind<>("closed", RoomClosed.class, (event, to) -> {}, from -> new RoomClosed()),
          new EventKind<>(
              "restored",
              RoomRestored.class,
              (event, to) -> Snapshots.write(event.snapshot(), to),
              from -> new RoomRestored(Snapshots.read(from))));

  private static final List<EventKind<?>> OF_STANDING =
      List.of(
          new EventKind<>(
              "affiliation",
              AffiliationChanged.class,
              (event, to) ->
                  to.child(element("before", event.before(), Occupants::writeEntry))
                      .child(element("after", event.after(), Occupants::writeEntry)),
              from ->
                  new AffiliationChanged(
                      from.child("before", Occupants::readEntry),
                      from.child("after", Occupants::readEntry))),
          new EventKind<>(
              "nick",
              NickChanged.class,
              (event, to) ->
                  to.attribute("assigned", flag(event.assigned()))
                      .child(element("before", event.before(), Occupants::write))
                      .child(element("after", event.after(), Occupants::write)),
              from ->
                  new NickChanged(
                      from.child("before", Occupants::read),
                      from.child("after", Occupants::read),
                      from.flag("assigned"))),
          new EventKind<>(
              "standing",
              StandingChanged.class,
              (event, to) ->
                  to.attribute("reason", event.reason())
                      .child(element("before", event.before(), Occupants::write))
                      .child(element("after", event.after(), Occupants::write))
                      .child(optional("actor", event.actor(), Occupants::writeActor)),
              from ->
                  new StandingChanged(
                      from.child("before", Occupants::read),
                      from.child("after", Occupants::read),
                      from.childIf("actor", Occupants::readActor),
                      from.textIf("reason"))));

  private static final List<EventKind<?>> OF_PRESENCE =
      List.of(
          new EventKind<>(
              "joined",
              OccupantJoined.class,
              (event, to) ->
                  to.child(element("occupant", event.occupant(), Occupants::write))
                      .child(element("request", event.request(), Occupants::writeRequest)),
              from ->
                  new OccupantJoined(
                      from.child("occupant", Occupants::read),
                      from.child("request", Occupants::readRequest))),
          new EventKind<>(
              "session-joined",
              SessionJoined.class,
              (event, to) ->
                  to.child(element("before", event.before(), Occupants::write))
                      .child(element("session", event.session(), Occupants::writeSession))
                      .child(element("request", event.request(), Occupants::writeRequest)),
              from ->
                  new SessionJoined(
                      from.child("before", Occupants::read),
                      from.child("session", Occupants::readSession),
                      from.child("request", Occupants::readRequest))),
          new EventKind<>(
              "availability",
              AvailabilityChanged.class,
              (event, to) ->
                  to.child(element("before", event.before(), Occupants::write))
                      .child(element("session", event.session(), Occupants::writeSession)),
              from ->
                  new AvailabilityChanged(
                      from.child("before", Occupants::read),
                      from.child("session", Occupants::readSession))),
          new EventKind<>(
              "session-left",
              SessionLeft.class,
              (event, to) ->
                  to.attribute("jid", event.realJid())
                      .attribute("exit", Occupants.word(event.exit()))
                      .child(element("before", event.before(), Occupants::write))
                      .child(element("leaving", event.leaving(), Occupants::writeAvailability)),
              from ->
                  new SessionLeft(
                      from.child("before", Occupants::read),
                      from.fullJid("jid"),
                      from.word("exit", Occupants::exit),
                      from.child("leaving", Occupants::readAvailability))),
          new EventKind<>(
              "left",
              OccupantLeft.class,
              (event, to) ->
                  to.attribute("exit", Occupants.word(event.exit()))
                      .attribute("reason", event.reason())
                      .child(element("occupant", event.occupant(), Occupants::write))
                      .child(optional("actor", event.actor(), Occupants::writeActor))
                      .child(element("leaving", event.leaving(), Occupants::writeAvailability)),
              from ->
                  new OccupantLeft(
                      from.child("occupant", Occupants::read),
                      from.word("exit", Occupants::exit),
                      from.childIf("actor", Occupants::readActor),
                      from.textIf("reason"),
                      from.child("leaving", Occupants::readAvailability))));

  private static final List<EventKind<?>> OF_MESSAGES =
      List.of(
          new EventKind<>(
              "accepted",
              MessageAccepted.class,
              (event, to) ->
                  to.attribute("at", event.at())
                      .attribute("sender", event.sender())
                      .attribute("remembered", flag(event.remembered()))
                      .attribute("archive-id", event.archiveId())
                      .child(Messages.element(event.message())),
              from ->
                  new MessageAccepted(
                      Messages.next(from),
                      from.instant("at"),
                      from.jid("sender"),
                      from.flag("remembered"),
                      from.textIf("archive-id"))),
          new EventKind<>(
              "subject",
              SubjectChanged.class,
              (event, to) -> {
                to.attribute("sender", event.sender()).attribute("archive-id", event.archiveId());
                Messages.writeSubject(event.subject(), to);
              },
              from ->
                  new SubjectChanged(
                      Messages.readSubject(from), from.jid("sender"), from.textIf("archive-id"))),
          new EventKind<>(
              "invited",
              InvitationSent.class,
              (event, to) -> {
                Messages.writeInvitation(event.invitation(), to);
                to.child(Messages.element(event.message()));
              },
              from -> new InvitationSent(Messages.readInvitation(from), Messages.next(from))),
          new EventKind<>(
              "declined",
              InvitationDeclined.class,
              (event, to) -> {
                Messages.writeInvitation(event.invitation(), to);
                to.child(Messages.element(event.answer()));
              },
              from -> new InvitationDeclined(Messages.readInvitation(from), Messages.next(from))));

  private static final Map<String, EventKind<?>> BY_NAME = new HashMap<>();
  private static final Map<Class<?>, EventKind<?>> BY_TYPE = new HashMap<>();

  static {
    Stream.of(OF_ROOMS, OF_STANDING, OF_PRESENCE, OF_MESSAGES)
        .flatMap(List::stream)
        .forEach(
            kind -> {
              BY_NAME.put(kind.name(), kind);
              BY_TYPE.put(kind.type(), kind);
            });
  }

  private EventKinds() {}

  /** Returns the kind whose element has this name, if there is one. */
  static Optional<EventKind<?>> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Returns the kind of an event; empty for one that is not durable. */
  static Optional<EventKind<?>> of(RoomEvent event) {
    return Optional.ofNullable(BY_TYPE.get(event.getClass()));
  }
}
