package dev.muc.xml.room;

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
import dev.muc.model.Exit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Makes events of every kind of {@link RandomValues}. */
final class RandomEvents {
  private final RandomValues values;
  private final List<Supplier<RoomEvent>> kinds;

  RandomEvents(RandomValues values) {
    this.values = values;
    this.kinds =
        List.of(
            () -> new RoomCreated(values.bare(), values.config(), values.instant()),
            () -> new RoomUnlocked(values.config(), values.config()),
            () -> new ConfigChanged(values.config(), values.config()),
            this::destroyed,
            RoomClosed::new,
            () -> new AffiliationChanged(values.entry(), values.entry()),
            () -> new OccupantJoined(values.occupant(), values.request()),
            () -> new SessionJoined(values.occupant(), values.session(), values.request()),
            () -> new AvailabilityChanged(values.occupant(), values.session()),
            this::sessionLeft,
            () -> new NickChanged(values.occupant(), values.occupant(), values.truth()),
            this::standingChanged,
            this::occupantLeft,
            this::accepted,
            this::subjectChanged,
            () -> new InvitationSent(values.invitation(), values.message()),
            () -> new InvitationDeclined(values.invitation(), values.message()),
            () -> new RoomRestored(values.snapshot()));
  }

  static RandomEvents seeded(long seed) {
    return new RandomEvents(new RandomValues(new SplittableRandom(seed), RandomValues.TEXTS));
  }

  /** Returns one event of each kind. */
  List<RoomEvent> all() {
    return kinds.stream().map(Supplier::get).toList();
  }

  RoomEvent any() {
    return values.any(kinds).get();
  }

  private RoomEvent destroyed() {
    return new RoomDestroyed(
        new Destruction(
            values.orNull(values::jid), values.orNull(values::text), values.orNull(values::text)),
        values.orNull(values::instant));
  }

  private RoomEvent sessionLeft() {
    return new SessionLeft(
        values.occupant(), values.full(), exit(), values.session().availability());
  }

  private Exit exit() {
    return values.any(List.of(Exit.values()));
  }

  private RoomEvent standingChanged() {
    return new StandingChanged(
        values.occupant(),
        values.occupant(),
        values.orNull(values::actor),
        values.orNull(values::text));
  }

  private RoomEvent occupantLeft() {
    return new OccupantLeft(
        values.occupant(),
        exit(),
        values.orNull(values::actor),
        values.orNull(values::text),
        values.session().availability());
  }

  private RoomEvent accepted() {
    return new MessageAccepted(
        values.message(),
        values.instant(),
        values.jid(),
        values.truth(),
        values.orNull(values::text));
  }

  private RoomEvent subjectChanged() {
    return new SubjectChanged(values.subject(), values.jid(), values.orNull(values::text));
  }
}
