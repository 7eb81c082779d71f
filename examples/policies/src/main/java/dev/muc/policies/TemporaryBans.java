package dev.muc.policies;

import dev.muc.RoomAdmin;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.event.RoomEvent.SubjectChanged;
import dev.muc.policies.Sentence.Kind;
import dev.muc.spi.Extensions;
import dev.muc.spi.OwnField;
import dev.muc.spi.Policy;
import dev.muc.spi.PrivateMessage;
import dev.muc.spi.Proposal;
import dev.muc.spi.Ruling;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.StanzaError.Condition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Bans and mutes that end by themselves, by the clock of the service. They are kept in the
 * configuration of their room, a line each: so they outlive a restart where rooms do, and owners
 * see and change them in its form.
 */
public final class TemporaryBans implements Policy {
  private static final OwnField LIST =
      OwnField.lines("x-temporary#list", "BAN or MUTE, an account, and until when, each in a line")
          .checkedBy(lines -> lines.stream().allMatch(Sentence::isOne));

  private final InstantSource time;

  /**
   * Creates a policy that rooms with such a list follow.
   *
   * @param time the clock of the service
   */
  public TemporaryBans(InstantSource time) {
    this.time = time;
  }

  /** Adds the list and the policy to a service. */
  public Extensions.Builder addTo(Extensions.Builder extensions) {
    return extensions.configField(LIST).policy(this);
  }

  /** Takes an account out of a room, and keeps it out for a while. */
  public void ban(RoomAdmin<?> admin, BareJid room, BareJid account, Duration length) {
    Instant end = pass(admin, room, Kind.BAN, account, length);
    admin.kick(room, account, "You may come back after " + end);
  }

  /** Keeps an account from speaking in a room for a while. */
  public void mute(RoomAdmin<?> admin, BareJid room, BareJid account, Duration length) {
    pass(admin, room, Kind.MUTE, account, length);
  }

  private Instant pass(
      RoomAdmin<?> admin, BareJid room, Kind kind, BareJid account, Duration length) {
    Instant now = time.instant();
    Sentence sentence = new Sentence(kind, account, now.plus(length));
    admin.configure(room, config -> LIST.set(config, sentence.addTo(LIST.values(config), now)));
    return sentence.end();
  }

  private static <T> Ruling<T> check(Proposal<T> proposal, List<Kind> kinds) {
    for (String line : LIST.values(proposal.room().config())) {
      Sentence sentence = Sentence.of(line);
      if (sentence.account().equals(proposal.client().bare())
          && kinds.contains(sentence.kind())
          && proposal.now().isBefore(sentence.end())) {
        return Ruling.refuse(Condition.FORBIDDEN, "Not before " + sentence.end());
      }
    }
    return Ruling.pass();
  }

  @Override
  public Ruling<OccupantJoined> join(Proposal<OccupantJoined> proposal) {
    return check(proposal, List.of(Kind.BAN));
  }

  @Override
  public Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
    return check(proposal, List.of(Kind.BAN, Kind.MUTE));
  }

  @Override
  public Ruling<PrivateMessage> privateMessage(Proposal<PrivateMessage> proposal) {
    return check(proposal, List.of(Kind.BAN, Kind.MUTE));
  }

  @Override
  public Ruling<SubjectChanged> changeSubject(Proposal<SubjectChanged> proposal) {
    return check(proposal, List.of(Kind.BAN, Kind.MUTE));
  }
}
