package dev.muc.payload;

import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer "no" to an invitation: {@code <decline/>} in the namespace muc#user (XEP-0045 §7.8.2).
 *
 * @param to the inviter, or null if the answer names no valid address
 * @param reasons why, in one or more languages
 */
public record MediatedDecline(@Nullable Jid to, List<Element> reasons) {

  public MediatedDecline {
    reasons = List.copyOf(reasons);
  }

  /** Reads it from a message; empty if the message declines nothing. */
  public static Optional<MediatedDecline> read(Message message) {
    return message
        .payload(Namespaces.MUC_USER, "x")
        .flatMap(x -> x.child("decline"))
        .map(MediatedDecline::read);
  }

  private static MediatedDecline read(Element decline) {
    return new MediatedDecline(
        decline.attribute("to").flatMap(Jid::parse).orElse(null),
        decline.children().stream()
            .filter(child -> child.is(Namespaces.MUC_USER, "reason"))
            .toList());
  }

  /** Returns what the inviter is sent. */
  public Element toElement(Jid from) {
    return Element.of(
        Namespaces.MUC_USER,
        "x",
        Element.builder(Namespaces.MUC_USER, "decline")
            .attribute("from", from)
            .children(reasons)
            .build());
  }
}
