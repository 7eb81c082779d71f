package dev.muc.internal.feature;

import dev.muc.Delivery;
import dev.muc.internal.text.Texts;
import dev.muc.payload.Disco;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sender of a stanza is answered (RFC 6120 §8.3). */
public final class Replies {

  private Replies() {}

  /**
   * Returns the result of a request that was accepted, or null if there is none: other stanzas have
   * none, and for a relayed request somebody else has it.
   */
  public static @Nullable Delivery result(Stanza request, Decision.Accept accept) {
    return accept.isAnsweredElsewhere() ? null : result(request, accept.reply(), accept.lang());
  }

  /** Returns the result of a request to the service that was accepted, or null if there is none. */
  public static @Nullable Delivery result(Stanza request, Decision.AcceptInRooms accept) {
    return result(request, accept.reply(), null);
  }

  private static @Nullable Delivery result(
      Stanza request, @Nullable Element reply, @Nullable String lang) {
    if (!(request instanceof Iq iq) || !iq.isRequest()) {
      return null;
    }
    Iq result = reply == null ? iq.result() : iq.resultIn(lang, reply);
    return new Delivery(result, iq.from());
  }

  /** Returns the error reply to a refused stanza; none to an error or to an answer. */
  public static List<Delivery> refusal(Stanza request, Decision.Refuse refuse, Texts texts) {
    if (request.isError() || (request instanceof Iq iq && !iq.isRequest())) {
      return List.of(); // rfc6120-8.3.1-10, rfc6120-8.2.3-3.
    }
    StanzaError error = explained(request, refuse, texts);
    Stanza reply;
    if (request instanceof Presence) {
      // As 0045-7.2.17-1 shows it; without the password that was given (0045-7.2.5-5).
      reply = request.errorReply(error, Element.of(Namespaces.MUC, "x"));
    } else if (refuse.query() != null) {
      reply = request.errorReply(error, refuse.query());
    } else if (request instanceof Iq && Disco.isQuery(request.payloads())) {
      reply = request.errorReply(error, Disco.question(request.payloads().get(0)));
    } else {
      reply = request.errorReply(error);
    }
    return withNotices(new Delivery(reply, request.from()), refuse.notices());
  }

  private static List<Delivery> withNotices(Delivery reply, List<Delivery> notices) {
    if (notices.isEmpty()) {
      return List.of(reply);
    }
    List<Delivery> all = new ArrayList<>(notices.size() + 1);
    all.add(reply);
    all.addAll(notices);
    return all;
  }

  /** States who refuses (0045-7.2.1-3) and says why in the reader's language. */
  private static StanzaError explained(Stanza request, Decision.Refuse refuse, Texts texts) {
    Jid to = request.to();
    return explained(to == null ? refuse.error() : refuse.error().by(to.bare()), refuse, texts);
  }

  /** Says in the reader's language why something is refused with {@code error}. */
  static StanzaError explained(StanzaError error, Decision.Refuse refuse, Texts texts) {
    if (refuse.text() == null) {
      return error;
    }
    String text =
        refuse.detail() == null
            ? texts.get(refuse.text())
            : texts.get(refuse.text(), refuse.detail());
    return error.text(text, texts.lang());
  }
}
