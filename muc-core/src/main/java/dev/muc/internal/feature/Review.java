package dev.muc.internal.feature;

import dev.muc.Delivery;
import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.ConfigChanged;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.RoomUnlocked;
import dev.muc.internal.feature.Verdict.Falls;
import dev.muc.internal.feature.Verdict.Stands;
import dev.muc.model.Affiliation;
import dev.muc.model.RoomConfig;
import dev.muc.payload.Disco;
import dev.muc.payload.Namespaces;
import dev.muc.spi.FieldChange;
import dev.muc.spi.Keeping;
import dev.muc.spi.PrivateMessage;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is decided is put before the embedder's policies (spec/design/policies.md). */
public final class Review {
  private final Bench bench;

  private Review(Bench bench) {
    this.bench = bench;
  }

  private static boolean isFree(Context context) {
    return context.service().extensions().policies().isEmpty();
  }

  /** Returns what becomes of a decision about a stanza to a room once policies have had a say. */
  public static Decision of(Decision decision, RoomView room, Stanza stanza, Context context) {
    if (isFree(context) || !isWish(stanza)) {
      return decision;
    }
    Review review = new Review(new Bench(room, stanza, context));
    if (decision instanceof Decision.Accept accept) {
      return review.ofEvents(accept);
    }
    return decision instanceof Decision.Send send && stanza instanceof Message
        ? review.ofPrivateMessage(send)
        : decision;
  }

  /** Nobody is kept from leaving, and errors and answers are no request. */
  private static boolean isWish(Stanza stanza) {
    if (stanza instanceof Presence presence) {
      return presence.type() == Presence.Type.AVAILABLE;
    }
    return stanza instanceof Iq iq ? iq.isRequest() : !stanza.isError();
  }

  private Decision ofEvents(Decision.Accept accept) {
    List<RoomEvent> events = new ArrayList<>(accept.events().size());
    for (RoomEvent event : accept.events()) {
      Verdict<? extends RoomEvent> verdict = ofEvent(event);
      if (verdict instanceof Falls<? extends RoomEvent> falls) {
        return falls.decision();
      }
      events.add(((Stands<? extends RoomEvent>) verdict).what());
    }
    return new Decision.Accept(events, accept.replyAt(), accept.reply(), accept.lang());
  }

  private Verdict<? extends RoomEvent> ofEvent(RoomEvent event) {
    if (event instanceof MessageAccepted message) {
      return ofMessage(message);
    } else if (event instanceof AffiliationChanged changed) {
      return ofAffiliation(changed);
    } else if (event instanceof ConfigChanged changed) {
      Verdict<RoomConfig> fields = ofFields(changed.before(), changed.after());
      return fields instanceof Stands<RoomConfig> stands
          ? ofAny(new ConfigChanged(changed.before(), stands.what()))
          : new Falls<>(((Falls<RoomConfig>) fields).decision());
    } else if (event instanceof RoomUnlocked unlocked) {
      Verdict<RoomConfig> fields = ofFields(unlocked.before(), unlocked.after());
      return fields instanceof Stands<RoomConfig> stands
          ? ofAny(new RoomUnlocked(unlocked.before(), stands.what()))
          : new Falls<>(((Falls<RoomConfig>) fields).decision());
    }
    return ofAny(event);
  }

  private <E extends RoomEvent> Verdict<E> ofAny(E event) {
    return ProposalKind.of(event)
        .map(kind -> bench.judge(kind, event))
        .orElseGet(() -> new Stands<>(event));
  }

  private Verdict<MessageAccepted> ofMessage(MessageAccepted message) {
    Verdict<MessageAccepted> verdict = ofAny(message);
    if (!(verdict instanceof Stands<MessageAccepted> stands)) {
      return verdict;
    }
    MessageAccepted said = stands.what();
    var usual = new Keeping(said.message(), said.remembered(), said.archiveId() != null);
    Verdict<Keeping> kept = bench.judge(ProposalKind.KEEPING, usual);
    return kept instanceof Falls<Keeping> falls
        ? new Falls<>(falls.decision())
        : new Stands<>(kept(said, ((Stands<Keeping>) kept).what()));
  }

  private MessageAccepted kept(MessageAccepted said, Keeping keeping) {
    boolean archived =
        keeping.inArchive() && ArchiveAccess.isOffered(bench.room(), bench.context());
    String id = archived ? stanzaId(said.message()).orElse(null) : null;
    return new MessageAccepted(said.message(), said.at(), said.sender(), keeping.inHistory(), id);
  }

  private static Optional<String> stanzaId(Message message) {
    return message
        .payload(Namespaces.STANZA_ID, "stanza-id")
        .flatMap(element -> element.attribute("id"));
  }

  /** One that comes about at the door was put before the policies there. */
  private Verdict<AffiliationChanged> ofAffiliation(AffiliationChanged changed) {
    if (bench.stanza() instanceof Presence) {
      return new Stands<>(changed);
    }
    boolean registers = bench.stanza().payload(Namespaces.REGISTER, "query").isPresent();
    return registers ? bench.judge(ProposalKind.REGISTRATION, changed) : ofAny(changed);
  }

  private Verdict<RoomConfig> ofFields(RoomConfig before, RoomConfig after) {
    ConfigForm form = Configure.form(bench.context());
    ConfigDraft draft = new ConfigDraft(after);
    for (FieldChange change : form.changes(before, after)) {
      Verdict<FieldChange> verdict = bench.judge(ProposalKind.FIELD, change);
      if (verdict instanceof Falls<FieldChange> falls) {
        return new Falls<>(falls.decision());
      }
      FieldChange allowed = ((Stands<FieldChange>) verdict).what();
      if (!allowed.equals(change) && !form.write(draft, allowed.var(), allowed.after())) {
        throw new PolicyFailure("no value of " + allowed.var() + ": " + allowed.after());
      }
    }
    RoomConfig config = draft.toConfig();
    Alterations.checkConfig(after, config);
    return new Stands<>(config);
  }

  private Decision ofPrivateMessage(Decision.Send send) {
    Delivery delivery = send.deliveries().get(0);
    RoomView room = bench.room();
    var sender = room.occupant(bench.stanza().from());
    var recipient = room.occupant(delivery.recipients().get(0));
    if (sender.isEmpty() || recipient.isEmpty()) {
      throw new AssertionError("a private message is from one occupant to another");
    }
    var proposed = new PrivateMessage(sender.get(), recipient.get(), (Message) delivery.stanza());
    Verdict<PrivateMessage> verdict = bench.judge(ProposalKind.PRIVATE_MESSAGE, proposed);
    return verdict instanceof Stands<PrivateMessage> stands
        ? Decision.send(new Delivery(stands.what().message(), delivery.recipients()))
        : ((Falls<PrivateMessage>) verdict).decision();
  }

  /** Returns the affiliation with which an account comes to the door, or why it may not come. */
  static Verdict<Affiliation> arrival(
      RoomView room, Presence request, BareJid account, Context context) {
    Affiliation kept = room.exists() ? room.affiliation(account) : Affiliation.OWNER;
    boolean known = !room.exists() || !room.occupantsOf(account).isEmpty();
    boolean lastOwner =
        kept == Affiliation.OWNER && room.entries(Affiliation.OWNER).size() == 1; // 0045-10-1.
    return isFree(context) || known || lastOwner
        ? new Stands<>(kept)
        : new Bench(room, request, context).judge(ProposalKind.ARRIVAL, kept);
  }

  /** Returns what policies have against a request that only reads; empty for nothing. */
  static Optional<Decision> request(RoomView room, Iq request, Context context) {
    if (isFree(context)) {
      return Optional.empty();
    }
    Element payload = request.payloads().get(0);
    Verdict<Iq> verdict = new Stands<>(request);
    if (Disco.isQuery(request.payloads())) {
      verdict = new Bench(room, request, context).judge(ProposalKind.DISCOVERY, request);
    } else if (payload.namespace().equals(Namespaces.MAM)) {
      verdict = new Bench(room, request, context).judge(ProposalKind.ARCHIVE, request);
    }
    return verdict instanceof Falls<Iq> falls ? Optional.of(falls.decision()) : Optional.empty();
  }
}
