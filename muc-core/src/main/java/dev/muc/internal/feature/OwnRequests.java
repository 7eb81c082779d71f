package dev.muc.internal.feature;

import dev.muc.Question.Consult;
import dev.muc.model.Occupant;
import dev.muc.spi.Reply;
import dev.muc.spi.Request;
import dev.muc.spi.RequestHandler.Kind;
import dev.muc.spi.RequestHandler.To;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import java.util.List;
import java.util.Optional;

/** Requests that the embedder answers ({@link dev.muc.spi.RequestHandler}). */
final class OwnRequests {

  private OwnRequests() {}

  /** Decides on a request to the service; empty if it is of no kind that the embedder answers. */
  static Optional<Decision> toService(Iq iq, Context context) {
    return decide(To.SERVICE, iq, Optional.empty(), Optional.empty(), context);
  }

  /** Decides on a request to a room. */
  static Optional<Decision> toRoom(RoomView room, Iq iq, Context context) {
    return decide(To.ROOM, iq, Optional.of(room), Optional.empty(), context);
  }

  /** Decides on a request to an occupant. */
  static Optional<Decision> toOccupant(RoomView room, Iq iq, Occupant addressee, Context context) {
    return decide(To.OCCUPANT, iq, Optional.of(room), Optional.of(addressee), context);
  }

  /** Returns what discovery says of requests to this kind of entity. */
  static List<String> features(To to, Context context) {
    return context.service().extensions().requestHandlers().stream()
        .filter(kind -> kind.to() == to)
        .map(Kind::namespace)
        .distinct()
        .toList();
  }

  private static Optional<Decision> decide(
      To to, Iq iq, Optional<RoomView> room, Optional<Occupant> addressee, Context context) {
    Element payload = iq.payloads().get(0);
    for (Kind kind : context.service().extensions().requestHandlers()) {
      if (kind.to() == to && payload.is(kind.namespace(), kind.name())) {
        Request request = new Request(iq, room, addressee, context.now());
        return Optional.of(answer(kind, request, context));
      }
    }
    return Optional.empty();
  }

  private static Decision answer(Kind kind, Request request, Context context) {
    try {
      return decision(kind.handler().answer(request), request, context);
    } catch (PolicyFailure known) {
      throw known;
    } catch (RuntimeException thrown) {
      throw new PolicyFailure(kind.handler(), thrown);
    }
  }

  private static Decision decision(Reply reply, Request request, Context context) {
    if (reply instanceof Reply.Result result) {
      return Decision.reply(result.payload());
    } else if (reply instanceof Reply.Refusal refusal) {
      return Decision.refuse(refusal.error());
    } else if (reply instanceof Reply.Ask<?> ask) {
      return ask(ask, request, context);
    }
    throw new AssertionError("no case for " + reply.getClass());
  }

  private static <A> Decision ask(Reply.Ask<A> ask, Request request, Context context) {
    BareJid about = request.room().map(RoomView::address).orElse(context.service().address());
    Consult<A> question = new Consult<>(about, ask.inquiry(), ask.within());
    Optional<A> answer = context.facts().get(question);
    if (answer.isPresent()) {
      return decision(ask.then().apply(answer.get()), request, context);
    } else if (context.facts().isUnanswerable(question)) {
      return decision(ask.otherwise(), request, context);
    }
    Bench.checkEnd(context, ask.inquiry());
    return Decision.askMeanwhile(List.of(question));
  }
}
