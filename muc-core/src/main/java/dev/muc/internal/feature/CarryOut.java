package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.CONFLICT;

import dev.muc.RoomOrder;
import dev.muc.Ticket;
import dev.muc.event.RoomEvent.RoomCreated;
import dev.muc.event.RoomEvent.RoomRestored;
import dev.muc.event.RoomEvent.RoomUnlocked;
import dev.muc.internal.feature.Decision.ReplyAt;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.model.Exit;
import dev.muc.model.Occupant;
import dev.muc.model.RoomConfig;
import dev.muc.spi.RoomView;
import dev.muc.stanza.StanzaError;

/** The host wants something done in a room. */
public final class CarryOut {

  private CarryOut() {}

  /** Decides on an order; most can be carried out only in a room that exists. */
  public static Decision decide(RoomView room, RoomOrder order, Context context) {
    if (order instanceof RoomOrder.Create create) {
      return create(room, create, context);
    } else if (order instanceof RoomOrder.Adopt adopt) {
      return room.exists() ? exists() : Decision.accept(new RoomRestored(adopt.snapshot()));
    }
    return room.exists() ? decideInRoom(room, order, context) : Decision.ignore();
  }

  private static Decision decideInRoom(RoomView room, RoomOrder order, Context context) {
    if (order instanceof RoomOrder.Configure configure) {
      return Configure.change(room, configure.change().apply(room.config()));
    } else if (order instanceof RoomOrder.Destroy destroy) {
      return Destroy.decide(room, destroy.destruction(), context);
    } else if (order instanceof RoomOrder.Rename rename) {
      return Rename.decide(room, rename, context);
    } else if (order instanceof RoomOrder.Administer administer) {
      return Admin.change(room, Asker.host(room), administer.items(), texts(room), context);
    } else if (order instanceof RoomOrder.Kick kick) {
      return kick(room, kick);
    }
    return speak(room, order, context);
  }

  private static Decision speak(RoomView room, RoomOrder order, Context context) {
    if (order instanceof RoomOrder.Say say) {
      return SpeakAsRoom.toAll(room, say.payloads(), context);
    } else if (order instanceof RoomOrder.Tell tell) {
      return SpeakAsRoom.toOne(room, tell.nick(), tell.payloads(), context);
    } else if (order instanceof RoomOrder.ChangeSubject change) {
      return SpeakAsRoom.subject(room, change.subject(), context);
    } else if (order instanceof RoomOrder.Look look) {
      look.reader().accept(room);
      return Decision.accept();
    }
    if (order instanceof RoomOrder.Wake) {
      return Decision.accept();
    }
    throw new AssertionError("no case for " + order.getClass());
  }

  private static Decision create(RoomView room, RoomOrder.Create create, Context context) {
    if (room.exists()) {
      return exists();
    }
    RoomConfig config = create.config().with(create.config().profile().withPersistent(true));
    return Configure.invalid(config)
        .orElseGet(
            () ->
                Decision.accept(
                    new RoomCreated(create.owner(), config, context.now()),
                    new RoomUnlocked(config, config)));
  }

  static Decision exists() {
    return Decision.refuse(CONFLICT.error(), TextKey.ERROR_ROOM_EXISTS);
  }

  private static Decision kick(RoomView room, RoomOrder.Kick kick) {
    Plan plan = new Plan(room);
    for (Occupant occupant : plan.occupantsOf(kick.account())) {
      plan.remove(occupant, Exit.KICKED, null, kick.reason());
    }
    return Decision.accept(ReplyAt.END, plan.events());
  }

  private static Texts texts(RoomView room) {
    return Texts.in(room.config().profile().lang());
  }

  /** Returns how an order ended on which {@code decision} was taken. */
  public static Ticket end(long ticket, Decision decision, RoomView room) {
    if (decision instanceof Decision.Refuse refuse) {
      if (Unanswered.isReason(refuse)) {
        return new Ticket(ticket, Ticket.Result.FAILED);
      }
      StanzaError error = Replies.explained(refuse.error(), refuse, texts(room));
      return new Ticket(ticket, Ticket.Result.REFUSED, error);
    }
    boolean unknown = decision instanceof Decision.Ignore;
    return new Ticket(ticket, unknown ? Ticket.Result.NO_ROOM : Ticket.Result.DONE);
  }
}
