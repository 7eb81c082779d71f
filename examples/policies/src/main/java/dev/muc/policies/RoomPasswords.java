package dev.muc.policies;

import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.event.RoomEvent.SessionJoined;
import dev.muc.payload.MucJoin;
import dev.muc.spi.Inquiry;
import dev.muc.spi.Policy;
import dev.muc.spi.Proposal;
import dev.muc.spi.Ruling;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.StanzaError.Condition;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets into existing rooms who gives a password that somebody else knows ({@link PasswordService}).
 */
public final class RoomPasswords implements Policy {
  private static final Duration WITHIN = Duration.ofSeconds(5);

  /** Creates a policy for all rooms. */
  public RoomPasswords() {}

  /** Is that the password of this account for this room? */
  public record Check(BareJid room, BareJid account, String password) implements Inquiry<Boolean> {
    @Override
    public String toString() {
      return "Check[room=" + room + "]"; // A password is not for logs.
    }
  }

  @Override
  public Ruling<OccupantJoined> join(Proposal<OccupantJoined> proposal) {
    return proposal.room().exists() ? check(proposal) : Ruling.pass();
  }

  @Override
  public Ruling<SessionJoined> joinAgain(Proposal<SessionJoined> proposal) {
    return proposal.occupant().isPresent() ? Ruling.pass() : check(proposal);
  }

  private static <T> Ruling<T> check(Proposal<T> proposal) {
    Optional<String> given =
        MucJoin.read((Presence) proposal.stanza(), proposal.now())
            .flatMap(join -> Optional.ofNullable(join.password()));
    if (given.isEmpty()) {
      return wrong();
    }
    var check = new Check(proposal.room().address(), proposal.client().bare(), given.get());
    return Ruling.ask(
        check,
        WITHIN,
        right -> right ? Ruling.pass() : wrong(),
        Ruling.refuse(Condition.REMOTE_SERVER_TIMEOUT, "The password cannot be checked now"));
  }

  private static <T> Ruling<T> wrong() {
    return Ruling.refuse(Condition.NOT_AUTHORIZED, "This room needs a password");
  }
}
