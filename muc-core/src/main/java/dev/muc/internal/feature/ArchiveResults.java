package dev.muc.internal.feature;

import static dev.muc.payload.Namespaces.MAM;
import static dev.muc.payload.Namespaces.MUC_USER;
import static dev.muc.payload.Namespaces.RSM;

import dev.muc.payload.Forwarded;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchivedMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one who reads an archive is sent (XEP-0313 §4.2, §6.1.2).
 *
 * @param room the room that it is from
 * @param queryId what the client called its query, or null
 * @param realJids whether the real addresses of senders are told
 */
record ArchiveResults(BareJid room, @Nullable String queryId, boolean realJids) {

  /** Returns one archived message as it is sent, under the id {@code id}. */
  Message message(ArchivedMessage kept, String id) {
    Element result =
        Element.builder(MAM, "result")
            .attribute("queryid", queryId)
            .attribute("id", kept.id())
            .child(new Forwarded(shown(kept), kept.at()).toElement())
            .build();
    return new Message(Message.Type.NORMAL, room, null, id, List.of(result));
  }

  /** A message that was emptied stays empty: what is left of it keeps its place (0313-3.2-5). */
  private Message shown(ArchivedMessage kept) {
    Message message = kept.message();
    if (!realJids || message.payloads().isEmpty()) {
      return message;
    }
    List<Element> payloads = new ArrayList<>(message.payloads());
    payloads.add(sentBy(kept.sender()));
    return message.with(message.from(), null, payloads);
  }

  private static Element sentBy(Jid sender) {
    Element item = Element.builder(MUC_USER, "item").attribute("jid", sender).build();
    return Element.of(MUC_USER, "x", item);
  }

  /**
   * Returns the payload of the result. First and last are those of the page in archive order, even
   * if it was flipped; nothing says that it is unstable, since archives only grow (0313-4.3.2-5).
   */
  Element fin(ArchivePage page) {
    return Element.builder(MAM, "fin")
        .attribute("complete", page.complete() ? "true" : null)
        .child(place(page))
        .build();
  }

  private static Element place(ArchivePage page) {
    var set = Element.builder(RSM, "set");
    List<ArchivedMessage> messages = page.messages();
    if (!messages.isEmpty()) {
      set.child(
          Element.builder(RSM, "first")
              .attribute("index", page.index())
              .text(messages.get(0).id())
              .build());
      set.textChild("last", messages.get(messages.size() - 1).id());
    }
    Integer count = page.count();
    return set.textChild("count", count == null ? null : count.toString()).build();
  }
}
