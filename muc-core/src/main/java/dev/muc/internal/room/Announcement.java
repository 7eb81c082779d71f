package dev.muc.internal.room;

import dev.muc.Delivery;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import java.util.ArrayList;
import java.util.List;

/** What the events of a decision cause to be sent, apart from any reply. */
final class Announcement {
  private List<Delivery> toSubject = List.of(); // As it stays for a message to all.
  private final List<Delivery> toOthers = new ArrayList<>(2);

  /** Tells those whom the event is about. */
  void toSubject(Stanza stanza, List<Jid> recipients) {
    toSubject = toSubject.isEmpty() ? new ArrayList<>() : toSubject;
    add(toSubject, stanza, recipients);
  }

  /** Tells everybody else. */
  void toOthers(Stanza stanza, List<Jid> recipients) {
    add(toOthers, stanza, recipients);
  }

  private static void add(List<Delivery> deliveries, Stanza stanza, List<Jid> recipients) {
    if (!recipients.isEmpty()) {
      deliveries.add(new Delivery(stanza, recipients));
    }
  }

  List<Delivery> toSubject() {
    return toSubject;
  }

  List<Delivery> toOthers() {
    return toOthers;
  }
}
