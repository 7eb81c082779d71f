package dev.muc.internal.feature;

import dev.muc.Delivery;
import dev.muc.Question.Consult;
import dev.muc.internal.feature.Verdict.Falls;
import dev.muc.internal.feature.Verdict.Stands;
import dev.muc.limits.Bound;
import dev.muc.spi.Inquiry;
import dev.muc.spi.Policy;
import dev.muc.spi.Proposal;
import dev.muc.spi.RoomView;
import dev.muc.spi.Ruling;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Stanza;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The policies of a service, asked about what one stanza comes to.
 *
 * @param stanza what somebody sent
 */
record Bench(RoomView room, Stanza stanza, Context context) {

  private List<Policy> policies() {
    return context.service().extensions().policies();
  }

  /** Asks one policy after the other, each about what the earlier ones have made of it. */
  <T> Verdict<T> judge(ProposalKind<T> kind, T what) {
    Verdict<T> verdict = new Stands<>(what);
    for (Policy policy : policies()) {
      if (verdict instanceof Stands<T> stands) {
        verdict = judge(kind, stands.what(), policy);
      }
    }
    return verdict;
  }

  private <T> Verdict<T> judge(ProposalKind<T> kind, T what, Policy policy) {
    var proposal = new Proposal<>(what, room, stanza.from(), stanza, context.now());
    try {
      return settle(kind, what, kind.rule().apply(policy, proposal));
    } catch (PolicyFailure known) {
      throw known;
    } catch (RuntimeException thrown) {
      throw new PolicyFailure(policy, thrown);
    }
  }

  private <T> Verdict<T> settle(ProposalKind<T> kind, T what, Ruling<T> ruling) {
    if (ruling instanceof Ruling.Pass<T>) {
      return new Stands<>(what);
    } else if (ruling instanceof Ruling.Alter<T> alter) {
      return new Stands<>(kind.mend().mend(what, alter.instead(), room));
    } else if (ruling instanceof Ruling.Refuse<T> refuse) {
      return new Falls<>(
          new Decision.Refuse(refuse.error(), null, null, null, notices(refuse.notices())));
    } else if (ruling instanceof Ruling.Drop<T>) {
      return new Falls<>(dropped());
    } else if (ruling instanceof Ruling.Ask<T, ?> ask) {
      return settle(kind, what, ask);
    }
    throw new AssertionError("no case for " + Objects.toString(ruling));
  }

  private <T, A> Verdict<T> settle(ProposalKind<T> kind, T what, Ruling.Ask<T, A> ask) {
    Consult<A> question = new Consult<>(room.address(), ask.inquiry(), ask.within());
    Optional<A> answer = context.facts().get(question);
    if (answer.isPresent()) {
      return settle(kind, what, ask.then().apply(answer.get()));
    } else if (context.facts().isUnanswerable(question)) {
      return settle(kind, what, ask.otherwise());
    }
    checkEnd(context, ask.inquiry());
    return new Falls<>(new Decision.Ask(List.of(question), kind.holdsRoom()));
  }

  /** Stops whoever asks without end. */
  static void checkEnd(Context context, Inquiry<?> next) {
    if (context.facts().count() >= Bound.INQUIRIES_FOR_A_STANZA.max()) {
      throw new PolicyFailure("no end of inquiries: is this a value? " + next.getClass());
    }
  }

  /** The sender is not told, but a request has an answer (rfc6120-8.2.3-3). */
  private Decision dropped() {
    return stanza instanceof Iq ? Decision.reply(null) : Decision.ignore();
  }

  private List<Delivery> notices(List<Stanza> stanzas) {
    List<Delivery> notices = new ArrayList<>(stanzas.size());
    for (Stanza notice : stanzas) {
      if (notice.to() == null || !notice.from().bare().equals(room.address())) {
        throw new PolicyFailure("a notice is from its room, to somebody");
      }
      notices.add(new Delivery(notice, notice.to()));
    }
    return notices;
  }
}
