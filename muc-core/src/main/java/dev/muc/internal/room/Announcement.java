package dev.muc.internal.room;

import dev.muc.Delivery;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import java.util.ArrayList;
import java.util.List;

/** What the events of a decision cause to be sent, apart from any reply. */
final class Announcement {
  /* A message to all is one delivery, and a list of one needs no list to be collected in. */
  private List<Delivery> toSubject = List.of();
  private List<Delivery> toOthers = List.of();

  /** Tells those whom the event is about. */
  void toSubject(Stanza stanza, List<Jid> recipients) {
    toSubject = plus(toSubject, stanza, recipients);
  }

  /** Tells everybody else. */
  void toOthers(Stanza stanza, List<Jid> recipients) {
    toOthers = plus(toOthers, stanza, recipients);
  }

  private static List<Delivery> plus(
      List<Delivery> deliveries, Stanza stanza, List<Jid> recipients) {
    if (recipients.isEmpty()) {
      return deliveries;
    }
    Delivery delivery = new Delivery(stanza, recipients);
    if (deliveries.isEmpty()) {
      return List.of(delivery);
    }
    List<Delivery> more =
        deliveries instanceof ArrayList ? deliveries : new ArrayList<>(deliveries);
    more.add(delivery);
    return more;
  }

  List<Delivery> toSubject() {
    return toSubject;
  }

  List<Delivery> toOthers() {
    return toOthers;
  }
}
