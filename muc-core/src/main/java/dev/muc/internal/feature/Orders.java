package dev.muc.internal.feature;

import dev.muc.Question;
import dev.muc.Question.ListRooms;
import dev.muc.RoomOrder;
import dev.muc.Ticket;
import dev.muc.internal.feature.Decision.AcceptInRooms;
import dev.muc.internal.feature.Decision.InRoom;
import dev.muc.limits.Limit;
import dev.muc.payload.Page;
import dev.muc.payload.PageRequest;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Has orders carried out in rooms because an administrator's command wants it. */
final class Orders {
  /*
   * Where the host knows more rooms they are questions to it; a decision is taken anew with each
   * answer, and comes to the same orders. A service that is all there is decides on all of them at
   * once.
   */

  private Orders() {}

  /**
   * Has all of them carried out.
   *
   * @param ended makes the answer to the command of how they ended, in their order
   */
  static Decision carryOut(
      List<RoomOrder> orders, Context context, Function<List<Ticket.Result>, Element> ended) {
    if (!context.service().host().knowsMoreRooms()) {
      return here(orders, context, ended);
    }
    List<Question<?>> open = new ArrayList<>();
    List<Ticket.Result> results = new ArrayList<>();
    for (RoomOrder order : orders) {
      Question<Ticket.Result> question = new Question.CarryOut(order);
      context.answer(question).ifPresentOrElse(results::add, () -> open.add(question));
    }
    return open.isEmpty() ? Decision.reply(ended.apply(results)) : Decision.askMeanwhile(open);
  }

  /** As {@link #carryOut}, in every room that somebody is in, a page of them at a time. */
  static Decision inEachOccupied(
      Function<BareJid, RoomOrder> order,
      Context context,
      Function<List<Ticket.Result>, Element> ended) {
    int max = context.service().limits().of(Limit.PAGE);
    List<RoomOrder> orders = new ArrayList<>();
    PageRequest next = PageRequest.FIRST;
    while (true) {
      ListRooms question = new ListRooms(RoomQuery.occupied(next, max));
      Optional<Page<RoomSummary>> page = context.answer(question);
      if (page.isEmpty()) {
        return Decision.askMeanwhile(List.of(question));
      }
      List<RoomSummary> rooms = page.get().entries();
      rooms.forEach(room -> orders.add(order.apply(room.address())));
      Decision decision = carryOut(orders, context, ended);
      if (rooms.size() < max || decision instanceof Decision.Ask) {
        return decision;
      }
      next = new PageRequest(null, rooms.get(rooms.size() - 1).id(), null, null);
    }
  }

  private static Decision here(
      List<RoomOrder> orders, Context context, Function<List<Ticket.Result>, Element> ended) {
    List<InRoom> changes = new ArrayList<>();
    List<Ticket.Result> results = new ArrayList<>();
    for (RoomOrder order : orders) {
      Optional<RoomView> room = context.directory().room(order.room());
      if (room.isEmpty()) {
        results.add(Ticket.Result.NO_ROOM);
        continue;
      }
      Decision decision = CarryOut.decide(room.get(), order, context);
      if (decision instanceof Decision.Accept accept && !accept.events().isEmpty()) {
        changes.add(new InRoom(order.room(), accept.events()));
      }
      results.add(CarryOut.end(0, decision, room.get()).result());
    }
    return new AcceptInRooms(changes, ended.apply(results));
  }
}
