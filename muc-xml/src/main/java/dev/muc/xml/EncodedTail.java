package dev.muc.xml;

import dev.muc.stanza.Element;
import dev.muc.stanza.Node;
import dev.muc.stanza.Stanza;
import java.util.List;

/**
 * What follows the addressee of a stanza, as every writer writes it: kept with a message that is
 * stored before it is sent, so that it is encoded once.
 */
final class EncodedTail {
  private final byte[] bytes;

  EncodedTail(byte[] bytes) {
    this.bytes = bytes;
  }

  void appendTo(XmlBuffer out) {
    out.append(bytes, 0, bytes.length);
  }

  /**
   * Returns whether all writers write the same: a namespace that some stream may have as its own is
   * declared on others.
   */
  static boolean isSameForAll(List<? extends Node> content) {
    for (int i = 0; i < content.size(); i++) {
      if (content.get(i) instanceof Element element && element.namespace().startsWith("jabber:")) {
        boolean own = element.namespace().equals(Stanza.NAMESPACE);
        if (!own || !isSameForAll(element.content())) {
          return false;
        }
      }
    }
    return true;
  }
}
