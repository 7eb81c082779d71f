package dev.muc.simulation;

import static dev.muc.stanza.StanzaError.Condition.POLICY_VIOLATION;

import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.AvailabilityChanged;
import dev.muc.event.RoomEvent.ConfigChanged;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.NickChanged;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.event.RoomEvent.SubjectChanged;
import dev.muc.model.Affiliation;
import dev.muc.spi.Inquiry;
import dev.muc.spi.Policy;
import dev.muc.spi.PrivateMessage;
import dev.muc.spi.Proposal;
import dev.muc.spi.Ruling;
import java.time.Duration;

/**
 * Rules on whatever is proposed, always the same on the same stanza; some of it only after it has
 * asked, unless it knows everything.
 */
record Doubter(boolean knowsEverything) implements Policy {
  static final Duration WITHIN = Duration.ofMillis(1);

  /** Whether and how a question is answered. */
  enum Fate {
    UNASKED,
    YES,
    NO,
    FAILED,
    TOO_LATE
  }

  /** Something that it does not know. */
  record Doubt(String about, Fate fate) implements Inquiry<Boolean> {}

  private <T> Ruling<T> rule(String decision, Proposal<T> proposal) {
    int seed = (decision + proposal.stanza()).hashCode();
    Fate[] fates = Fate.values();
    Fate fate = fates[Math.floorMod(seed, fates.length)];
    Ruling<T> no = Math.floorMod(seed / 7, 2) == 0 ? Ruling.drop() : refusal("no");
    Ruling<T> otherwise = refusal("nobody knows");
    if (fate == Fate.UNASKED) {
      return Math.floorMod(seed / 11, 6) == 0 ? no : Ruling.pass();
    }
    if (knowsEverything) {
      return switch (fate) {
        case UNASKED, YES -> Ruling.pass();
        case NO -> no;
        case FAILED, TOO_LATE -> otherwise;
      };
    }
    Doubt doubt = new Doubt(decision + proposal.stanza(), fate);
    return Ruling.ask(doubt, WITHIN, yes -> yes ? Ruling.pass() : no, otherwise);
  }

  private static <T> Ruling<T> refusal(String text) {
    return Ruling.refuse(POLICY_VIOLATION, text);
  }

  @Override
  public Ruling<Affiliation> arrive(Proposal<Affiliation> proposal) {
    return rule("arrive", proposal);
  }

  @Override
  public Ruling<OccupantJoined> join(Proposal<OccupantJoined> proposal) {
    return rule("join", proposal);
  }

  @Override
  public Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
    return rule("message", proposal);
  }

  @Override
  public Ruling<SubjectChanged> changeSubject(Proposal<SubjectChanged> proposal) {
    return rule("subject", proposal);
  }

  @Override
  public Ruling<PrivateMessage> privateMessage(Proposal<PrivateMessage> proposal) {
    return rule("private", proposal);
  }

  @Override
  public Ruling<NickChanged> changeNick(Proposal<NickChanged> proposal) {
    return rule("nick", proposal);
  }

  @Override
  public Ruling<AvailabilityChanged> changePresence(Proposal<AvailabilityChanged> proposal) {
    return rule("presence", proposal);
  }

  @Override
  public Ruling<AffiliationChanged> changeAffiliation(Proposal<AffiliationChanged> proposal) {
    return rule("affiliation", proposal);
  }

  @Override
  public Ruling<ConfigChanged> configure(Proposal<ConfigChanged> proposal) {
    return rule("configure", proposal);
  }

  @Override
  public Ruling<RoomDestroyed> destroy(Proposal<RoomDestroyed> proposal) {
    return rule("destroy", proposal);
  }
}
