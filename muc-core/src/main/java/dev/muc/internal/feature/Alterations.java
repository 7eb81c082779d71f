package dev.muc.internal.feature;

import dev.muc.event.RoomEvent.AvailabilityChanged;
import dev.muc.event.RoomEvent.ConfigChanged;
import dev.muc.event.RoomEvent.InvitationDeclined;
import dev.muc.event.RoomEvent.InvitationSent;
import dev.muc.event.RoomEvent.IqRelayed;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.NickChanged;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.event.RoomEvent.RoomCreated;
import dev.muc.event.RoomEvent.RoomUnlocked;
import dev.muc.event.RoomEvent.SessionJoined;
import dev.muc.event.RoomEvent.SubjectChanged;
import dev.muc.event.RoomEvent.VoiceRequested;
import dev.muc.model.JoinRequest;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.spi.FieldChange;
import dev.muc.spi.Keeping;
import dev.muc.spi.PrivateMessage;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Message;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a policy may put in the place of what was proposed, so that the room stays in order. */
final class Alterations {

  private Alterations() {}

  /** Checks an alteration and returns what is to happen. */
  @FunctionalInterface
  interface Mend<T> {
    T mend(T before, T after, RoomView room);
  }

  /** Nothing may be put in its place. */
  static <T> T none(T before, T after, RoomView room) {
    return same(before, after, after);
  }

  static MessageAccepted message(MessageAccepted before, MessageAccepted after, RoomView room) {
    var like =
        new MessageAccepted(
            sameSender(before.message(), after.message()),
            before.at(),
            before.sender(),
            after.remembered(),
            before.archiveId());
    return same(like, after, after);
  }

  static Keeping keeping(Keeping before, Keeping after, RoomView room) {
    return same(before.message(), after.message(), after);
  }

  static PrivateMessage privateMessage(PrivateMessage before, PrivateMessage after, RoomView room) {
    sameSender(before.message(), after.message());
    return same(before.with(after.message()), after, after);
  }

  static SubjectChanged subject(SubjectChanged before, SubjectChanged after, RoomView room) {
    sameSender(before.subject().message(), after.subject().message());
    same(before.subject().at(), after.subject().at(), after);
    return same(
        new SubjectChanged(after.subject(), before.sender(), before.archiveId()), after, after);
  }

  static InvitationSent invitation(InvitationSent before, InvitationSent after, RoomView room) {
    sameSender(before.message(), after.message());
    return same(before.invitation(), after.invitation(), after);
  }

  static InvitationDeclined decline(
      InvitationDeclined before, InvitationDeclined after, RoomView room) {
    sameSender(before.answer(), after.answer());
    return same(before.invitation(), after.invitation(), after);
  }

  static VoiceRequested voiceRequest(VoiceRequested before, VoiceRequested after, RoomView room) {
    sameSender(before.form(), after.form());
    return same(new VoiceRequested(before.visitor(), before.realJid(), after.form()), after, after);
  }

  static IqRelayed relay(IqRelayed before, IqRelayed after, RoomView room) {
    same(before.request().id(), after.request().id(), after);
    same(before.request().from(), after.request().from(), after);
    same(before.request().type(), after.request().type(), after);
    return same(before.relay(), after.relay(), after);
  }

  static AvailabilityChanged availability(
      AvailabilityChanged before, AvailabilityChanged after, RoomView room) {
    same(before.before(), after.before(), after);
    return same(before.session().realJid(), after.session().realJid(), after);
  }

  static SessionJoined session(SessionJoined before, SessionJoined after, RoomView room) {
    same(before.before(), after.before(), after);
    same(before.request(), after.request(), after);
    return same(before.session().realJid(), after.session().realJid(), after);
  }

  /** Another role or nick, or other words; a client with another nick is told so (§7.2.3). */
  static OccupantJoined newcomer(OccupantJoined before, OccupantJoined after, RoomView room) {
    Occupant was = before.occupant();
    Occupant is = after.occupant();
    check(is.role() != Role.NONE && is.sessions().size() == 1, after);
    same(was.shown().realJid(), is.shown().realJid(), after);
    var like =
        new Occupant(
            is.address(), was.account(), is.role(), was.affiliation(), was.id(), is.sessions());
    same(like, is, after);
    if (was.address().equals(is.address())) {
      return same(before.request(), after.request(), after);
    }
    check(room.occupant(is.nick()).isEmpty() && isOpenTo(is, room), after);
    JoinRequest asked = before.request();
    return new OccupantJoined(is, new JoinRequest(asked.id(), asked.history(), true));
  }

  static NickChanged nick(NickChanged before, NickChanged after, RoomView room) {
    same(before.before(), after.before(), after);
    same(before.after(), after.after().withAddress(before.after().address()), after);
    if (before.after().address().equals(after.after().address())) {
      return before;
    }
    boolean free =
        room.occupant(after.after().nick())
            .filter(holder -> !holder.equals(before.before())) // Its own, in another spelling.
            .isEmpty();
    check(free && isOpenTo(after.after(), room), after);
    return new NickChanged(before.before(), after.after(), true);
  }

  private static boolean isOpenTo(Occupant occupant, RoomView room) {
    return occupant.address().bare().equals(room.address())
        && !NickRules.isReservedForAnother(room, occupant.nick(), occupant.account());
  }

  static RoomCreated creation(RoomCreated before, RoomCreated after, RoomView room) {
    return same(new RoomCreated(before.creator(), after.config(), before.at()), after, after);
  }

  static ConfigChanged config(ConfigChanged before, ConfigChanged after, RoomView room) {
    same(before.before(), after.before(), after);
    checkConfig(before.after(), after.after());
    return after;
  }

  static RoomUnlocked firstConfig(RoomUnlocked before, RoomUnlocked after, RoomView room) {
    same(before.before(), after.before(), after);
    checkConfig(before.after(), after.after());
    return after;
  }

  /** Who has to go because of a configuration is decided by then. */
  static void checkConfig(RoomConfig before, RoomConfig after) {
    check(before.access().membersOnly() == after.access().membersOnly(), after);
    String password = after.access().password();
    check(password == null || !password.isEmpty(), after);
  }

  static FieldChange field(FieldChange before, FieldChange after, RoomView room) {
    return same(before.to(after.after()), after, after);
  }

  private static Message sameSender(Message before, Message after) {
    same(before.from(), after.from(), after);
    same(before.type(), after.type(), after);
    return after;
  }

  private static <T> T same(@Nullable Object before, @Nullable Object after, T altered) {
    check(Objects.equals(before, after), altered);
    return altered;
  }

  private static void check(boolean allowed, Object altered) {
    if (!allowed) {
      throw new PolicyFailure("no policy may alter this so: " + altered.getClass().getName());
    }
  }
}
