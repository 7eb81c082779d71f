package dev.muc.payload;

import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The wish to have a room invite somebody: {@code <invite/>} in the namespace muc#user (XEP-0045
 * §7.8.2, §7.9).
 *
 * @param to whom to invite, or null if the request names no valid address
 * @param said what goes to the invitee as it is: the reason, in one or more languages, and {@code
 *     <continue/>}
 * @param password the password that the inviter gives along, or null
 */
public record MediatedInvite(@Nullable Jid to, List<Element> said, @Nullable String password) {

  public MediatedInvite {
    said = List.copyOf(said);
  }

  /** Creates one that the room itself sees reason for, with {@code reason} unless it is null. */
  public static MediatedInvite of(Jid to, @Nullable String reason) {
    List<Element> said =
        reason == null ? List.of() : List.of(Element.ofText(Namespaces.MUC_USER, "reason", reason));
    return new MediatedInvite(to, said, null);
  }

  /** Reads all that a message asks for, in order; empty if it asks for none. */
  public static List<MediatedInvite> readAll(Message message) {
    Optional<Element> x = message.payload(Namespaces.MUC_USER, "x");
    if (x.isEmpty()) {
      return List.of();
    }
    String password = x.get().child("password").map(Element::text).orElse(null);
    List<MediatedInvite> invites = new ArrayList<>();
    for (Element child : x.get().children()) {
      if (child.is(Namespaces.MUC_USER, "invite")) {
        Jid to = child.attribute("to").flatMap(Jid::parse).orElse(null);
        invites.add(new MediatedInvite(to, saidIn(child), password));
      }
    }
    return invites;
  }

  private static List<Element> saidIn(Element invite) {
    return invite.children().stream()
        .filter(
            child ->
                child.is(Namespaces.MUC_USER, "reason")
                    || child.is(Namespaces.MUC_USER, "continue"))
        .toList();
  }

  /** Returns the first reason that says something. */
  public Optional<String> reason() {
    return said("reason").map(Element::text).filter(reason -> !reason.isEmpty());
  }

  private Optional<Element> said(String name) {
    return said.stream().filter(element -> element.name().equals(name)).findFirst();
  }

  /**
   * Returns what the invitee is sent.
   *
   * @param from the address by which it is to know the inviter
   * @param roomPassword the password it will be asked for, or null
   * @param reasonAlways whether there is an empty reason where none was given
   */
  public Element toElement(Jid from, @Nullable String roomPassword, boolean reasonAlways) {
    var invite = Element.builder(Namespaces.MUC_USER, "invite").attribute("from", from);
    if (reasonAlways && said("reason").isEmpty()) {
      invite.child(Element.of(Namespaces.MUC_USER, "reason"));
    }
    invite.children(said);
    return Element.builder(Namespaces.MUC_USER, "x")
        .child(invite.build())
        .textChild("password", roomPassword)
        .build();
  }

  /** Returns the same in the form of a direct invitation to {@code room} (XEP-0249). */
  public Element toConference(Jid room, @Nullable String roomPassword) {
    Optional<Element> continuation = said("continue");
    return Element.builder(Namespaces.CONFERENCE, "x")
        .attribute("jid", room)
        .attribute("reason", reason().orElse(null))
        .attribute("password", roomPassword)
        .attribute("continue", continuation.isPresent() ? "true" : null)
        .attribute("thread", continuation.flatMap(c -> c.attribute("thread")).orElse(null))
        .build();
  }
}
