package dev.muc;

import dev.muc.event.RoomChange;
import dev.muc.event.RoomEvent;
import dev.muc.internal.feature.CarryOut;
import dev.muc.internal.feature.Context;
import dev.muc.internal.feature.Decision;
import dev.muc.internal.feature.Replies;
import dev.muc.internal.room.Cause;
import dev.muc.internal.room.Directory;
import dev.muc.internal.room.Room;
import dev.muc.internal.room.Transaction;
import dev.muc.internal.room.Work;
import dev.muc.spi.Extensions;
import dev.muc.spi.Happening;
import dev.muc.spi.PresenceDecoration;
import dev.muc.spi.RoomObserver;
import dev.muc.stanza.Stanza;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes decisions come true, and has the directory take notice. */
final class Conclusions {
  private static final Logger log = LoggerFactory.getLogger(Conclusions.class);

  private final Directory directory;
  private final IdSource ids;
  private final InstantSource time;
  private final List<RoomObserver> observers;
  private final List<PresenceDecoration> decorations;
  private long happenings;

  Conclusions(Directory directory, IdSource ids, InstantSource time, Extensions extensions) {
    this.directory = directory;
    this.ids = ids;
    this.time = time;
    this.observers = extensions.observers();
    this.decorations = extensions.decorations().stream().map(Conclusions::guarded).toList();
  }

  /** What happens has happened when presence is decorated: nobody may be left untold. */
  private static PresenceDecoration guarded(PresenceDecoration decoration) {
    return (room, about, viewer) -> {
      try {
        return decoration.show(room, about, viewer);
      } catch (RuntimeException failure) {
        failed("A decoration", decoration, failure);
        return List.of();
      }
    };
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
    Outcome outcome = Transaction.commit(room, accept, reply, cause, decorations, ids);
    directory.record(room, outcome);
    if (!observers.isEmpty()) {
      outcome.changes().forEach(change -> observe(room, change));
    }
    return outcome;
  }

  private void observe(Room room, RoomChange change) {
    Instant now = time.instant();
    for (RoomEvent event : change.events()) {
      Happening happening = new Happening(++happenings, now, room, event);
      for (RoomObserver observer : observers) {
        try {
          observer.happened(happening);
        } catch (RuntimeException failure) {
          failed("An observer", observer, failure);
        }
      }
    }
  }

  private static void failed(String what, Object of, RuntimeException failure) {
    log.error("{} failed: {}", what, of.getClass().getName(), Wordless.of(failure));
    log.debug("What that was", failure);
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
