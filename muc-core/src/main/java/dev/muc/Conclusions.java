package dev.muc;

import dev.muc.event.RoomChange;
import dev.muc.internal.feature.CarryOut;
import dev.muc.internal.feature.Context;
import dev.muc.internal.feature.Decision;
import dev.muc.internal.feature.Replies;
import dev.muc.internal.room.Cause;
import dev.muc.internal.room.Directory;
import dev.muc.internal.room.Room;
import dev.muc.internal.room.Transaction;
import dev.muc.internal.room.Work;
import dev.muc.stanza.Stanza;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes decisions come true, and has the directory take notice. */
final class Conclusions {
  private final Directory directory;
  private final IdSource ids;

  Conclusions(Directory directory, IdSource ids) {
    this.directory = directory;
    this.ids = ids;
  }

  /** Brings a stanza or an order to its end. */
  Outcome conclude(Room room, Work work, Decision decision, Context context) {
    Stanza stanza = work.stanza();
    if (stanza == null) {
      return done(room, work, decision);
    }
    Outcome outcome = conclude(room, stanza, decision, context);
    if (!outcome.changes().isEmpty()) {
      room.stirred(context.now());
    }
    return outcome.concluding(stanza);
  }

  private Outcome conclude(Room room, Stanza stanza, Decision decision, Context context) {
    if (decision instanceof Decision.Accept accept) {
      return commit(room, accept, Replies.result(stanza, accept), Cause.of(stanza));
    } else if (decision instanceof Decision.AcceptInRooms accept) {
      return commitAll(accept.rooms(), Replies.result(stanza, accept));
    } else if (decision instanceof Decision.Send send) {
      return Outcome.of(send.deliveries());
    } else if (decision instanceof Decision.Refuse refuse) {
      return Outcome.of(Replies.refusal(stanza, refuse, context.texts(stanza, room)));
    } else if (decision instanceof Decision.Ignore) {
      return Outcome.NOTHING;
    }
    throw new AssertionError("no case for " + decision.getClass());
  }

  private Outcome done(Room room, Work work, Decision decision) {
    Outcome outcome = Outcome.NOTHING;
    if (decision instanceof Decision.Accept accept) {
      outcome = commit(room, accept, null, null);
    } else if (decision instanceof Decision.AcceptInRooms accept) {
      outcome = commitAll(accept.rooms(), null);
    } else if (decision instanceof Decision.Send send) {
      outcome = Outcome.of(send.deliveries());
    }
    return outcome.then(Outcome.done(CarryOut.end(work.ticket(), decision, room)));
  }

  private Outcome commit(
      Room room, Decision.Accept accept, @Nullable Delivery reply, @Nullable Cause cause) {
    Outcome outcome = Transaction.commit(room, accept, reply, cause, ids);
    directory.record(room, outcome);
    return outcome;
  }

  /** Lets things happen in one room after the other; the reply, if there is one, comes last. */
  Outcome commitAll(List<Decision.InRoom> changes, @Nullable Delivery reply) {
    List<RoomChange> changed = new ArrayList<>();
    List<Delivery> deliveries = new ArrayList<>();
    for (Decision.InRoom change : changes) {
      var accept = new Decision.Accept(change.events(), Decision.ReplyAt.END, null);
      Outcome outcome = commit(directory.at(change.room()), accept, null, null);
      changed.addAll(outcome.changes());
      deliveries.addAll(outcome.deliveries());
    }
    if (reply != null) {
      deliveries.add(reply);
    }
    return Outcome.of(changed, deliveries);
  }
}
