package dev.muc;

import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import java.util.List;
import java.util.stream.Stream;

/**
 * One stanza for one or more recipients.
 *
 * <p>A broadcast is one delivery for each form in which it is seen, not one for each occupant, so
 * that a codec can encode it once and write each recipient into the start tag.
 *
 * @param stanza the stanza; an addressee that it has is taken out
 * @param recipients the addressees, in the order in which they are served
 */
public record Delivery(Stanza stanza, List<Jid> recipients) {

  public Delivery {
    stanza = stanza.to() == null ? stanza : stanza.with(stanza.from(), null, stanza.payloads());
    recipients = recipients instanceof Recipients ? recipients : List.copyOf(recipients);
  }

  /** Creates a delivery to one recipient. */
  public Delivery(Stanza stanza, Jid recipient) {
    this(stanza, List.of(recipient));
  }

  /** Returns an addressed stanza for each recipient, made as the stream is read. */
  public Stream<Stanza> addressed() {
    return recipients.stream().map(stanza::to);
  }
}
